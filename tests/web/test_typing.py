"""No form loses what is typed, none adds twice, and nobody reads another's typing."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from registry.audit.models import Event
from registry.people.rules.roles import Role
from registry.proposals.models import AcceptedForm, DraftBuffer, Inventor
from registry.web.templatetags.words import saat
from tests import factories as make
from tests.web.drawn import FORMS, draft

pytestmark = pytest.mark.django_db
PROBE = {"met_on": "2026-03-09", "realised_on": "2026-03-10", "instrument_year": "2017", f"{None}": ""}
NOW = make.NOON + timedelta(days=250)  # after every day of these journeys


@pytest.fixture(autouse=True)
def late():
    with time_machine.travel(NOW, tick=False) as clock:
        yield clock


@pytest.fixture(params=FORMS)
def case(request):
    drawn = FORMS[request.param]
    return drawn, drawn.world()


@pytest.fixture(params=[name for name, drawn in FORMS.items() if drawn.complete])
def complete(request):
    drawn = FORMS[request.param]
    return drawn, drawn.world()


def probe_of(drawn):
    return PROBE.get(drawn.probe, "Ketikan 中文 🙂")


def enter(client, drawn, way):
    client.force_login(way.people[drawn.role])
    return client.get(drawn.page(way))


def words(answer):
    return answer.content.decode()


def kept_on(page, drawn):
    return str(page.context[drawn.form][drawn.probe].value())


def test_a_pause_keeps_the_typing_without_an_event_and_it_is_put_back(client, case):
    drawn, way = case
    events = Event.objects.count()
    page = enter(client, drawn, way)
    assert "dipulihkan" not in words(page)
    files = [f"{name}:surat-asli.pdf" for name in drawn.files]
    sent = drawn.sent(way, page, **{drawn.probe: probe_of(drawn)}, berkas_dipilih=files)
    answer = client.post(reverse("typing"), sent)
    assert (answer.status_code, set(answer.json())) == (200, {"saved_at", "clock"})
    again = client.get(drawn.page(way))
    assert kept_on(again, drawn) == probe_of(drawn)
    assert "dipulihkan" in words(again)
    assert ("surat-asli.pdf" in words(again)) == bool(drawn.files)
    assert Event.objects.count() == events


def test_a_form_that_comes_back_after_the_session_is_put_back_after_the_login(client, case):
    drawn, way = case
    sent = drawn.sent(way, enter(client, drawn, way), **{drawn.probe: probe_of(drawn)})
    client.logout()
    answer = client.post(drawn.url(way), sent | drawn.uploads())
    assert answer.status_code == 302
    assert answer.url.startswith(reverse("account_login") + "?next=" + drawn.page(way).split("?")[0])
    again = enter(client, drawn, way)
    assert kept_on(again, drawn) == probe_of(drawn)
    assert ("surat-asli.pdf" in words(again)) == bool(drawn.files)


def test_nobody_else_reads_it_and_it_may_be_thrown_away(client, case):
    drawn, way = case
    page = enter(client, drawn, way)
    sent = drawn.sent(way, page, **{drawn.probe: probe_of(drawn)})
    client.post(reverse("typing"), sent)
    client.logout()
    assert client.post(reverse("typing_discard"), {"form_token": sent["form_token"]}).url.startswith("/masuk/")
    mate = make.user(drawn.role, of=way.people[drawn.role].memberships.get().agency, within=way.city)
    client.force_login(mate)
    assert "dipulihkan" not in words(client.get(drawn.page(way)))
    assert client.post(reverse("typing_discard"), {"form_token": sent["form_token"]}).status_code == 404
    client.force_login(way.people[drawn.role])
    answer = client.post(reverse("typing_discard"), {"form_token": sent["form_token"]})
    assert (answer.status_code, answer.url) == (302, drawn.page(way))
    again = client.get(drawn.page(way))
    assert "dipulihkan" not in words(again)
    assert "data-landed" in words(again)
    assert not DraftBuffer.objects.exists()


def test_the_same_sending_is_answered_alike_and_written_once(client, complete):
    drawn, way = complete
    sent = drawn.sent(way, enter(client, drawn, way))
    client.post(reverse("typing"), sent)
    answers = []
    for _click in range(2):
        answer = client.post(drawn.url(way), sent | drawn.uploads())
        answers.append((answer.status_code, answer.get("Location"), Event.objects.count(), DraftBuffer.objects.count()))
    assert answers[0] == answers[1]
    assert (answers[0][0], answers[0][3]) == (302, 0)
    assert AcceptedForm.objects.count() <= 1


def test_who_goes_back_and_writes_another_line_adds_it(client):
    drawn, way = FORMS["inovator"], draft()
    sent = drawn.sent(way, enter(client, drawn, way))
    for name in ("Perancang", "Perancang", "Penguji"):
        client.post(drawn.url(way), sent | {"name": name})
    assert list(Inventor.objects.order_by("pk").values_list("name", flat=True))[1:] == ["Perancang", "Penguji"]


def test_two_equal_lines_from_two_forms_are_two(client):
    drawn, way = FORMS["anggaran"], draft()
    before = way.proposal.budget_lines.count()
    for _form in range(2):
        client.post(drawn.url(way), drawn.sent(way, enter(client, drawn, way)))
    assert way.proposal.budget_lines.count() == before + 2


def test_what_is_refused_stays_even_if_the_page_is_killed(client):
    drawn, way = FORMS["ganti"], FORMS["ganti"].world()
    sent = drawn.sent(way, enter(client, drawn, way), reason="Alasan panjang", on="2026-12-31")
    assert client.post(drawn.url(way), sent | drawn.uploads()).status_code == 409
    assert kept_on(client.get(drawn.page(way)), drawn) == "Alasan panjang"


def test_what_a_door_without_a_form_refuses_stays_too(client):
    drawn, way = FORMS["rapat"], FORMS["rapat"].world()
    sent = drawn.sent(way, enter(client, drawn, way), met_on="2027-12-31")
    assert client.post(drawn.url(way), sent).status_code == 409
    assert kept_on(client.get(drawn.page(way)), drawn) == "2027-12-31"


def test_typing_that_says_nothing_new_is_not_announced(client):
    drawn, way = FORMS["ganti"], FORMS["ganti"].world()
    page = enter(client, drawn, way)
    same = {name: page.context["form"][name].value() or "" for name in ("number", "on", "signatory", "reason")}
    client.post(reverse("typing"), {**same, "form_token": page.context["form"].typing.token.sealed})
    assert "dipulihkan" not in words(client.get(drawn.page(way)))


def test_a_page_older_than_the_login_keeps_it_and_leads_back_to_the_form():
    strict, drawn, way = Client(enforce_csrf_checks=True), FORMS["ahli"], FORMS["ahli"].world()
    sent = drawn.sent(way, enter(strict, drawn, way), name="Halaman lama")
    answer = strict.post(drawn.url(way), sent)
    assert answer.status_code == 403
    assert f'href="{drawn.page(way)}"' in words(answer)
    assert kept_on(strict.get(drawn.page(way)), drawn) == "Halaman lama"


def test_under_another_account_it_is_kept_for_its_writer(client):
    drawn, way = FORMS["laporan"], FORMS["laporan"].world()
    sent = drawn.sent(way, enter(client, drawn, way), progress="Tulisan pelaksana")
    client.force_login(way.people[Role.RND_HEAD])
    assert client.post(drawn.url(way), sent).status_code == 403
    answer = client.post(reverse("typing"), sent)
    assert (answer.status_code, answer.json()["kept"]) == (401, True)
    assert kept_on(enter(client, drawn, way), drawn) == "Tulisan pelaksana"


def test_a_false_token_and_one_of_yesterday_keep_nothing(client, late):
    drawn, way = FORMS["laporan"], FORMS["laporan"].world()
    sent = drawn.sent(way, enter(client, drawn, way))
    client.logout()
    for token in ("", "palsu", sent["form_token"] + "x"):
        answer = client.post(reverse("typing"), {**sent, "form_token": token})
        assert answer.status_code == 403
    late.shift(timedelta(hours=24, seconds=1))
    assert client.post(reverse("typing"), sent).status_code == 403
    assert client.post(drawn.url(way), sent).status_code == 302
    assert not DraftBuffer.objects.exists()


@pytest.mark.parametrize(
    ("ago", "said"),
    [
        (timedelta(minutes=5), "11.55"), (timedelta(hours=13), "kemarin 23.00"), (timedelta(days=4), "14 Nov 12.00"),
        (timedelta(days=365), "18 Nov 2025 12.00"),
    ],
)  # fmt: skip
def test_a_saving_that_is_not_of_today_names_its_day(ago, said):
    assert saat(timezone.now() - ago) == said
    assert saat(None) == ""


def test_the_saving_line_of_a_part_names_the_day(client):
    way = draft()
    type(way.proposal).objects.update(updated_at=NOW - timedelta(days=1, hours=-1))
    client.force_login(way.people[Role.AGENCY_OFFICER])
    page = client.get(reverse("proposal_part", args=[way.proposal.public_id, "rancang_bangun"]))
    assert "Tersimpan kemarin 13.00" in words(page)
