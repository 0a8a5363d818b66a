"""A proposal's facts as the evaluation report prints them (Arts. 6, 13, 18(2))."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import override

from registry.procedure.queries.dossier import dossier_of
from registry.proposals.models import Proposal
from registry.proposals.queries.content import content_of
from registry.reports.queries.conclusion import conclusion_of_judging, conclusion_of_trial
from registry.reports.queries.content import Content, legal_content
from registry.reports.queries.course import course, gaps, papers
from registry.reports.queries.judging import judging, rounds_of
from registry.reports.queries.opening import cover_of, emblem_of, identity, letterhead_of, signature_of
from registry.reports.queries.trial import trial_sections
from registry.reports.rules.document import Block, Document
from registry.reports.rules.kinds import ReportKind
from registry.review.models import Evaluation

TITLES = {
    ReportKind.PROPOSAL: "Laporan Evaluasi Usulan Inovasi Daerah",
    ReportKind.OVERALL: "Laporan Evaluasi Menyeluruh Hasil Uji Coba",
}
BASES = {
    ReportKind.PROPOSAL: "PP 38/2017 Pasal 6, 8, 9, dan 13",
    ReportKind.OVERALL: "PP 38/2017 Pasal 18 ayat (2)",
}


def evaluation_document(*, proposal: Proposal, kind: ReportKind, asked_on: date) -> Document:
    """The whole report; a section without facts is absent."""
    with override("id"):
        return Document(
            title=proposal.name,
            kind=TITLES[kind],
            registration=proposal.registration,
            region_name=proposal.region.name,
            asked_at=asked_on,
            blocks=tuple(_blocks(proposal, kind)),
            letterhead=letterhead_of(proposal),
            cover=(*cover_of(proposal), ("Dasar laporan", BASES[kind])),
            simulated=proposal.is_simulated,
            signature=signature_of(proposal),
            emblem_svg=emblem_of(proposal),
        )


def _blocks(proposal: Proposal, kind: ReportKind) -> list[Block]:
    dossier, rounds = dossier_of(proposal), rounds_of(proposal)
    content, version = _content(proposal, kind, rounds)
    blocks = [*identity(proposal, dossier), *legal_content(content=content, version=version)]
    blocks += [*judging(proposal, dossier, rounds), *course(dossier)]
    if kind == ReportKind.OVERALL and dossier.trial is not None:
        blocks += [*trial_sections(proposal, dossier, rounds), *conclusion_of_trial(dossier, dossier.trial)]
    else:
        blocks += conclusion_of_judging(proposal, dossier, rounds)
    return [*blocks, *gaps(proposal, dossier, with_trial=kind == ReportKind.OVERALL), *papers(dossier)]


def _content(proposal: Proposal, kind: ReportKind, rounds: Sequence[Evaluation]) -> tuple[Content, str]:
    """The version that was judged; a report on the trial shows the content as it stands after its adjustments."""
    judged = rounds[-1].version if rounds else None
    if kind == ReportKind.PROPOSAL and judged is not None:
        return judged.content, f"Isi usulan sebagaimana dinilai: versi {judged.number}."
    return content_of(proposal), "Isi usulan sebagaimana berlaku pada tanggal laporan ini."
