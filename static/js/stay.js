// Sends form[data-stay] while its page stays, so that a refusal costs neither the chosen file nor a word: its parts are put in place.
const english = document.documentElement.lang.startsWith("en");
const WORDS = english
  ? { lost: "Not saved yet: connection lost. Everything is still here; press the button again.", expired: "Not saved yet: your session ended. Log in again in another tab, then press the button again; everything is still here.", sending: "Sending…" }
  : { lost: "Belum tersimpan: sambungan terputus. Semua isian masih di sini; tekan tombolnya sekali lagi.", expired: "Belum tersimpan: sesi berakhir. Masuk lagi di tab lain, lalu tekan tombolnya sekali lagi; semua isian masih di sini.", sending: "Sedang dikirim…" };
const cookie = () => document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1];

function trouble(form, text) {
  const note = Object.assign(document.createElement("p"), { className: "note stop", textContent: text });
  note.setAttribute("role", "alert");
  form.querySelector("[data-stay-part]").replaceChildren(note);
  note.scrollIntoView({ block: "center" });
}

function put(form, html) {
  const now = new DOMParser().parseFromString(html, "text/html").querySelector("form[data-stay]");
  if (!now) { trouble(form, WORDS.lost); return; }
  for (const part of now.querySelectorAll("[data-stay-part]")) form.querySelector(`[data-stay-part="${part.dataset.stayPart}"]`)?.replaceWith(document.adoptNode(part));
  const here = [...form.querySelectorAll(":scope > .field")];
  [...now.querySelectorAll(":scope > .field")].forEach((field, place) => {
    if (here[place]?.querySelector("input[type=file]")) {
      here[place].querySelector(".errors")?.remove();
      const errors = field.querySelector(".errors");
      if (errors) here[place].querySelector(".field-control").before(errors);
    } else here[place]?.replaceWith(document.adoptNode(field));
  });
  form.querySelector("[data-file-lost]")?.remove();
  form.querySelector("[role=alert]")?.scrollIntoView({ block: "center" });
}

for (const form of document.querySelectorAll("form[data-stay]")) {
  const button = form.querySelector("button:not([type=button])");
  const words = [...button.childNodes];
  let busy = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (busy) return;
    busy = true;
    button.setAttribute("aria-disabled", "true");
    button.replaceChildren(WORDS.sending);
    try {
      form.elements.csrfmiddlewaretoken.value = cookie() || form.elements.csrfmiddlewaretoken.value; // a new login brings a new one
      const answer = await fetch(form.action || location.href, { method: "POST", body: new FormData(form), headers: { "X-Requested-With": "XMLHttpRequest" } });
      if (answer.status === 201) { location.assign(answer.headers.get("Location")); return; }
      if (answer.redirected || answer.status === 403) trouble(form, WORDS.expired);
      else if (answer.status >= 500) trouble(form, WORDS.lost);
      else put(form, await answer.text());
    } catch { trouble(form, WORDS.lost); }
    busy = false;
    button.removeAttribute("aria-disabled");
    button.replaceChildren(...words);
  });
}
