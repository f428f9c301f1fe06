// Plays two phones against the Telegram of this machine: picks people, shows their chats with the bot, sends what they do.

// ── Texts ────────────────────────────────────────────────────────────────────────────────────────

const TEXTS = {
  en: {
    subtitle: "a company on this machine",
    otherLanguage: "中文",
    hintsTitle: "Five things to try",
    hint1Title: "Log a visit",
    hint1: "As a representative share a position (the paper clip) and tap a customer, or say it all in a line: {拜访 华联 谈了新品上架 下周三跟进}. {/agenda} has what is next.",
    hint2Title: "Plan and report",
    hint2: "{/plan} suggests the day's visits; send it to the supervisor. {/report} or {日报} starts from the visits made.",
    hint3Title: "Enter an order",
    hint3: "{下单 华联 矿泉水 20箱 可乐 5箱 周五送} or {/order}, then send it. 吴刚 (works) and 周静 (finance) get their copy, the representative the form as PDF; 王芳 finds a discount to decide.",
    hint4Title: "Ask for leave",
    hint4: "{请假 后天下午 事假 家里有事} or {/leave}, then send it. The supervisor answers the card with “ok” (同意), or “no” (不同意) and why.",
    hint5Title: "Answer as the supervisor",
    hint5: "Plan and report arrive on the other phone. Answer the message itself: double-click it, hold it, or press ↩ beside it.",
    hintsMore: "Choose who holds each phone above it.",
    whichPhone: "Which phone is shown",
    phoneOf: "Phone of {name}",
    changePerson: "{name}, {about}. Change who holds this phone",
    people: "People",
    unreadElsewhere: "somebody else has new messages",
    unread: "{n} new",
    bot: "bot",
    more: "More",
    block: "Block the bot",
    unblock: "Unblock the bot",
    blocked: "{name} has blocked the bot. Nothing it sends arrives.",
    empty: "No messages yet. Start the bot, or type / to see what it can do.",
    start: "Start",
    messages: "Messages of {name}",
    you: "{name} (you)",
    write: "Message",
    addCaption: "Add a caption",
    send: "Send",
    save: "Save the change",
    attach: "Attach",
    picture: "Picture",
    pictures: "Pictures",
    samplePicture: "Sample picture of a shelf",
    chosenPictures: "Chosen pictures",
    removePicture: "Remove picture {n}",
    position: "Position",
    places: "Places",
    orType: "or type where",
    latitude: "Latitude",
    longitude: "Longitude",
    wrongPosition: "Latitude is a number from −90 to 90, longitude from −180 to 180, such as 31.2304 and 121.4737.",
    contact: "Contact",
    contactName: "Name",
    contactPhone: "Phone",
    commands: "Commands",
    keyboard: "Keyboard",
    reply: "Reply",
    edit: "Edit",
    editing: "Edit message",
    replyTo: "Reply to {name}",
    cancelThis: "Cancel",
    cancel: "Cancel",
    close: "Close",
    ok: "OK",
    edited: "edited",
    forwarded: "Forwarded from {name}",
    inReply: "In reply to {name}: {text}",
    document: "Document",
    sticker: "Sticker",
    voice: "Voice message",
    album: "Pictures",
    openPicture: "Open the picture",
    showAll: "Show all",
    showLess: "Show less",
    spoiler: "Hidden text, show it",
    toEnd: "To the newest message",
    copied: "Copied",
    notCopied: "Could not copy",
    today: "Today",
    yesterday: "Yesterday",
    connecting: "Reconnecting …",
    unreachable: "Fieldbook cannot be reached. Is make demo still running?",
    failed: "That did not work ({status}).",
    place1: "People's Square", place2: "Lujiazui", place3: "Xujiahui", place4: "Wujiaochang", place5: "Hongqiao Station",
    positions: {
      representative: "Representative",
      supervisor: "Supervisor",
      manager: "Manager",
      director: "Director",
      "general manager": "General manager",
      "deputy general manager": "Deputy general manager",
      "sales admin": "Sales administration",
      finance: "Finance",
      works: "Works",
      hr: "HR",
      admin: "Administrator",
    },
  },
  zh: {
    subtitle: "本机上的一家公司",
    otherLanguage: "English",
    hintsTitle: "五件可以试的事",
    hint1Title: "记一次拜访",
    hint1: "以销售代表的身份发送位置（回形针），点一家客户；也可以一句话写完：{拜访 华联 谈了新品上架 下周三跟进}。接下来跟进谁，看 {待办}。",
    hint2Title: "计划和日报",
    hint2: "{计划} 会排好当天的拜访，发给主管；{日报} 会带出当天的拜访。",
    hint3Title: "下一张订单",
    hint3: "{下单 华联 矿泉水 20箱 可乐 5箱 周五送}，再点提交。吴刚（工务）和周静（财务）各收到一份，业务员收到 PDF 订货单；王芳那里有一张优惠单等着审批。",
    hint4Title: "请假",
    hint4: "{请假 后天下午 事假 家里有事}，再点提交。主管回复那张卡片：“同意”，或“不同意”加理由。",
    hint5Title: "以销售主管的身份回复",
    hint5: "另一部手机会收到计划和日报。请直接回复那条消息：双击、长按，或点旁边的 ↩。",
    hintsMore: "每部手机上方可以选择由谁使用。",
    whichPhone: "显示哪部手机",
    phoneOf: "{name}的手机",
    changePerson: "{name}，{about}。更换使用这部手机的人",
    people: "人员",
    unreadElsewhere: "其他人有新消息",
    unread: "{n} 条新消息",
    bot: "机器人",
    more: "更多",
    block: "停用机器人",
    unblock: "重新启用机器人",
    blocked: "{name} 已停用机器人，它发的消息都收不到。",
    empty: "还没有消息。点“开始”，或输入 / 查看可用的命令。",
    start: "开始",
    messages: "{name}的消息",
    you: "{name}（本人）",
    write: "消息",
    addCaption: "添加说明",
    send: "发送",
    save: "保存修改",
    attach: "附件",
    picture: "图片",
    pictures: "图片",
    samplePicture: "示例货架照片",
    chosenPictures: "已选图片",
    removePicture: "移除第 {n} 张图片",
    position: "位置",
    places: "地点",
    orType: "或输入坐标",
    latitude: "纬度",
    longitude: "经度",
    wrongPosition: "纬度为 −90 到 90 的数，经度为 −180 到 180 的数，例如 31.2304 和 121.4737。",
    contact: "联系人",
    contactName: "姓名",
    contactPhone: "电话",
    commands: "命令",
    keyboard: "键盘",
    reply: "回复",
    edit: "编辑",
    editing: "编辑消息",
    replyTo: "回复 {name}",
    cancelThis: "取消",
    cancel: "取消",
    close: "关闭",
    ok: "好",
    edited: "已编辑",
    forwarded: "转发自 {name}",
    inReply: "回复 {name}：{text}",
    document: "文件",
    sticker: "表情贴纸",
    voice: "语音消息",
    album: "图片",
    openPicture: "打开图片",
    showAll: "展开",
    showLess: "收起",
    spoiler: "隐藏的文字，点击显示",
    toEnd: "到最新消息",
    copied: "已复制",
    notCopied: "无法复制",
    today: "今天",
    yesterday: "昨天",
    connecting: "正在重新连接……",
    unreachable: "无法连接 Fieldbook。make demo 还在运行吗？",
    failed: "没有成功（{status}）。",
    place1: "人民广场", place2: "陆家嘴", place3: "徐家汇", place4: "五角场", place5: "虹桥火车站",
    positions: {
      representative: "销售代表",
      supervisor: "销售主管",
      manager: "销售经理",
      director: "销售总监",
      "general manager": "总经理",
      "deputy general manager": "副总经理",
      "sales admin": "销售内勤",
      finance: "财务",
      works: "工务",
      hr: "人事",
      admin: "管理员",
    },
  },
};

const PLACES = [
  ["place1", 31.2304, 121.4737],
  ["place2", 31.2397, 121.4998],
  ["place3", 31.1947, 121.4365],
  ["place4", 31.299, 121.5142],
  ["place5", 31.1946, 121.3209],
];

const ICONS = {
  down: "M6 9l6 6 6-6",
  close: "M6 6l12 12M18 6L6 18",
  more: "M12 5v.2M12 11.9v.2M12 18.8v.2",
  clip: "M20 11.5l-8.2 8.2a5.2 5.2 0 0 1-7.4-7.4l8.6-8.6a3.5 3.5 0 0 1 5 5l-8.5 8.5a1.7 1.7 0 0 1-2.5-2.4l7.6-7.6",
  keys: "M4 6h16v12H4zM8 10v.01M12 10v.01M16 10v.01M8 14h8",
  send: "M4 12l16-8-5.5 16-3-6.5zM11.5 13.5L20 4",
  reply: "M10 6L4 12l6 6M4 12h9a7 7 0 0 1 7 7",
  edit: "M4 20l1-4.5L16.5 4a2.1 2.1 0 0 1 3 3L8.5 18.5z",
  picture: "M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4M15.5 9v.01",
  pin: "M12 21s7-6.2 7-11.5a7 7 0 0 0-14 0C5 14.8 12 21 12 21zM12 9.5v.01",
  person: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4 21c.6-4 4-6 8-6s7.4 2 8 6",
  file: "M6 3h8l5 5v13H6zM14 3v5h5",
  link: "M8 16L18 6M10 6h8v8",
  copy: "M9 9h11v11H9zM5 15H4V4h11v1",
  block: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM5.8 5.8l12.4 12.4",
};

const LANGUAGE_KEPT = "fieldbook.language";
const CHOSEN_KEPT = "fieldbook.chosen";
const SEEN_KEPT = "fieldbook.seen";
const HINTS_KEPT = "fieldbook.hints";

let language = recall(LANGUAGE_KEPT) ?? (navigator.language.toLowerCase().startsWith("zh") ? "zh" : "en");

function t(key, values = {}) {
  return TEXTS[language][key].replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

function dayOf(date) {
  return date.toLocaleDateString("en-CA", { timeZone });
}

function locale() {
  return language === "zh" ? "zh-CN" : "en-GB";
}

// ── Small things ─────────────────────────────────────────────────────────────────────────────────

// Where the phones are; undefined is where the browser is.
let timeZone;

const byId = (id) => document.getElementById(id);
const narrow = matchMedia("(max-width: 860px)");
const calm = matchMedia("(prefers-reduced-motion: reduce)");

function recall(key) {
  try {
    return JSON.parse(localStorage.getItem(key)) ?? undefined;
  } catch {
    return undefined;
  }
}

function remember(key, value) {
  try {
    localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // A browser that keeps nothing still shows everything.
  }
}

function make(tag, className = "", ...children) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...children.filter((child) => child !== null));
  return element;
}

function makeButton(className, label, whenPressed) {
  const button = make("button", className, label);
  button.type = "button";
  button.addEventListener("click", whenPressed);
  return button;
}

function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  svg.classList.add("icon");
  path.setAttribute("d", ICONS[name]);
  svg.append(path);
  return svg;
}

function nameIt(element, label) {
  element.setAttribute("aria-label", label);
  if (element.matches("button")) element.title = label;
}

function writeTexts(root) {
  for (const element of root.querySelectorAll("[data-text]")) element.textContent = t(element.dataset.text);
  for (const element of root.querySelectorAll("[data-label]")) nameIt(element, t(element.dataset.label));
}

function drawIcons(root) {
  for (const element of root.querySelectorAll("[data-icon]")) element.replaceChildren(icon(element.dataset.icon));
}

function initials(name) {
  const words = name.trim().split(/\s+/);
  if (/[\u3400-\u9fff]/.test(name)) return name.trim().slice(-2);
  return (words[0][0] + (words.length > 1 ? words.at(-1)[0] : "")).toUpperCase();
}

function paintAvatar(element, person) {
  element.textContent = initials(person.name);
  element.dataset.colour = people.indexOf(person) % 7;
}

/** Who somebody is, in the page's language: positions are known, anything else stays as it was told. */
function aboutOf(person) {
  const told = person.about.split(" · ");
  return told.map((part) => TEXTS[language].positions[part.toLowerCase()] ?? part).join(" · ");
}

function htmlLanguage(tag) {
  return /^zh/i.test(tag ?? "") ? (/hant|tw|hk/i.test(tag) ? "zh-Hant" : "zh-Hans") : tag || "en";
}

// ── Talking to the server ────────────────────────────────────────────────────────────────────────

async function ask(path, options) {
  let answer;
  try {
    answer = await fetch(path, options);
  } catch {
    throw new Error(t("unreachable"));
  }
  const body = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Error(body?.error || t("failed", { status: answer.status }));
  return body ?? {};
}

function chatPath(person) {
  return `/try/chats/${encodeURIComponent(person)}`;
}

/** Does something as the person holding the phone; what went wrong is shown on that phone. */
async function act(phone, action, body) {
  const person = phone.person;
  const options = { method: "POST", body };
  if (!(body instanceof FormData)) {
    options.body = JSON.stringify(body);
    options.headers = { "Content-Type": "application/json" };
  }
  try {
    return await ask(`${chatPath(person)}/${action}`, options);
  } catch (problem) {
    showToast(phone, problem.message);
    return null;
  } finally {
    refresh(person);
  }
}

// ── What is known: people, chats, what was seen ──────────────────────────────────────────────────

let bot = { name: "Fieldbook", username: "" };
let people = [];
const phones = [];
let front = 0; // The phone a narrow screen shows.

const chats = new Map(); // person → the chat as the server last told it
const seen = new Map(Object.entries(recall(SEEN_KEPT) ?? {})); // person → newest message of the bot that was on a screen
const fetching = new Map(); // person → {again, done}

const personOf = (id) => people.find((person) => String(person.id) === String(id));
const isShown = (phone) => !narrow.matches || phones[front] === phone;
const messagesOf = (person) => chats.get(person)?.messages ?? [];
const newestOfBot = (person) => Math.max(0, ...messagesOf(person).filter((m) => !m.out).map((m) => m.id));
const unreadOf = (person) => messagesOf(person).filter((m) => !m.out && m.id > (seen.get(person) ?? 0)).length;

/** Fetches a chat soon; calls that come meanwhile are answered by one more fetch afterwards. */
function refresh(person) {
  const running = fetching.get(person);
  if (running) {
    running.again = true;
    return running.done;
  }
  const job = { again: false, done: null };
  fetching.set(person, job);
  job.done = (async () => {
    await new Promise((resolve) => setTimeout(resolve, 40));
    do {
      job.again = false;
      try {
        chats.set(person, await ask(chatPath(person)));
        showChat(person);
      } catch {
        // The line "reconnecting" tells it; the next event or reconnection asks again.
      }
    } while (job.again);
    fetching.delete(person);
  })();
  return job.done;
}

function showChat(person) {
  const newest = newestOfBot(person);
  if (!seen.has(person) || seen.get(person) > newest) seen.set(person, newest);
  for (const phone of phones) if (phone.person === person) showPhone(phone);
  showUnread();
}

/** Counts as seen what stands on a phone that is in front. */
function markSeen() {
  for (const phone of phones) {
    if (isShown(phone) && chats.has(phone.person)) seen.set(phone.person, newestOfBot(phone.person));
  }
  remember(SEEN_KEPT, Object.fromEntries(seen));
}

function listen() {
  const events = new EventSource("/try/events");
  let wasDown = false;
  events.addEventListener("message", (event) => {
    const person = String(JSON.parse(event.data).chat);
    if (personOf(person)) refresh(person);
    else catchUp(); // Somebody new in the company.
  });
  events.addEventListener("error", () => {
    wasDown = true;
    byId("connection").textContent = t("connecting");
    if (events.readyState === EventSource.CLOSED) setTimeout(listenAgain, 2000);
  });
  events.addEventListener("open", () => {
    byId("connection").textContent = "";
    if (wasDown) catchUp();
    wasDown = false;
  });
  const listenAgain = () => {
    listen();
    catchUp();
  };
}

async function catchUp() {
  try {
    await fetchState();
  } catch {
    return;
  }
  settlePeople();
  await Promise.all(people.map((person) => refresh(String(person.id))));
}

async function fetchState() {
  const state = await ask("/try/state");
  timeZone = state.zone ?? undefined;
  bot = state.bot;
  people = state.people;
}

// ── Who holds which phone ────────────────────────────────────────────────────────────────────────

/** Gives each phone a person: the remembered one, else a representative and their supervisor. */
function settlePeople() {
  const chosen = recall(CHOSEN_KEPT) ?? [];
  const is = (person, word) => person.about.toLowerCase().includes(word);
  const representative = people.find((person) => is(person, "representative")) ?? people[0];
  const supervisors = people.filter((person) => person !== representative && is(person, "supervisor") && !is(person, "representative"));
  const supervisor =
    supervisors.find((person) => representative.about.includes(person.name)) ??
    supervisors[0] ??
    people.find((person) => person !== representative) ??
    representative;
  const usual = [representative, supervisor];
  phones.forEach((phone, side) => {
    const person = String((personOf(chosen[side]) ?? usual[side]).id);
    if (person !== phone.person) givePhone(phone, person);
    else showPhone(phone);
  });
}

/** Puts a phone into somebody's hands; who held it before gets the other phone if that was theirs. */
function choosePerson(phone, person) {
  const other = phones.find((one) => one !== phone && one.person === person);
  if (other) givePhone(other, phone.person);
  givePhone(phone, person);
  remember(CHOSEN_KEPT, phones.map((one) => one.person));
}

function givePhone(phone, person) {
  keepDraft(phone);
  phone.person = person;
  phone.log.setAttribute("aria-live", "off");
  phone.log.replaceChildren();
  phone.shown.clear();
  phone.atEnd = true;
  takeUpDraft(phone);
  showPhone(phone);
  showUnread();
  setTimeout(() => phone.log.setAttribute("aria-live", "polite"), 500);
  if (!chats.has(person)) refresh(person);
}

function keepDraft(phone) {
  if (phone.person === undefined) return;
  phone.drafts.set(phone.person, { text: phone.input.value, context: phone.context, pictures: phone.pictures });
}

function takeUpDraft(phone) {
  const draft = phone.drafts.get(phone.person) ?? { text: "", context: null, pictures: [] };
  phone.input.value = draft.text;
  phone.context = draft.context;
  phone.pictures = draft.pictures;
  showComposer(phone);
}

// ── Building the phones ──────────────────────────────────────────────────────────────────────────

function buildPhone(side) {
  const section = byId("phone").content.cloneNode(true).firstElementChild;
  const find = (selector) => section.querySelector(selector);
  const phone = {
    side,
    section,
    person: undefined,
    shown: new Map(), // key of an entry → {element, signature}
    drafts: new Map(),
    context: null, // {kind: "reply" | "edit", id, name, text}
    pictures: [],
    atEnd: true,
    keysOpen: true,
    completions: [],
    completion: 0,
    log: find(".log"),
    scroller: find(".scroller"),
    input: find(".text-input"),
    commands: find(".commands"),
    find,
  };
  phone.commands.id = `commands-${side}`;
  phone.input.setAttribute("aria-controls", phone.commands.id);
  drawIcons(section);
  byId("phones").append(section);

  attachPopup(find(".owner-button"), find(".people"), () => fillPeople(phone));
  attachPopup(find(".more-button"), find(".more"), () => fillMore(phone));
  attachPopup(find(".attach-button"), find(".attach"), () => fillAttach(phone));
  find(".start").addEventListener("click", () => say(phone, "/start"));
  find(".unblock").addEventListener("click", () => act(phone, "block", { blocked: false }));
  listenToComposer(phone);
  listenToLog(phone);
  return phone;
}

function showPhone(phone) {
  const person = personOf(phone.person);
  if (!person) return;
  const chat = chats.get(phone.person);
  const find = phone.find;
  phone.section.setAttribute("aria-label", t("phoneOf", { name: person.name }));
  phone.log.setAttribute("aria-label", t("messages", { name: person.name }));
  phone.log.lang = htmlLanguage(person.language);
  paintAvatar(find(".owner-button .avatar"), person);
  find(".owner-name").textContent = person.name;
  find(".owner-about").textContent = aboutOf(person);
  find(".bot-avatar").textContent = initials(bot.name);
  find(".bar-name").textContent = bot.name;
  find(".bar-sub").textContent = bot.username ? `@${bot.username} · ${t("bot")}` : t("bot");
  find(".to-end").setAttribute("aria-label", t("toEnd"));
  find(".to-end").title = t("toEnd");

  const blocked = chat?.blocked ?? false;
  find(".blocked").hidden = !blocked;
  find(".blocked p").textContent = t("blocked", { name: person.name });
  find(".composer").hidden = blocked;
  find(".empty").hidden = !chat || chat.messages.length > 0 || blocked;
  showMessages(phone, person, chat?.messages ?? []);
  showReplyKeyboard(phone);
  showSwitch();
  if (isShown(phone)) markSeen();
}

function showSwitch() {
  const holder = document.querySelector(".switch");
  phones.forEach((phone, side) => {
    const button = holder.children[side] ?? holder.appendChild(makeButton("", "", () => bringToFront(side)));
    const person = personOf(phone.person);
    const unread = unreadOf(phone.person) > 0 && !isShown(phone);
    button.replaceChildren(make("span", "", person?.name ?? ""), ...(unread ? [unreadDot(t("unread", { n: unreadOf(phone.person) }))] : []));
    button.setAttribute("aria-pressed", String(side === front));
    phone.section.classList.toggle("front", side === front);
  });
}

function bringToFront(side) {
  front = side;
  showSwitch();
  markSeen();
  showUnread();
  foldLongQuotes(phones[side]);
  if (phones[side].atEnd) scrollToEnd(phones[side]);
}

function unreadDot(label) {
  const dot = make("span", "dot");
  dot.setAttribute("role", "img");
  dot.setAttribute("aria-label", label);
  return dot;
}

/** Shows beside each picker whether somebody who holds no phone got something new. */
function showUnread() {
  const held = phones.map((phone) => phone.person);
  const waiting = people.some((person) => !held.includes(String(person.id)) && unreadOf(String(person.id)) > 0);
  for (const phone of phones) {
    const dot = phone.find(".unread-dot");
    dot.hidden = !waiting;
    dot.replaceChildren(...(waiting ? [unreadDot(t("unreadElsewhere"))] : []));
    const person = personOf(phone.person);
    if (!person) continue;
    const label = t("changePerson", { name: person.name, about: aboutOf(person) });
    phone.find(".owner-button").setAttribute("aria-label", waiting ? `${label} (${t("unreadElsewhere")})` : label);
    const list = phone.find(".people");
    if (!list.hidden) for (const item of list.children) showUnreadOf(item, item.dataset.person);
  }
  showSwitch();
}

function showUnreadOf(item, person) {
  const count = phones.some((phone) => phone.person === person && isShown(phone)) ? 0 : unreadOf(person);
  const badge = item.querySelector(".badge");
  badge.hidden = count === 0;
  badge.textContent = count > 99 ? "99+" : String(count);
  badge.setAttribute("aria-label", t("unread", { n: count }));
}

// ── Menus ────────────────────────────────────────────────────────────────────────────────────────

/** A button that opens a menu: arrows move, Escape and a click elsewhere close. */
function attachPopup(button, panel, fill) {
  const close = (giveFocusBack) => {
    if (panel.hidden) return;
    panel.hidden = true;
    button.setAttribute("aria-expanded", "false");
    if (giveFocusBack) button.focus();
  };
  const open = () => {
    fill();
    panel.hidden = false;
    button.setAttribute("aria-expanded", "true");
    const chosen = panel.querySelector('[aria-checked="true"]') ?? panel.firstElementChild;
    chosen.tabIndex = 0;
    chosen.focus();
  };
  button.addEventListener("click", () => (panel.hidden ? open() : close(true)));
  button.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowDown" || !panel.hidden) return;
    event.preventDefault();
    open();
  });
  panel.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      event.stopPropagation();
      close(true);
    } else if (event.key === "Tab") {
      close(true);
    } else {
      moveInMenu(panel, event);
    }
  });
  panel.addEventListener("click", (event) => {
    if (event.target.closest("[role^=menuitem]")) close(panel.contains(document.activeElement));
  });
  document.addEventListener("pointerdown", (event) => {
    if (!panel.contains(event.target) && !button.contains(event.target)) close(false);
  });
}

function moveInMenu(panel, event) {
  const items = [...panel.children];
  const at = items.indexOf(document.activeElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
  if (to !== undefined) {
    event.preventDefault();
    items[(to + items.length) % items.length].focus();
  } else if (event.key.length === 1 && event.key !== " ") {
    const letter = event.key.toLowerCase();
    const round = [...items.slice(at + 1), ...items.slice(0, at + 1)];
    round.find((item) => item.dataset.person && personOf(item.dataset.person).name.toLowerCase().startsWith(letter))?.focus();
  }
}

function menuItem(iconName, label, whenPressed) {
  const item = makeButton("menu-item", icon(iconName), whenPressed);
  item.append(label);
  item.setAttribute("role", "menuitem");
  item.tabIndex = -1;
  return item;
}

function fillPeople(phone) {
  const items = people.map((person) => {
    const id = String(person.id);
    const avatar = make("span", "avatar");
    avatar.setAttribute("aria-hidden", "true");
    paintAvatar(avatar, person);
    const words = make("span", "owner-text", make("span", "owner-name", person.name), make("span", "owner-about", aboutOf(person)));
    const item = makeButton("person", avatar, () => choosePerson(phone, id));
    item.append(words, make("span", "badge"));
    item.dataset.person = id;
    item.setAttribute("role", "menuitemradio");
    item.setAttribute("aria-checked", String(id === phone.person));
    item.tabIndex = -1;
    showUnreadOf(item, id);
    return item;
  });
  phone.find(".people").replaceChildren(...items);
}

function fillMore(phone) {
  const blocked = chats.get(phone.person)?.blocked ?? false;
  const label = t(blocked ? "unblock" : "block");
  phone.find(".more").replaceChildren(menuItem("block", label, () => act(phone, "block", { blocked: !blocked })));
}

function fillAttach(phone) {
  phone.find(".attach").replaceChildren(
    menuItem("picture", t("pictures"), () => phone.find(".files").click()),
    menuItem("picture", t("samplePicture"), () => addSamplePicture(phone)),
    menuItem("pin", t("position"), () => openPosition(phone)),
    menuItem("person", t("contact"), () => openContact(phone)),
  );
}

// ── Messages ─────────────────────────────────────────────────────────────────────────────────────

/** Brings the log to what the server told, touching only what changed, so that readers hear only that. */
function showMessages(phone, person, messages) {
  const entries = gatherEntries(messages);
  const kept = new Set(entries.map((entry) => entry.key));
  for (const [key, { element }] of phone.shown) {
    if (kept.has(key)) continue;
    element.remove();
    phone.shown.delete(key);
  }
  let before = null;
  for (const entry of entries) {
    const signature = JSON.stringify([language, bot.name, person.name, entry]);
    const old = phone.shown.get(entry.key);
    let element = old?.element;
    if (old?.signature !== signature) {
      element = entry.day ? drawDay(entry.day) : drawEntry(phone, person, entry.messages);
      if (old) replaceKeepingFocus(old.element, element);
      phone.shown.set(entry.key, { element, signature });
    }
    const place = before ? before.nextSibling : phone.log.firstChild;
    if (place !== element) phone.log.insertBefore(element, place);
    before = element;
  }
  markRuns(phone, entries);
  foldLongQuotes(phone);
}

/** Puts days between messages and the pictures of one album together. */
function gatherEntries(messages) {
  const entries = [];
  let day = null;
  for (const message of messages) {
    const thisDay = dayOf(new Date(message.date));
    if (thisDay !== day) entries.push({ key: `day ${thisDay}`, day: dayName(new Date(message.date)) });
    day = thisDay;
    const last = entries.at(-1);
    if (message.album && last.album === message.album) last.messages.push(message);
    else entries.push({ key: `message ${message.id}`, album: message.album, messages: [message] });
  }
  return entries;
}

function dayName(date) {
  const yesterday = new Date();
  yesterday.setDate(yesterday.getDate() - 1);
  if (dayOf(date) === dayOf(new Date())) return t("today");
  if (dayOf(date) === dayOf(yesterday)) return t("yesterday");
  return date.toLocaleDateString(locale(), { weekday: "long", day: "numeric", month: "long", timeZone });
}

function drawDay(name) {
  return make("p", "day", make("span", "", name));
}

function drawEntry(phone, person, messages) {
  const first = messages[0];
  const text = messages.find((message) => message.html) ?? first;
  const sender = first.out ? t("you", { name: person.name }) : bot.name;
  const article = make("article", first.out ? "message own" : "message");
  article.dataset.ids = messages.map((message) => message.id).join(" ");
  article.tabIndex = -1;
  article.setAttribute("aria-label", `${sender}, ${timeOf(first)}`);

  const photos = messages.flatMap((message) => message.photos);
  const bubble = make(
    "div",
    "bubble",
    first.forwarded_from ? make("p", "forwarded", t("forwarded", { name: first.forwarded_from })) : null,
    first.reply_to ? drawQuote(phone, person, first.reply_to) : null,
    photos.length ? drawPhotos(photos) : null,
    ...messages.filter((message) => message.document).map((message) => drawDocument(message.document)),
    first.location ? drawLocation(first.location) : null,
    first.contact ? drawContact(first.contact) : null,
    text.html ? drawText(phone, text) : null,
    first.note ? make("p", "note", kindName(first.note)) : null,
    drawMeta(messages),
  );
  if (photos.length) bubble.classList.add("has-photos");
  if (photos.length && !text.html && !first.note) bubble.classList.add("only-photos");
  const keyboardOf = messages.find((message) => message.buttons.length);
  article.append(bubble, drawTools(phone, person, messages, text));
  if (keyboardOf) article.append(drawKeyboard(phone, keyboardOf));
  article.classList.toggle("with-keys", Boolean(keyboardOf));
  return article;
}

function timeOf(message) {
  return new Date(message.date).toLocaleTimeString(locale(), { hour: "2-digit", minute: "2-digit", timeZone });
}

function drawMeta(messages) {
  const edited = messages.some((message) => message.edited);
  const time = make("time", "", timeOf(messages[0]));
  time.dateTime = messages[0].date;
  return make("span", "meta", edited ? `${t("edited")} ` : "", time);
}

/** What a message without words is called; the server says photo, location, voice … */
function kindName(kind) {
  return TEXTS[language][{ photo: "picture", location: "position" }[kind] ?? kind] ?? kind;
}

function drawQuote(phone, person, quoted) {
  const name = quoted.out ? person.name : bot.name;
  const words = quoted.text.replace(/^\[(\w+)\]$/, (whole, kind) => kindName(kind));
  const quote = makeButton("quote", make("span", "quote-name", name), () => jumpTo(phone, quoted.id));
  quote.append(make("span", "quote-text", words || "…"));
  quote.setAttribute("aria-label", t("inReply", { name, text: words }));
  return quote;
}

function drawPhotos(urls) {
  const grid = make("div", "photos");
  grid.dataset.count = Math.min(urls.length, 5);
  for (const url of urls) {
    const image = make("img");
    image.src = url;
    image.alt = t("picture");
    image.draggable = false;
    const button = makeButton("photo", image, () => openPicture(url));
    button.setAttribute("aria-label", t("openPicture"));
    grid.append(button);
  }
  return grid;
}

function drawDocument(document) {
  const link = make("a", "card", make("span", "card-icon", icon("file")), make("span", "card-title", document.name), make("span", "card-sub", t("document")));
  if (document.url) {
    link.href = document.url;
    link.download = document.name;
  }
  return link;
}

function drawLocation({ latitude, longitude }) {
  const near = PLACES.find(([, lat, lon]) => Math.abs(lat - latitude) < 0.003 && Math.abs(lon - longitude) < 0.003);
  const map = make("div", "map", icon("pin"));
  map.style.backgroundPosition = `${(longitude * 4000) % 97}px ${(latitude * 4000) % 89}px`;
  const where = `${latitude.toFixed(4)}, ${longitude.toFixed(4)}`;
  return make("div", "location", map, make("strong", "card-title", near ? t(near[0]) : t("position")), make("span", "card-sub", where));
}

function drawContact({ name, phone }) {
  return make("div", "card", make("span", "card-icon", icon("person")), make("span", "card-title", name), make("span", "card-sub", phone));
}

/** The text as the server sanitised it; the only place where the page takes markup from outside. */
function drawText(phone, message) {
  const text = make("div", "text");
  text.innerHTML = message.html;
  for (const spoiler of text.querySelectorAll("tg-spoiler, .tg-spoiler")) hideSpoiler(spoiler);
  for (const link of text.querySelectorAll("a")) makeLinkSafe(phone, link);
  for (const block of text.querySelectorAll("blockquote, pre")) dropLineBreakAfter(block);
  linkPlainWords(phone, text);
  return text;
}

/** A block ends its line by itself; the line break behind it would show as an empty line. */
function dropLineBreakAfter(block) {
  const next = block.nextSibling;
  if (next?.nodeType === Node.TEXT_NODE) next.data = next.data.replace(/^\n/, "");
}

function hideSpoiler(spoiler) {
  spoiler.classList.add("hidden-text");
  spoiler.setAttribute("role", "button");
  spoiler.setAttribute("aria-label", t("spoiler"));
  spoiler.tabIndex = 0;
  const show = () => {
    spoiler.classList.remove("hidden-text");
    for (const name of ["role", "aria-label", "tabindex"]) spoiler.removeAttribute(name);
  };
  spoiler.addEventListener("click", show);
  spoiler.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    event.stopPropagation();
    show();
  });
}

function withScheme(url) {
  return /^[a-z][a-z0-9+.-]*:/i.test(url) ? url : `https://${url}`;
}

/** What `/start …` a link to this bot would send, or null for any other link. */
function startOf(url) {
  const link = URL.canParse(withScheme(url)) ? new URL(withScheme(url)) : null;
  if (!link || !bot.username) return null;
  const web = ["t.me", "telegram.me"].includes(link.hostname) ? link.pathname.slice(1) : "";
  const app = link.protocol === "tg:" && link.href.startsWith("tg://resolve") ? link.searchParams.get("domain") : "";
  if ((web || app || "").toLowerCase() !== bot.username.toLowerCase()) return null;
  return `/start ${link.searchParams.get("start") ?? ""}`.trim();
}

function makeLinkSafe(phone, link) {
  const url = link.getAttribute("href") ?? "";
  const start = startOf(url);
  if (start) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      openStart(phone, start);
    });
  } else if (/^(https?|mailto|tel):/i.test(withScheme(url))) {
    link.href = withScheme(url);
    link.target = "_blank";
    link.rel = "noopener noreferrer";
  } else {
    link.removeAttribute("href");
  }
}

/** Makes /commands tappable and bare addresses links, as Telegram does. */
function linkPlainWords(phone, text) {
  const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
  const nodes = [];
  while (walker.nextNode()) if (!walker.currentNode.parentElement.closest("a, pre, code, .hidden-text")) nodes.push(walker.currentNode);
  for (const node of nodes) {
    const parts = node.data.split(/((?<![\w/.])\/[a-z][a-z0-9_]{0,31}\b(?!\/)|https?:\/\/[^\s<>"'\u3002\uff0c,;)]+)/);
    if (parts.length === 1) continue;
    node.replaceWith(...parts.map((part, index) => (index % 2 ? linkWord(phone, part) : part)));
  }
}

function linkWord(phone, word) {
  if (word.startsWith("/")) return makeButton("command", word, () => say(phone, word));
  const link = make("a", "", word);
  link.href = word;
  makeLinkSafe(phone, link);
  return link;
}

function drawKeyboard(phone, message) {
  const keyboard = make("div", "keyboard");
  keyboard.dataset.columns = Math.max(...message.buttons.map((row) => row.length));
  message.buttons.forEach((row, rowIndex) => {
    const line = make("div", "row");
    row.forEach((button, column) => line.append(drawKey(phone, message, button, rowIndex, column)));
    keyboard.append(line);
  });
  return keyboard;
}

function drawKey(phone, message, button, row, column) {
  const label = make("span", "key-text", button.text);
  if (button.kind === "url" && !startOf(button.url)) {
    const link = make("a", "key", label, icon("link"));
    link.href = button.url;
    makeLinkSafe(phone, link);
    if (button.style) link.dataset.style = button.style;
    return link;
  }
  const press = {
    tap: () => tap(phone, message, row, column, key),
    url: () => openStart(phone, startOf(button.url)),
    copy: () => copy(phone, button.copy_text),
  }[button.kind];
  const key = makeButton("key", label, press);
  if (button.kind === "copy") key.append(icon("copy"));
  if (button.style) key.dataset.style = button.style;
  return key;
}

function drawTools(phone, person, messages, text) {
  const tools = make("div", "tools");
  const reply = makeButton("icon-button", icon("reply"), () => startReply(phone, person, messages));
  nameIt(reply, t("reply"));
  reply.classList.add("reply-tool");
  tools.append(reply);
  if (isOwnText(text)) {
    const edit = makeButton("icon-button", icon("edit"), () => startEdit(phone, text));
    nameIt(edit, t("edit"));
    edit.classList.add("edit-tool");
    tools.append(edit);
  }
  for (const tool of tools.children) tool.tabIndex = -1;
  return tools;
}

function isOwnText(message) {
  return message.out && Boolean(message.html) && !message.photos.length && !message.document && !message.forwarded_from;
}

function lastOwnText(phone) {
  return messagesOf(phone.person).findLast(isOwnText);
}

/** Marks where one sender's turn ends, which own text may be edited, and which message Tab reaches. */
function markRuns(phone, entries) {
  const editable = lastOwnText(phone)?.id;
  const articles = entries.filter((entry) => entry.messages);
  let reachable = false;
  articles.forEach((entry, index) => {
    const { element } = phone.shown.get(entry.key);
    const next = articles[index + 1];
    element.classList.toggle("tail", !next || next.messages[0].out !== entry.messages[0].out);
    element.classList.toggle("editable", entry.messages.some((message) => message.id === editable));
    if (element.tabIndex === 0) reachable = true;
    setToolsReachable(element, element.tabIndex === 0);
  });
  if (!reachable && articles.length) makeReachable(phone, phone.shown.get(articles.at(-1).key).element);
}

function replaceKeepingFocus(old, fresh) {
  const keys = [...old.querySelectorAll(".key")];
  const at = keys.indexOf(document.activeElement);
  const hadFocus = old.contains(document.activeElement);
  fresh.tabIndex = old.tabIndex;
  old.replaceWith(fresh);
  if (!hadFocus) return;
  const freshKeys = fresh.querySelectorAll(".key");
  const target = at >= 0 && freshKeys.length ? freshKeys[Math.min(at, freshKeys.length - 1)] : fresh;
  target.focus({ preventScroll: true });
}

function foldLongQuotes(phone) {
  for (const quote of phone.log.querySelectorAll("blockquote[expandable]:not(.measured)")) {
    if (!quote.offsetParent) continue;
    quote.classList.add("measured", "folded");
    if (quote.scrollHeight <= quote.clientHeight + 4) {
      quote.classList.remove("folded");
      continue;
    }
    const toggle = makeButton("unfold", t("showAll"), () => {
      const folded = quote.classList.toggle("folded");
      toggle.textContent = t(folded ? "showAll" : "showLess");
      toggle.setAttribute("aria-expanded", String(!folded));
    });
    toggle.setAttribute("aria-expanded", "false");
    quote.after(toggle);
  }
}

// ── Moving about in the log ──────────────────────────────────────────────────────────────────────

function listenToLog(phone) {
  const { log, scroller } = phone;
  const toEnd = phone.find(".to-end");
  const sizes = () => `${scroller.scrollHeight} ${scroller.clientHeight}`;
  let sizesKnown = "";
  scroller.addEventListener("scroll", () => {
    const near = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 60;
    if (near || sizes() === sizesKnown) phone.atEnd = near; // What grew is not somebody leaving the end.
    toEnd.hidden = phone.atEnd;
  });
  toEnd.addEventListener("click", () => scrollToEnd(phone, true));
  const stay = new ResizeObserver(() => {
    sizesKnown = sizes();
    if (phone.atEnd) scrollToEnd(phone);
  });
  stay.observe(log);
  stay.observe(scroller);

  log.addEventListener("focusin", (event) => {
    const article = event.target.closest(".message");
    if (article) makeReachable(phone, article);
  });
  log.addEventListener("keydown", (event) => {
    if (event.target.matches(".message")) moveInLog(phone, event);
  });
  log.addEventListener("dblclick", (event) => {
    const article = event.target.closest(".message");
    if (!article || event.target.closest("button, a, summary, [role=button]")) return;
    getSelection()?.removeAllRanges();
    replyToArticle(phone, article);
  });
  listenToLongPress(phone);
}

function listenToLongPress(phone) {
  let waiting = 0;
  let from = null;
  let done = false;
  const stop = () => clearTimeout(waiting);
  phone.log.addEventListener("pointerdown", (event) => {
    const article = event.target.closest(".message");
    if (event.pointerType === "mouse" || !article) return;
    from = event;
    done = false;
    waiting = setTimeout(() => {
      done = true;
      navigator.vibrate?.(15);
      replyToArticle(phone, article);
    }, 500);
  });
  phone.log.addEventListener("pointermove", (event) => {
    if (from && Math.hypot(event.clientX - from.clientX, event.clientY - from.clientY) > 10) stop();
  });
  for (const kind of ["pointerup", "pointercancel", "pointerleave"]) phone.log.addEventListener(kind, stop);
  phone.log.addEventListener("contextmenu", (event) => done && event.preventDefault());
  phone.log.addEventListener("click", (event) => {
    if (!done) return;
    done = false;
    event.preventDefault();
    event.stopPropagation();
  }, true);
}

function moveInLog(phone, event) {
  const articles = [...phone.log.querySelectorAll(".message")];
  const at = articles.indexOf(event.target);
  const to = { ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: articles.length - 1 }[event.key];
  if (to !== undefined) {
    event.preventDefault();
    if (articles[to]) articles[to].focus();
    else if (to > at) phone.input.focus();
  } else if (event.key === "Enter" || event.key === "r") {
    event.preventDefault();
    replyToArticle(phone, event.target);
  } else if (event.key === "e" && event.target.matches(".editable")) {
    event.preventDefault();
    startEdit(phone, lastOwnText(phone));
  }
}

function makeReachable(phone, article) {
  for (const other of phone.log.querySelectorAll('.message[tabindex="0"]')) {
    other.tabIndex = -1;
    setToolsReachable(other, false);
  }
  article.tabIndex = 0;
  setToolsReachable(article, true);
}

function setToolsReachable(article, reachable) {
  for (const tool of article.querySelectorAll(".tools button")) tool.tabIndex = reachable ? 0 : -1;
}

function scrollToEnd(phone, gently = false) {
  phone.scroller.scrollTo({ top: phone.scroller.scrollHeight, behavior: gently && !calm.matches ? "smooth" : "instant" });
}

function articleOf(phone, id) {
  return [...phone.log.querySelectorAll(".message")].find((article) => article.dataset.ids.split(" ").includes(String(id)));
}

function jumpTo(phone, id) {
  const article = articleOf(phone, id);
  if (!article) return;
  const middle = article.offsetTop - (phone.scroller.clientHeight - article.offsetHeight) / 2;
  phone.scroller.scrollTo({ top: middle, behavior: calm.matches ? "instant" : "smooth" });
  article.focus({ preventScroll: true });
  article.classList.remove("flash");
  requestAnimationFrame(() => article.classList.add("flash"));
}

// ── Answering and editing ────────────────────────────────────────────────────────────────────────

function replyToArticle(phone, article) {
  const ids = article.dataset.ids.split(" ");
  const messages = messagesOf(phone.person).filter((message) => ids.includes(String(message.id)));
  if (messages.length) startReply(phone, personOf(phone.person), messages);
}

function startReply(phone, person, messages) {
  if (chats.get(phone.person)?.blocked) return;
  if (phone.context?.kind === "edit") phone.input.value = "";
  const [first] = messages;
  const name = first.out ? person.name : bot.name;
  phone.context = { kind: "reply", id: first.id, name, text: summaryOf(messages) };
  showComposer(phone);
  phone.input.focus();
}

function startEdit(phone, message) {
  if (!message) return;
  const text = plainText(message.html);
  phone.context = { kind: "edit", id: message.id, name: "", text };
  phone.input.value = text;
  showComposer(phone);
  phone.input.focus();
  phone.input.setSelectionRange(text.length, text.length);
}

function endContext(phone) {
  if (phone.context?.kind === "edit") phone.input.value = "";
  phone.context = null;
  showComposer(phone);
  phone.input.focus();
}

function plainText(html) {
  const holder = document.createElement("template");
  holder.innerHTML = html;
  return holder.content.textContent;
}

function summaryOf(messages) {
  const text = messages.map((message) => plainText(message.html)).find(Boolean);
  if (text) return text;
  const [first] = messages;
  if (messages.length > 1) return t("album");
  if (first.photos.length) return t("picture");
  if (first.document) return first.document.name;
  if (first.location) return t("position");
  if (first.contact) return first.contact.name;
  return first.note ? kindName(first.note) : "…";
}

// ── Writing ──────────────────────────────────────────────────────────────────────────────────────

function listenToComposer(phone) {
  const { input } = phone;
  phone.find(".composer").addEventListener("submit", (event) => {
    event.preventDefault();
    send(phone);
    input.focus();
  });
  input.addEventListener("input", () => showComposer(phone));
  input.addEventListener("keydown", (event) => whenKeyInComposer(phone, event));
  input.addEventListener("blur", () => setTimeout(() => closeCommands(phone), 150));
  input.addEventListener("paste", (event) => addPictures(phone, event.clipboardData.files, event));
  phone.section.addEventListener("dragover", (event) => event.preventDefault());
  phone.section.addEventListener("drop", (event) => addPictures(phone, event.dataTransfer.files, event));
  phone.find(".context-close").addEventListener("click", () => endContext(phone));
  phone.find(".context-jump").addEventListener("click", () => jumpTo(phone, phone.context.id));
  phone.find(".files").addEventListener("change", (event) => {
    addPictures(phone, event.target.files);
    event.target.value = "";
  });
  const slash = phone.find(".slash-button");
  slash.addEventListener("pointerdown", (event) => event.preventDefault()); // Keeps the focus in the text.
  slash.addEventListener("click", () => {
    const wasOpen = !phone.commands.hidden;
    closeCommands(phone);
    input.focus();
    if (!wasOpen) openCommands(phone, chats.get(phone.person)?.commands ?? []);
  });
  phone.find(".keys-button").addEventListener("click", () => {
    phone.keysOpen = !phone.keysOpen;
    showReplyKeyboard(phone);
  });
}

function whenKeyInComposer(phone, event) {
  if (event.isComposing || event.keyCode === 229) return; // Enter chooses characters in a Chinese input method.
  const { input } = phone;
  const completing = !phone.commands.hidden;
  if (completing && ["ArrowDown", "ArrowUp"].includes(event.key)) {
    event.preventDefault();
    const count = phone.completions.length;
    chooseCompletion(phone, (phone.completion + (event.key === "ArrowDown" ? 1 : count - 1)) % count);
  } else if (completing && event.key === "Tab" && !event.shiftKey) {
    event.preventDefault();
    input.value = `/${phone.completions[phone.completion].command} `;
    showComposer(phone);
  } else if (completing && event.key === "Enter" && !event.shiftKey) {
    event.preventDefault();
    takeCommand(phone, phone.completions[phone.completion].command);
  } else if (event.key === "Enter" && !event.shiftKey) {
    event.preventDefault();
    send(phone);
  } else if (event.key === "Escape") {
    if (completing) closeCommands(phone);
    else if (phone.context) endContext(phone);
  } else if (event.key === "ArrowUp" && input.value === "" && !phone.context) {
    event.preventDefault();
    startEdit(phone, lastOwnText(phone));
  }
}

function showComposer(phone) {
  const { input, context } = phone;
  const person = personOf(phone.person);
  const find = phone.find;
  find(".context").hidden = !context;
  if (context) {
    find(".context-icon").replaceChildren(icon(context.kind));
    find(".context-title").textContent = context.kind === "edit" ? t("editing") : t("replyTo", { name: context.name });
    find(".context-text").textContent = context.text;
  }
  const label = phone.pictures.length ? t("addCaption") : t("write");
  input.placeholder = label;
  input.setAttribute("aria-label", person ? `${label} (${person.name})` : label);
  nameIt(find(".send-button"), t(context?.kind === "edit" ? "save" : "send"));
  find(".send-button").classList.toggle("ready", Boolean(input.value.trim() || phone.pictures.length));
  input.style.height = "auto";
  input.style.height = `${Math.min(input.scrollHeight, 140)}px`;
  showPictures(phone);
  completeCommand(phone);
}

async function send(phone) {
  const text = phone.input.value.trim();
  const { context, pictures, person } = phone;
  if (!text && !pictures.length) return;
  phone.input.value = "";
  phone.context = null;
  phone.pictures = [];
  phone.atEnd = true;
  showComposer(phone);
  const answer = await sendWhat(phone, text, context, pictures);
  if (answer) {
    for (const picture of pictures) URL.revokeObjectURL(picture.url);
  } else if (phone.person === person && !phone.input.value && !phone.context) {
    phone.input.value = text;
    phone.context = context;
    phone.pictures = pictures;
    showComposer(phone);
  }
}

function sendWhat(phone, text, context, pictures) {
  const replyTo = context?.kind === "reply" ? { reply_to: context.id } : {};
  if (pictures.length) {
    const form = new FormData();
    for (const picture of pictures) form.append("files", picture.file);
    if (text) form.append("caption", text);
    if (replyTo.reply_to) form.append("reply_to", replyTo.reply_to);
    return act(phone, "photos", form);
  }
  if (context?.kind === "edit") return act(phone, "edits", { message: context.id, text });
  return act(phone, "types", { text, ...replyTo });
}

/** Follows a link to the bot, which lets it in again where it was blocked. */
async function openStart(phone, start) {
  if (chats.get(phone.person)?.blocked) await act(phone, "block", { blocked: false });
  await say(phone, start);
}

/** Sends words that were not typed: a command in a text, a key of the reply keyboard, a deep link. */
function say(phone, text) {
  phone.atEnd = true;
  return act(phone, "types", { text });
}

// ── Commands after a slash ───────────────────────────────────────────────────────────────────────

function completeCommand(phone) {
  const typed = /^\/(\w*)$/.exec(phone.input.value);
  const known = chats.get(phone.person)?.commands ?? [];
  const fitting = typed ? known.filter((one) => one.command.startsWith(typed[1].toLowerCase())) : [];
  fitting.sort((one, other) => (other.command === typed?.[1]) - (one.command === typed?.[1]));
  if (fitting.length && phone.context?.kind !== "edit" && !phone.pictures.length) openCommands(phone, fitting);
  else closeCommands(phone);
}

function openCommands(phone, commands) {
  if (!commands.length) return;
  phone.completions = commands;
  const options = commands.map((one, index) => {
    const option = make("div", "option", make("span", "option-name", `/${one.command}`), make("span", "option-about", one.description));
    option.id = `${phone.commands.id}-${index}`;
    option.setAttribute("role", "option");
    option.addEventListener("pointerdown", (event) => event.preventDefault());
    option.addEventListener("click", () => takeCommand(phone, one.command));
    return option;
  });
  phone.commands.replaceChildren(...options);
  phone.commands.hidden = false;
  phone.find(".slash-button").setAttribute("aria-expanded", "true");
  chooseCompletion(phone, 0);
}

function closeCommands(phone) {
  phone.commands.hidden = true;
  phone.input.removeAttribute("aria-activedescendant");
  phone.find(".slash-button").setAttribute("aria-expanded", "false");
}

function chooseCompletion(phone, index) {
  phone.completion = index;
  [...phone.commands.children].forEach((option, at) => option.setAttribute("aria-selected", String(at === index)));
  const option = phone.commands.children[index];
  phone.input.setAttribute("aria-activedescendant", option.id);
  const list = phone.commands;
  if (option.offsetTop < list.scrollTop) list.scrollTop = option.offsetTop;
  const below = option.offsetTop + option.offsetHeight - list.clientHeight;
  if (below > list.scrollTop) list.scrollTop = below;
}

/** Sends the command; a text half written stays where it was. */
function takeCommand(phone, command) {
  if (/^\/\w*$/.test(phone.input.value)) phone.input.value = "";
  showComposer(phone);
  closeCommands(phone);
  say(phone, `/${command}`);
}

function showReplyKeyboard(phone) {
  const rows = chats.get(phone.person)?.reply_keyboard ?? null;
  const holder = phone.find(".reply-keyboard");
  const toggle = phone.find(".keys-button");
  toggle.hidden = !rows;
  toggle.setAttribute("aria-expanded", String(phone.keysOpen));
  holder.hidden = !rows || !phone.keysOpen;
  const signature = JSON.stringify([phone.person, rows]);
  if (!rows || holder.dataset.signature === signature) return;
  holder.dataset.signature = signature;
  holder.replaceChildren(
    ...rows.map((row) => make("div", "row", ...row.map((key) => makeButton("reply-key", key.text, () => (key.position ? openPosition(phone) : say(phone, key.text)))))),
  );
}

// ── Taps, copies, toasts ─────────────────────────────────────────────────────────────────────────

async function tap(phone, message, row, column, key) {
  if (key.getAttribute("aria-busy") === "true") return;
  key.setAttribute("aria-busy", "true");
  const answer = await act(phone, "taps", { message: message.id, row, column });
  key.removeAttribute("aria-busy");
  if (!answer?.toast) return;
  if (answer.alert) openAlert(phone, answer.toast);
  else showToast(phone, answer.toast);
}

async function copy(phone, text) {
  try {
    await navigator.clipboard.writeText(text);
    showToast(phone, t("copied"));
  } catch {
    showToast(phone, t("notCopied"));
  }
}

function showToast(phone, text) {
  const toast = phone.find(".toast");
  toast.textContent = text;
  toast.classList.add("visible");
  clearTimeout(phone.toastTimer);
  phone.toastTimer = setTimeout(() => toast.classList.remove("visible"), 3000 + text.length * 40);
}

// ── Pictures ─────────────────────────────────────────────────────────────────────────────────────

function addPictures(phone, files, event) {
  const pictures = [...files].filter((file) => file.type.startsWith("image/"));
  if (event && files.length) event.preventDefault();
  if (!pictures.length) return;
  if (phone.context?.kind === "edit") endContext(phone);
  for (const file of pictures.slice(0, 10 - phone.pictures.length)) {
    phone.pictures.push({ file, url: URL.createObjectURL(file) });
  }
  showComposer(phone);
  phone.input.focus();
}

function showPictures(phone) {
  const list = phone.find(".pictures");
  list.hidden = phone.pictures.length === 0;
  const urls = phone.pictures.map((picture) => picture.url).join(" ");
  if (list.dataset.urls === urls) return;
  list.dataset.urls = urls;
  list.replaceChildren(
    ...phone.pictures.map((picture, index) => {
      const image = make("img");
      image.src = picture.url;
      image.alt = picture.file.name;
      const remove = makeButton("icon-button", icon("close"), () => {
        phone.pictures = phone.pictures.filter((one) => one !== picture);
        URL.revokeObjectURL(picture.url);
        showComposer(phone);
        phone.input.focus();
      });
      nameIt(remove, t("removePicture", { n: index + 1 }));
      return make("li", "", image, remove);
    }),
  );
}

/** Draws a shelf with goods, for whoever has no picture at hand. */
async function addSamplePicture(phone) {
  const canvas = make("canvas");
  canvas.width = 960;
  canvas.height = 720;
  drawShelf(canvas.getContext("2d"), canvas.width, canvas.height);
  const blob = await new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", 0.85));
  addPictures(phone, [new File([blob], `shelf-${phone.pictures.length + 1}.jpg`, { type: "image/jpeg" })]);
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

// ── Dialogs ──────────────────────────────────────────────────────────────────────────────────────

/** Opens a dialog in the middle of the phone that asked for it; the focus comes back by itself. */
function openOver(phone, dialog, whenDone = () => {}) {
  const box = phone.find(".device").getBoundingClientRect();
  dialog.style.left = `${box.left + box.width / 2}px`;
  dialog.style.top = `${Math.min(Math.max(box.top + box.height / 2, 220), innerHeight - 220)}px`;
  dialog.style.maxWidth = `${box.width - 32}px`;
  dialog.onclose = whenDone;
  dialog.showModal();
}

function openAlert(phone, text) {
  byId("alert-text").textContent = text;
  openOver(phone, byId("alert"));
}

function openPosition(phone) {
  const dialog = byId("position");
  const form = dialog.querySelector("form");
  const replyTo = () => {
    const context = phone.context;
    if (context?.kind !== "reply") return {};
    endContext(phone);
    return { reply_to: context.id };
  };
  const share = (latitude, longitude) => {
    phone.atEnd = true;
    act(phone, "position", { latitude, longitude, ...replyTo() });
  };
  byId("places").replaceChildren(
    ...PLACES.map(([name, latitude, longitude]) =>
      makeButton("place", t(name), () => {
        dialog.close();
        share(latitude, longitude);
      }),
    ),
  );
  form.reset();
  byId("position-wrong").textContent = "";
  form.onsubmit = (event) => {
    const [latitude, longitude] = readPosition(byId("latitude").value, byId("longitude").value);
    if (Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180) return share(latitude, longitude);
    event.preventDefault();
    byId("position-wrong").textContent = t("wrongPosition");
    byId("latitude").focus();
  };
  openOver(phone, dialog);
}

/** Reads two numbers, also when both were pasted into the first field. */
function readPosition(latitude, longitude) {
  const both = longitude.trim() ? [latitude, longitude] : latitude.split(/[,\uff0c\s]+/);
  return [0, 1].map((at) => (both[at]?.trim() ? Number(both[at]) : NaN));
}

function openContact(phone) {
  const dialog = byId("contact");
  const form = dialog.querySelector("form");
  form.reset();
  form.onsubmit = () => {
    phone.atEnd = true;
    act(phone, "contact", { name: byId("contact-name").value.trim(), phone: byId("contact-phone").value.trim() });
  };
  openOver(phone, dialog);
}

function openPicture(url) {
  const dialog = byId("picture");
  const image = dialog.querySelector("img");
  image.src = url;
  image.alt = t("picture");
  dialog.showModal();
}

function listenToDialogs() {
  for (const button of document.querySelectorAll("dialog .cancel")) {
    button.addEventListener("click", () => button.closest("dialog").close());
  }
  for (const dialog of document.querySelectorAll("dialog")) {
    dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  }
}

// ── Hints and language ───────────────────────────────────────────────────────────────────────────

function showHints(open) {
  byId("hints").hidden = !open;
  byId("hints-open").hidden = open;
  byId("hints-open").setAttribute("aria-expanded", String(open));
  nameIt(byId("hints-open"), t("hintsTitle"));
}

function writeHints() {
  const steps = [1, 2, 3, 4, 5].map((number) => {
    const parts = TEXTS[language][`hint${number}`].split(/\{([^}]*)\}/);
    const words = parts.map((part, index) => (index % 2 ? makeButton("command", part, () => writeForRepresentative(part)) : part));
    return make("li", "", make("strong", "", t(`hint${number}Title`)), make("span", "", ...words));
  });
  byId("hints-steps").replaceChildren(...steps);
}

/** Puts the words of a hint into the phone a representative holds, ready to send. */
function writeForRepresentative(text) {
  const isRepresentative = (phone) => personOf(phone.person)?.about.toLowerCase().includes("representative");
  const side = Math.max(0, phones.findIndex(isRepresentative));
  const phone = phones[side];
  if (narrow.matches) bringToFront(side);
  if (chats.get(phone.person)?.blocked) return;
  phone.context = null;
  phone.input.value = text;
  showComposer(phone);
  closeCommands(phone);
  phone.input.focus();
}

function speak(next) {
  language = next;
  document.documentElement.lang = language === "zh" ? "zh-Hans" : "en";
  writeTexts(document);
  writeHints();
  showHints(!byId("hints").hidden);
  const toggle = byId("language");
  toggle.textContent = t("otherLanguage");
  toggle.lang = language === "zh" ? "en" : "zh-Hans";
  for (const phone of phones) {
    delete phone.find(".pictures").dataset.urls;
    showComposer(phone);
    showPhone(phone);
  }
  showUnread();
}

// ── Beginning ────────────────────────────────────────────────────────────────────────────────────

async function begin() {
  drawIcons(document);
  phones.push(buildPhone(0), buildPhone(1));
  showHints(recall(HINTS_KEPT) ?? true);
  speak(language);
  listenToDialogs();
  byId("language").addEventListener("click", () => {
    remember(LANGUAGE_KEPT, language === "zh" ? "en" : "zh");
    speak(language === "zh" ? "en" : "zh");
  });
  byId("hints-close").addEventListener("click", () => {
    remember(HINTS_KEPT, false);
    showHints(false);
    byId("hints-open").focus();
  });
  byId("hints-open").addEventListener("click", () => {
    remember(HINTS_KEPT, true);
    showHints(true);
    byId("hints-title").focus();
  });
  narrow.addEventListener("change", () => bringToFront(front));
  await untilThere();
  settlePeople();
  await Promise.all(phones.map((phone) => refresh(phone.person)));
  listen();
  for (const person of people) refresh(String(person.id));
}

/** Asks until the demo answers: the page may be opened before everything has started. */
async function untilThere() {
  for (;;) {
    try {
      await fetchState();
      byId("connection").textContent = "";
      if (people.length) return;
    } catch {
      byId("connection").textContent = t("connecting");
    }
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
}

begin();
