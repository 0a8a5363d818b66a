"""Fill a database with the demo: real public data and one account a role, in two regions."""

import json
import os
import secrets
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from registry.people.models import Agency, User
from registry.people.queries import rnd_agency, system_actor
from registry.people.rules.roles import AGENCY_ROLES, Role
from registry.people.usecases import create_user, load_agencies, seat_user
from registry.proposals.models import Proposal
from registry.reference import queries
from registry.reference.usecases import load_reference, make_tenant

REGIONS = ("13.76", "13.07")
LIST = Path(queries.__file__).parent / "data" / "innovations.csv"


class Command(BaseCommand):
    help = "Memuat data peragaan; dapat diulang. Menolak basis data yang berisi catatan lain."

    def handle(self, *args: Any, **options: Any) -> None:
        logins = Path(settings.DATA_DIR) / "logins.json"
        known = {account["username"] for account in json.loads(logins.read_text())} if logins.exists() else set()
        present = set(User.objects.values_list("username", flat=True))
        if present != known or (not present and Proposal.objects.exists()):
            raise CommandError("Basis data ini sudah berisi catatan lain; peragaan tidak dimuat.")
        by, now = system_actor(), timezone.now()
        load_reference(by=by, at=now)
        for code in REGIONS:
            make_tenant(region_code=code, by=by, at=now)
            load_agencies(region_code=code, by=by, at=now)
        call_command("import_innovations", str(LIST), stdout=self.stderr)
        if not logins.exists():
            accounts = [account for code in REGIONS for account in self._accounts(code)]
            logins.touch(mode=0o600)
            logins.write_text(json.dumps(accounts, ensure_ascii=False, indent=1))
        self.stdout.write(f"Akun peragaan: {os.fspath(logins)}")

    def _accounts(self, code: str) -> list[dict[str, str]]:
        """One account for each role, named by office only."""
        by, now, made = system_actor(), timezone.now(), []
        agencies = Agency.objects.filter(region_id=code).order_by("name")
        agency = agencies.filter(is_rnd=False).first()
        rnd = rnd_agency(region_code=code) or agency
        for role in Role:
            username, password = f"{code}-{role}", secrets.token_urlsafe(15)
            office = f"{role.replace('_', ' ').capitalize()} (peragaan)"
            user = create_user(
                region_code=code, password=password, changes={"username": username, "office": office}, by=by, at=now
            )
            seat = rnd if role in (Role.RND_HEAD, Role.RND_OFFICER) else agency if role in AGENCY_ROLES else None
            seat_user(user=user, role=role, agency=seat, by=by, at=now)
            made.append(
                {
                    "role": role.value,
                    "username": username,
                    "password": password,
                    "region": code,
                    "agency": seat.name if seat else "",
                }
            )
        return made
