// Follows a job in [data-progress-url] and reloads the page when it has ended.
const ENDED = new Set(["selesai", "gagal", "batal", "kedaluwarsa", "done", "failed", "cancelled", "canceled", "expired"]);

function follow(box) {
  const bar = box.querySelector("progress");
  const step = box.querySelector("[data-progress-step]");
  const percent = box.querySelector("[data-progress-percent]");
  let wait = 2000;
  async function look() {
    try {
      const answer = await fetch(box.dataset.progressUrl, { headers: { Accept: "application/json" }, cache: "no-store" });
      if (!answer.ok || answer.redirected) throw new Error(String(answer.status));
      const job = await answer.json();
      if (ENDED.has(String(job.state).toLowerCase())) { location.reload(); return; }
      if (bar) bar.value = job.percent;
      if (percent) percent.textContent = `${job.percent} %`;
      if (step && job.step && step.textContent !== job.step) step.textContent = job.step;
      wait = Math.min(wait * 1.1, 5000);
    } catch { wait = Math.min(wait * 2, 30000); }
    setTimeout(look, wait);
  }
  setTimeout(look, wait);
}

for (const box of document.querySelectorAll("[data-progress-url]")) follow(box);
