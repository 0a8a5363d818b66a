"""What came out of the play, as `summary.json` tells it."""

import hashlib
import json
import os
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.conf import settings

from registry.management.demonstration.play import Part
from registry.proposals.models import Proposal, StepTaken
from registry.reports.models import Job
from registry.reports.rules.jobs import JobState

MARK = "SIMULASI"


def summary_of(*, parts: Sequence[Part], seconds: float, beside: Path) -> dict[str, Any]:
    """The whole summary; files are named from the folder that it lies in."""
    return {
        "version": product_version(),
        "seconds": round(seconds, 1),
        "proposals": [_proposal(part, beside=beside) for part in parts],
    }


def shortfalls(*, parts: Sequence[Part]) -> list[str]:
    """Everything that did not happen; an empty list means that the job is done."""
    found = []
    for part in parts:
        if part.proposal is None or part.proposal.state != part.example.ends_in:
            found.append(f"{part.example.name}: tidak mencapai {part.example.ends_in}.")
        jobs = Job.objects.filter(public_id__in=part.jobs).select_related("file")
        if len(jobs) != 1 or not all(is_made(job) for job in jobs):
            found.append(f"{part.example.name}: laporan tidak selesai.")
    return found


def write_summary(*, place: Path, summary: dict[str, Any]) -> None:
    """There is either the whole summary or none."""
    half = place.with_suffix(".part")
    half.write_text(json.dumps(summary, ensure_ascii=False, indent=1), encoding="utf-8")
    half.replace(place)


def product_version() -> str:
    with (settings.BASE_DIR / "pyproject.toml").open("rb") as stream:
        return str(tomllib.load(stream)["project"]["version"])


def _proposal(part: Part, *, beside: Path) -> dict[str, Any]:
    proposal = part.proposal
    if proposal is None:
        return {}
    steps = proposal.steps.filter(taken_back_at__isnull=True).prefetch_related("documents__file")
    job = Job.objects.filter(public_id__in=part.jobs).select_related("file").first()
    return {
        "registration": proposal.registration,
        "name": marked_name(proposal),
        "initiator": proposal.initiator,
        "simulated": proposal.is_simulated,
        "final_state": proposal.state,
        "steps": [_step(step) for step in steps],
        "report": _report(job, beside=beside) if job else None,
    }


def marked_name(proposal: Proposal) -> str:
    return f"{proposal.name} ({MARK})" if proposal.is_simulated else proposal.name


def _step(step: StepTaken) -> dict[str, Any]:
    return {
        "state": step.to_state,
        "move": step.move,
        "on": step.on.isoformat(),
        "by_role": step.role,
        "basis": step.basis,
        "documents": [
            {"kind": paper.kind, "number": paper.number, "date": paper.on.isoformat(), "sha256": paper.sha256}
            for paper in step.documents.all()
        ],
    }


def _report(job: Job, *, beside: Path) -> dict[str, Any]:
    return {
        "kind": job.kind,
        "file": os.path.relpath(job.file.file.path, beside) if job.file else None,
        "pages": job.pages,
        "sha256": job.sha256,
        "seconds": job.seconds,
        "attempts": job.attempts,
    }


def is_made(job: Job) -> bool:
    """Done, with pages, and the file that lies there is the one that was made."""
    if job.state != JobState.DONE or not job.pages or job.file is None:
        return False
    with job.file.file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest() == job.sha256
