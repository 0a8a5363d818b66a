"""Loading and changing reference data: once, by whom, and with which trace."""

from datetime import date
from io import StringIO

from django.core.management import call_command
from django.test import TestCase

from registry.audit.models import Event
from registry.audit.queries import first_broken_row
from registry.people.queries import system_actor
from registry.people.rules.roles import Permission, Role, roles_with
from registry.proposals.models import Proposal
from registry.reference.models import Affair, Holiday, Option, Region, RegionProfile
from registry.reference.policy import KEEPER
from registry.reference.usecases import change_reference, load_reference, make_tenant, remove_reference
from registry.shared.actor import PUBLIC
from registry.shared.errors import Blocked, NotAllowed
from tests import factories
from tests.factories import NOON


def events():
    return list(Event.objects.order_by("pk").values_list("region_code", "kind", "subject_type", "subject_id"))


def test_the_keeper_of_reference_data_is_the_role_that_administers():
    assert roles_with(Permission.ADMINISTER) == {KEEPER}


class LoadingTest(TestCase):
    def test_a_load_brings_everything_and_leaves_one_event(self):
        assert load_reference(by=system_actor(), at=NOON) == 604 + 38 + 108 + 32
        counted = Region.objects.count(), Affair.objects.count(), Holiday.objects.count(), Option.objects.count()
        assert counted == (604, 38, 108, 32)
        assert Region.objects.get(pk="13.76").name == "Kota Payakumbuh"
        assert Region.objects.get(pk="13.76.01.1002").parent_id == "13.76.01"
        assert events() == [("00", "acuan_diubah", "muatan", "00")]

    def test_a_second_load_adds_nothing_and_says_nothing(self):
        load_reference(by=system_actor(), at=NOON)
        assert load_reference(by=system_actor(), at=NOON) == 0
        assert len(events()) == 1

    def test_what_stands_there_already_is_left_as_it_is(self):
        Region.objects.create(code="13", name="Sumbar", level="provinsi")
        Holiday.objects.create(date=date(2026, 1, 1), name="Libur setempat", kind="libur_nasional")
        Option.objects.create(list="pkpn", code="1", label="Pangan")
        assert load_reference(by=system_actor(), at=NOON) == 782 - 3
        assert Region.objects.get(pk="13").name == "Sumbar"
        assert Holiday.objects.get(date=date(2026, 1, 1)).name == "Libur setempat"

    def test_an_administrators_change_and_removal_survive_the_next_load(self):
        load_reference(by=system_actor(), at=NOON)
        keeper = factories.actor(Role.ADMINISTRATOR)
        moved = Holiday.objects.get(date=date(2027, 3, 10))
        change_reference(thing=moved, changes={"date": date(2027, 3, 14)}, by=keeper, at=NOON)
        remove_reference(thing=Holiday.objects.get(date=date(2027, 5, 17)), by=keeper, at=NOON)
        assert load_reference(by=system_actor(), at=NOON) == 0
        gone = Holiday.objects.filter(date__in=[date(2027, 3, 10), date(2027, 5, 17)])
        assert (gone.exists(), Holiday.objects.filter(date=date(2027, 3, 14)).count()) == (False, 1)

    def test_only_an_administrator_loads(self):
        for stranger in (PUBLIC, factories.actor(Role.RND_HEAD)):
            with self.assertRaises(NotAllowed):
                load_reference(by=stranger, at=NOON)
        assert not Holiday.objects.exists()

    def test_the_command_says_how_much_it_added(self):
        said = StringIO()
        call_command("load_reference", stdout=said)
        assert said.getvalue() == "782 data acuan ditambahkan.\n"


class TenantTest(TestCase):
    def setUp(self):
        self.region = factories.region("13.05", is_tenant=False)

    def test_a_tenant_gets_its_settings_with_the_legal_basis_once(self):
        for _ in range(2):
            profile = make_tenant(region_code="13.05", by=system_actor(), at=NOON)
        self.region.refresh_from_db()
        assert self.region.is_tenant
        assert "Peraturan Pemerintah Nomor 38 Tahun 2017" in profile.legal_basis
        assert events() == [("13.05", "acuan_diubah", "region", "13.05")]

    def test_an_administrator_of_another_region_does_not_open_it(self):
        with self.assertRaises(NotAllowed):
            make_tenant(region_code="13.05", by=factories.actor(Role.ADMINISTRATOR), at=NOON)
        assert not RegionProfile.objects.filter(pk="13.05").exists()


class ChangingTest(TestCase):
    def setUp(self):
        self.keeper = factories.actor(Role.ADMINISTRATOR)
        self.holiday = Holiday.objects.create(date=date(2026, 3, 20), name="Cuti", kind="cuti_bersama")

    def test_a_change_is_kept_with_what_stood_there_before(self):
        changes = {"date": date(2026, 3, 21), "name": "Cuti"}
        changed = change_reference(thing=self.holiday, changes=changes, by=self.keeper, at=NOON)
        event = Event.objects.get()
        assert (event.before, event.after) == ({"date": "2026-03-20"}, {"date": "2026-03-21"})
        assert (event.region_code, event.actor_id, event.role) == ("00", self.keeper.user_id, "administrator")
        assert (changed.date, first_broken_row(region_code="00")) == (date(2026, 3, 21), None)

    def test_a_change_that_changes_nothing_leaves_no_event(self):
        change_reference(thing=self.holiday, changes={"name": "Cuti"}, by=self.keeper, at=NOON)
        assert events() == []

    def test_a_new_look_up_is_added_the_same_way(self):
        new = Affair(code=39)
        changes = {"name": "Contoh", "group": "penunjang", "aliases": ["Misal"]}
        change_reference(thing=new, changes=changes, by=self.keeper, at=NOON)
        assert Affair.objects.get(pk=39).aliases == ["Misal"]
        assert (Event.objects.get().before, Event.objects.get().after) == ({}, changes)

    def test_what_cannot_stand_is_told_all_at_once_and_nothing_is_written(self):
        Holiday.objects.create(date=date(2026, 3, 21), name="Idul Fitri", kind="libur_nasional")
        with self.assertRaises(Blocked) as caught:
            changes = {"date": date(2026, 3, 21), "name": ""}
            change_reference(thing=self.holiday, changes=changes, by=self.keeper, at=NOON)
        found = [(problem.code, problem.subject) for problem in caught.exception.problems]
        assert found == [("invalid_value", "date"), ("invalid_value", "name")]
        self.holiday.refresh_from_db()
        assert (self.holiday.name, events()) == ("Cuti", [])

    def test_a_closed_field_and_a_key_are_not_changed(self):
        affair = factories.affair(1)
        region = factories.region()
        for thing, changes in [(affair, {"code": 2}), (region, {"is_tenant": False})]:
            with self.assertRaises(Blocked) as caught:
                change_reference(thing=thing, changes=changes, by=self.keeper, at=NOON)
            assert [(p.code, p.subject) for p in caught.exception.problems] == [("closed_field", next(iter(changes)))]
        assert (Affair.objects.get().pk, events()) == (1, [])

    def test_a_regions_settings_are_changed_by_its_own_administrator_only(self):
        own, foreign = factories.region().profile, factories.region("13.07").profile
        change_reference(thing=own, changes={"report_months": 6}, by=self.keeper, at=NOON)
        with self.assertRaises(NotAllowed):
            change_reference(thing=foreign, changes={"report_months": 6}, by=self.keeper, at=NOON)
        assert events() == [("13.76", "acuan_diubah", "regionprofile", "13.76")]

    def test_the_name_of_a_part_of_a_region_stands_in_the_chain_of_the_region(self):
        part = Region.objects.create(code="13.76.01", name="Barat", level="kecamatan", parent=factories.region())
        change_reference(thing=part, changes={"name": "Payakumbuh Barat"}, by=self.keeper, at=NOON)
        assert events() == [("13.76", "acuan_diubah", "region", "13.76.01")]

    def test_nobody_else_changes_and_nothing_else_is_changed(self):
        with self.assertRaises(NotAllowed):
            change_reference(thing=self.holiday, changes={"name": "x"}, by=factories.actor(Role.RND_HEAD), at=NOON)
        with self.assertRaises(NotAllowed):
            change_reference(thing=factories.draft(), changes={"name": "x"}, by=self.keeper, at=NOON)
        assert (Proposal.objects.filter(name="x").exists(), events()) == (False, [])


class RemovingTest(TestCase):
    def setUp(self):
        self.keeper = factories.actor(Role.ADMINISTRATOR)

    def test_what_is_removed_stays_in_the_log(self):
        holiday = Holiday.objects.create(date=date(2026, 3, 20), name="Contoh", kind="cuti_bersama")
        remove_reference(thing=holiday, by=self.keeper, at=NOON)
        assert not Holiday.objects.exists()
        assert (Event.objects.get().before["name"], Event.objects.get().after) == ("Contoh", {})

    def test_an_affair_in_the_list_of_a_proposal_is_not_taken_out_of_it(self):
        affair, proposal = factories.affair(2), factories.draft()
        proposal.other_affairs.add(affair)
        with self.assertRaises(Blocked):
            remove_reference(thing=affair, by=self.keeper, at=NOON)
        assert (list(proposal.other_affairs.all()), events()) == ([affair], [])

    def test_a_choice_of_a_form_ends_with_a_year_for_proposals_keep_its_code(self):
        option = Option.objects.create(list="pkpn", code="9", label="Contoh")
        with self.assertRaises(NotAllowed):
            remove_reference(thing=option, by=self.keeper, at=NOON)
        with self.assertRaises(Blocked):
            change_reference(thing=option, changes={"code": "10"}, by=self.keeper, at=NOON)
        change_reference(thing=option, changes={"to_year": 2026}, by=self.keeper, at=NOON)
        assert Option.objects.values_list("code", "to_year").get() == ("9", 2026)

    def test_what_a_record_rests_on_is_not_removed(self):
        affair = factories.affair(1)
        factories.draft(main_affair=affair)
        with self.assertRaises(Blocked) as caught:
            remove_reference(thing=affair, by=self.keeper, at=NOON)
        assert [problem.code for problem in caught.exception.problems] == ["still_used"]
        assert (Affair.objects.count(), events()) == (1, [])

    def test_a_region_is_never_removed(self):
        region = factories.region("13.76")
        with self.assertRaises(NotAllowed):
            remove_reference(thing=region.profile, by=self.keeper, at=NOON)
        assert RegionProfile.objects.count() == 1
