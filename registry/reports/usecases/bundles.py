"""One report for many proposals: a whole with a part for each, and a ZIP when the last part has ended."""

import hashlib
from collections.abc import Sequence
from datetime import datetime
from functools import partial

from django.db import transaction

from registry.reports.labels import REPORT_KIND_LABELS
from registry.reports.models import Job
from registry.reports.queries.bundle import MOST, Choice, choice_of, chosen
from registry.reports.render.bundle import Bundle
from registry.reports.render.pdf import Abandoned, Rendering
from registry.reports.rules.formats import Format
from registry.reports.rules.jobs import AT_REST, JobState
from registry.reports.rules.kinds import BUNDLED, ReportKind
from registry.reports.rules.listing import StillWanted
from registry.reports.usecases.jobs import queue_job, wake_each
from registry.shared.actor import Actor
from registry.shared.errors import Blocked
from registry.shared.problems import Problem

EXCEPTIONS = "pengecualian.txt"


@transaction.atomic
def ask_bundle(
    *, public_ids: Sequence[str], kind: ReportKind, request_key: str, by: Actor, at: datetime
) -> Job:  # fmt: skip
    """The reports of these proposals; those whose report is not open (any more) are named in the ZIP."""
    if kind not in BUNDLED:
        raise Blocked([Problem("unknown_format", kind)])
    choice = choice_of(actor=by, kind=kind, rows=chosen(by, public_ids))
    if not choice.open or len(choice.open) + len(choice.closed) > MOST:
        raise Blocked([Problem("bundle_too_large" if choice.open else "bundle_empty", str(MOST))])
    parameters = {"kind": kind, "count": len(choice.open), "left_out": len(choice.closed)}
    about = str(REPORT_KIND_LABELS[kind])
    whole = queue_job(
        kind=ReportKind.BUNDLE, format=Format.ZIP, region_code=choice.open[0].region_id,
        subject=f"{kind}:{','.join(sorted(public_ids))}", request_key=request_key,
        of={"about": about, "parameters": parameters, "lease_until": AT_REST},
        facts=lambda: {"kind": kind, "left_out": choice.left_out()}, by=by, at=at,
    )  # fmt: skip
    if not whole.children.exists():
        parts = _parts(whole=whole, kind=kind, choice=choice, at=at)
        transaction.on_commit(partial(wake_each, job_ids=[part.pk for part in parts], at=at))
    return whole


def _parts(*, whole: Job, kind: ReportKind, choice: Choice, at: datetime) -> list[Job]:
    """A queued job for each, all at once; its facts are read when its turn comes."""
    return Job.objects.bulk_create(
        Job(
            region_id=proposal.region_id, kind=kind, proposal=proposal, about=proposal.name, parent=whole,
            asked_by_id=whole.asked_by_id, asked_at=at, facts={},
            request_key=hashlib.sha256(f"{whole.public_id}:{proposal.public_id}".encode()).hexdigest(),
        )
        for proposal in choice.open
    )  # fmt: skip


def make_bundle(job: Job, still_wanted: StillWanted) -> Rendering:
    """Every part that came out, numbered, and what did not by name; one file at a time."""
    bundle, exceptions = Bundle(), list(job.facts["left_out"])
    try:
        for number, part in enumerate(job.children.select_related("file").defer("facts").order_by("pk"), start=1):
            if not still_wanted():
                raise Abandoned
            content, reason = _content(part)
            if reason:
                exceptions.append([part.about, reason])
            else:
                bundle.add(f"{number:03}-{part.file.name if part.file else ''}", content)
        said = "\n".join(f"{name}: {reason}" for name, reason in exceptions) or "Tidak ada pengecualian."
        bundle.add(EXCEPTIONS, f"{said}\n".encode())
        stream = bundle.finish(notes=())
    except BaseException:
        bundle.drop()
        raise
    sha256 = hashlib.file_digest(stream, "sha256").hexdigest()  # type: ignore[arg-type]  # a stream read from its start
    stream.seek(0)
    return Rendering(b"", None, sha256, conforming=False, stream=stream)


def _content(part: Job) -> tuple[bytes, str]:
    """The bytes of a part, or why there are none."""
    if part.state != JobState.DONE or part.file is None:
        return b"", part.error or str(part.get_state_display())
    try:
        with part.file.file.open("rb") as stream:
            return stream.read(), ""
    except OSError:
        return b"", "Berkasnya tidak dapat dibaca."
