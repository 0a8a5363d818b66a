"""Keeping agencies, accounts and seats: by whom, and with which trace."""

from datetime import date

from allauth.mfa.models import Authenticator
from django.db import IntegrityError, transaction
from django.test import TestCase

from registry.audit.models import Event
from registry.audit.queries import first_broken_row
from registry.people.models import Agency, Membership, Unit, User
from registry.people.queries import actor_for, rnd_agency, system_actor
from registry.people.rules.roles import Role
from registry.people.usecases import (
    change_agency,
    change_unit,
    change_user,
    create_user,
    load_agencies,
    name_rnd_agency,
    reset_second_factor,
    seat_user,
    set_password,
    unseat_user,
)
from registry.shared.actor import PUBLIC
from registry.shared.errors import Blocked, NotAllowed
from tests import factories
from tests.factories import NOON, PASSWORD, TODAY


def events():
    return list(Event.objects.order_by("pk").values_list("region_code", "kind", "subject_type"))


class LoadingAgenciesTest(TestCase):
    def setUp(self):
        self.city = factories.region()

    def load(self, region_code="13.76"):
        return load_agencies(region_code=region_code, by=system_actor(region_code=region_code), at=NOON)

    def test_a_load_brings_agencies_units_and_the_rnd_role_with_one_event(self):
        assert self.load() == 37
        assert rnd_agency(region_code="13.76").short_name == "Bappeda"
        assert Unit.objects.get(name="Puskesmas Ibuh").agency.name == "Dinas Kesehatan"
        assert events() == [("13.76", "acuan_diubah", "muatan")]

    def test_a_second_load_adds_nothing_even_where_an_administrator_renamed(self):
        self.load()
        keeper = factories.actor(Role.ADMINISTRATOR)
        change_agency(agency=Agency.objects.get(short_name="DLH"), changes={"name": "Dinas LH"}, by=keeper, at=NOON)
        change_unit(unit=Unit.objects.get(name="Puskesmas Ibuh"), changes={"name": "PKM Ibuh"}, by=keeper, at=NOON)
        assert self.load() == 0
        assert (Agency.objects.count(), Unit.objects.count(), len(events())) == (30, 7, 3)

    def test_what_stands_there_already_is_left_as_it_is(self):
        factories.agency("Dinas Kesehatan", kind="lain")
        brida = factories.agency("Badan Riset dan Inovasi Daerah", is_rnd=True)
        factories.unit("Puskesmas Ibuh", of=Agency.objects.get(name="Dinas Kesehatan"))
        assert self.load() == 35
        assert Agency.objects.get(name="Dinas Kesehatan").kind == "lain"
        assert rnd_agency(region_code="13.76") == brida

    def test_a_region_gets_only_what_a_source_names(self):
        factories.region("13.07")
        factories.region("13.05")
        assert (self.load("13.07"), self.load("13.05")) == (1, 0)
        assert rnd_agency(region_code="13.07") is None

    def test_a_unit_whose_agency_is_gone_is_not_brought(self):
        self.load()
        Unit.objects.all().delete()
        Agency.objects.all().delete()
        assert (self.load(), Agency.objects.count()) == (0, 0)

    def test_only_an_administrator_of_the_region_loads(self):
        for stranger in (PUBLIC, factories.actor(Role.RND_HEAD), system_actor(region_code="13.07")):
            with self.assertRaises(NotAllowed):
                load_agencies(region_code="13.76", by=stranger, at=NOON)


class AgencyTest(TestCase):
    def setUp(self):
        self.keeper = factories.actor(Role.ADMINISTRATOR)
        self.agency = factories.agency("Dinas Sosial")

    def test_a_change_is_kept_with_what_stood_there_before(self):
        changes = {"short_name": "Dinsos", "name": "Dinas Sosial"}
        change_agency(agency=self.agency, changes=changes, by=self.keeper, at=NOON)
        assert (Event.objects.get().before, Event.objects.get().after) == ({"short_name": ""}, {"short_name": "Dinsos"})

    def test_a_change_that_changes_nothing_leaves_no_event(self):
        unit = factories.unit(of=self.agency)
        change_agency(agency=self.agency, changes={"kind": "dinas"}, by=self.keeper, at=NOON)
        change_unit(unit=unit, changes={"name": unit.name}, by=self.keeper, at=NOON)
        assert events() == []

    def test_an_agency_and_its_unit_are_added_the_same_way(self):
        changes = {"name": "Dinas Pangan", "kind": "dinas"}
        made = change_agency(agency=Agency(region=factories.region()), changes=changes, by=self.keeper, at=NOON)
        change_unit(unit=Unit(agency=made), changes={"name": "UPTD Pasar"}, by=self.keeper, at=NOON)
        assert Unit.objects.get().agency.name == "Dinas Pangan"
        assert events() == [("13.76", "acuan_diubah", "agency"), ("13.76", "acuan_diubah", "unit")]

    def test_the_rnd_role_is_not_changed_as_a_field(self):
        with self.assertRaises(Blocked):
            change_agency(agency=self.agency, changes={"is_rnd": True}, by=self.keeper, at=NOON)

    def test_the_rnd_role_passes_from_one_agency_to_another_in_one_act(self):
        old = factories.rnd_agency()
        for _ in range(2):
            name_rnd_agency(agency=self.agency, by=self.keeper, at=NOON)
        assert rnd_agency(region_code="13.76") == self.agency
        event = Event.objects.get()
        assert (event.before, event.after) == ({"rnd_agency": old.pk}, {"rnd_agency": self.agency.pk})

    def test_the_first_rnd_agency_of_a_region_follows_nobody(self):
        name_rnd_agency(agency=self.agency, by=self.keeper, at=NOON)
        assert Event.objects.get().before == {"rnd_agency": None}

    def test_an_agency_of_another_region_is_out_of_reach(self):
        foreign = factories.agency(within=factories.region("13.07"))
        unit = factories.unit(of=foreign)
        acts = [
            lambda: change_agency(agency=foreign, changes={"name": "x"}, by=self.keeper, at=NOON),
            lambda: change_unit(unit=unit, changes={"name": "x"}, by=self.keeper, at=NOON),
            lambda: name_rnd_agency(agency=foreign, by=self.keeper, at=NOON),
        ]
        for act in acts:
            with self.assertRaises(NotAllowed):
                act()
        assert events() == []


class AccountTest(TestCase):
    def setUp(self):
        self.keeper = factories.actor(Role.ADMINISTRATOR)
        self.person = factories.user(office="Kepala Bidang", first_name="Nama", email="rahasia@contoh.id")

    def test_an_account_is_opened_and_no_personal_value_stands_in_the_log(self):
        changes = {"username": "petugas", "email": "rahasia@contoh.id", "office": "Petugas Bappeda"}
        made = create_user(region_code="13.76", password=PASSWORD, changes=changes, by=self.keeper, at=NOON)
        event = Event.objects.get()
        assert (made.check_password(PASSWORD), made.region_id, made.is_staff) == (True, "13.76", False)
        assert (event.kind, event.region_code, event.after["office"]) == ("pengguna_diubah", "13.76", "Petugas Bappeda")
        assert event.after["username"].startswith("hmac:")
        assert "rahasia" not in str(event.content())

    def test_an_account_bound_to_no_region_stands_in_the_nationwide_chain(self):
        changes = {"username": "pusat"}
        create_user(region_code=None, password=PASSWORD, changes=changes, by=system_actor(), at=NOON)
        assert events() == [("00", "pengguna_diubah", "user")]

    def test_a_weak_password_opens_nothing(self):
        for act in (
            lambda: create_user(
                region_code="13.76", password="12345", changes={"username": "a"}, by=self.keeper, at=NOON
            ),
            lambda: set_password(user=self.person, password="12345", by=self.keeper, at=NOON),
        ):
            with self.assertRaises(Blocked) as caught:
                act()
            assert [problem.code for problem in caught.exception.problems] == ["weak_password"]
        assert (User.objects.filter(username="a").exists(), events()) == (False, [])

    def test_a_change_keeps_personal_values_as_digests_and_others_in_clear(self):
        changes = {"first_name": "Baru", "access_until": date(2026, 12, 31), "office": "Kepala Bidang"}
        change_user(user=self.person, changes=changes, by=self.keeper, at=NOON)
        event = Event.objects.get()
        assert (event.before["access_until"], event.after["access_until"]) == (None, "2026-12-31")
        assert {event.before["first_name"][:5], event.after["first_name"][:5]} == {"hmac:"}
        assert set(event.after) == {"access_until", "first_name"}
        assert first_broken_row(region_code="13.76") is None

    def test_a_change_that_changes_nothing_leaves_no_event(self):
        change_user(user=self.person, changes={"first_name": "Nama"}, by=self.keeper, at=NOON)
        assert events() == []

    def test_rights_of_the_framework_are_not_changed_as_fields(self):
        for name in ("is_superuser", "is_staff", "password"):
            with self.assertRaises(Blocked):
                change_user(user=self.person, changes={name: True}, by=self.keeper, at=NOON)
        assert events() == []

    def test_a_new_password_counts_and_leaves_no_trace_of_itself(self):
        set_password(user=self.person, password="kata-sandi-baru-99", by=self.keeper, at=NOON)
        assert User.objects.get(pk=self.person.pk).check_password("kata-sandi-baru-99")
        assert Event.objects.get().after == {"password": "diganti"}

    def test_a_lost_second_factor_is_taken_away_once(self):
        for kind in (Authenticator.Type.TOTP, Authenticator.Type.RECOVERY_CODES):
            Authenticator.objects.create(user=self.person, type=kind, data={})
        for _ in range(2):
            reset_second_factor(user=self.person, by=self.keeper, at=NOON)
        assert not Authenticator.objects.exists()
        assert Event.objects.get().after == {"second_factor": "dihapus"}

    def test_nobody_closes_his_own_account(self):
        keeper = User.objects.get(pk=self.keeper.user_id)
        for changes in ({"is_active": False}, {"access_until": TODAY}):
            with self.assertRaises(Blocked) as caught:
                change_user(user=keeper, changes=changes, by=self.keeper, at=NOON)
            assert [problem.code for problem in caught.exception.problems] == ["own_account"]
        change_user(user=keeper, changes={"office": "Administrator"}, by=self.keeper, at=NOON)
        assert (User.objects.get(pk=keeper.pk).is_active, len(events())) == (True, 1)

    def test_an_account_of_another_region_is_out_of_reach(self):
        foreign = factories.user(Role.RND_HEAD, within=factories.region("13.07"))
        acts = [
            lambda: create_user(region_code="13.07", password=PASSWORD, changes={}, by=self.keeper, at=NOON),
            lambda: create_user(region_code=None, password=PASSWORD, changes={}, by=self.keeper, at=NOON),
            lambda: change_user(user=foreign, changes={"office": "x"}, by=self.keeper, at=NOON),
            lambda: set_password(user=foreign, password=PASSWORD, by=self.keeper, at=NOON),
            lambda: reset_second_factor(user=foreign, by=self.keeper, at=NOON),
            lambda: seat_user(user=foreign, role=Role.ADMINISTRATOR, by=self.keeper, at=NOON),
            lambda: unseat_user(membership=foreign.memberships.get(), by=self.keeper, at=NOON),
        ]
        for act in acts:
            with self.assertRaises(NotAllowed):
                act()
        assert (foreign.memberships.count(), events()) == (1, [])


class SeatTest(TestCase):
    def setUp(self):
        self.keeper = factories.actor(Role.ADMINISTRATOR)
        self.person = factories.user()
        self.agency = factories.agency()

    def test_a_seat_is_given_once_and_taken_again(self):
        for _ in range(2):
            seat = seat_user(user=self.person, role=Role.AGENCY_HEAD, agency=self.agency, by=self.keeper, at=NOON)
        assert actor_for(user=self.person, on=TODAY).agencies_as(Role.AGENCY_HEAD) == {self.agency.pk}
        unseat_user(membership=seat, by=self.keeper, at=NOON)
        assert not self.person.memberships.exists()
        first, second = Event.objects.order_by("pk")
        assert first.after == second.before == {"seat": ["kepala_pd", self.agency.pk]}

    def test_only_an_administrators_seat_opens_the_admin(self):
        seat_user(user=self.person, role=Role.RND_HEAD, by=self.keeper, at=NOON)
        assert not User.objects.get(pk=self.person.pk).is_staff
        seat = seat_user(user=self.person, role=Role.ADMINISTRATOR, by=self.keeper, at=NOON)
        assert User.objects.get(pk=self.person.pk).is_staff
        unseat_user(membership=seat, by=self.keeper, at=NOON)
        assert not User.objects.get(pk=self.person.pk).is_staff

    def test_nobody_gives_up_his_own_administrators_seat(self):
        keeper = User.objects.get(pk=self.keeper.user_id)
        with self.assertRaises(Blocked) as caught:
            unseat_user(membership=keeper.memberships.get(), by=self.keeper, at=NOON)
        assert [problem.code for problem in caught.exception.problems] == ["own_account"]
        assert (keeper.memberships.count(), events()) == (1, [])

    def test_the_database_keeps_each_seat_once(self):
        for seat in ({"role": Role.OVERSEER}, {"role": Role.AGENCY_HEAD, "agency": self.agency}):
            Membership.objects.create(user=self.person, **seat)
            with self.assertRaises(IntegrityError), transaction.atomic():
                Membership.objects.create(user=self.person, **seat)

    def test_a_role_of_an_agency_needs_an_agency_of_the_own_region(self):
        foreign = factories.agency(within=factories.region("13.07"))
        for agency, code in [(None, "invalid_value"), (foreign, "foreign_agency")]:
            with self.assertRaises(Blocked) as caught:
                seat_user(user=self.person, role=Role.AGENCY_HEAD, agency=agency, by=self.keeper, at=NOON)
            assert [problem.code for problem in caught.exception.problems] == [code]
        assert (Membership.objects.filter(user=self.person).exists(), events()) == (False, [])
