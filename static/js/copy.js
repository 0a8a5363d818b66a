// Copies the text of the element that [data-copy] names; without this script the text is selected by one click.
const DONE = document.documentElement.lang.startsWith("en") ? "Copied" : "Tersalin";

for (const button of document.querySelectorAll("[data-copy]")) {
  button.hidden = false;
  const word = button.textContent;
  button.addEventListener("click", async () => {
    const source = document.getElementById(button.dataset.copy);
    try {
      await navigator.clipboard.writeText(source.textContent);
    } catch {
      getSelection().selectAllChildren(source);
      document.execCommand("copy");
    }
    button.textContent = DONE;
    setTimeout(() => { button.textContent = word; }, 2000);
  });
}
