"""Rows for benchmarks: repeatable, a small set the beginning of a large one, and plain that nobody made them."""

from registry.catalogue.rules.plausible import MARK, innovation, region_of
from registry.workflow.rules.states import PUBLIC, State

REGIONS = ["13.76", "11.01", "11.02"]


def made(seed=1, count=400):
    return [innovation(n, seed=seed, regions=REGIONS, affairs=[1, 2]) for n in range(count)]


def test_a_seed_gives_the_same_rows_and_another_seed_others():
    assert made() == made()
    assert made(seed=2) != made()


def test_every_row_is_marked_and_could_stand_in_the_register():
    rows = [row.columns for row in made()]
    assert all(row["is_simulated"] and row["import_batch"] == MARK for row in rows)
    assert len({row["public_id"] for row in rows}) == len(rows)
    numbers = [row["registration"] for row in rows if "registration" in row]
    assert len(set(numbers)) == len(numbers)
    for row in rows:
        assert ("registration" in row) is (row["state"] not in {State.DRAFT, State.TERCATAT})
        assert ("decreed_on" in row) is (row["state"] in PUBLIC - {State.TERCATAT})
        assert ("returns_to" in row) is (row["state"] == State.LENGKAPI)
    assert {"EVALUASI", "TERCATAT", "DITERAPKAN", "LENGKAPI"} <= {row["state"] for row in rows}


def test_the_home_holds_the_first_and_every_twentieth():
    assert [region_of(n, regions=REGIONS) for n in (0, 199, 201, 202, 220)] == [
        "13.76",
        "13.76",
        "11.02",
        "11.01",
        "13.76",
    ]
    assert region_of(999, regions=["13.76"]) == "13.76"
