"""The desk saves a target or a plan: a version more, one event, nothing overwritten unseen."""

import base64

import pytest
from django.core.files.base import ContentFile

from registry.audit.models import Event
from registry.exchange import policy
from registry.exchange.models import AgencyTarget, StrategyPlan
from registry.exchange.queries.strategy import agencies_for_strategy, works_of
from registry.exchange.rules.strategy import Target
from registry.exchange.usecases.strategy import save_plan, save_target
from registry.people.rules.roles import Role
from registry.proposals.models import StoredFile
from registry.shared.actor import PUBLIC
from registry.shared.errors import Blocked, NotAllowed
from tests import factories as make
from tests.exchange.conftest import codes

EVEN = (1,) * 12
PICTURE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg=="
)


def saved(two, count=3, *, base=0, by=None, **more):
    given = {"agency_id": two.owner.pk, "year": 2026, "target": Target(count, "uji_coba", EVEN), "base_version": base}
    return save_target(**(given | more), by=by or two.desk, at=make.NOON)


def planned(two, number="CONTOH-1", *, base=0, by=None, **more):
    given = {"year": 2026, "number": number, "on": make.TODAY, "address": "", "base_version": base} | more
    return save_plan(**given, by=by or two.desk, at=make.NOON)


def test_a_second_save_is_a_second_version_and_the_first_stays(two):
    saved(two)
    saved(two, 5, base=1)
    assert list(AgencyTarget.objects.order_by("version").values_list("version", "count", "superseded_at")) == [
        (1, 3, make.NOON), (2, 5, None),
    ]  # fmt: skip
    event = Event.objects.order_by("-sequence").first()
    assert (event.kind, event.before["count"], event.after["count"]) == ("target_disimpan", 3, 5)
    assert Event.objects.count() == 2


def test_a_plan_has_its_versions_too(two):
    planned(two)
    planned(two, "CONTOH-2", base=1)
    assert list(StrategyPlan.objects.values_list("version", "number")) == [(2, "CONTOH-2"), (1, "CONTOH-1")]
    assert StrategyPlan.objects.get(superseded_at=None).version == 2
    assert Event.objects.filter(kind="rencana_induk_disimpan").count() == 2


def test_who_did_not_see_the_last_version_overwrites_nothing(two):
    saved(two)
    planned(two)
    for act in (saved, planned):
        with pytest.raises(Blocked) as caught:
            act(two, base=0)
        assert codes(caught) == ["stale_target"]
    assert (AgencyTarget.objects.count(), StrategyPlan.objects.count()) == (1, 1)


def test_what_cannot_be_is_refused_and_leaves_nothing(two):
    with pytest.raises(Blocked) as caught:
        saved(two, -1)
    assert codes(caught) == ["target_out_of_range"]
    with pytest.raises(Blocked) as caught:
        planned(two, " ", year=1999)
    assert codes(caught) == ["year_out_of_range", "text_missing"]
    assert not Event.objects.exists()


def test_only_the_regions_desk_writes_and_only_for_an_agency_that_is_there(two):
    for by in (two.other, make.actor(Role.AGENCY_HEAD, of=two.owner), make.actor(Role.REGIONAL_HEAD)):
        with pytest.raises(NotAllowed):
            saved(two, by=by)
    with pytest.raises(NotAllowed):
        saved(two, agency_id=0)
    for by in (make.actor(Role.AGENCY_HEAD, of=two.owner), PUBLIC):
        with pytest.raises(NotAllowed):
            planned(two, by=by)


def test_an_agency_reads_its_own_line_and_the_head_of_region_all(two):
    own = make.actor(Role.AGENCY_HEAD, of=two.owner)
    assert [agency.pk for agency in agencies_for_strategy(own)] == [two.owner.pk]
    assert agencies_for_strategy(make.actor(Role.REGIONAL_HEAD)).count() == 2
    assert policy.may_read_strategy(own)
    assert not policy.may_read_strategy(make.actor(Role.EXECUTOR, of=two.owner))


def test_the_year_is_that_of_the_number(two):
    assert [work.public_id for work in works_of(region_code="13.76", years=[2026, 2025])] == [two.innovation.public_id]
    assert works_of(region_code="13.76", years=[2025]) == []


def test_a_plan_keeps_its_file_with_each_version_until_another_comes_or_it_is_let_go(two):
    def paper(**more):
        return {"upload": ContentFile(make.pdf_bytes(), name="ripj.pdf")} | more

    first = planned(two, **paper())
    assert planned(two, "CONTOH-2", base=1).file == first.file
    third = planned(two, base=2, **paper())
    assert third.file not in {None, first.file}
    assert planned(two, base=3, keeps_file=False).file is None
    assert Event.objects.get(sequence=1).documents == [first.file.public_id]
    for image in (ContentFile(PICTURE, name="ripj.png"), ContentFile(b"tidak", name="ripj.pdf")):
        with pytest.raises(Blocked) as caught:
            planned(two, base=4, upload=image)
        assert codes(caught) in (["plan_not_pdf"], ["type_not_allowed"])
    assert StoredFile.objects.count() == 2
