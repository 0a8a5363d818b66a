"""The file of one proposal as its papers read it, and the frame that they share."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from registry.procedure.queries.dossier import Dossier, dossier_of
from registry.proposals.models import ProcessDocument, Proposal
from registry.proposals.queries.content import content_of
from registry.reports.labels import REPORT_KIND_LABELS
from registry.reports.queries.content import Content
from registry.reports.queries.judging import all_rounds_of
from registry.reports.queries.opening import emblem_of
from registry.reports.queries.phrasing import phrases_of
from registry.reports.rules.document import Block, Document, Form, Signature
from registry.reports.rules.kinds import ReportKind
from registry.reports.rules.merging import MergeField
from registry.reports.rules.phrases import Phrases
from registry.reports.rules.wording import bare_name, day, office_of
from registry.review.models import Evaluation
from registry.workflow.rules.documents import DocumentKind

BLANK = "." * 30
NUMBER = f"Nomor: {BLANK}"


@dataclass(frozen=True, slots=True)
class Record:
    """Everything that a paper may say of one proposal.

    `judged` is the content as it was approved, `current` as it stands; `address` is its public page, if known.
    """

    proposal: Proposal
    dossier: Dossier
    rounds: tuple[Evaluation, ...]
    judged: Content
    current: Content
    phrases: Phrases
    asked_on: date
    address: str = ""

    @property
    def closed(self) -> tuple[Evaluation, ...]:
        return tuple(each for each in self.rounds if each.closed_at is not None)

    @property
    def head(self) -> str:
        """The regional head's office in full: Wali Kota Payakumbuh."""
        return office_of(office=self.phrases.head_office, region_name=self.proposal.region.name)

    @property
    def place(self) -> str:
        return bare_name(self.phrases.city)

    def papers(self, *kinds: DocumentKind) -> list[ProcessDocument]:
        return [document for document in self.dossier.documents if document.kind in kinds]

    def cited(self, kind: DocumentKind) -> str:
        """Number and day of the last paper of a kind; blanks where none is filed."""
        found = self.papers(kind)
        return f"nomor {found[-1].number} tanggal {day(found[-1].on)}" if found else f"nomor {BLANK} tanggal {BLANK}"


def record_of(*, proposal: Proposal, asked_on: date, address: str = "") -> Record:
    """The whole file in a fixed number of queries; without an approved version the content as it stands counts."""
    rounds, current = tuple(all_rounds_of(proposal)), content_of(proposal)
    versions = [each.version.content for each in rounds if each.closed_at is not None and each.version is not None]
    judged = versions[-1] if versions else current
    phrases = phrases_of(proposal.region).about(**_merged(proposal, asked_on))
    return Record(proposal, dossier_of(proposal), rounds, judged, current, phrases, asked_on, address)


def _merged(proposal: Proposal, asked_on: date) -> dict[str, str]:
    """What the record gives to the merge fields of a region's wording; the day is the signer's, as in every paper."""
    agency = proposal.owner or proposal.agency
    given = {
        MergeField.INNOVATION: proposal.name,
        MergeField.REGISTRATION: proposal.registration,
        MergeField.INITIATOR: str(proposal.get_initiator_display()) if proposal.initiator else "",
        MergeField.AGENCY: agency.name if agency else "",
        MergeField.DAY: BLANK,
        MergeField.YEAR: str(asked_on.year),
    }
    return {name.value: text for name, text in given.items()}


def paper_of(record: Record, kind: ReportKind, *, form: Form, blocks: Iterable[Block], **more: Any) -> Document:
    """A paper with what stands on every one of them."""
    proposal = record.proposal
    return Document(
        **{"title": proposal.name, "letterhead": record.phrases.letterhead} | more,
        kind=str(REPORT_KIND_LABELS[kind]),
        registration=proposal.registration,
        region_name=proposal.region.name,
        asked_at=record.asked_on,
        blocks=tuple(blocks),
        simulated=proposal.is_simulated,
        emblem_svg=emblem_of(proposal),
        form=form,
    )


def dated(record: Record) -> str:
    return f"{record.place}, {BLANK}"


def signed_by(record: Record, office: str, *, note: str = "") -> Signature:
    return Signature(dated(record), office, note)


def filled(rows: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """The rows that say something."""
    return tuple(row for row in rows if row[1].strip())


def open_place(words: str) -> str:
    """Where the signer writes, so that nobody overlooks it."""
    return f"[{words}: diisi penanda tangan]"
