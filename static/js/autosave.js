// Keeps what is typed in form[data-autosave-url]: at once on this device, soon after on the server.
const english = document.documentElement.lang.startsWith("en");
const WORDS = english
  ? { saving: "Saving…", saved: "Saved ", offline: "Not saved yet: connection lost, your text is safe on this device", expired: "Session ended: your text is safe on this device. ", login: "Log in again", refused: "Not saved yet: ", conflict: "Someone else has changed this part. Save to see both texts; yours is safe on this device", found: "There is text on this device that differs from what is saved", restore: "Restore it", discard: "Discard it", alone: "Not saved yet, and this device keeps no copy. Do not close this page" }
  : { saving: "Menyimpan…", saved: "Tersimpan ", offline: "Belum tersimpan: sambungan terputus, tulisan Anda aman di perangkat ini", expired: "Sesi berakhir: tulisan Anda aman di perangkat ini. ", login: "Masuk lagi", refused: "Belum tersimpan: ", conflict: "Bagian ini juga diubah orang lain. Simpan untuk melihat kedua isinya; tulisan Anda aman di perangkat ini", found: "Ada tulisan di perangkat ini yang berbeda dari yang tersimpan", restore: "Pulihkan", discard: "Buang", alone: "Belum tersimpan dan perangkat ini tidak menyimpan salinan. Jangan tutup halaman ini" };
const locale = english ? "en-GB" : "id-ID";
const day = (at) => new Date(at).toDateString();
const date = (at) => day(at) === day(Date.now()) ? "" : `${new Date(at).toLocaleDateString(locale, { day: "numeric", month: "short" })} `;
const clock = (at) => date(at) + new Date(at).toLocaleTimeString(locale, { hour: "2-digit", minute: "2-digit" });
const cookie = () => document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1];
const PAUSE = 1500;
const LONGEST = 5000;
const ASIDE = ["csrfmiddlewaretoken", "form_token", "base_revision", "steps_count", "berbeda"];
const place = (key) => `tulisan:${key}`;
const read = (name) => { try { return JSON.parse(localStorage.getItem(name)); } catch { return null; } };
const drop = (name) => { try { localStorage.removeItem(name); } catch { /* nothing was kept */ } };
const plain = (text) => JSON.stringify(JSON.parse(text).map(([name, value]) => [name, value.replaceAll("\r\n", "\n").trim()]));

function keep(form) {
  const key = place(form.dataset.autosaveKey || form.dataset.autosaveUrl);
  const line = form.querySelector("[data-save-state]") || document.querySelector("[data-save-state]");
  let timer, flight, since = 0, retry = 0, busy = false, again = false, stored = true, handed = false;

  const entries = () => [...new FormData(form)].filter(([name, value]) => typeof value === "string" && !ASIDE.includes(name));
  const snapshot = () => JSON.stringify(entries());
  let confirmed = snapshot();

  function show(state, text, link) {
    if (!line) return;
    line.dataset.saveState = state;
    if (line.textContent !== text) line.textContent = text;
    if (link) line.append(Object.assign(document.createElement("a"), { href: link, textContent: WORDS.login, target: "_blank", rel: "opener" }));
  }

  function copy(sent = false) {
    try {
      localStorage.setItem(key, JSON.stringify({ at: new Date().toISOString(), base: form.elements.base_revision?.value, text: snapshot(), sent }));
      stored = true;
    } catch { stored = false; }
  }

  function later(wait = PAUSE) { clearTimeout(timer); timer = setTimeout(save, wait); }
  function typed() {
    since ||= Date.now();
    handed = false;
    copy();
    later(Math.max(0, Math.min(PAUSE, since + LONGEST - Date.now())));
  }
  function failed(state, text, link) {
    show(stored ? state : "offline", stored ? text : WORDS.alone, link);
    retry = Math.min(retry + 1, 5);
    later(2000 * 2 ** retry);
  }

  async function save() {
    clearTimeout(timer);
    const sent = snapshot();
    if (sent === confirmed || handed) return;
    if (busy) { again = true; return; }
    busy = true;
    since = 0;
    flight = new AbortController();
    const slow = setTimeout(() => show("saving", WORDS.saving), 400);
    const body = new FormData(form);
    for (const [name, value] of [...body]) if (typeof value !== "string") {
      body.delete(name);
      if (value.name) body.append("berkas_dipilih", `${name}:${value.name}`); // the file stays here, its name goes
    }
    try {
      const token = cookie() || form.elements.csrfmiddlewaretoken?.value || "";
      const answer = await fetch(form.dataset.autosaveUrl, { method: "POST", body, signal: flight.signal, keepalive: new Blob([sent]).size < 50000, headers: { "X-CSRFToken": token, "X-Requested-With": "XMLHttpRequest", Accept: "application/json" } });
      clearTimeout(slow);
      const json = answer.headers.get("Content-Type")?.includes("json") ? await answer.json() : null;
      if (answer.status === 403 && json) show("conflict", WORDS.refused + json.message);
      else if (answer.redirected || [401, 403].includes(answer.status)) failed("expired", WORDS.expired, `/masuk/?next=${encodeURIComponent(location.pathname)}`);
      else if (answer.status === 409) show("conflict", json?.message || WORDS.conflict);
      else if (!answer.ok) failed("offline", json?.message ? WORDS.refused + json.message : WORDS.offline);
      else {
        confirmed = sent;
        retry = 0;
        if (snapshot() === sent) drop(key); else again = true;
        show("saved", WORDS.saved + (json?.clock || clock(Date.now())));
      }
    } catch (error) { clearTimeout(slow); if (error.name !== "AbortError") failed("offline", WORDS.offline); }
    busy = false;
    form.dispatchEvent(new Event("landed"));
    if (again) { again = false; later(0); }
  }

  function restore({ text, base }) {
    if (base && form.elements.base_revision) form.elements.base_revision.value = base;
    for (const field of form.elements) if (["checkbox", "radio"].includes(field.type)) field.checked = false;
    const seen = {};
    for (const [name, value] of JSON.parse(text)) {
      const fields = [...form.elements].filter((field) => field.name === name);
      const box = fields.find((field) => ["checkbox", "radio"].includes(field.type) && field.value === value);
      if (box) box.checked = true;
      else if (fields[0]?.multiple) for (const option of fields[0].options) option.selected = option.value === value || (name in seen && option.selected);
      else if (fields.length) fields[Math.min(seen[name] || 0, fields.length - 1)].value = value;
      seen[name] = (seen[name] || 0) + 1;
    }
    form.dispatchEvent(new Event("input", { bubbles: true }));
  }

  function offer(kept) {
    const bar = Object.assign(document.createElement("div"), { className: "note wait" });
    bar.setAttribute("role", "status");
    const text = Object.assign(document.createElement("p"), { textContent: `${WORDS.found} (${clock(kept.at)}).` });
    const row = Object.assign(document.createElement("div"), { className: "actions" });
    for (const [word, act] of [[WORDS.restore, () => restore(kept)], [WORDS.discard, () => {}]]) {
      const button = Object.assign(document.createElement("button"), { type: "button", className: "btn ghost", textContent: word });
      button.addEventListener("click", () => { act(); drop(key + ":pulih"); bar.remove(); });
      row.append(button);
    }
    bar.append(text, row);
    (form.querySelector(".write-body") || form).prepend(bar);
  }

  const kept = read(key + ":pulih") || read(key);
  if (kept && plain(kept.text) !== plain(confirmed)) {
    try { localStorage.setItem(key + ":pulih", JSON.stringify(kept)); } catch { /* the copy stays where it is */ }
    offer(kept);
  } else if (kept) { drop(key); drop(key + ":pulih"); }

  form.addEventListener("input", typed);
  form.addEventListener("change", typed);
  form.addEventListener("focusout", () => later(100));
  // What is under way lands first: it must not reach the server after the form that holds it.
  function hand(event) {
    if (busy && !handed) {
      event.preventDefault();
      const go = () => { form.removeEventListener("landed", go); clearTimeout(patience); form.requestSubmit(event.submitter); };
      const patience = setTimeout(() => { flight.abort(); go(); }, 3000);
      form.addEventListener("landed", go);
      handed = true;
      return;
    }
    handed = true;
    copy(true);
    clearTimeout(timer);
    const token = form.elements.csrfmiddlewaretoken;
    if (token && cookie()) token.value = cookie();
  }

  form.addEventListener("submit", hand);
  window.addEventListener("pageshow", () => { handed = false; });
  document.addEventListener("visibilitychange", save);
  window.addEventListener("online", () => { retry = 0; later(0); });
  window.addEventListener("beforeunload", (event) => { if (!stored && snapshot() !== confirmed) event.preventDefault(); });
}

for (const form of document.querySelectorAll("form[data-autosave-url]")) keep(form);
