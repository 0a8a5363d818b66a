"""Which pages are measured, and what each may cost."""

from dataclasses import dataclass

from django.urls import reverse

from registry.catalogue.models import Entry
from registry.catalogue.queries.pages import Order, page_in_order
from registry.proposals.models import Proposal
from registry.workflow.rules.states import State

LIST_TIMES, RECORD_TIMES = 5.0, 4.0  # as much as a bare page
LIST_QUERIES, RECORD_QUERIES = 8, 12
DATABASE_MS = 60.0
BYTES = 60_000
GROWTH = 1.5  # from the small to the large set
DEEP = 20  # pages in


@dataclass(frozen=True, slots=True)
class Page:
    """A page with its limits."""

    name: str
    url: str
    is_record: bool = False
    is_staff: bool = False
    may_not_grow: bool = True

    @property
    def times(self) -> float:
        return RECORD_TIMES if self.is_record else LIST_TIMES

    @property
    def queries(self) -> int:
        return RECORD_QUERIES if self.is_record else LIST_QUERIES


def pages() -> list[Page]:
    """Public ones, then those of the officer."""
    record = Entry.objects.filter(state=State.DITERAPKAN).select_related("proposal").latest("changed_at").proposal
    waiting = Proposal.objects.filter(state=State.EVALUASI).latest("pk")
    catalogue = reverse("innovations")
    return [
        Page("daftar, halaman pertama", catalogue),
        Page("daftar, halaman dalam", f"{catalogue}?sesudah={_deep()}"),
        Page("daftar menurut satu saringan", f"{catalogue}?stage=penerapan", may_not_grow=False),
        Page("daftar menurut dua saringan", f"{catalogue}?digital=ya&form=pelayanan_publik", may_not_grow=False),
        Page("pencarian, kata jarang", f"{catalogue}?q=posyandu+keliling", may_not_grow=False),
        Page("pencarian, kata sering", f"{catalogue}?q=warga", may_not_grow=False),
        Page("halaman inovasi", reverse("innovation", args=[record.public_id]), is_record=True),
        Page("peta, lapisan titik", reverse("region_points")),
        Page("statistik", reverse("statistics")),
        Page("petugas: daftar usulan", reverse("proposals"), is_staff=True),
        Page("petugas: tugas", reverse("tasks"), is_staff=True),
        Page("petugas: halaman usulan", reverse("proposal", args=[waiting.public_id]), is_record=True, is_staff=True),
        Page(
            "petugas: riwayat usulan",
            reverse("proposal_history", args=[waiting.public_id]),
            is_record=True,
            is_staff=True,
        ),
    ]


def _deep() -> str:
    """The key of a page far in, as the pages themselves hand it on."""
    key = ""
    for _page in range(DEEP):
        key = page_in_order(Entry.objects.all(), order=Order.NEWEST, after=key).next_key or key
    return key
