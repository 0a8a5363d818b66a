"""A real browser against a live server: every page is checked for policy violations, errors on the console, and axe."""

import os
import shutil
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Error, Page, sync_playwright

from tests import factories as make

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser") or ""
WATCH = """
window.violations = [];
document.addEventListener('securitypolicyviolation', (e) => {
  window.violations.push(e.violatedDirective + ' ' + e.blockedURI);
});
"""
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
SLOW = 15  # seconds that a loaded machine may need for what a person sees at once
QUIET = ("the server responded with a status of 4",)  # a refusal that the journey asks for


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if not CHROMIUM:
        pytest.skip("needs Chromium (Debian: chromium)")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield chromium
        chromium.close()


def eventually(holds: Callable[[], object], what: str) -> None:
    """Waits until it holds: what a page does after a press may come a while after it on a loaded machine."""
    until = time.monotonic() + SLOW
    while not holds():
        assert time.monotonic() < until, what
        time.sleep(0.05)


@dataclass
class Tab:
    """One person's browser: goes, fills, presses, and remembers what went wrong."""

    page: Page
    base: str
    wrong: list[str] = field(default_factory=list)

    def go(self, path: str) -> "Tab":
        self.page.goto(self.base + path)
        return self.look()

    def look(self) -> "Tab":
        """Nothing on this page broke the content policy or cried on the console."""
        try:
            found = self.page.evaluate("window.violations || []")
        except Error:  # the page was just being left for the next
            self.page.wait_for_load_state()
            found = self.page.evaluate("window.violations || []")
        self.wrong += found
        assert self.wrong == [], f"{self.page.url}: {self.wrong}"
        return self

    def fill(self, **values: str) -> "Tab":
        for name, value in values.items():
            self.page.fill(f"[name='{name}']", value)
        return self

    def attach(self, name: str, path: Path) -> "Tab":
        self.page.set_input_files(f"[name='{name}']", str(path))
        return self

    def press(self, words: str) -> "Tab":
        self.page.get_by_role("button", name=words, exact=True).first.click()
        self.page.wait_for_load_state()
        return self.look()

    def follow(self, words: str) -> "Tab":
        self.page.get_by_role("link", name=words).first.click()
        self.page.wait_for_load_state()
        return self.look()

    def says(self, words: str) -> "Tab":
        eventually(lambda: words in self.text(), f"{words!r} not on {self.page.url}")
        return self

    def text(self) -> str:
        """What a reader sees of the page; nothing while one page makes way for the next."""
        try:
            return self.page.inner_text("body")
        except Error:
            return ""

    def axe(self, **options: Any) -> list[str]:
        """The accessibility findings of this page, each with its first place; axe's own inline styles are not the page's."""
        self.look()
        found = Axe().run(self.page, options={**RULES, **options}).response["violations"]
        self.page.evaluate("window.violations = []")
        self.wrong.clear()
        return [f"{one['id']} {one['nodes'][0]['target']}" for one in found]


@pytest.fixture
def open_tab(browser: Browser, live_server: Any, settings: Any) -> Iterator[Callable[..., Tab]]:
    """A new browser for a person (or nobody), of a width and a colour scheme."""
    contexts = []

    def opened(person: Any = None, *, width: int = 1280, scheme: str = "light", **more: Any) -> Tab:
        context = browser.new_context(
            viewport={"width": width, "height": 900},
            color_scheme=scheme,
            reduced_motion="reduce",  # a page that still scrolls moves away under the pointer
            **more,
        )
        context.set_default_timeout(SLOW * 1000)
        context.add_init_script(WATCH)
        contexts.append(context)
        tab = Tab(context.new_page(), live_server.url)
        tab.page.on("console", lambda message: _hear(tab, message))
        tab.page.on("pageerror", lambda error: tab.wrong.append(str(error)))
        if person is not None:
            tab.go("/masuk/").fill(login=person.username, password=make.PASSWORD)
            tab.page.click("main form button:not([name=bahasa])")
            tab.page.wait_for_url("**/tugas/**")
        return tab

    yield opened
    for context in contexts:
        context.close()


def _hear(tab: Tab, message: Any) -> None:
    if message.type == "error" and not any(words in message.text for words in QUIET):
        tab.wrong.append(message.text)


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    place = tmp_path / "contoh.pdf"
    place.write_bytes(make.pdf_bytes("CONTOH"))
    return place
