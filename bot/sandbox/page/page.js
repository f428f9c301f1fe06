// Plays phones against the Telegram of this machine.

import { buildChatList, showChatList } from "./chats.js";
import { fetchState, listen, people, refresh } from "./company.js";
import { showComposer } from "./composer.js";
import { listenToDialogs } from "./dialogs.js";
import { byId, drawIcons } from "./dom.js";
import { buildFrame } from "./frame.js";
import { bringFilesBack } from "./outbox.js";
import { buildPanel, showPanel } from "./panel.js";
import { addPhone, phones, settlePeople, showPhone } from "./phones.js";
import { fetchPlaces } from "./places.js";
import { language, loadTexts, speakFromNowOn, t, writeTexts } from "./texts.js";

async function begin() {
  await loadTexts();
  drawIcons(document);
  buildPanel();
  buildChatList();
  buildFrame();
  speak(language);
  document.body.classList.add("ready");
  listenToDialogs();
  byId("language").value = language;
  byId("language").addEventListener("change", (event) => speak(event.target.value));
  byId("add-phone").addEventListener("click", addPhone);
  await untilThere();
  await Promise.all([fetchPlaces(), bringFilesBack()]);
  settlePeople();
  await Promise.all(phones.map((phone) => refresh(phone.person)));
  listen();
}

/** Asks until the demo answers: the page may be opened before everything has started. */
async function untilThere() {
  for (;;) {
    try {
      await fetchState();
      byId("connection").textContent = "";
      if (people.length) return;
    } catch {
      byId("connection").textContent = t("page-connecting");
    }
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
}

function speak(tag) {
  speakFromNowOn(tag);
  writeTexts(document);
  showPanel();
  for (const phone of phones) {
    delete phone.find(".pictures").dataset.urls;
    showComposer(phone);
    showPhone(phone);
  }
  showChatList();
}

begin();
