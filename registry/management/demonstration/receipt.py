"""A citizen's receipt as the registry makes it, of a proposal that is taken back again at once."""

import secrets
from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import transaction

from registry.management.demonstration.examples import CITY
from registry.procedure.usecases.citizens import submit_citizen_proposal
from registry.reference.models import Affair
from registry.workflow.rules.documents import DocumentKind
from registry.workflow.rules.states import Door

NAME = "SIMULASI: penjemputan sampah terpilah dari rumah ke rumah"


def lay_receipt(folder: Path, *, check_url: str, at: datetime) -> dict[str, Any]:
    """Its file in the folder; nothing of the proposal stays in the database."""
    with transaction.atomic():
        proposal, _code = submit_citizen_proposal(
            region_code=CITY, values=_values(at), uploads=[], secret=secrets.token_bytes(16), check_url=check_url, at=at
        )
        stored = proposal.documents.select_related("file").get(kind=DocumentKind.RECEIPT).file
        with stored.file.open("rb") as file:
            content = file.read()
        place, sha256 = folder / f"{DocumentKind.RECEIPT}.pdf", stored.sha256
        stored.file.storage.delete(str(stored.file.name))
        transaction.set_rollback(True)
    folder.mkdir(parents=True, exist_ok=True)
    place.write_bytes(content)
    return {"file": f"{folder.name}/{place.name}", "sha256": sha256, "bytes": len(content)}


def _values(at: datetime) -> dict[str, Any]:
    return {
        "name": NAME, "initiator_name": "Warga (peragaan)", "contact": "peragaan", "door": Door.REGIONAL_HEAD,
        "form": "pelayanan_publik", "main_affair": Affair.objects.get(name__iexact="Lingkungan hidup"),
        "how_it_works": "Contoh isian untuk peragaan.", "changes": "Contoh isian untuk peragaan.",
        "objective": "Contoh isian untuk peragaan.", "benefit": "Contoh isian untuk peragaan.",
        "trial_from": at.date(), "initiator_is_minor": False,
    }  # fmt: skip
