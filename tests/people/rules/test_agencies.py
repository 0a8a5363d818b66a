"""Which rows of a region's list are agencies, which are units, which are neither."""

from collections import Counter

from registry.people.labels import AGENCY_KINDS, ROLES
from registry.people.rules.agencies import KINDS, agency_rows
from registry.people.rules.roles import Role
from registry.reference.queries import shipped_text


def test_payakumbuh_has_30_agencies_and_7_units_and_its_bumd_is_neither():
    agencies, units = agency_rows(text=shipped_text(name="opd_payakumbuh.csv"))
    assert (len(agencies), len(units)) == (30, 7)
    assert Counter(unit.agency_name for unit in units) == {"Sekretariat Daerah": 4, "Dinas Kesehatan": 3}
    assert all(agency.source_url.startswith("http") for agency in agencies)


def test_lima_puluh_kota_has_the_one_agency_that_a_source_names():
    agencies, units = agency_rows(text=shipped_text(name="opd_lima_puluh_kota.csv"))
    assert ([agency.name for agency in agencies], units) == (
        ["Dinas Lingkungan Hidup, Perumahan Rakyat dan Permukiman"],
        [],
    )


def test_every_role_and_kind_has_a_word():
    assert (set(ROLES), set(AGENCY_KINDS)) == (set(Role), set(KINDS))
