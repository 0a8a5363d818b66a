"""The pages of the index cost a fixed number of queries: the same with one row of each kind and with three."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from registry.index.models import Scenario, SheetRow
from registry.index.rules.claims import Claim
from registry.index.rules.scenarios import Changes
from registry.index.usecases.evidence import Letter, Place, add_evidence
from registry.index.usecases.levels import claim_level, claim_region_level, report_innovation, verify_level
from registry.index.usecases.notes import pin_note
from registry.index.usecases.scenarios import save_scenario
from registry.people.models import User
from tests import factories as make
from tests.index.conftest import YEAR, city  # noqa: F401  (the fixture)
from tests.index.test_usecases import upload

pytestmark = pytest.mark.django_db
REGION = "13.76"
ROWS = ("16", "17", "18")


def grow(city, step):  # noqa: F811
    """One more of everything that these pages list: a claimed, proven, lowered row, a note, a scenario, an innovation."""
    key, first = ROWS[step], city.first.public_id
    claim_level(
        proposal_id=first, year=YEAR, key=key, claim=Claim(level=3), base_revision=1, by=city.officer, at=make.NOON
    )
    more = make.draft(name=f"Baru {step}", agency=city.first.agency, owner=city.first.owner)
    report_innovation(proposal_id=more.public_id, year=YEAR, by=city.officer, at=make.NOON)
    places = [Place(one, each) for one in (first, more.public_id) for each in {key, "16"}]
    made = add_evidence(
        region_code=REGION, agency_id=city.first.owner_id, year=YEAR, places=places, by=city.officer, at=make.NOON,
        letter=Letter("sk", number=f"CONTOH-{step}", expires_on=date(2026, 1, 1)), upload=upload(),
    )  # fmt: skip
    for lowered in {key, "16"}:
        row = SheetRow.objects.get(sheet__proposal=city.first, key=lowered)
        verify_level(
            proposal_id=first, year=YEAR, key=lowered, level=1, reason="Halaman tidak ada", base_revision=row.revision,
            by=city.desk, at=make.NOON,
        )  # fmt: skip
    pin_note(proposal_id=first, year=YEAR, key="16", text=f"Catatan {step}", by=city.desk, at=make.NOON)
    spd = ("1", "3", "4")[step]
    claim_region_level(
        region_code=REGION, year=YEAR, key=spd, claim=Claim(level=2), base_revision=1, by=city.desk, at=make.NOON
    )
    save_scenario(
        region_code=REGION, year=YEAR, scenario_id=None, name=f"Skenario {step}", edition="iga-2026",
        changes=Changes({first: {"35": 3}}, {"1": 3}), by=city.desk, at=make.NOON,
    )  # fmt: skip
    return made


def lean(document, city, step):  # noqa: F811
    """One more row that leans on the first document."""
    more = make.draft(name=f"Bersandar {step}", agency=city.first.agency, owner=city.first.owner)
    sheet = report_innovation(proposal_id=more.public_id, year=YEAR, by=city.officer, at=make.NOON)
    document.uses.create(row=sheet.rows.create(key="16"), name_sought=more.name)


@pytest.mark.parametrize(
    ("name", "literal"),
    [
        ("index_sheet", 12),
        ("index_row", 14),
        ("evidence_list", 5),
        ("evidence_new", 4),
        ("evidence", 5),
        ("scenarios", 4),
        ("scenario", 13),
        ("scenario_new", 12),
        ("index_region_rows", 4),
        ("index_region_row", 4),
    ],
)
def test_a_page_of_the_index_costs_the_same_with_one_row_and_with_three(client, city, name, literal):  # noqa: F811
    document = grow(city, 0)
    client.force_login(User.objects.get(pk=city.desk.user_id))
    arguments = {
        "index_sheet": [city.first.public_id], "index_row": [city.first.public_id, "16"], "evidence": [document.public_id],
        "scenario": [Scenario.objects.get().public_id], "index_region_row": [REGION, "1"],
    }.get(name, [REGION])  # fmt: skip

    def queries():
        with CaptureQueriesContext(connection) as caught:
            assert client.get(reverse(name, args=arguments)).status_code == 200
        return len(caught)

    queries()
    one = queries()
    for step in (1, 2):
        grow(city, step)
        lean(document, city, step)
    assert (one, queries()) == (literal, literal)
