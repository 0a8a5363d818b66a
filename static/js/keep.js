// Keeps what is typed in form[data-keep] on this device alone, until [data-keep-clear] says it was handed in.
const english = document.documentElement.lang.startsWith("en");
const WORDS = english
  ? { back: "Your text of last time was kept on this device and put back.", clear: "Start empty" }
  : { back: "Tulisan Anda yang terakhir tersimpan di perangkat ini dan dikembalikan.", clear: "Mulai dari kosong" };
const place = (name) => `tulisan:${name}`;
const read = (name) => { try { return JSON.parse(localStorage.getItem(place(name))); } catch { return null; } };
const drop = (name) => { try { localStorage.removeItem(place(name)); } catch { /* nothing was kept */ } };
const kept = (field) => field.name && !["hidden", "file", "submit", "button", "password"].includes(field.type) && field.name !== "website";

function put(form, entries) {
  for (const field of form.elements) {
    if (!kept(field)) continue;
    const values = entries.filter(([name]) => name === field.name).map(([, value]) => value);
    if (["checkbox", "radio"].includes(field.type)) field.checked = values.includes(field.value);
    else if (values.length) field.value = values[0];
  }
  form.dispatchEvent(new Event("input", { bubbles: true }));
}

function say(form) {
  const bar = Object.assign(document.createElement("div"), { className: "note new" });
  bar.setAttribute("role", "status");
  const button = Object.assign(document.createElement("button"), { type: "button", className: "btn ghost", textContent: WORDS.clear });
  button.addEventListener("click", () => { form.reset(); drop(form.dataset.keep); bar.remove(); });
  bar.append(Object.assign(document.createElement("p"), { textContent: WORDS.back }), button);
  form.prepend(bar);
}

for (const form of document.querySelectorAll("form[data-keep]")) {
  const entries = read(form.dataset.keep);
  if (entries && !("keepReturned" in form.dataset)) { put(form, entries); say(form); }
  const write = () => {
    const now = [...form.elements].filter(kept).filter((field) => !["checkbox", "radio"].includes(field.type) || field.checked).map((field) => [field.name, field.value]);
    try { localStorage.setItem(place(form.dataset.keep), JSON.stringify(now)); } catch { /* the device keeps nothing */ }
  };
  form.addEventListener("input", write);
  form.addEventListener("change", write);
}
for (const mark of document.querySelectorAll("[data-keep-clear]")) drop(mark.dataset.keepClear);
