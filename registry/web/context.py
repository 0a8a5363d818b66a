"""What the frame of every page knows."""

from typing import Any

from django.utils.functional import SimpleLazyObject

from registry.index.policy import may_plan
from registry.people.queries import Seated
from registry.reference.queries import lone_house
from registry.shared.actor import PUBLIC
from registry.web.request import Request
from registry.web.typing.forms import HANDED_IN

SECTIONS = {
    "tasks": ("tugas",),
    "proposals": ("usulan",),
    "index": ("indeks", "bukti", "skenario"),
    "reports": ("laporan", "nomor-surat"),
    "catalogue": ("inovasi",),
    "exchange": ("kegiatan", "kunjungan", "replikasi", "kerja-sama", "papan", "denyut", "strategi", "klinik"),
    "statistics": ("statistik",),
}
SECTION_OF = {word: section for section, words in SECTIONS.items() for word in words}
"""Which entry of the main menu the first word of an address belongs to."""
NOWHERE = Seated()


class Site:
    """Whose register this is: the user's region, else the only tenant."""

    def __init__(self, request: Request) -> None:
        house = getattr(request, "seated", NOWHERE).house or lone_house()
        self.region_name, self.accent = house.name, house.accent


def site(request: Request) -> dict[str, Any]:
    actor = getattr(request, "actor", PUBLIC)
    return {
        "site": (house := SimpleLazyObject(lambda: Site(request))),
        "house": house,
        "actor": actor,
        "section": SECTION_OF.get(request.path.split("/")[1], ""),
        "has_index": actor.region_code is not None and may_plan(actor, actor.region_code),
        "handed_in": SimpleLazyObject(lambda: _handed_in(request)),
    }


def _handed_in(request: Request) -> str:
    """The form that was just accepted: its copy on the device is no longer needed; said once."""
    session = getattr(request, "session", {})
    return str(session.pop(HANDED_IN)) if HANDED_IN in session else ""
