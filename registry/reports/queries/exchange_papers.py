"""Papers of the exchange: the statement of a replication that both ends stand by (Art. 28)."""

from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import override

from registry.exchange.models import Adoption, AdoptionStep
from registry.exchange.rules.replications import Stage
from registry.reference.models import Region
from registry.reports.labels import REPORT_KIND_LABELS
from registry.reports.queries.opening import emblem_of_region
from registry.reports.queries.phrasing import phrases_of
from registry.reports.queries.record import BLANK, NUMBER, filled
from registry.reports.rules.document import Block, Document, Facts, Form, Heading, Note, Paragraph, Signature, Table
from registry.reports.rules.kinds import ReportKind
from registry.reports.rules.phrases import Phrases
from registry.reports.rules.wording import bare_name, day

LAW = "Pasal 28 Peraturan Pemerintah Nomor 38 Tahun 2017 tentang Inovasi Daerah"
EVIDENCE = (
    "Pernyataan ini dapat dipakai daerah asal sebagai bukti indikator 31 (Replikasi) indeks inovasi daerah. "
    "Diterima atau tidaknya bukti ditentukan penilai indeks."
)
WITHIN = (
    "Replikasi ini antarperangkat daerah di satu daerah; indikator 31 (Replikasi) indeks inovasi daerah menghitung "
    "daerah lain, sehingga pernyataan ini bukan buktinya."
)
UNTOLD = "Daerah penerap belum menuliskan yang diubah dari aslinya."
NO_AGREEMENT = "Perjanjian belum tercatat dalam replikasi ini."


def replication_statement(adoption: Adoption, *, region: Region, asked_on: date) -> Document:
    """What both ends say of it, on the paper of the one that asks; no person is named."""
    with override("id"):
        phrases = phrases_of(region)
        return Document(
            title=adoption.origin.name, kind=str(REPORT_KIND_LABELS[ReportKind.STATEMENT]),
            registration=adoption.origin.registration, region_name=region.name, asked_at=asked_on,
            blocks=tuple(_blocks(adoption)), letterhead=phrases.letterhead, cover=_ends(adoption),
            simulated=adoption.is_simulated or adoption.origin.is_simulated, form=Form.SHEET,
            heading=("PERNYATAAN REPLIKASI INOVASI DAERAH", NUMBER), emblem_svg=emblem_of_region(region.code),
            signature=_adopter_signs(adoption), countersignature=_origin_signs(adoption),
        )  # fmt: skip


def _blocks(adoption: Adoption) -> list[Block]:
    lead = (
        f"Kedua pihak menyatakan bahwa inovasi tersebut direplikasi oleh {adoption.adopter_region.name} menurut {LAW}. "
        f"Daerah asal mengonfirmasi pada {_confirmed(adoption.origin_confirmed_at)}, daerah penerap pada "
        f"{_confirmed(adoption.adopter_confirmed_at)}."
    )
    steps = list(adoption.steps.all())
    return [
        Paragraph(lead),
        *_dropped(adoption),
        Heading("Perjanjian"),
        _agreement(next((step for step in steps if step.stage == Stage.AGREEMENT), None)),
        Heading("Tahap"),
        _stages(steps),
        Heading("Yang diubah daerah penerap"),
        *_changes(adoption),
        *_use(adoption),
    ]


def _confirmed(at: datetime | None) -> str:
    return day(timezone.localtime(at).date()) if at else BLANK


def _origin_agency(adoption: Adoption) -> str:
    origin = adoption.origin
    agency = origin.owner or origin.executor
    return agency.name if agency else origin.source_agency


def _ends(adoption: Adoption) -> tuple[tuple[str, str], ...]:
    since = f"{adoption.get_stage_display()}, sejak {day(adoption.stage_since)}"
    return filled(
        (
            ("Nomor registrasi", adoption.origin.registration),
            ("Daerah asal", adoption.origin.region.name),
            ("Perangkat daerah asal", _origin_agency(adoption)),
            ("Daerah penerap", adoption.adopter_region.name),
            ("Perangkat daerah penerap", adoption.adopter_office),
            ("Pendamping", adoption.facilitator),
            ("Tahap sekarang", since),
        )
    )


def _dropped(adoption: Adoption) -> list[Block]:
    if adoption.stage != Stage.DROPPED:
        return []
    return [Note(f"Replikasi ini tidak dilanjutkan. Alasan: {adoption.dropped_reason}", "warning")]


def _agreement(step: AdoptionStep | None) -> Block:
    """Its number, day and file, by the mark of the file."""
    if step is None or step.file is None:
        return Paragraph(NO_AGREEMENT)
    rows = (("Nomor", step.number), ("Tanggal", day(step.on)), ("Berkas", step.file.name))
    return Facts((*rows, ("SHA-256 berkas", step.file.sha256)))


def _stages(steps: list[AdoptionStep]) -> Table:
    rows = tuple((str(each.get_stage_display()), day(each.on), str(each.get_side_display())) for each in steps)
    return Table(("Tahap", "Tanggal", "Dicatat oleh"), rows, "Tahap replikasi menurut catatan kedua pihak")


def _changes(adoption: Adoption) -> list[Block]:
    if not adoption.changed_what:
        return [Paragraph(UNTOLD)]
    why = [Paragraph(f"Alasan: {adoption.changed_why}")] if adoption.changed_why else []
    return [Paragraph(adoption.changed_what), *why]


def _use(adoption: Adoption) -> list[Block]:
    """What was dropped proves nothing; what stays in one region is not what the indicator counts."""
    if adoption.stage == Stage.DROPPED:
        return []
    return [Heading("Penggunaan"), Paragraph(WITHIN if _is_within(adoption) else EVIDENCE)]


def _is_within(adoption: Adoption) -> bool:
    return adoption.origin.region_id == adoption.adopter_region_id


def _origin_signs(adoption: Adoption) -> Signature:
    region = adoption.origin.region
    agency = _origin_agency(adoption) if _is_within(adoption) else ""
    return _place(phrases_of(region), agency, note=f"Daerah asal: {region.name}")


def _adopter_signs(adoption: Adoption) -> Signature:
    region = adoption.adopter_region
    agency = adoption.adopter_office if _is_within(adoption) else ""
    return _place(phrases_of(region), agency, note=f"Daerah penerap: {region.name}")


def _place(phrases: Phrases, agency: str, *, note: str) -> Signature:
    """The research agency signs for its region; between two agencies of one region, each of them."""
    office = f"Kepala {agency}" if agency else phrases.rnd_office
    return Signature(f"{bare_name(phrases.city)}, {BLANK}", office, note)
