// Saves each form[data-row] of a sheet in its place, one after the other, and again after a lost line.
const english = document.documentElement.lang.startsWith("en");
const WORDS = english
  ? { waiting: "Not saved yet", saving: "Saving…", offline: "Not saved yet: connection lost, trying again", expired: "Not saved yet: your session ended. ", login: "Log in again", gone: "Not saved yet: reload this page" }
  : { waiting: "Belum tersimpan", saving: "Menyimpan…", offline: "Belum tersimpan: sambungan terputus, dicoba lagi", expired: "Belum tersimpan: sesi berakhir. ", login: "Masuk lagi", gone: "Belum tersimpan: muat ulang halaman ini" };
const PAUSE = 600;
const cookie = () => document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1];
const unsaved = new Map(); // each form that is not saved yet, with what to do when the page is left
let queue = Promise.resolve();

function put(html) {
  const page = new DOMParser().parseFromString(html, "text/html");
  for (const now of page.querySelectorAll("[data-fresh]")) document.getElementById(now.id)?.replaceChildren(...now.childNodes);
  return page.querySelector("form[data-row]");
}

function take(form, now) {
  for (const field of now.elements) {
    if (["csrfmiddlewaretoken", "asal"].includes(field.name) || !field.name) continue;
    const mine = [...form.elements].filter((each) => each.name === field.name);
    if (field.type === "radio") { for (const each of mine) if (each.value === field.value) each.checked = field.checked; }
    else if (mine[0]) mine[0].value = field.value;
  }
}

function watch(form) {
  const state = document.getElementById(`keadaan-${form.dataset.row}`);
  const button = form.querySelector("button"); // shown only where saving again is a decision
  let timer, retry = 0, typed = 0, sent = 0, busy = false, wrong = false;

  function say(kind, text, link) {
    const line = Object.assign(document.createElement("span"), { textContent: text });
    line.dataset.saveState = kind;
    if (link) line.append(Object.assign(document.createElement("a"), { href: `/masuk/?next=${encodeURIComponent(location.pathname)}`, textContent: WORDS.login, target: "_blank", rel: "opener" }));
    state.replaceChildren(line);
  }
  function later(wait) { clearTimeout(timer); timer = setTimeout(() => { queue = queue.then(save); }, wait); }
  function again(kind, text, link) {
    say(kind, text, link);
    retry = Math.min(retry + 1, 5);
    later(1000 * 2 ** retry);
  }
  // Left in a hurry, a row that only waits is sent at once; one that was refused or cannot be sent is asked about.
  function leave() {
    if (wrong || retry || (busy && typed !== sent)) return false;
    if (!busy) save();
    return true;
  }
  function changed() { typed += 1; unsaved.set(form, leave); retry = 0; wrong = false; }

  async function save() {
    if (!unsaved.has(form)) return;
    clearTimeout(timer);
    sent = typed;
    busy = true;
    say("saving", WORDS.saving);
    form.elements.csrfmiddlewaretoken.value = cookie() || form.elements.csrfmiddlewaretoken.value; // a new login brings a new one
    let answer, text;
    try {
      answer = await fetch(form.action, { method: "POST", keepalive: true, body: new FormData(form), headers: { "X-Requested-With": "XMLHttpRequest" } });
      text = await answer.text();
    } catch { busy = false; again("offline", WORDS.offline); return; }
    busy = false;
    if (answer.redirected || [401, 403].includes(answer.status)) { again("expired", WORDS.expired, true); return; }
    if (answer.status >= 500) { again("offline", WORDS.offline); return; }
    if (!answer.ok && ![400, 409].includes(answer.status)) { wrong = true; say("conflict", WORDS.gone); return; }
    retry = 0;
    const now = put(text);
    form.elements.base_revision.value = now.elements.base_revision.value;
    if (typed !== sent) { say("saving", WORDS.waiting); later(PAUSE); return; }
    wrong = !answer.ok;
    button.hidden = answer.ok;
    if (answer.ok) { take(form, now); unsaved.delete(form); }
  }

  form.addEventListener("input", (event) => { if (event.target.type === "text") { changed(); clearTimeout(timer); say("conflict", WORDS.waiting); } });
  form.addEventListener("change", (event) => {
    if (event.target.name === "level" && form.elements.value) form.elements.value.value = "";
    if (event.target.type !== "text") changed();
    say("saving", WORDS.waiting);
    later(event.target.type === "text" ? 0 : PAUSE);
  });
  form.addEventListener("submit", (event) => { event.preventDefault(); changed(); later(0); });
  for (const back of ["online", "focus"]) window.addEventListener(back, () => { if (unsaved.has(form) && retry) later(0); });
  button.hidden = true;
}

for (const form of document.querySelectorAll("form[data-row]")) watch(form);
window.addEventListener("beforeunload", (event) => { if ([...unsaved.values()].some((leave) => !leave())) event.preventDefault(); });
