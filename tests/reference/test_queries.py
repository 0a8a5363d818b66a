"""Reading reference data."""

from datetime import date

from django.test import TestCase

from registry.people.queries import system_actor
from registry.reference.models import Affair, Region
from registry.reference.queries import (
    House,
    affair_named,
    affairs_for,
    authority_warning,
    holidays,
    known_regions,
    lone_house,
    options,
    region_tree,
    tenants,
)
from registry.reference.usecases import load_reference, make_tenant
from tests.factories import NOON


class ReferenceTest(TestCase):
    @classmethod
    def setUpTestData(cls):
        load_reference(by=system_actor(), at=NOON)
        make_tenant(region_code="13.76", by=system_actor(), at=NOON)

    def test_holidays_come_in_one_query_from_the_year_asked(self):
        with self.assertNumQueries(1):
            found = holidays(from_year=2026)
        assert (min(found), len(holidays())) == (date(2026, 1, 1), 108)

    def test_a_register_of_one_region_is_its_own_and_of_two_nobodys(self):
        assert lone_house().name == "Kota Payakumbuh"
        make_tenant(region_code="13.07", by=system_actor(), at=NOON)
        assert lone_house() == House()

    def test_a_city_is_offered_all_affairs_and_warned_of_three(self):
        city = Region.objects.get(pk="13.76")
        with self.assertNumQueries(1):
            found = affairs_for(region=city)
        assert (len(found), [choice.affair.pk for choice in found if choice.warning]) == (38, [25, 28, 29])

    def test_a_province_is_not_warned(self):
        forestry = Affair.objects.get(pk=28)
        assert authority_warning(affair=forestry, region=Region.objects.get(pk="13")) == ""

    def test_an_affair_is_found_by_its_name_or_by_a_spelling_in_use(self):
        found = [affair_named(name=name) for name in ("KESEHATAN ", "Pertahanan", "Sihir")]
        assert [affair and affair.pk for affair in found] == [2, 10, None]

    def test_only_the_options_of_the_year_are_asked(self):
        asked = {
            (name, year): options(list=name, year=year).count()
            for name in ("klasifikasi", "tematik", "asta_cita", "pkpn")
            for year in (2024, 2025, 2026)
        }
        assert {key: count for key, count in asked.items() if count} == {
            ("klasifikasi", 2024): 2,
            ("klasifikasi", 2025): 2,
            ("klasifikasi", 2026): 3,
            ("tematik", 2024): 5,
            ("asta_cita", 2025): 8,
            ("asta_cita", 2026): 8,
            ("pkpn", 2026): 9,
        }

    def test_552_regions_are_known_by_code_and_name(self):
        known = known_regions()
        assert (len(known), known["13.76"]) == (552, "Kota Payakumbuh")

    def test_only_a_tenant_is_a_tenant(self):
        assert [region.pk for region in tenants()] == ["13.76"]

    def test_the_tree_of_the_city_has_5_kecamatan_and_47_kelurahan(self):
        with self.assertNumQueries(1):
            tree = region_tree(region_code="13.76")
        assert (len(tree), sum(len(below) for below in tree.values())) == (5, 47)
