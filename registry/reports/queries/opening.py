"""The opening of a report: letterhead, cover, identity, and the law of the route."""

from typing import TYPE_CHECKING

from registry.people.queries import rnd_agency
from registry.procedure.queries.dossier import Dossier
from registry.proposals.models import Proposal
from registry.proposals.queries.published import credit_of
from registry.reference.models import RegionProfile
from registry.reports.labels import ROUTES
from registry.reports.rules.document import Block, Facts, Heading, Paragraph, Signature
from registry.reports.rules.wording import day
from registry.shared.later import Later

if TYPE_CHECKING:
    from registry.reports.render import emblem
else:
    emblem = Later("registry.reports.render.emblem")

RND_OFFICE = "Kepala perangkat daerah yang membidangi penelitian dan pengembangan"


def letterhead_of(proposal: Proposal) -> tuple[str, ...]:
    """The government, the agency that judges, and its address where the region has set one."""
    agency = rnd_agency(region_code=proposal.region_id)
    address = RegionProfile.objects.filter(pk=proposal.region_id).values_list("address", flat=True).first()
    lines = (f"Pemerintah {proposal.region.name}".upper(), agency.name.upper() if agency else "", address or "")
    return tuple(line for line in lines if line)


def emblem_of(proposal: Proposal) -> str:
    return emblem_of_region(proposal.region_id)


def emblem_of_region(region_code: str) -> str:
    """The coat of arms that the region has uploaded, if any; a file that cannot be read costs no report."""
    profile = RegionProfile.objects.filter(pk=region_code).first()
    if profile is None or not profile.coat_of_arms:
        return ""
    try:
        with profile.coat_of_arms.open("rb") as file:
            return emblem.emblem_svg(file.read())
    except OSError:
        return ""


def signature_of(proposal: Proposal) -> Signature:
    """An office, never a name."""
    agency = rnd_agency(region_code=proposal.region_id)
    return Signature(
        f"{proposal.region.name}, ...............................", f"Kepala {agency.name}" if agency else RND_OFFICE
    )


def cover_of(proposal: Proposal) -> tuple[tuple[str, str], ...]:
    rows = [
        ("Inisiator", proposal.get_initiator_display()),
        ("Pemilik", proposal.owner.name if proposal.owner else ""),
        ("Keadaan", proposal.get_state_display()),
    ]
    return tuple((term, str(value)) for term, value in rows if value)


def identity(proposal: Proposal, dossier: Dossier) -> list[Block]:
    """Who proposed what, and which way the law lays down for this initiator."""
    agencies = [("Perangkat daerah pengusul", proposal.agency), ("Pemilik", proposal.owner),
                ("Perangkat daerah pelaksana", proposal.executor)]  # fmt: skip
    rows = [
        ("Nama inovasi", proposal.name),
        ("Nomor registrasi", proposal.registration),
        ("Inisiator", str(proposal.get_initiator_display())),
        ("Nama inisiator", "" if proposal.initiator_is_minor else proposal.initiator_name),
        *((term, agency.name if agency else "") for term, agency in agencies),
        ("Unit kerja", proposal.unit.name if proposal.unit else ""),
        ("Inovator", "\n".join(_credit(credit_of(each), each.part) for each in dossier.inventors)),
        ("Diterima lengkap", day(proposal.received_on)),
        ("Keadaan", _state(proposal)),
    ]
    blocks: list[Block] = [Heading("Identitas dan inisiator"), Facts(tuple(row for row in rows if row[1]))]
    if proposal.initiator in ROUTES:
        way, basis = ROUTES[proposal.initiator]
        blocks += [Heading("Jalur menurut hukum", 2), Paragraph(way), Facts((("Dasar", basis),))]
    return blocks


def _credit(name: str, part: str) -> str:
    return f"{name} ({part})" if part else name


def _state(proposal: Proposal) -> str:
    since = f", sejak {day(proposal.state_since)}" if proposal.state_since else ""
    return f"{proposal.get_state_display()}{since}"
