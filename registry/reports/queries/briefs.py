"""Papers of one page: what the regional head must know, and the sheet that shows an innovation to everyone."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from registry.proposals.models import Measure
from registry.proposals.queries.published import credit_of, is_embargoed
from registry.reports.queries.content import affair_of, form_of, money_of
from registry.reports.queries.course import gaps_found
from registry.reports.queries.record import Record, filled, paper_of
from registry.reports.render.qr import qr_svg
from registry.reports.rules.document import (
    Block,
    Bullets,
    Document,
    Figure,
    Form,
    Heading,
    Note,
    Paragraph,
    Table,
    long_date,
)
from registry.reports.rules.kinds import ReportKind
from registry.reports.rules.wording import day, quantity, shortened
from registry.workflow.labels import PUBLIC_STATE_LABELS, STATE_LABELS
from registry.workflow.rules.states import State

TEXT, ROWS, GAPS, NAMES = 330, 4, 3, 4
"""What a page holds: letters of a passage, rows of a table, gaps, names."""
ASKED: Mapping[str, str] = {
    State.LAYAK: "Menetapkan keputusan mengenai inovasi daerah ini sekaligus perangkat daerah yang ditugasi "
    "melaksanakan uji coba (PP 38/2017 Pasal 14 ayat (1)).",
    State.DITETAPKAN: "Menyampaikan keputusan kepada Menteri Dalam Negeri (PP 38/2017 Pasal 15 ayat (1)), bila belum.",
    State.HENTI_USUL: "Menyetujui atau menolak penghentian uji coba, lalu memberitahukannya kepada Menteri "
    "(PP 38/2017 Pasal 17 ayat (4)).",
    State.SIAP_TERAP: "Menetapkan peraturan penerapan: Perda bila membebani atau membatasi masyarakat dan/atau "
    "membebani APBD, selain itu Perkada (PP 38/2017 Pasal 20 ayat (2)).",
    State.DITERAPKAN: "Melaporkan penerapan kepada Menteri paling lambat 6 bulan sejak Perda atau Perkada ditetapkan "
    "(PP 38/2017 Pasal 20 ayat (4)), bila belum.",
}
NOTHING_ASKED = "Belum ada keputusan yang diminta; ringkasan ini untuk diketahui."
PASSAGES = (("problem", "Masalah"), ("how_it_works", "Cara kerja"), ("benefit", "Manfaat"))
OWNED = "Milik pemerintah daerah dan tidak boleh dikomersialkan (PP 38/2017 Pasal 20 ayat (3))"


def briefing(record: Record) -> Document:
    """On one page: what it is, how it stands, what is asked of the head, what the law still lacks."""
    proposal, content = record.proposal, record.judged
    due = f"{day(proposal.due_on)} ({proposal.due_basis})" if proposal.due_on else ""
    cover = filled(
        (
            ("Nomor registrasi", proposal.registration),
            ("Inisiator", str(proposal.get_initiator_display())),
            ("Pemilik", proposal.owner.name if proposal.owner else ""),
            ("Pelaksana", proposal.executor.name if proposal.executor else ""),
            ("Keadaan", f"{STATE_LABELS[State(proposal.state)]}, sejak {day(proposal.state_since)}"),
            ("Dinyatakan layak", day(proposal.verdict_on)),
            ("Ditetapkan", day(proposal.decreed_on)),
            ("Jatuh tempo", due),
            ("Anggaran", money_of(content)),
        )
    )
    about = [shortened(str(content.get(name) or ""), most=TEXT) for name in ("problem", "changes")]
    found = [f"{gap} ({basis})" for gap, basis in gaps_found(proposal, record.dossier)]
    more = [f"dan {len(found) - GAPS} lainnya dalam laporan lengkap"] if len(found) > GAPS else []
    blocks: list[Block] = [
        Heading(f"Yang diminta dari {record.head}"),
        Note(ASKED.get(proposal.state, NOTHING_ASKED), "info"),
        Heading("Pokok inovasi"),
        *(Paragraph(words) for words in about if words),
        *_measures(record.dossier.measures),
    ]
    if found:
        blocks += [Heading("Yang masih kurang menurut hukum"), Bullets((*found[:GAPS], *more))]
    return paper_of(
        record, ReportKind.BRIEFING, form=Form.SHEET, blocks=blocks, cover=cover,
        heading=(f"RINGKASAN UNTUK {record.head.upper()}", long_date(record.asked_on)),
    )  # fmt: skip


def innovation_sheet(record: Record) -> Document:
    """What the public page says, on one page, with a code that leads to it; an embargo holds the content back."""
    proposal = record.proposal
    state = State(proposal.state)
    agency = proposal.owner or proposal.executor
    held = is_embargoed(proposal, on=record.asked_on)
    credits = [credit_of(each) for each in record.dossier.inventors[:NAMES]]
    cover = filled(
        (
            ("Perangkat daerah", agency.name if agency else proposal.source_agency),
            ("Bentuk", form_of(record.current)),
            ("Urusan pemerintahan", affair_of(record.current)),
            ("Keadaan", str(PUBLIC_STATE_LABELS.get(state, STATE_LABELS[state]))),
            ("Inovator", ", ".join(credits)),
            ("Kekayaan intelektual", OWNED if state != State.TERCATAT else ""),
        )
    )
    blocks: list[Block] = []
    if held:
        until = f"Rincian ditahan sampai {day(proposal.embargo_until)}: {proposal.embargo_reason}."
        blocks.append(Note(until, "warning"))
    else:
        for name, title in PASSAGES:
            if words := shortened(str(getattr(proposal, name)), most=TEXT):
                blocks += [Heading(title), Paragraph(words)]
        blocks += _measures(record.dossier.measures)
    if record.address:
        words = f"Halaman inovasi ini, dengan dokumen dan hasil terbarunya:\n{record.address}"
        blocks.append(Figure(qr_svg(record.address), f"Kode QR menuju {record.address}", words, width=18))
    government = f"Pemerintah {proposal.region.name}".upper()
    return paper_of(
        record, ReportKind.INNOVATION_SHEET, form=Form.SHEET, blocks=blocks, cover=cover, letterhead=(government,),
        heading=("INOVASI DAERAH",),
    )  # fmt: skip


def _measures(measures: Sequence[Measure]) -> list[Block]:
    rows = tuple(
        (
            shortened(each.name, most=70),
            _value(each.baseline, each.unit),
            quantity(each.target, each.unit),
            _value(each.realised, each.unit),
        )
        for each in measures[:ROWS]
    )
    return [Table(("Ukuran", "Awal", "Target", "Realisasi"), rows, "", (1, 2, 3), (6, 3, 3, 3))] if rows else []


def _value(value: Decimal | None, unit: str) -> str:
    return quantity(value, unit) or "–"
