"""The index played on simulated proposals: two earlier verification rounds, an open one with evidence, a what-if."""

from collections.abc import Sequence
from datetime import date, datetime

from django.core.files.base import ContentFile

from registry.index.models import Period
from registry.index.rules.claims import Claim
from registry.index.rules.scenarios import Changes
from registry.index.usecases.evidence import Letter, Place, add_evidence
from registry.index.usecases.levels import claim_level, claim_region_level, report_innovation, verify_level
from registry.index.usecases.notes import pin_note
from registry.index.usecases.periods import freeze_period, load_shipped_editions, open_period
from registry.index.usecases.scenarios import save_scenario
from registry.management.demonstration.accounts import acting
from registry.management.demonstration.papers import one_page, picture, scanned
from registry.people.queries import system_actor
from registry.people.rules.roles import Role
from registry.proposals.models import Proposal
from registry.shared.actor import Actor

REGION, EDITION, YEAR = "13.76", "iga-2026", 2026
MOST = 5
NOT_REPORTED = ("DRAFT", "IZIN", "DIHENTIKAN")
# claimed and verified level of a row in the two earlier rounds, the same for every innovation
EARLIER: dict[int, dict[str, tuple[int, int]]] = {
    2024: {"16": (2, 1), "17": (3, 3), "33": (3, 2), "35": (3, 1)},
    2025: {"16": (2, 1), "17": (2, 2), "33": (2, 2), "35": (3, 2)},
}
OPEN_NOW = {"16": 2, "17": 3, "19": 3, "25": 2, "32": 3, "33": 2, "35": 3}
VERIFIED_NOW = {"16": (1, "Halaman yang memuat nama inovasi tidak dilampirkan."), "17": (3, "")}
REGION_ROWS = {"1": 3, "8": 3, "9": 2, "14": 1}
LETTERS = (  # one that proves until the end of the year, one outside the window, one without a number, a picture
    (
        ("16", "17"),
        Letter(
            "sk",
            "CONTOH-SK-1",
            date(2025, 3, 3),
            "Tim pelaksana (contoh)",
            "Kepala perangkat daerah",
            date(YEAR, 12, 31),
        ),
    ),
    (("20",), Letter("surat_tugas", "CONTOH-ST-7", date(2021, 6, 1), "Bimtek (contoh)", "Kepala perangkat daerah")),
    (("32",), Letter("laporan", "", date(2025, 8, 4), "", "")),
    (("25",), Letter("gambar", "", date(2025, 9, 1), "Spanduk sosialisasi (contoh)", "")),
)


def is_index_played() -> bool:
    return Period.objects.filter(region_id=REGION, year=YEAR).exists()


def play_index(*, at: datetime) -> None:
    """Play the rounds on the region's simulated proposals; records of public sources are left alone."""
    head = acting(region=REGION, role=Role.RND_HEAD, on=at.date())
    desk = acting(region=REGION, role=Role.RND_OFFICER, on=at.date())
    load_shipped_editions(by=system_actor(), at=at)
    simulated = Proposal.objects.filter(region_id=REGION, is_simulated=True).exclude(state__in=NOT_REPORTED)
    chosen = list(simulated.order_by("pk")[:MOST])
    for year, levels in EARLIER.items():
        _round(year=year, levels=levels, proposals=chosen, head=head, desk=desk, at=at)
    open_period(region_code=REGION, year=YEAR, edition_code=EDITION, is_simulated=True, by=head, at=at)
    for place, proposal in enumerate(chosen):
        _gather(proposal=proposal, fewer=place, desk=desk, at=at)
    for key, level in REGION_ROWS.items():
        claim_region_level(
            region_code=REGION, year=YEAR, key=key, claim=Claim(level=level), base_revision=1, by=desk, at=at
        )
    if chosen:
        owned = next((proposal for proposal in chosen if proposal.owner_id), chosen[0])  # its officer is shown them
        _beyond_the_portal(proposal=owned, desk=desk, at=at)
        raised = Changes(levels={proposal.public_id: {"35": 3} for proposal in chosen})
        save_scenario(
            region_code=REGION, year=YEAR, scenario_id=None, name="Semua video lengkap (simulasi)", edition=EDITION,
            changes=raised, by=desk, at=at,
        )  # fmt: skip


def _round(
    *, year: int, levels: dict[str, tuple[int, int]], proposals: Sequence[Proposal], head: Actor, desk: Actor,
    at: datetime,
) -> None:  # fmt: skip
    open_period(region_code=REGION, year=year, edition_code=EDITION, is_simulated=True, by=head, at=at)
    for proposal in proposals:
        report_innovation(proposal_id=proposal.public_id, year=year, by=desk, at=at)
        for key, (claimed, verified) in levels.items():
            claim_level(
                proposal_id=proposal.public_id, year=year, key=key, claim=Claim(level=claimed), base_revision=1,
                by=desk, at=at,
            )  # fmt: skip
            verify_level(
                proposal_id=proposal.public_id, year=year, key=key, level=verified, base_revision=2,
                reason="Bukti tidak memuat tingkat yang diklaim (simulasi)." if verified < claimed else "",
                by=desk, at=at,
            )  # fmt: skip
    freeze_period(region_code=REGION, year=year, by=head, at=at)


def _gather(*, proposal: Proposal, fewer: int, desk: Actor, at: datetime) -> None:
    """Claims of the open round with the papers that carry some of them; every innovation has a few less."""
    report_innovation(proposal_id=proposal.public_id, year=YEAR, by=desk, at=at)
    kept = list(OPEN_NOW.items())[: len(OPEN_NOW) - fewer]
    for key, level in kept:
        claim_level(
            proposal_id=proposal.public_id,
            year=YEAR,
            key=key,
            claim=Claim(level=level),
            base_revision=1,
            by=desk,
            at=at,
        )
    for keys, letter in LETTERS:
        lines = ["SIMULASI", letter.number or "tanpa nomor", letter.subject, proposal.name, "Contoh untuk peragaan."]
        add_evidence(
            region_code=REGION, agency_id=proposal.owner_id, year=YEAR, letter=letter,
            upload=_upload(letter, lines),
            places=[Place(proposal.public_id, key, 1, 1) for key in keys], by=desk, at=at,
        )  # fmt: skip
    for key, (level, reason) in VERIFIED_NOW.items():
        verify_level(
            proposal_id=proposal.public_id,
            year=YEAR,
            key=key,
            level=level,
            reason=reason,
            base_revision=3,
            by=desk,
            at=at,
        )
    pin_note(
        proposal_id=proposal.public_id, year=YEAR, key="16",
        text="Lampirkan halaman yang memuat nama inovasi (simulasi).",
        by=desk, at=at,
    )  # fmt: skip


def _beyond_the_portal(*, proposal: Proposal, desk: Actor, at: datetime) -> None:
    """A scan that the portal would not take, to be made smaller, and a video that is given by its address."""
    lines = ["SIMULASI", "CONTOH-SOP-3", "Pindaian berat (contoh)", proposal.name, "Contoh untuk peragaan."]
    scan = Letter("sop", "CONTOH-SOP-3", date(2025, 4, 7), "SOP layanan, pindaian berat (contoh)", "Kepala bidang")
    heavy, address = ContentFile(scanned(lines), name="pindaian-contoh.pdf"), "https://video.example/contoh-simulasi"
    video = Letter("video", "", date(2025, 10, 6), "Video inovasi (contoh), alamatnya tidak ada", "")
    for key, letter, upload in (("28", scan, heavy), ("35", video, address)):
        add_evidence(
            region_code=REGION, agency_id=proposal.owner_id, year=YEAR, letter=letter, upload=upload,
            places=[Place(proposal.public_id, key)], by=desk, at=at,
        )  # fmt: skip


def _upload(letter: Letter, lines: list[str]) -> ContentFile:
    if letter.kind == "gambar":
        return ContentFile(picture(lines), name="bukti-contoh.png")
    return ContentFile(one_page(lines), name="bukti-contoh.pdf")
