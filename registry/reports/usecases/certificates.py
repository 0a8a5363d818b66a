"""Certificates of those who came: one, or of the whole list in one file; each is known again by its fingerprint."""

import hashlib
from collections.abc import Sequence
from datetime import datetime
from functools import partial

from django.conf import settings
from django.db import transaction

from registry.exchange.models import Attendee, CertificateMark, ExchangeEvent
from registry.exchange.policy import is_host
from registry.exchange.queries.attendance import certifiable, present
from registry.exchange.queries.events import event_page
from registry.proposals.rules.receipts import fingerprint
from registry.reports.models import Job
from registry.reports.rules.formats import Format
from registry.reports.rules.jobs import AT_REST
from registry.reports.rules.kinds import ReportKind
from registry.reports.rules.wording import shortened
from registry.reports.usecases.jobs import queue_job, wake_each
from registry.shared.actor import Actor
from registry.shared.errors import Blocked, NotAllowed
from registry.shared.problems import Problem

MOST = 500
ABOUT = 180


@transaction.atomic
def ask_certificates(
    *, public_id: str, attendee_id: str | None = None, check_url: str, request_key: str, by: Actor, at: datetime
) -> Job:
    """For the host's desk; the name is read when the worker's turn comes, and stands in no row of the jobs before."""
    event = event_page(public_id=public_id).first()
    if event is None or not is_host(by, event):
        raise NotAllowed
    found = certifiable(event) if attendee_id is None else list(_one(event, attendee_id))
    if not found or len(found) > MOST:
        raise Blocked([Problem("certificates_too_many" if found else "nobody_named", str(MOST))])
    for each in found:
        mark_certificate(each, at=at)
    kept = {"event": event.public_id, "simulated": event.is_simulated, "check_url": check_url}
    about = f"{shortened(event.title, most=ABOUT)}{' (SIMULASI)' if event.is_simulated else ''}"
    if attendee_id is not None:
        return queue_job(
            kind=ReportKind.CERTIFICATE, format=Format.PDF, region_code=event.host_code, subject=attendee_id,
            request_key=request_key, of={"about": about, "parameters": kept | {"attendee": attendee_id}},
            facts=dict, by=by, at=at,
        )  # fmt: skip
    whole = queue_job(
        kind=ReportKind.CERTIFICATE, format=Format.ZIP, region_code=event.host_code, subject=public_id,
        request_key=request_key, of={"about": about, "parameters": kept, "lease_until": AT_REST},
        facts=lambda: {"kind": ReportKind.CERTIFICATE, "left_out": []}, by=by, at=at,
    )  # fmt: skip
    if not whole.children.exists():
        parts = _parts(whole, found, at=at)
        transaction.on_commit(partial(wake_each, job_ids=[part.pk for part in parts], at=at))
    return whole


def mark_certificate(attendee: Attendee, *, at: datetime) -> CertificateMark:
    """The fingerprint of one line; asked again it is the same."""
    facts = {
        "peserta": attendee.public_id, "acara": attendee.event.public_id, "nama": attendee.name,
        "lembaga": attendee.office,
    }  # fmt: skip
    code = fingerprint(key=settings.AUDIT_KEY.encode(), facts=facts)
    return CertificateMark.objects.get_or_create(attendee=attendee, defaults={"code": code, "made_at": at})[0]


def _one(event: ExchangeEvent, attendee_id: str) -> Sequence[Attendee]:
    return list(present(event).exclude(name="").filter(public_id=attendee_id))


def _parts(whole: Job, found: Sequence[Attendee], *, at: datetime) -> list[Job]:
    """A queued job for each; nobody is named in its row."""
    return Job.objects.bulk_create(
        Job(
            region_id=whole.region_id, kind=ReportKind.CERTIFICATE, about=whole.about, parent=whole,
            parameters=whole.parameters | {"attendee": each.public_id}, asked_by_id=whole.asked_by_id, asked_at=at,
            facts={}, request_key=hashlib.sha256(f"{whole.public_id}:{each.public_id}".encode()).hexdigest(),
        )
        for each in found
    )  # fmt: skip
