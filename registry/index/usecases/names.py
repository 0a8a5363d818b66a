"""Whether a document's text names the innovation: sought when a row leans on it, and again after a new name."""

from django.db import transaction
from django.db.models import F, QuerySet

from registry.index.models import EvidenceUse, Period
from registry.index.rules.evidence import name_found

AT_ONCE = 500


def seek_names(*, period: Period | None = None) -> int:
    """Seek the new names of innovations in open periods, or in one; how many uses. It mirrors texts: no event."""
    uses = EvidenceUse.objects.filter(row__sheet__period__frozen_at__isnull=True)
    if period is not None:
        uses = uses.filter(row__sheet__period=period)
    renamed = uses.exclude(name_sought=F("row__sheet__proposal__name"))
    count = 0
    while found := list(_with_texts(renamed)[:AT_ONCE]):
        with transaction.atomic():
            for use in found:
                sought_in(use, text=use.document.text, name=use.row.sheet.proposal.name)
            EvidenceUse.objects.bulk_update(found, ["name_sought", "name_found"])
        count += len(found)
    return count


def sought_in(use: EvidenceUse, *, text: str, name: str) -> None:
    """Keep what was sought on a use, and whether it was found."""
    use.name_sought, use.name_found = name, name_found(text=text, name=name)


def _with_texts(uses: QuerySet[EvidenceUse]) -> QuerySet[EvidenceUse]:
    return (
        uses.select_related("document", "row__sheet__proposal")
        .only("document__text", "row__sheet__proposal__name", "name_sought", "name_found")
        .order_by("pk")
    )
