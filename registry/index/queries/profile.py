"""What the ministry's portal asks of an innovation, from its one record, in the portal's order."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.db.models import prefetch_related_objects
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from registry.index.rules.portal import ATTACHED, ORDER, Answer
from registry.proposals.models import Proposal
from registry.proposals.rules.content import DESIGN, count_words
from registry.reference.models import Option
from registry.workflow.labels import STAGE_LABELS
from registry.workflow.rules.states import State, reporting_stage

LISTS = {"classification": "klasifikasi", "asta_cita": "asta_cita", "pkpn_cluster": "pkpn"}
RELATED = ("other_affairs", "measures", "budget_lines", "attachments")
Words = Mapping[tuple[str, str], str]


def profiles_of(proposals: Sequence[Proposal]) -> dict[int, list[Answer]]:
    """The answers for each proposal by its key, in a fixed number of queries."""
    prefetch_related_objects(list(proposals), *RELATED)
    options = Option.objects.filter(list__in=LISTS.values())
    words = {(option.list, option.code): option.label for option in options}
    return {proposal.pk: _answers(proposal, words) for proposal in proposals}


def _answers(proposal: Proposal, words: Words) -> list[Answer]:
    design = _design(proposal)
    plain: dict[str, str] = {
        "name": proposal.name,
        "stage": _stage(proposal),
        "initiator": str(proposal.get_initiator_display()),
        "initiator_name": "" if proposal.initiator_is_minor else proposal.initiator_name,
        "coordinates": _coordinates(proposal),
        "is_digital": _kind(proposal.is_digital),
        "form": str(proposal.get_form_display()),
        "pkpn_program": proposal.pkpn_program,
        "main_affair": proposal.main_affair.name if proposal.main_affair else "",
        "other_affairs": "\n".join(affair.name for affair in proposal.other_affairs.all()),
        "design": design,
        "objective": proposal.objective,
        "benefit": proposal.benefit,
        "result": "\n".join(line for line in (proposal.result, *_measures(proposal)) if line),
        "budget": "\n".join(_budget(proposal)),
        "video": proposal.video_url,
    }
    plain |= {name: words.get((LISTS[name], getattr(proposal, name)), getattr(proposal, name)) for name in LISTS}
    plain |= {name: _day(getattr(proposal, name)) for name in ("trial_from", "implemented_on", "developed_on")}
    plain |= {name: _attached(proposal, kind) for name, kind in ATTACHED.items()}
    counted = sum(count_words(getattr(proposal, name)) for name in DESIGN)
    return [Answer(name, plain[name].strip(), counted if name == "design" else None) for name in ORDER]


def _stage(proposal: Proposal) -> str:
    stage = reporting_stage(state=State(proposal.state))
    return str(STAGE_LABELS[stage]) if stage else ""


def _kind(is_digital: bool | None) -> str:
    if is_digital is None:
        return ""
    return _("Digital") if is_digital else _("Non digital")


def _coordinates(proposal: Proposal) -> str:
    if proposal.latitude is None or proposal.longitude is None:
        return ""
    return f"{proposal.latitude:f}, {proposal.longitude:f}"


def _design(proposal: Proposal) -> str:
    """The six texts and the change itself as one text, for the portal asks them in one field."""
    texts = [
        (str(getattr(Proposal._meta.get_field(name), "verbose_name", name)), getattr(proposal, name).strip())
        for name in (*DESIGN, "changes")
    ]
    return "\n\n".join(f"{title[:1].upper()}{title[1:]}\n{text}" for title, text in texts if text)


def _measures(proposal: Proposal) -> list[str]:
    return [
        _("%(name)s: awal %(baseline)s, target %(target)s, realisasi %(realised)s %(unit)s")
        % {
            "name": measure.name,
            "baseline": "–" if measure.baseline is None else f"{measure.baseline.normalize():f}",
            "target": f"{measure.target.normalize():f}",
            "realised": "–" if measure.realised is None else f"{measure.realised.normalize():f}",
            "unit": measure.unit,
        }
        for measure in proposal.measures.all()
    ]


def _budget(proposal: Proposal) -> list[str]:
    return [
        f"{line.year} {line.get_document_display()}: Rp{line.amount:,.0f}".replace(",", ".")
        + (f" ({line.source})" if line.source else "")
        for line in proposal.budget_lines.all()
    ]


def _attached(proposal: Proposal, kind: str) -> str:
    """The titles of the attachments that the portal asks as files."""
    kept = [each for each in proposal.attachments.all() if each.kind == kind and each.removed_at is None]
    return "\n".join(each.title for each in kept)


def _day(value: date | None) -> str:
    return date_format(value, "j F Y") if value else ""
