"""Fill an empty database with the demo: real public data, one account a role in two regions, simulated proposals."""

import io
from argparse import ArgumentParser
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from registry.catalogue.usecases.refreshing import refresh_entries
from registry.exchange.usecases.events import load_events
from registry.management.demonstration.accounts import (
    REGIONS,
    logins_fit,
    open_accounts,
    renew_passwords,
    write_logins,
)
from registry.management.demonstration.examples import STANDING
from registry.management.demonstration.exchange import play_exchange
from registry.management.demonstration.governance import play_governance
from registry.management.demonstration.index_dossier import ask_dossiers
from registry.management.demonstration.index_round import play_index
from registry.management.demonstration.play import play
from registry.management.demonstration.workshop import play_workshop
from registry.people.queries import system_actor
from registry.people.usecases import load_agencies
from registry.proposals.queries.simulations import is_demonstration
from registry.proposals.usecases.simulating import open_demonstration
from registry.reference import queries
from registry.reference.usecases import load_reference, make_tenant
from registry.shared.actor import Actor
from registry.shared.errors import Blocked
from registry.shared.queue import SEE_WORKER, publish

LIST = Path(queries.__file__).parent / "data" / "innovations.csv"


class Command(BaseCommand):
    help = "Memuat data peragaan; dapat diulang. Menolak basis data yang berisi catatan lain."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--bare", action="store_true", help="tanpa usulan simulasi")

    def handle(self, *args: Any, **options: Any) -> None:
        logins = Path(settings.DATA_DIR) / "logins.json"
        with transaction.atomic():  # an interrupted load leaves an empty database behind, and is repeated
            self._load(logins=logins, bare=options["bare"], by=system_actor(), at=timezone.now())
        publish(task=SEE_WORKER, kwargs={})
        self.stdout.write(f"Akun peragaan: {logins}")

    def _load(self, *, logins: Path, bare: bool, by: Actor, at: datetime) -> None:
        is_new = not is_demonstration()
        try:
            open_demonstration(by=by, at=at)
        except Blocked as refusal:
            raise CommandError("Basis data ini sudah berisi catatan lain; peragaan tidak dimuat.") from refusal
        load_reference(by=by, at=at)
        for code in REGIONS:
            make_tenant(region_code=code, by=by, at=at)
            load_agencies(region_code=code, by=by, at=at)
        call_command("import_innovations", str(LIST), stdout=io.StringIO())
        load_events(region_code=REGIONS[0], by=by, at=at)
        if is_new:
            write_logins(place=logins, passwords=open_accounts(by=by, at=at))
        elif not logins_fit(place=logins):
            write_logins(place=logins, passwords=renew_passwords(by=by, at=at))
        if is_new and not bare:
            play(examples=STANDING, today=timezone.localdate())
            play_index(at=at)
            play_exchange(at=at)
            play_governance(at=at)
            play_workshop(at=at)
            ask_dossiers(at=at)
        refresh_entries(at=at)
