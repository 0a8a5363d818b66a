"""How the frozen facts of a job become a file: by its format, or in the way of its kind."""

from collections.abc import Callable, Mapping

from registry.reports.models import Job
from registry.reports.render.docx import render_docx
from registry.reports.render.pdf import Rendering, render_pdf
from registry.reports.render.xlsx import render_xlsx
from registry.reports.rules.document import from_data
from registry.reports.rules.formats import Format
from registry.reports.rules.jobs import HEARTBEAT, RENDER_SECONDS
from registry.reports.rules.kinds import ReportKind
from registry.reports.usecases.bundles import make_bundle
from registry.reports.usecases.bundling import make_dossier
from registry.reports.usecases.lists import make_list

StillWanted = Callable[[], bool]
"""Renews the lease; False says that nobody waits for the file any more: raise `Abandoned`."""
Making = Callable[[Job, StillWanted], Rendering]


def make(*, job: Job, still_wanted: StillWanted) -> Rendering:
    """The file; the same facts give the same bytes."""
    making = OWN_WAYS.get(job.kind) or BY_FORMAT[job.format]
    return making(job, still_wanted)


def _xlsx(job: Job, _still_wanted: StillWanted) -> Rendering:
    return render_xlsx(from_data(job.facts))


def _docx(job: Job, still_wanted: StillWanted) -> Rendering:
    return render_docx(
        from_data(job.facts),
        timeout_seconds=RENDER_SECONDS,
        beat_seconds=HEARTBEAT.total_seconds(),
        still_wanted=still_wanted,
    )


def _pdf(job: Job, still_wanted: StillWanted) -> Rendering:
    return render_pdf(
        from_data(job.facts),
        timeout_seconds=RENDER_SECONDS,
        beat_seconds=HEARTBEAT.total_seconds(),
        still_wanted=still_wanted,
    )


def _certificate(job: Job, still_wanted: StillWanted) -> Rendering:
    """One page, or the file of all."""
    return make_bundle(job, still_wanted) if job.format == Format.ZIP else _pdf(job, still_wanted)


BY_FORMAT: Mapping[str, Making] = {Format.PDF: _pdf, Format.DOCX: _docx, Format.XLSX: _xlsx}
OWN_WAYS: Mapping[str, Making] = {
    ReportKind.DOSSIER: make_dossier,
    ReportKind.REGION_DOSSIER: make_dossier,
    ReportKind.LIST: make_list,
    ReportKind.BUNDLE: make_bundle,
    ReportKind.CERTIFICATE: _certificate,
}
"""Kinds that are no plain Document: what they need stands in the facts all the same."""
