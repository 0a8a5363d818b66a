"""Who comes checks in by the door's link, once a sending; the host adds and strikes; names are forgotten in time."""

from datetime import timedelta

import pytest

from registry.audit.models import Event
from registry.exchange.models import Attendee, ExchangeEvent
from registry.exchange.queries.attendance import certifiable, events_to_forget, present
from registry.exchange.queries.links import token_of
from registry.exchange.rules.attendance import Line
from registry.exchange.usecases.attendance import add_attendee, check_in, forget_names, open_door, strike_attendee
from registry.reference.models import RegionProfile
from registry.shared.errors import Blocked, NotAllowed
from tests import factories as make
from tests.exchange.conftest import codes

pytestmark = pytest.mark.django_db
LINE = Line("Dinas Contoh", "13.06", "Jabatan Peserta")


@pytest.fixture
def event(two):
    return ExchangeEvent.objects.create(
        keeper=two.city, region=two.city, title="Bimtek contoh", kind="bimtek", on=make.TODAY,
        until=make.TODAY + timedelta(days=1), year=2026, source_note="Undangan", created_at=make.NOON,
        updated_at=make.NOON,
    )  # fmt: skip


def door(two, event, *, at=make.NOON, by=None):
    return open_door(public_id=event.public_id, by=by or two.desk, at=at)


def came(link, line=LINE, *, sending="a", at=make.NOON):
    return check_in(token=token_of(link), line=line, sending=sending, at=at)


def by_hand(two, event, line=LINE, *, on=make.TODAY, by=None, at=make.NOON):
    return add_attendee(public_id=event.public_id, line=line, on=on, by=by or two.desk, at=at)


def test_the_door_opens_for_all_until_the_last_day_ends(two, event):
    with pytest.raises(NotAllowed):
        door(two, event, by=two.other)
    link = door(two, event, at=make.NOON - timedelta(days=9))
    assert link.expires_at.date() == event.until
    with pytest.raises(Blocked) as caught:
        came(link, at=make.NOON - timedelta(days=9))
    assert codes(caught) == ["check_in_early"]
    with pytest.raises(Blocked) as caught:
        came(link, at=make.NOON + timedelta(days=2))
    assert codes(caught) == ["link_expired"]
    with pytest.raises(Blocked) as caught:
        door(two, event, at=make.NOON + timedelta(days=2))
    assert codes(caught) == ["event_day_over"]


def test_a_sending_is_one_line_and_the_log_keeps_a_digest_of_the_name(two, event):
    link = door(two, event)
    first = came(link)
    assert came(link, Line("Lain", "13.07")) == first
    second = came(link, Line("Badan", "13.07"), sending="b", at=make.NOON + timedelta(days=1))
    assert [(each.office, each.on, each.name) for each in present(event)] == [
        ("Dinas Contoh", make.TODAY, "Jabatan Peserta"), ("Badan", event.until, ""),
    ]  # fmt: skip
    assert second.added_by_id is None
    told = Event.objects.filter(kind="peserta_hadir").order_by("sequence").first()
    assert (told.role, told.after["office"], told.after["name"][:5]) == ("pemegang_tautan", "Dinas Contoh", "hmac:")
    with pytest.raises(Blocked) as caught:
        came(link, Line("", "99"), sending="c")
    assert codes(caught) == ["text_missing", "region_unknown"]


def test_the_host_adds_by_hand_and_strikes_with_the_reason_and_nothing_goes(two, event):
    for wrong, expected in (({"by": two.other}, NotAllowed), ({"on": event.until}, Blocked)):
        with pytest.raises(expected):
            by_hand(two, event, **wrong)
    line = by_hand(two, event)
    assert line.added_by_id == two.desk.user_id
    given = {"public_id": event.public_id, "attendee_id": line.public_id, "by": two.desk, "at": make.NOON}
    with pytest.raises(Blocked) as caught:
        strike_attendee(reason=" ", **given)
    assert codes(caught) == ["text_missing"]
    strike_attendee(reason="Salah orang", **given)
    with pytest.raises(NotAllowed):
        strike_attendee(reason="Lagi", **given)
    assert (present(event).count(), Attendee.objects.get().struck_reason) == (0, "Salah orang")
    told = Event.objects.get(kind="peserta_dicoret")
    assert (told.reason, told.after) == ("Salah orang", {"attendee": line.public_id})


def test_who_came_on_two_days_is_certified_once_and_only_by_name(two, event):
    by_hand(two, event)
    by_hand(two, event, Line("DINAS contoh", "13.06", "jabatan peserta"))
    by_hand(two, event, Line("Dinas Contoh", "13.06"))
    assert [each.name for each in certifiable(event)] == ["Jabatan Peserta"]


def test_names_are_forgotten_after_the_host_s_months_and_the_lines_stay(two, event):
    RegionProfile.objects.filter(region=two.city).update(contact_months=6)
    by_hand(two, event)
    over = make.NOON + timedelta(days=190)
    assert events_to_forget(today=(make.NOON + timedelta(days=170)).date()) == []
    assert events_to_forget(today=over.date()) == [event]
    assert forget_names(event_id=event.pk, at=over)
    assert not forget_names(event_id=event.pk, at=over)
    line = Attendee.objects.get()
    assert (line.name, line.office, line.name_erased_at) == ("", "Dinas Contoh", over)
    assert Event.objects.get(kind="nama_peserta_dihapus").after == {"months": 6, "count": 1}
    assert events_to_forget(today=over.date()) == []


def test_a_day_that_was_taken_out_of_the_entry_counts_from_the_last_line(two, event):
    by_hand(two, event)
    ExchangeEvent.objects.update(on=None, until=None)
    assert events_to_forget(today=make.TODAY + timedelta(days=700)) == []
    assert events_to_forget(today=make.TODAY + timedelta(days=740)) == [event]
    with pytest.raises(Blocked) as caught:
        by_hand(two, event)
    assert codes(caught) == ["event_day_unknown"]
    with pytest.raises(Blocked) as caught:
        door(two, event)
    assert codes(caught) == ["event_day_unknown"]
