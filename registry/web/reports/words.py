"""What a job was asked with and how far it is, in words."""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from registry.reports.labels import INPUT_LABELS, LIST_LABELS, NAMES_LABELS, REPORT_KIND_LABELS, STEP_LABELS
from registry.reports.models import Job
from registry.reports.queries.parts import Parts
from registry.reports.rules.jobs import JobState
from registry.reports.rules.kinds import ReportKind, is_whole
from registry.web.templatetags.words import periode, tanggal

Words = str | Promise


def inputs_of(job: Job) -> list[tuple[Words, Words]]:
    """The choices of who asked, and the day on which the facts stood so."""
    said: list[tuple[Words, Words]] = [
        (INPUT_LABELS[code], SAID[code](value) if code in SAID else str(value))
        for code, value in job.parameters.items()
        if code in INPUT_LABELS and value not in ("", None, 0) and not (code == "year" and "period" in job.parameters)
    ]
    said[1:1] = [(INPUT_LABELS[code], value) for code, value in job.parameters.get("filter", [])]
    day = facts_on(job)
    if job.agency:
        said.insert(0, (_("Perangkat daerah"), job.agency.name))
    return [*said, (_("Fakta per"), tanggal(timezone.localtime(day).date()))] if day else said


def facts_on(job: Job) -> Any:
    """A list and the parts of a bundle read their facts when their turn comes, all others when they are asked.

    The bundle itself has none: each part says its own day.
    """
    if is_whole(kind=job.kind, format=job.format):
        return None
    reads_later = job.kind == ReportKind.LIST or job.parent_id is not None
    return job.started_at if reads_later else job.asked_at


SAID: Mapping[str, Callable[[Any], Words]] = {
    "list": lambda name: LIST_LABELS[name],
    "kind": lambda kind: REPORT_KIND_LABELS[kind],
    "period": periode,
    "names": lambda name: NAMES_LABELS[name],
    "late": lambda _is_late: _("Dibuat sesudah waktunya"),
    "missed": lambda names: _("%(periods)s: tidak dibuat") % {"periods": ", ".join(map(periode, names))},
}


def work_of(job: Job, parts: Parts | None) -> dict[str, Any]:
    """Percent and step: of a bundle, how many of its parts have ended."""
    if parts is not None and job.state == JobState.QUEUED:
        step = _("%(ended)s dari %(total)s laporan selesai") % {"ended": parts.ended, "total": parts.total}
        return {"percent": parts.percent, "step": step}
    step = str(STEP_LABELS[job.step]) if job.state == JobState.RUNNING else str(job.get_state_display())
    return {"percent": job.percent, "step": step}
