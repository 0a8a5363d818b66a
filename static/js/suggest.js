// Names while one types: fills the datalist of an input[data-suggest] from the page of suggestions.
const WAIT = 200;

for (const input of document.querySelectorAll("input[data-suggest]")) {
  const list = document.getElementById(input.getAttribute("list"));
  const begun = [...list.children];
  let timer = 0;
  let latest = 0;

  async function ask() {
    const text = input.value.trim();
    if (text.length < 3) return list.replaceChildren(...begun);
    const mine = ++latest;
    try {
      const answer = await fetch(`${input.dataset.suggest}?bentuk=json&q=${encodeURIComponent(text)}`);
      const found = await answer.json();
      if (mine !== latest) return;
      const words = [...found.names.map((one) => one.name), ...(found.meant ? [found.meant] : [])];
      list.replaceChildren(...words.map((word) => Object.assign(document.createElement("option"), { value: word })));
    } catch {
      list.replaceChildren(...begun); // without the network the form still works
    }
  }

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, WAIT);
  });
}
