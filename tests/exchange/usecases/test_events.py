"""Events are kept by one desk, corrected without overwriting, and loaded once."""

import pytest
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command

from registry.audit.models import Event
from registry.exchange.models import ExchangeEvent, Speaker
from registry.exchange.rules.events import EventKind, Rights, read_when
from registry.exchange.usecases import events as usecases
from registry.people.queries import system_actor
from registry.people.rules.roles import Role
from registry.reference.usecases import load_reference
from registry.shared.errors import Blocked, NotAllowed
from tests import factories as make

pytestmark = pytest.mark.django_db
VALUES = {
    "title": "Bimtek contoh", "kind": EventKind.BIMTEK, "host": "Bappeda", "region_id": "13.76", "place": "Aula",
    "topic": "", "agenda": "", "source_url": "https://contoh.id/acara", "source_note": "", "keeper_id": "13.07",
}  # fmt: skip
WHEN = read_when(text="2026-03-10", end="")


def desk(code="13.76"):
    return make.actor(Role.RND_OFFICER, within=make.region(code))


def recorded(by=None, **more):
    make.region()
    return usecases.record_exchange_event(
        values=VALUES | more, when=WHEN, guests=[make.region("13.07")], by=by or desk(), at=make.NOON
    )


def codes(caught):
    return [problem.code for problem in caught.value.problems]


def test_a_desk_records_for_its_own_region_and_leaves_one_event():
    event = recorded()
    assert (event.keeper_id, event.year, [r.pk for r in event.guests.all()]) == ("13.76", 2026, ["13.07"])
    assert list(Event.objects.values_list("kind", "subject_id")) == [("acara_dicatat", event.public_id)]


def test_only_a_desk_records_and_nothing_without_a_source():
    with pytest.raises(NotAllowed):
        recorded(by=make.actor(Role.AGENCY_OFFICER))
    with pytest.raises(Blocked) as caught:
        recorded(source_url=" ")
    assert codes(caught) == ["source_missing"]
    assert not Event.objects.exists()


def correct(event, by, **more):
    given = {"base_revision": 1, "values": VALUES | {"title": "Betul"}, "when": WHEN, "guests": []} | more
    return usecases.correct_exchange_event(public_id=event.public_id, by=by, at=make.NOON, **given)


def test_the_keeping_desk_corrects_and_a_second_correction_of_the_same_base_is_refused():
    by = desk()
    event = recorded(by)
    corrected = correct(event, by)
    assert (corrected.title, corrected.revision, corrected.guests.count()) == ("Betul", 2, 0)
    with pytest.raises(Blocked) as caught:
        correct(event, by)
    assert codes(caught) == ["stale_event"]
    last = Event.objects.order_by("-sequence").first()
    assert (last.before["title"], last.after["title"]) == ("Bimtek contoh", "Betul")
    with pytest.raises(NotAllowed):
        correct(event, desk("13.07"), base_revision=2)
    with pytest.raises(Blocked):
        correct(event, by, base_revision=2, values=VALUES | {"title": ""})


def test_a_speaker_is_kept_by_name_but_logged_by_digest():
    by = desk()
    event = recorded(by)
    given = {"public_id": event.public_id, "office": "", "role": "narasumber", "topic": "", "by": by, "at": make.NOON}
    speaker = usecases.add_speaker(who="Jabatan Contoh", **given)
    assert "Jabatan Contoh" not in str(list(Event.objects.values_list("after", flat=True)))
    with pytest.raises(Blocked):
        usecases.add_speaker(who="", **given)
    with pytest.raises(NotAllowed):
        usecases.remove_speaker(public_id=event.public_id, speaker_id=0, by=by, at=make.NOON)
    usecases.remove_speaker(public_id=event.public_id, speaker_id=speaker.pk, by=by, at=make.NOON)
    assert not Speaker.objects.exists()


def test_a_material_is_stored_with_its_rights_and_taken_off_once():
    by = desk()
    event = recorded(by)
    paper = ContentFile(make.pdf_bytes(), name="bahan.pdf")
    given = {"public_id": event.public_id, "by": by, "at": make.NOON}
    with pytest.raises(Blocked):
        usecases.add_material(title=" ", rights=Rights.OPEN, upload=paper, **given)
    material = usecases.add_material(title="Paparan", rights=Rights.OPEN, upload=paper, **given)
    assert material.is_handed_out
    usecases.remove_material(material_id=material.public_id, **given)
    with pytest.raises(NotAllowed):
        usecases.remove_material(material_id=material.public_id, **given)


def test_the_shipped_events_come_once_and_stay_as_corrected():
    load_reference(by=system_actor(), at=make.NOON)
    make.region()
    with pytest.raises(NotAllowed):
        usecases.load_events(region_code="13.76", by=desk(), at=make.NOON)
    assert usecases.load_events(region_code="13.76", by=system_actor(), at=make.NOON) == 45
    workshop = ExchangeEvent.objects.get(on="2022-07-20")
    assert [region.name for region in workshop.guests.all()] == ["Kota Payakumbuh"]
    assert workshop.region_id == "13.07"
    assert workshop.speakers.get().office == "Sub Koordinator Inovasi dan Teknologi Bappeda Kota Payakumbuh"
    anambas = ExchangeEvent.objects.get(region_id="21.05")
    assert (anambas.on, anambas.year, anambas.kind) == (None, None, "fgd")
    correct(workshop, desk())
    assert usecases.load_events(region_code="13.76", by=system_actor(), at=make.NOON) == 0
    assert ExchangeEvent.objects.get(pk=workshop.pk).title == "Betul"


def test_the_command_asks_for_a_region_that_uses_the_register(capsys):
    with pytest.raises(CommandError):
        call_command("load_events", "--region", "13.76")
    load_reference(by=system_actor(), at=make.NOON)
    from_list = make.region()
    from_list.is_tenant = True
    from_list.save()
    call_command("load_events", "--region", "13.76")
    assert capsys.readouterr().out == "45 acara ditambahkan.\n"
