// Sends form[data-once] once, however often its button is pressed.
const WAIT = document.documentElement.lang.startsWith("en") ? "Sending…" : "Sedang dikirim…";
const sent = new Map();

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("form[data-once]") || event.defaultPrevented) return;
  if (sent.has(form)) { event.preventDefault(); return; }
  const button = event.submitter;
  sent.set(form, { button, words: button ? [...button.childNodes] : [] });
  if (!button) return;
  button.setAttribute("aria-disabled", "true");
  button.replaceChildren(WAIT);
});

window.addEventListener("pageshow", () => {
  for (const { button, words } of sent.values()) {
    if (!button) continue;
    button.removeAttribute("aria-disabled");
    button.replaceChildren(...words);
  }
  sent.clear();
});
