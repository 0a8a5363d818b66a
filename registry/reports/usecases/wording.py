"""An administrator words the papers of his region: each saving is a new edition, each taking up again as well."""

from datetime import datetime

from django.db import transaction

from registry.audit.rules.kinds import Kind
from registry.audit.usecases import record_event
from registry.people.policy import role_for
from registry.people.rules.roles import Permission
from registry.reference.models import Region
from registry.reports.models import WordingEdition
from registry.reports.policy import may_word
from registry.reports.queries.phrasing import in_force
from registry.reports.rules.phrases import Wording, differing, faults_of
from registry.shared.actor import Actor
from registry.shared.errors import Blocked, NotAllowed, Stale
from registry.shared.problems import Problem


@transaction.atomic
def save_wording(*, region_code: str, wording: Wording, based_on: int, by: Actor, at: datetime) -> WordingEdition:
    """A new edition, in force at once; `based_on` is the edition that its writer saw, so that nobody's words are lost.

    What reads as the edition in force already is that edition.
    """
    standing = _locked(region_code=region_code, by=by)
    wording = wording.tidied()
    if faults := faults_of(wording):
        raise Blocked([Problem(wrong.fault, wrong.written) for found in faults.values() for wrong in found])
    return _kept(standing, region_code=region_code, wording=wording, based_on=based_on, by=by, at=at)


@transaction.atomic
def take_up_again(*, edition_id: int, by: Actor, at: datetime) -> WordingEdition:
    """An earlier edition comes into force again under a new number; both stay as they are."""
    earlier = WordingEdition.objects.filter(pk=edition_id).first()
    if earlier is None:
        raise NotAllowed
    standing = _locked(region_code=earlier.region_id, by=by)
    based_on = standing.number if standing else 0
    return _kept(
        standing, region_code=earlier.region_id, wording=earlier.wording(), based_on=based_on, taken_from=earlier,
        by=by, at=at,
    )  # fmt: skip


def _locked(*, region_code: str, by: Actor) -> WordingEdition | None:
    """The edition in force; one saving at a time in a region."""
    region = Region.objects.select_for_update(no_key=True, of=("self",)).filter(pk=region_code, is_tenant=True).first()
    if region is None or not may_word(by, region_code):
        raise NotAllowed("Kata-kata naskah dinas diatur administrator daerah.")
    return in_force(region_code)


def _kept(
    standing: WordingEdition | None, *, region_code: str, wording: Wording, based_on: int,
    taken_from: WordingEdition | None = None, by: Actor, at: datetime,
) -> WordingEdition:  # fmt: skip
    before = standing.wording() if standing else Wording()
    changed = differing(before, wording)
    if standing is not None and not changed:
        return standing
    number = standing.number if standing else 0
    if number != based_on:
        raise Stale({name: before.texts().get(name, "") for name in changed})
    edition = WordingEdition.objects.create(
        region_id=region_code, number=number + 1, letterhead=wording.letterhead, city=wording.city,
        head_office=wording.head_office, rnd_office=wording.rnd_office, clauses=dict(wording.clauses),
        taken_from=taken_from, saved_by_id=by.user_id, saved_at=at,
    )  # fmt: skip
    record_event(
        kind=Kind.WORDING_SAVED,
        region_code=region_code,
        subject_type="wordingedition",
        subject_id=str(edition.pk),
        role=role_for(by, Permission.ADMINISTER),
        before={"edition": number} | {name: before.texts().get(name, "") for name in changed},
        after={"edition": number + 1} | {name: wording.texts().get(name, "") for name in changed},
        by=by,
        at=at,
    )
    return edition
