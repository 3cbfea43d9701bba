/* What a browser may add to pages that are whole without it. Nothing here changes where anything stands:
   the buttons are in the page, and drawn only where scripts run (static/css/components/script.css). */
"use strict";

const each = (selector, act) => document.querySelectorAll(selector).forEach(act);

/* Copy the Chinese, and say so to those who hear the page. */
const said = document.createElement("p");
said.className = "unseen screen-only";
said.setAttribute("role", "status");
document.body.append(said);

each(".copy", (button) => {
  const words = button.textContent;
  button.setAttribute("aria-label", `${words} ${button.dataset.copy}`);
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(button.dataset.copy);
    } catch {
      /* Pages that are not https have no clipboard: the words are marked, ready for the menu of the browser. */
      const place = button.parentElement.querySelector("[lang|=zh]:not([lang=zh-Latn])");
      if (place) getSelection().selectAllChildren(place);
      return;
    }
    said.textContent = button.textContent = button.dataset.done;
    setTimeout(() => { button.textContent = words; said.textContent = ""; }, 2000);
  });
});

/* Ticks stay in this browser. The English address names the guide in both languages. */
const name = `ticks ${new URL((document.querySelector("link[hreflang=en]") || location).href).pathname}`;
const read = () => { try { return JSON.parse(localStorage.getItem(name)) || []; } catch { return []; } };
const ticked = read();
each(".checklist input", (box) => {
  const key = box.closest("[id]").id;
  box.checked = ticked.includes(key);
  box.addEventListener("change", () => {
    const others = read().filter((one) => one !== key);
    try { localStorage.setItem(name, JSON.stringify(box.checked ? [...others, key] : others)); } catch { /* Not allowed here. */ }
  });
});

/* The other language opens where this one is read: anchors are the same in both. */
each(".masthead [rel=alternate]", (link) => link.addEventListener("click", () => {
  const above = (part) => part.getClientRects().length && part.getBoundingClientRect().top < innerHeight / 4;
  const part = scrollY && [...document.querySelectorAll("main [id]")].filter(above).pop();
  link.hash = part ? part.id : location.hash;
}));

/* Open or close everything that folds. */
each(".fold", (button) => {
  const words = button.textContent;
  button.addEventListener("click", () => {
    const open = button.textContent === words;
    each("main details", (one) => { one.open = open; });
    button.textContent = open ? button.dataset.other : words;
  });
});

each(".print", (button) => button.addEventListener("click", () => print()));

/* The titles of all pages as hints for a search, fetched when somebody is about to type. */
each("input[data-hints]", (field) => field.addEventListener("focus", async () => {
  try {
    const answer = await fetch(field.dataset.hints);
    if (!answer.ok) return;
    const list = document.createElement("datalist");
    list.id = "hints";
    list.append(...(await answer.json()).map((hint) => new Option("", hint)));
    field.after(list);
    field.setAttribute("list", list.id);
  } catch { /* No network: the search works without hints. */ }
}, { once: true }));
