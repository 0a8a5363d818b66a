"""A legal step taken on its page as a person takes it: open the proposal, press the step, fill in, confirm."""

from pathlib import Path
from typing import Any

from django.utils import timezone
from playwright.sync_api import Locator

from tests.journeys.conftest import Tab


def take(tab: Tab, proposal: Any, move: str, paper: Path, **answers: str) -> Tab:
    """Press the move's button on the proposal's page, fill in its papers and answers, and send."""
    tab.go(f"/usulan/{proposal.public_id}/")
    tab.page.locator(f"[data-move='{move}']").first.click()
    tab.page.wait_for_load_state()
    for field in tab.page.locator("main form [name]").all():
        _fill(field, paper)
    for name, value in answers.items():
        field = tab.page.locator(f"main form [name='{name}']").first
        (field.select_option if field.evaluate("node => node.tagName") == "SELECT" else field.fill)(value)
    tab.page.locator(f"main form button[data-move='{move}']").click()
    tab.page.wait_for_url(f"**/usulan/{proposal.public_id}/")
    proposal.refresh_from_db()
    return tab.look()


def _fill(field: Locator, paper: Path) -> None:
    """A paper's own fields, by how their names end, and the box that confirms."""
    name = field.get_attribute("name") or ""
    if name.endswith("-file"):
        field.set_input_files(str(paper))
    elif name == "confirmed":
        field.check()
    else:
        texts = {
            "-on": timezone.localdate().isoformat(),
            "-number": "CONTOH-1",
            "-signatory": "Kepala perangkat daerah",
        }
        for end, text in texts.items():
            if name.endswith(end):
                field.fill(text)


def judge(tab: Tab, proposal: Any) -> Tab:
    """Five times yes with a reason on the verdict screen."""
    tab.go(f"/usulan/{proposal.public_id}/penilaian/")
    for criterion in "abcde":
        tab.page.locator(f"[name='yes_{criterion}'][value='ya']").check()
        tab.page.fill(f"[name='reason_{criterion}']", "Terpenuhi menurut naskah usulan.")
    tab.page.locator("main form:has([name='minutes']) button:not([type=button])").last.click()
    tab.page.wait_for_load_state()
    return tab.says("Lembar tersimpan")
