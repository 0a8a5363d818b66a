"""The wording in force for a region's papers."""

from django.utils import timezone

from registry.people.queries import rnd_agency
from registry.reference.models import Region, RegionProfile
from registry.reports.models import WordingEdition
from registry.reports.rules.document import long_date
from registry.reports.rules.merging import MergeField
from registry.reports.rules.phrases import Phrase, Phrases, Wording

RND_OFFICE = "Kepala perangkat daerah yang membidangi penelitian dan pengembangan"


def in_force(region_code: str) -> WordingEdition | None:
    """The newest edition of the region."""
    return WordingEdition.objects.filter(region_id=region_code).order_by("-number").first()


def phrases_of(region: Region) -> Phrases:
    """Letterhead, offices and clauses of one region; what nobody has worded is a placeholder."""
    edition = in_force(region.code)
    wording = edition.wording() if edition else Wording()
    return phrases_from(region, wording, number=edition.number if edition else 0)


def phrases_from(region: Region, wording: Wording, *, number: int = 0) -> Phrases:
    """How papers would read by this wording; what it leaves open comes from the region and its settings."""
    agency, profile = rnd_agency(region_code=region.code), RegionProfile.objects.filter(pk=region.code).first()
    lines = wording.letterhead.splitlines() or [
        f"Pemerintah {region.name}".upper(),
        agency.name.upper() if agency else "",
        profile.address if profile else "",
    ]
    words = {Phrase.RECALLING.value: profile.legal_basis} if profile else {}
    return Phrases(
        city=wording.city or region.name,
        letterhead=tuple(line for line in lines if line),
        head_office=wording.head_office or region.head_title,
        rnd_office=wording.rnd_office or (f"Kepala {agency.name}" if agency else RND_OFFICE),
        words={**words, **wording.clauses},
        edition=number,
        region=region.name,
    )


def example_fields(region: Region) -> dict[str, str]:
    """Values that show how a clause reads; no record stands behind them."""
    today = timezone.localdate()
    return {
        MergeField.INNOVATION: "Contoh Inovasi Daerah",
        MergeField.REGISTRATION: f"{region.code}-{today.year}-0001",
        MergeField.INITIATOR: "Perangkat daerah",
        MergeField.AGENCY: "Dinas Contoh",
        MergeField.DAY: long_date(today),
        MergeField.YEAR: str(today.year),
    }
