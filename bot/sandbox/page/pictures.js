// Pictures on their way: chosen, dropped, pasted, or drawn as a sample.

import { endContext, showComposer } from "./composer.js";
import { icon, make, makeButton, nameIt } from "./dom.js";
import { t } from "./texts.js";

export function addPictures(phone, files, event) {
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

export function showPictures(phone) {
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
      nameIt(remove, t("page-remove-picture", { n: index + 1 }));
      return make("li", "", image, remove);
    }),
  );
}

/** Draws a shelf with goods, for whoever has no picture at hand. */
export async function addSamplePicture(phone) {
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
