"""A citizen's receipt from the facts of its job, of a proposal that is taken back again at once, and so marked."""

import hashlib
import secrets
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import transaction

from registry.management.demonstration.examples import CITY
from registry.proposals.usecases.files import undoing_files
from registry.reference.models import Affair
from registry.reports.models import Job
from registry.reports.render.pdf import render_pdf
from registry.reports.rules.document import from_data
from registry.reports.rules.kinds import ReportKind
from registry.reports.usecases.receipts import hand_in_citizen_proposal
from registry.workflow.rules.states import Door

NAME = "SIMULASI: penjemputan sampah terpilah dari rumah ke rumah"


class TakenBack(Exception):
    """What undoes the proposal with its file."""


def lay_receipt(folder: Path, *, check_url: str, at: datetime) -> dict[str, Any]:
    """Its file in the folder; nothing of the proposal stays in the database, so no worker sees its job."""
    content = b""
    with suppress(TakenBack), undoing_files(), transaction.atomic():
        proposal, _code = hand_in_citizen_proposal(
            region_code=CITY, values=_values(at), uploads=[], secret=secrets.token_bytes(16), check_url=check_url, at=at
        )
        facts = Job.objects.values_list("facts", flat=True).get(proposal=proposal)
        content = render_pdf(replace(from_data(facts), simulated=True)).content
        raise TakenBack
    folder.mkdir(parents=True, exist_ok=True)
    place = folder / f"{ReportKind.RECEIPT}.pdf"
    place.write_bytes(content)
    sha256 = hashlib.sha256(content).hexdigest()
    return {"file": f"{folder.name}/{place.name}", "sha256": sha256, "bytes": len(content)}


def _values(at: datetime) -> dict[str, Any]:
    return {
        "name": NAME, "initiator_name": "Warga (peragaan)", "contact": "peragaan", "door": Door.REGIONAL_HEAD,
        "form": "pelayanan_publik", "main_affair": Affair.objects.get(name__iexact="Lingkungan hidup"),
        "how_it_works": "Contoh isian untuk peragaan.", "changes": "Contoh isian untuk peragaan.",
        "objective": "Contoh isian untuk peragaan.", "benefit": "Contoh isian untuk peragaan.",
        "trial_from": at.date(), "initiator_is_minor": False,
    }  # fmt: skip
