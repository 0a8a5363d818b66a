"""Lists of proposals: what one may see, filtered, paged by key; files and receipts one may open."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone

from registry.proposals.models import Attachment, ProcessDocument, Proposal, StoredFile
from registry.proposals.queries.content import missing_content_of
from registry.proposals.queries.visibility import visible_to
from registry.proposals.rules.receipts import receipt_digest
from registry.shared.actor import Actor
from registry.workflow.rules.states import EDITABLE, TERMINAL, Initiator, Stage, State, reporting_stage

PAGE_SIZE = 25
SHOWN = (
    "public_id", "registration", "name", "initiator", "state", "state_since", "due_on", "due_is_legal",
    "is_simulated", "updated_at", "agency__name", "owner__name", "main_affair__name",
)  # fmt: skip
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class KeyPage:
    """One page of a list in the order of the newest change, with the keys of its neighbours."""

    rows: tuple[Proposal, ...]
    prev_key: str = ""
    next_key: str = ""


@dataclass(frozen=True, slots=True)
class ReceiptStatus:
    """All that a receipt code tells."""

    state: State
    since: date | None
    due_on: date | None
    missing: tuple[str, ...]


def proposal_list(actor: Actor) -> QuerySet[Proposal]:
    """The proposals one may see, only the columns of a row."""
    return (
        visible_to(actor).select_related("agency", "owner", "main_affair").only(*SHOWN).order_by("-updated_at", "-pk")
    )


def of_stage(rows: QuerySet[Proposal], *, stage: Stage) -> QuerySet[Proposal]:
    """Proposals whose legal state puts them in the Ministry's stage; a record keeps the stage of its source."""
    states = [state for state in State if reporting_stage(state=state) == stage]
    return rows.filter(Q(state__in=states) | Q(state=State.TERCATAT, source_stage=stage))


def of_year(rows: QuerySet[Proposal], *, year: int) -> QuerySet[Proposal]:
    """By the source's year where there is one, else by the year it was opened."""
    return rows.filter(Q(source_year=year) | Q(source_year=None, created_at__year=year))


def overdue(rows: QuerySet[Proposal], *, today: date) -> QuerySet[Proposal]:
    return rows.filter(due_on__lt=today).exclude(state__in=TERMINAL)


def containing(rows: QuerySet[Proposal], *, text: str) -> QuerySet[Proposal]:
    """By words of the name, the registration number or the agency."""
    for word in text.split()[:8]:
        rows = rows.filter(Q(name__icontains=word) | Q(registration__icontains=word) | Q(agency__name__icontains=word))
    return rows


def page_by_key(rows: QuerySet[Proposal], *, after: str = "", before: str = "", size: int = PAGE_SIZE) -> KeyPage:
    """One page without an offset, so that the last costs what the first costs; a false key means the start."""
    if key := _key(before):
        at, pk = key
        newer = rows.filter(Q(updated_at__gt=at) | Q(updated_at=at, pk__gt=pk)).order_by("updated_at", "pk")
        found = list(newer[: size + 1])
        shown = tuple(reversed(found[:size]))
        return KeyPage(shown, prev_key=_key_of(shown[0]) if len(found) > size else "", next_key=_last_key(shown))
    key = _key(after)
    if key:
        at, pk = key
        rows = rows.filter(Q(updated_at__lt=at) | Q(updated_at=at, pk__lt=pk))
    found = list(rows[: size + 1])
    shown = tuple(found[:size])
    return KeyPage(
        shown,
        prev_key=_key_of(shown[0]) if key and shown else "",
        next_key=_last_key(shown) if len(found) > size else "",
    )


def file_for(actor: Actor, *, public_id: str) -> StoredFile | None:
    """A stored file, only by way of a proposal one may see; attachments only for those who see its inside."""
    stored = StoredFile.objects.filter(public_id=public_id).first()
    if stored is None:
        return None
    visible = visible_to(actor).values("pk")
    is_open = (
        ProcessDocument.objects.filter(file=stored, proposal__in=visible).exists()
        or Attachment.objects.filter(file=stored, removed_at=None, proposal__in=visible).exists()
    )
    return stored if is_open else None


def receipt_status(*, code: str) -> ReceiptStatus | None:
    """State, since, due and what is missing of the citizen's proposal behind a code; nothing else."""
    proposal = (
        Proposal.objects.filter(receipt_digest=receipt_digest(code=code), initiator=Initiator.CITIZEN)
        .exclude(receipt_digest="")
        .first()
    )
    if proposal is None:
        return None
    state = State(proposal.state)
    return ReceiptStatus(
        state=state,
        since=proposal.state_since or timezone.localtime(proposal.created_at).date(),
        due_on=proposal.due_on,
        missing=missing_content_of(proposal) if state in EDITABLE else (),
    )


def _key_of(proposal: Proposal) -> str:
    return f"{(proposal.updated_at - EPOCH) // timedelta(microseconds=1)}-{proposal.pk}"


def _last_key(shown: tuple[Proposal, ...]) -> str:
    return _key_of(shown[-1]) if shown else ""


def _key(text: str) -> tuple[datetime, int] | None:
    at, _dash, pk = text.partition("-")
    if not (at.isascii() and at.isdigit() and pk.isascii() and pk.isdigit() and len(at) < 18 and len(pk) < 18):
        return None
    return EPOCH + timedelta(microseconds=int(at)), int(pk)
