// The story: scenes to follow, or to let play by themselves.

/** Puts this part into its place in the panel; `holder` is an empty element. */
export function build(holder) {
  holder.replaceChildren();
}

/** Says everything in the language of the page, and shows what is. */
export function show() {}
