"""The conclusion of a report: what was decided, or what the head of the agency is about to decide."""

from collections.abc import Sequence

from registry.procedure.queries.dossier import Dossier
from registry.proposals.models import Proposal
from registry.reports.queries.judging import is_accepted
from registry.reports.queries.trial import reached
from registry.reports.rules.document import Block, Bullets, Facts, Heading, Note, Paragraph
from registry.reports.rules.wording import day, listed
from registry.review.models import Evaluation
from registry.trial.models import Trial
from registry.workflow.rules.documents import DocumentKind

OUTCOMES = {
    "berhasil": ("Uji coba dinyatakan berhasil.", "good"),
    "perlu_perbaikan": ("Uji coba perlu perbaikan dan diperpanjang.", "warning"),
    "gagal": ("Uji coba dinyatakan gagal.", "warning"),
}
OPEN_OUTCOMES = (
    "□ Berhasil: inovasi diterapkan dengan Perda atau Perkada (Pasal 20 ayat (1)-(2)).",
    "□ Perlu perbaikan: uji coba diperpanjang dengan perubahan keputusan kepala daerah.",
    "□ Gagal: penghentian diusulkan kepada kepala daerah dan diberitahukan kepada Menteri (Pasal 17 ayat (3)-(4)).",
)


def conclusion_of_judging(proposal: Proposal, dossier: Dossier, rounds: Sequence[Evaluation]) -> list[Block]:
    """The verdict in words, with the letter by which it goes to the regional head."""
    if not rounds:
        return []
    last = rounds[-1]
    refused = [answer.criterion for answer in last.answers.all() if not answer.yes]
    if not is_accepted(last):
        words = f"Kriteria {listed(refused)} Pasal 6 tidak terpenuhi; usulan dinyatakan tidak layak."
        retry = "Pengusul dapat mengajukan usulan baru yang memperbaikinya."
        return [Heading("Kesimpulan"), Note(words, "warning"), Paragraph(retry)]
    words = "Kelima kriteria Pasal 6 terpenuhi; usulan dinyatakan layak."
    head = proposal.region.head_title
    letters = [d for d in dossier.documents if d.kind == DocumentKind.CONVEYING_LETTER]
    conveyed = f"Usulan disampaikan kepada {head} untuk ditetapkan dengan keputusan kepala daerah (Pasal 14 ayat (1))"
    number = f" dengan surat nomor {letters[-1].number} tanggal {day(letters[-1].on)}" if letters else ""
    return [Heading("Kesimpulan"), Note(words, "good"), Paragraph(f"{conveyed}{number}.")]


def conclusion_of_trial(dossier: Dossier, trial: Trial) -> list[Block]:
    """What was concluded; before that, the choices that the signer has (Art. 18(2))."""
    done, all_of_them = reached(dossier.measures)
    count = f"{done} dari {all_of_them} ukuran mencapai targetnya. " if all_of_them else ""
    if not trial.conclusion:
        lead = (
            f"{count}Kepala perangkat daerah yang membidangi penelitian dan pengembangan mengevaluasi seluruh hasil "
            "uji coba (Pasal 18 ayat (2)) dan menyimpulkan:"
        )
        return [Heading("Kesimpulan"), Paragraph(lead), Bullets(OPEN_OUTCOMES)]
    words, tone = OUTCOMES[trial.conclusion]
    blocks: list[Block] = [Heading("Kesimpulan"), Note(f"{words} {count}".strip(), tone)]
    if trial.conclusion_note:
        blocks.append(Paragraph(trial.conclusion_note))
    kinds = (
        DocumentKind.RESULT_TO_HEAD,
        DocumentKind.STOP_REPORT,
        DocumentKind.STOP_APPROVAL,
        DocumentKind.STOP_NOTICE,
    )
    letters = [d for d in dossier.documents if d.kind in kinds]
    rows = tuple((str(d.get_kind_display()), f"{d.number}, {day(d.on)}") for d in letters)
    return [*blocks, Facts(rows)] if rows else blocks
