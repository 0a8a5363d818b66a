// Forgets this device's copy of the form in [data-landed], which was accepted or thrown away.
const { landed } = document.querySelector("[data-landed]").dataset;
for (const name of [`tulisan:${landed}`, `tulisan:${landed}:pulih`]) {
  try { localStorage.removeItem(name); } catch { /* nothing was kept */ }
}
