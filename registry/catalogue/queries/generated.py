"""What stands in a database that a benchmark may fill: only what it made itself."""

from registry.audit.models import Event
from registry.audit.queries import history_of
from registry.audit.rules.kinds import Kind
from registry.catalogue.rules.plausible import MARK
from registry.people.models import Agency, User
from registry.proposals.models import Proposal
from registry.reference.queries import NATIONWIDE

OFFICER = "patokan"  # whose pages are measured; he has no password
HARMLESS = (Kind.REFERENCE_CHANGED, Kind.EDITION_LOADED, Kind.RECORDS_GENERATED)


def foreign_records() -> list[str]:
    """What somebody else brought: every act leaves an event, and an account made by hand leaves a row."""
    looked_at = {
        "innovations": Proposal.objects.exclude(import_batch=MARK),
        "accounts": User.objects.exclude(username=OFFICER),
        "agencies": Agency.objects.exclude(seen_in_year=MARK),
        "events": Event.objects.exclude(kind__in=HARMLESS),
    }
    return [name for name, rows in looked_at.items() if rows.exists()]


def last_generation() -> dict[str, int]:
    """With which seed and over how many regions; empty where nothing was generated."""
    event = history_of(subject_type=MARK, subject_id=NATIONWIDE).first()
    return {name: int(event.after[name]) for name in ("seed", "regions", "innovations")} if event else {}
