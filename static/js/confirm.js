// Asks before what cannot be undone: details[data-confirm] opens as a dialog, button[data-confirm="words"] asks with its words.
const english = document.documentElement.lang.startsWith("en");
const CANCEL = english ? "Cancel" : "Batal";
const make = (tag, properties) => Object.assign(document.createElement(tag), properties);

function dialogFor(body) {
  const dialog = make("dialog", { className: "dialog" });
  const title = body.querySelector("h2");
  if (title) { title.id ||= `tanya-${crypto.getRandomValues(new Uint32Array(1))[0]}`; dialog.setAttribute("aria-labelledby", title.id); }
  const cancel = make("button", { type: "button", className: "btn ghost", textContent: CANCEL });
  cancel.addEventListener("click", () => dialog.close());
  (body.querySelector(":scope > .actions") || body).append(cancel);
  dialog.append(body);
  return dialog;
}

for (const details of document.querySelectorAll("details[data-confirm]")) {
  const summary = details.querySelector("summary");
  const body = details.querySelector(".confirm-body");
  if (!summary || !body) continue;
  const wrong = body.querySelector("[role=alert]") || details.open;
  const dialog = dialogFor(body);
  details.open = false;
  details.after(dialog);
  summary.addEventListener("click", (event) => { event.preventDefault(); dialog.showModal(); });
  dialog.addEventListener("close", () => summary.focus());
  if (wrong) dialog.showModal();
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("button[data-confirm]");
  if (!button?.form || button.dataset.sure) return;
  event.preventDefault();
  const body = make("div", { className: "confirm-body" });
  const actions = make("div", { className: "actions" });
  const go = make("button", { type: "button", className: button.className, textContent: button.textContent.trim() });
  actions.append(go);
  body.append(make("h2", { textContent: button.textContent.trim() }), make("p", { textContent: button.dataset.confirm }), actions);
  const dialog = dialogFor(body);
  go.addEventListener("click", () => { dialog.close(); button.dataset.sure = "1"; button.form.requestSubmit(button); delete button.dataset.sure; });
  dialog.addEventListener("close", () => { dialog.remove(); button.focus(); });
  document.body.append(dialog);
  dialog.showModal();
});
