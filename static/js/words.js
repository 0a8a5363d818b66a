// Counts words toward a goal in [data-count-words="selector"]: a run between white space that holds a letter or a digit.
const english = document.documentElement.lang.startsWith("en");
const count = (text) => text.split(/[\s\x1c-\x1f\x85]+/u).filter((run) => /[\p{L}\p{N}]/u.test(run)).length;

for (const line of document.querySelectorAll("[data-count-words]")) {
  const areas = [...document.querySelectorAll(line.dataset.countWords)];
  const goal = Number(line.dataset.countGoal || 300);
  const base = Number(line.dataset.countBase || 0);
  const show = () => {
    const total = areas.reduce((sum, area) => sum + count(area.value), base);
    line.textContent = english ? `${total} of ${goal} words` : `${total} dari ${goal} kata`;
    line.classList.toggle("enough", total >= goal);
  };
  document.addEventListener("input", show);
  show();
}
