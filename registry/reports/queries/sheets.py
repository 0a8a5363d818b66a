"""The papers of judging: evaluation sheet, verification sheet, minutes of the independent team (Arts. 6, 8, 9, 13)."""

from registry.reports.labels import ROUTES
from registry.reports.queries.content import affair_of, form_of
from registry.reports.queries.judging import VERDICTS, circumstances, conflicts, experts_of, is_accepted
from registry.reports.queries.record import BLANK, NUMBER, Record, filled, paper_of, signed_by
from registry.reports.rules.document import Block, Bullets, Document, Facts, Form, Heading, Note, Paragraph, Table
from registry.reports.rules.kinds import ReportKind
from registry.reports.rules.phrases import Phrase
from registry.reports.rules.wording import day
from registry.review.models import Evaluation
from registry.workflow.labels import CRITERION_LABELS
from registry.workflow.rules.documents import DocumentKind
from registry.workflow.rules.states import Criterion

HEADS = {
    "evaluasi": ("LEMBAR EVALUASI USULAN INOVASI DAERAH", NUMBER),
    "verifikasi": ("LEMBAR VERIFIKASI USULAN INOVASI DAERAH", NUMBER),
    "tim": ("BERITA ACARA PEMBAHASAN TIM INDEPENDEN", NUMBER),
}
BASES = {
    "evaluasi": "PP 38/2017 Pasal 6 dan Pasal 13",
    "verifikasi": "PP 38/2017 Pasal 6 dan Pasal 9 ayat (4)",
    "tim": "PP 38/2017 Pasal 6 dan Pasal 8 ayat (3)-(5)",
}
COORDINATOR = "Koordinator tim independen (PP 38/2017 Pasal 8 ayat (5))"


def evaluation_sheet(record: Record) -> Document:
    return _sheet(record, ReportKind.EVALUATION_SHEET, "evaluasi")


def verification_sheet(record: Record) -> Document:
    return _sheet(record, ReportKind.VERIFICATION_SHEET, "verifikasi")


def team_minutes(record: Record) -> Document:
    """What the team discussed and found, signed by its coordinator; its members sign in the list."""
    found = _round(record, "tim")
    appointed, met = record.cited(DocumentKind.TEAM_APPOINTMENT), getattr(record.proposal, "team", None)
    met_on = day(met.met_on) if met else ""
    opening = (
        f"Pada tanggal {met_on or BLANK} tim independen yang dibentuk dengan keputusan {appointed} membahas usulan "
        f"inovasi daerah “{record.proposal.name}” atas inisiatif {record.head} (PP 38/2017 Pasal 8 ayat (3)-(5))."
    )
    votes = [member.vote for member in record.dossier.members if member.vote is not None]
    counted = f"Suara anggota: {votes.count(True)} layak, {votes.count(False)} tidak layak."
    blocks: list[Block] = [
        Paragraph(record.phrases.of(Phrase.MINUTES_OPENING)),
        Paragraph(opening),
        Heading("Anggota tim"),
        _members(record),
        Heading("Penilaian menurut kriteria Pasal 6"),
        *_answers(found),
        Heading("Putusan"),
        *([Paragraph(counted)] if votes else []),
        _verdict(found, "tim"),
        Paragraph(record.phrases.of(Phrase.MINUTES_CLOSING)),
    ]
    return paper_of(
        record, ReportKind.TEAM_MINUTES, form=Form.SHEET, blocks=blocks, heading=HEADS["tim"],
        signature=signed_by(record, record.phrases.rnd_office, note=COORDINATOR),
    )  # fmt: skip


def _sheet(record: Record, kind: ReportKind, name: str) -> Document:
    found = _round(record, name)
    own = [found] if found else []
    blocks: list[Block] = [*_answers(found), Heading("Putusan"), _verdict(found, name)]
    if found:
        blocks = [circumstances(record.proposal, found), Heading("Penilaian menurut kriteria Pasal 6"), *blocks]
        blocks += [*experts_of(found, level=1), *conflicts(record.proposal, own)]
    if found and found.minutes.strip():
        blocks += [Heading("Catatan pembahasan"), Paragraph(found.minutes)]
    return paper_of(
        record, kind, form=Form.SHEET, blocks=blocks, heading=HEADS[name],
        cover=_subject(record, BASES[name]), signature=signed_by(record, record.phrases.rnd_office),
    )  # fmt: skip


def _round(record: Record, name: str) -> Evaluation | None:
    """The round that is open, else the last one closed."""
    of_kind = [each for each in record.rounds if each.kind == name]
    return next((each for each in of_kind if each.closed_at is None), of_kind[-1] if of_kind else None)


def _subject(record: Record, basis: str) -> tuple[tuple[str, str], ...]:
    proposal, content = record.proposal, record.judged
    agency = proposal.agency.name if proposal.agency else ""
    _way, route = ROUTES.get(proposal.initiator, ("", ""))
    return filled(
        (
            ("Nomor registrasi", proposal.registration),
            ("Inisiator", str(proposal.get_initiator_display())),
            ("Perangkat daerah pengusul", agency),
            ("Bentuk inovasi", form_of(content)),
            ("Urusan pemerintahan", affair_of(content)),
            ("Diterima lengkap", day(proposal.received_on)),
            ("Dasar penilaian", basis),
            ("Dasar jalur", route),
        )
    )


def _answers(found: Evaluation | None) -> list[Block]:
    """All five criteria, also those that nobody has answered yet."""
    given = {answer.criterion: answer for answer in found.answers.all()} if found else {}
    rows = []
    for criterion in Criterion:
        answer = given.get(criterion)
        yes = None if answer is None else answer.yes
        said = "" if yes is None else "Ya" if yes else "Tidak"
        rows.append((f"{criterion}. {CRITERION_LABELS[criterion]}", said, answer.reason if answer else ""))
    return [Table(("Kriteria", "Jawaban", "Alasan"), tuple(rows), "Lima kriteria", widths=(5, 2, 7))]


def _verdict(found: Evaluation | None, name: str) -> Block:
    """What was found; before that the choices that the signer has."""
    accepted, refused = VERDICTS[name]
    if found is None or found.closed_at is None:
        return Bullets((f"□ {accepted}: kelima kriteria dijawab ya.", f"□ {refused}: ada kriteria yang dijawab tidak."))
    verdict = accepted if is_accepted(found) else refused
    return Note(f"{verdict}.", "good" if is_accepted(found) else "warning")


def _members(record: Record) -> Block:
    """Each member with room for his hand."""
    rows = tuple(
        (str(place), member.name, member.institution, str(member.get_element_display()), BLANK)
        for place, member in enumerate(record.dossier.members, 1)
    )
    if not rows:
        return Facts((("Anggota", "Belum tercatat"),))
    return Table(("No.", "Anggota", "Lembaga", "Unsur", "Tanda tangan"), rows, numeric=(0,), widths=(1, 4, 4, 3, 4))
