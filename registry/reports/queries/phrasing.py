"""The wording in force for a region's papers."""

from registry.people.queries import rnd_agency
from registry.reference.models import Region, RegionProfile
from registry.reports.rules.phrases import Phrase, Phrases

RND_OFFICE = "Kepala perangkat daerah yang membidangi penelitian dan pengembangan"


def phrases_of(region: Region) -> Phrases:
    """Letterhead, offices and clauses of one region; what nobody has worded is a placeholder."""
    agency, profile = rnd_agency(region_code=region.code), RegionProfile.objects.filter(pk=region.code).first()
    lines = (
        f"Pemerintah {region.name}".upper(),
        agency.name.upper() if agency else "",
        profile.address if profile else "",
    )
    words = {Phrase.RECALLING: profile.legal_basis} if profile else {}
    return Phrases(
        city=region.name,
        letterhead=tuple(line for line in lines if line),
        head_office=region.head_title,
        rnd_office=f"Kepala {agency.name}" if agency else RND_OFFICE,
        words=words,
    )
