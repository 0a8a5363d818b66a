"""The admin: one region, one trail, legal facts to read only, writing through use-cases."""

from datetime import date

import pytest
from allauth.mfa.models import Authenticator
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from registry.audit.models import Event
from registry.audit.rules.kinds import Kind
from registry.audit.usecases import record_event
from registry.catalogue.models import MapShapes
from registry.index.models import EditionRecord
from registry.people.models import Agency, Membership, Unit, User
from registry.people.rules.roles import Role
from registry.people.usecases import change_agency
from registry.proposals.models import Proposal
from registry.reference.models import Affair, Holiday, Option, Region, RegionProfile
from registry.reports.models import Job, WordingEdition
from tests import factories as make
from tests.factories import NOON, PASSWORD

pytestmark = pytest.mark.django_db
READ_ONLY = {Event, Job, Proposal}
BROUGHT = {EditionRecord, MapShapes, WordingEdition}  # added, and never changed
KEPT = {Affair, Agency, Holiday, Membership, Option, Region, RegionProfile, Unit, User}


def url(model: type, page: str, *args: object) -> str:
    return reverse(f"admin:registry_{model._meta.model_name}_{page}", args=args)


@pytest.fixture
def keeper() -> User:
    return make.user(Role.ADMINISTRATOR, is_staff=True, username="pengelola")


@pytest.fixture
def door(client: Client, keeper: User) -> Client:
    client.force_login(keeper)
    return client


@pytest.fixture
def founder(client: Client) -> Client:
    """The account that set up the installation, bound to no region."""
    person = User.objects.create_superuser("pendiri", password=PASSWORD)
    client.force_login(person)
    return client


def job(proposal: Proposal, *, state: str = "gagal") -> Job:
    return Job.objects.create(
        region=proposal.region,
        kind="evaluasi_usulan",
        proposal=proposal,
        about=proposal.name,
        asked_at=NOON,
        request_key=f"kunci-{proposal.pk}",
        facts={"rahasia": "fakta beku"},
        state=state,
        error="Waktu habis." if state == "gagal" else "",
    )


def test_what_stands_in_the_admin_and_nothing_else() -> None:
    """Votes, conflict statements, sheets and files have no desk: an administrator judges nothing."""
    assert set(admin.site._registry) == READ_ONLY | BROUGHT | KEPT


def test_the_start_page_groups_by_topic_in_indonesian(door: Client) -> None:
    page = door.get("/admin/")
    assert [app["name"] for app in page.context["app_list"]] == [
        "Orang dan perangkat daerah", "Daerah", "Data acuan", "Usulan", "Indeks", "Laporan", "Catatan peristiwa",
    ]  # fmt: skip
    assert door.get("/admin/registry/").status_code == 302


@pytest.mark.parametrize("model", sorted(READ_ONLY, key=lambda model: model.__name__))
def test_legal_facts_are_neither_added_nor_changed_nor_removed(door: Client, model: type) -> None:
    proposal = make.draft()
    job(proposal)
    change_agency(
        agency=make.agency(), changes={"short_name": "DP"}, by=make.acting(User.objects.get()), at=NOON
    )  # leaves an event
    thing = model._default_manager.get()
    assert door.get(url(model, "change", thing.pk)).status_code == 200
    assert door.get(url(model, "add")).status_code == 403
    assert door.post(url(model, "delete", thing.pk), {"post": "yes"}).status_code == 403
    assert door.post(url(model, "change", thing.pk), {"name": "diubah", "state": "LAYAK"}).status_code == 403


def test_an_administrator_finds_only_what_belongs_to_his_region(door: Client, keeper: User) -> None:
    foreign = make.region("13.07")
    own_agency, other_agency = make.agency(), make.agency("Dinas Asing", within=foreign)
    other_unit = make.unit("Unit Asing", of=other_agency)
    stranger = make.user(Role.RND_HEAD, within=foreign, username="orang-asing")
    other_proposal = make.draft(within=foreign, name="Usulan asing", agency=other_agency)
    other_job = job(other_proposal)
    for thing in (other_agency, other_unit, stranger, stranger.memberships.get(), other_proposal, other_job):
        listed = door.get(url(type(thing), "changelist")).context["cl"].result_list
        assert thing not in list(listed), thing
        for page in ("change", "history"):
            assert door.get(url(type(thing), page, thing.pk)).status_code in {302, 404}, (thing, page)
    assert door.get(url(RegionProfile, "change", "13.07")).status_code == 302
    assert own_agency in door.get(url(Agency, "changelist")).context["cl"].result_list
    offered = door.get(url(Membership, "add")).context["adminform"].form.fields
    assert set(offered["user"].queryset) == {keeper}
    assert other_agency not in offered["agency"].queryset


def test_the_founder_of_the_installation_sees_every_region(founder: Client) -> None:
    make.agency()
    make.agency("Dinas Asing", within=make.region("13.07"))
    assert founder.get(url(Agency, "changelist")).context["cl"].result_count == 2


def test_an_agency_is_added_and_changed_through_its_use_case(door: Client) -> None:
    region = make.region()
    form = {"region": region.pk, "name": "Dinas Pangan", "kind": "dinas", "is_active": "on"}
    door.post(url(Agency, "add"), form)
    made = Agency.objects.get(name="Dinas Pangan")
    door.post(url(Agency, "change", made.pk), form | {"short_name": "Dispang"})
    first, second = Event.objects.order_by("sequence")
    assert (first.subject_id, second.after) == (str(made.pk), {"short_name": "Dispang"})
    assert not LogEntry.objects.exists()
    history = door.get(url(Agency, "history", made.pk)).text
    assert "Dispang" in history
    assert "Data acuan diubah." in history


def test_an_account_opens_by_a_link_that_works_once(door: Client) -> None:
    region = make.region()
    form = {"username": "petugas", "region": region.pk, "office": "Petugas", "is_active": "on"}
    form |= {f"memberships-{name}": "0" for name in ("TOTAL_FORMS", "INITIAL_FORMS")}
    made_at = door.post(url(User, "add"), form)
    made = User.objects.get(username="petugas")
    assert made_at.url == url(User, "change", made.pk)
    assert not made.has_usable_password() or not made.check_password("")
    link = door.post(url(User, "act", made.pk, "tautan-masuk")).context["secret"]
    guest = Client()
    page = guest.get(link, follow=True)
    guest.post(page.request["PATH_INFO"], {"password1": PASSWORD, "password2": PASSWORD})
    assert User.objects.get(pk=made.pk).check_password(PASSWORD)
    assert "password1" not in Client().get(link, follow=True).text
    assert [event.after.get("password") for event in Event.objects.order_by("sequence")] == [None, "diganti"]
    assert link.split("-")[-1].strip("/") not in str([event.content() for event in Event.objects.all()])


def test_a_second_factor_is_shown_and_taken_away(door: Client) -> None:
    person = make.user(Role.RND_HEAD)
    act = url(User, "act", person.pk, "hapus-pengaman-kedua")
    assert door.get(act).status_code == 404
    Authenticator.objects.create(user=person, type=Authenticator.Type.TOTP, data={})
    assert act in door.get(url(User, "change", person.pk)).text
    assert door.get(act).status_code == 200
    assert Authenticator.objects.exists()
    door.post(act)
    assert not Authenticator.objects.exists()


def test_a_seat_is_given_and_taken(door: Client) -> None:
    person = make.user()
    door.post(url(Membership, "add"), {"user": person.pk, "role": Role.OVERSEER, "agency": ""})
    seat = person.memberships.get()
    assert door.post(url(Membership, "change", seat.pk), {"role": Role.ADMINISTRATOR}).status_code == 403
    door.post(url(Membership, "delete", seat.pk), {"post": "yes"})
    assert (person.memberships.exists(), Event.objects.count()) == (False, 2)


def test_an_account_is_closed_not_removed(door: Client) -> None:
    person = make.user()
    assert door.post(url(User, "delete", person.pk), {"post": "yes"}).status_code == 403
    assert door.post(url(Agency, "delete", make.agency().pk), {"post": "yes"}).status_code == 403


def test_no_field_opens_the_rights_of_the_framework(door: Client) -> None:
    fields = door.get(url(User, "change", make.user().pk)).context["adminform"].form.fields
    assert set(fields) == {"username", "office", "first_name", "last_name", "email", "is_active", "access_until"}


def test_a_question_that_no_filter_asks_guesses_no_value(door: Client) -> None:
    person = make.user(email="rahasia@contoh.id")
    make.draft(contact="kontak-rahasia")
    for model, question in (
        (User, {"password__startswith": person.password[:9]}),
        (User, {"email__startswith": "rahasia"}),
        (Proposal, {"contact__startswith": "kontak"}),
    ):
        assert door.get(url(model, "changelist"), question).status_code == 400


def test_a_used_affair_stays_and_an_unused_one_goes(door: Client) -> None:
    used, unused = make.affair(1), make.affair(2, "Kesehatan")
    make.draft(main_affair=used)
    for affair in (used, unused):
        door.post(url(Affair, "delete", affair.pk), {"post": "yes"})
    assert list(Affair.objects.all()) == [used]
    assert door.get(url(Affair, "delete", used.pk)).status_code == 200


def test_other_spellings_are_kept_one_a_line(door: Client) -> None:
    affair = make.affair()
    form = {"code": affair.pk, "name": affair.name, "group": affair.group, "aliases": "Didik\n\n Ajar "}
    door.post(url(Affair, "change", affair.pk), form)
    affair.refresh_from_db()
    assert affair.aliases == ["Didik", "Ajar"]


def test_a_holiday_is_added_with_its_event(door: Client) -> None:
    door.post(url(Holiday, "add"), {"date": "2027-01-01", "name": "Tahun Baru", "kind": "libur_nasional"})
    assert Holiday.objects.get().date == date(2027, 1, 1)
    assert Event.objects.get().region_code == "00"


def test_a_region_keeps_its_own_settings_and_the_founder_opens_new_ones(door: Client) -> None:
    make.region()
    form = {
        "accent": "#0b4f6c",
        "report_months": 4,
        "reminder_days": 5,
        "contact_months": 18,
        "legal_basis": "",
        "address": "",
    }
    door.post(url(RegionProfile, "change", "13.76"), form)
    assert RegionProfile.objects.get().report_months == 4
    other = make.region("13.05", is_tenant=False)
    assert door.get(url(Region, "act", other.pk, "buka")).status_code == 404
    founder = Client()
    founder.force_login(User.objects.create_superuser("pendiri", password=PASSWORD))
    founder.post(url(Region, "act", other.pk, "buka"))
    assert Region.objects.get(pk="13.05").is_tenant


def test_the_rnd_role_passes_on_with_a_confirmation(door: Client) -> None:
    old, new = make.rnd_agency(), make.agency()
    act = url(Agency, "act", new.pk, "litbang")
    assert "melepaskannya" in door.get(act).text
    assert door.post(act).status_code == 302
    assert list(Agency.objects.filter(is_rnd=True)) == [new]
    assert door.get(act).status_code == 404
    assert door.get(url(Agency, "act", old.pk, "tidak-ada")).status_code == 404


def test_a_failed_job_is_made_again_through_its_use_case(door: Client) -> None:
    failed = job(make.draft())
    page = door.get(url(Job, "change", failed.pk)).text
    assert "fakta beku" not in page
    door.post(url(Job, "act", failed.pk, "ulang"))
    failed.refresh_from_db()
    assert (failed.state, Event.objects.get().kind) == ("antre", "laporan_diulang")
    assert door.get(url(Job, "act", failed.pk, "ulang")).status_code == 404


def test_how_somebody_judged_is_not_read_in_the_log(door: Client) -> None:
    proposal = make.draft()
    for kind in (Kind.VOTE_CAST, Kind.CONFLICT_DECLARED, Kind.SHEET_SAVED):
        record_event(
            kind=kind, region_code="13.76", subject_type="proposal", subject_id=proposal.public_id,
            after={"rahasia": "suara-rahasia"}, by=make.actor(Role.TEAM_MEMBER), at=NOON,
        )  # fmt: skip
    pages = [url(Event, "change", event.pk) for event in Event.objects.all()]
    for page in (url(Event, "changelist"), url(Proposal, "history", proposal.pk), *pages):
        assert "suara-rahasia" not in door.get(page).text
    assert door.get(url(Proposal, "history", proposal.pk)).text.count('<th scope="row">') == 3


def test_lists_are_searched_and_filtered(door: Client) -> None:
    late = make.draft(name="Terlambat", due_on=date(2020, 1, 1))
    make.draft(name="Tepat waktu", due_on=date(2099, 1, 1))
    assert list(door.get(url(Proposal, "changelist"), {"lewat": "ya"}).context["cl"].result_list) == [late]
    assert list(door.get(url(Proposal, "changelist"), {"q": "terlambat"}).context["cl"].result_list) == [late]
    assert door.get(url(Event, "changelist"), {"jenis": "acuan_diubah"}).context["cl"].result_count == 0


def one_more(model: type, number: int) -> None:
    """One more row of a kind, with the rows that its list names."""
    agency = make.agency(f"Dinas {number}")
    affair = make.affair(number, f"Urusan {number}")
    makers = {
        Proposal: lambda: make.draft(agency=agency, main_affair=affair),
        Job: lambda: job(make.draft(agency=agency)),
        Unit: lambda: make.unit(f"Unit {number}", of=agency),
        User: lambda: make.user(Role.AGENCY_HEAD, of=agency),
        Membership: lambda: make.user(Role.AGENCY_HEAD, of=agency),
        Event: lambda: change_agency(
            agency=agency, changes={"short_name": f"D{number}"}, by=make.actor(Role.ADMINISTRATOR), at=NOON
        ),
        Holiday: lambda: Holiday.objects.create(date=date(2027, 1, number), name="Libur", kind="libur_nasional"),
        Option: lambda: Option.objects.create(list="pkpn", code=str(number), label="Pilihan"),
    }
    makers.get(model, lambda: None)()


LIST_QUERIES = {**dict.fromkeys(KEPT | {Event, Job}, 4), Proposal: 6}  # session, user with seats, count, rows; filters


@pytest.mark.parametrize("model", sorted(LIST_QUERIES, key=lambda model: model.__name__))
def test_a_list_asks_the_same_number_of_questions_for_one_row_and_for_three(door: Client, model: type) -> None:
    seen = []
    for numbers in ((1,), (2, 3)):
        for number in numbers:
            one_more(model, number)
        with CaptureQueriesContext(connection) as caught:
            assert door.get(url(model, "changelist")).status_code == 200
        seen.append(len(caught))
    assert seen == [LIST_QUERIES[model]] * 2


def test_there_is_one_entrance(client: Client) -> None:
    assert client.get("/admin/login/?next=/admin/registry/user/").url == "/masuk/?next=/admin/registry/user/"
    client.force_login(make.user(Role.RND_HEAD, is_staff=True))
    assert client.get("/admin/", follow=True).status_code == 403
    client.force_login(make.user(Role.ADMINISTRATOR, is_staff=True))
    assert client.get("/admin/login/").url == "/admin/"
