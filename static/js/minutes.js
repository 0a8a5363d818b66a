// Lets [data-follows="field"] repeat what is typed or chosen in that field of form#lembar.
const form = document.getElementById("lembar");

function said(name) {
  const fields = [...form.elements].filter((field) => field.name === name);
  const chosen = fields.find((field) => field.type === "radio" && field.checked);
  if (chosen) return chosen.labels[0].textContent.trim();
  return fields.find((field) => field.type !== "radio")?.value || "";
}

if (form) form.addEventListener("input", () => {
  for (const line of form.querySelectorAll("[data-follows]")) line.textContent = said(line.dataset.follows) || line.dataset.empty || "";
});
