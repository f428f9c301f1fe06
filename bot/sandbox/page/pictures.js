// Pictures and other files on their way: chosen, dropped, pasted, or drawn as a sample.

import { endContext, showComposer } from "./composer.js";
import { icon, make, makeButton, nameIt } from "./dom.js";
import { showToast } from "./taps.js";
import { t } from "./texts.js";

const MOST = 10; // files at once, as in an album
const LARGEST = 50 * 1024 * 1024;

/** Puts files to what is being written; pictures become pictures unless they are to go as documents. */
export function addFiles(phone, files, { event, asDocuments = false } = {}) {
  if (!files.length) return;
  event?.preventDefault();
  if (phone.context?.kind === "edit") endContext(phone);
  for (const file of files) {
    if (!file.size || file.size > LARGEST) {
      showToast(phone, t("page-file-size", { name: file.name }));
    } else if (phone.pictures.length < MOST) {
      const isPicture = !asDocuments && /^image\/(png|jpeg|webp|gif)$/.test(file.type);
      phone.pictures.push({ file, isPicture, url: isPicture ? URL.createObjectURL(file) : "" });
    } else {
      showToast(phone, t("page-too-many-files", { most: MOST }));
    }
  }
  showComposer(phone);
  phone.input.focus();
}

export function showFiles(phone) {
  const list = phone.find(".pictures");
  list.hidden = phone.pictures.length === 0;
  const signature = phone.pictures.map(({ file, url }) => `${file.name} ${url}`).join("|");
  if (list.dataset.urls === signature) return;
  list.dataset.urls = signature;
  list.replaceChildren(
    ...phone.pictures.map((chosen, index) => {
      const remove = makeButton("icon-button", icon("close"), () => {
        phone.pictures = phone.pictures.filter((one) => one !== chosen);
        URL.revokeObjectURL(chosen.url);
        showComposer(phone);
        phone.input.focus();
      });
      nameIt(remove, chosen.isPicture ? t("page-remove-picture", { n: index + 1 }) : t("page-remove-file", { name: chosen.file.name }));
      return make("li", "", chosen.isPicture ? drawChosen(chosen) : make("span", "chosen-file", icon("file"), make("span", "", chosen.file.name)), remove);
    }),
  );
}

function drawChosen({ url, file }) {
  const image = make("img");
  image.src = url;
  image.alt = file.name;
  return image;
}

/** Draws a shelf with goods, for whoever has no picture at hand. */
export async function addSamplePicture(phone) {
  const canvas = make("canvas");
  canvas.width = 960;
  canvas.height = 720;
  drawShelf(canvas.getContext("2d"), canvas.width, canvas.height);
  const blob = await new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", 0.85));
  addFiles(phone, [new File([blob], `shelf-${phone.pictures.length + 1}.jpg`, { type: "image/jpeg" })]);
}

function drawShelf(pen, width, height) {
  pen.fillStyle = "#efe9df";
  pen.fillRect(0, 0, width, height);
  const colours = ["#c0392b", "#2471a3", "#1e8449", "#d68910", "#76448a", "#117a65", "#a04000"];
  for (let row = 0; row < 3; row += 1) {
    const floor = (row + 1) * (height / 3) - 26;
    let x = 24;
    while (x < width - 80) {
      const colour = colours[Math.floor(Math.random() * colours.length)];
      const wide = 42 + Math.random() * 34;
      const tall = 110 + Math.random() * 70;
      const count = 1 + Math.floor(Math.random() * 3);
      for (let item = 0; item < count && x < width - 80; item += 1, x += wide + 5) {
        pen.fillStyle = colour;
        pen.fillRect(x, floor - tall, wide, tall);
        pen.fillRect(x + wide * 0.3, floor - tall - 18, wide * 0.4, 18);
        pen.fillStyle = "rgb(255 255 255 / 75%)";
        pen.fillRect(x, floor - tall * 0.65, wide, tall * 0.3);
      }
      x += 12;
    }
    pen.fillStyle = "#8d7b68";
    pen.fillRect(0, floor, width, 22);
  }
}
