// Brings a section[data-part] when one comes near it; without this it holds a link to its own page.
const NEAR = "300px 0px";

const watched = new IntersectionObserver((seen) => {
  for (const { isIntersecting, target } of seen) {
    if (!isIntersecting) continue;
    watched.unobserve(target);
    bring(target);
  }
}, { rootMargin: NEAR });

async function bring(section) {
  section.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(section.dataset.part);
    if (!answer.ok || answer.redirected) return; // the link leads to what is the matter
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const brought = document.importNode(page.querySelector("section"), true);
    const isHeld = section.contains(document.activeElement);
    section.replaceWith(brought);
    if (isHeld) { brought.tabIndex = -1; brought.focus({ preventScroll: true }); }
  } catch {
    // without the network the link still stands
  } finally {
    section.removeAttribute("aria-busy");
  }
}

for (const section of document.querySelectorAll("section[data-part]")) watched.observe(section);
