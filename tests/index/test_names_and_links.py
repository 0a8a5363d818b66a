"""A name is sought when a row leans on a document and after a new name; an address stands where a row takes one."""

import hashlib

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from registry.index.models import EvidenceDocument, EvidenceUse, Period
from registry.index.queries.standing import period_state
from registry.index.usecases.evidence import Letter, Place, add_evidence
from registry.index.usecases.names import seek_names
from registry.index.usecases.periods import freeze_period
from registry.proposals.models import Proposal, StoredFile
from registry.shared.errors import Blocked
from tests import factories as make
from tests.index.conftest import YEAR
from tests.index.test_usecases import add

pytestmark = pytest.mark.django_db
ADDRESS = "https://drive.google.com/file/d/1"


def codes(city, key):
    state = period_state(period=Period.objects.get(), on=make.TODAY, proposal=city.first)
    return [one.code for one in state.sheets[0].rows[key].found]


def rename(city, name):
    Proposal.objects.filter(pk=city.first.pk).update(name=name)


def test_a_new_name_is_sought_at_once_and_kept_by_the_worker(city):
    add(city, Place(city.first.public_id, "16"))
    assert EvidenceUse.objects.values_list("name_sought", "name_found").get() == ("SIPADU", True)
    assert "name_not_found" not in codes(city, "16")
    rename(city, "SIPADU BARU")
    assert "name_not_found" in codes(city, "16")
    assert seek_names() == 1
    assert EvidenceUse.objects.values_list("name_sought", "name_found").get() == ("SIPADU BARU", False)
    assert seek_names() == 0


def test_pages_read_no_texts_unless_a_name_is_new(city):
    add(city, Place(city.first.public_id, "16"))
    with CaptureQueriesContext(connection) as caught:
        codes(city, "16")
    assert not [query for query in caught if '"text"' in query["sql"] and "evidencedocument" in query["sql"]]


def test_a_frozen_period_keeps_what_was_found_under_the_name_of_its_day(city):
    add(city, Place(city.first.public_id, "16"))
    rename(city, "LAIN")
    freeze_period(region_code="13.76", year=YEAR, by=city.head, at=make.NOON)
    assert EvidenceUse.objects.get().name_found is False
    rename(city, "SIPADU")
    assert seek_names() == 0
    assert "name_not_found" in codes(city, "16")


def link(city, *keys, address=ADDRESS):
    return add_evidence(
        region_code="13.76", agency_id=city.first.owner_id, year=YEAR, letter=Letter("video", subject="Video"),
        upload=address, places=[Place(city.first.public_id, key) for key in keys], by=city.officer, at=make.NOON,
    )  # fmt: skip


def test_an_address_is_kept_with_its_hash_where_the_row_takes_one(city):
    made = link(city, "35", address=f" {ADDRESS} ")
    content = f"{ADDRESS}\r\n".encode()
    assert (made.address, str(made.file.media_type), made.text) == (ADDRESS, "text/uri-list", "")
    with made.file.file.open("rb") as stream:
        assert (made.file.sha256, stream.read()) == (hashlib.sha256(content).hexdigest(), content)
    assert codes(city, "35") == ["link_unchecked"]
    state = period_state(period=Period.objects.get(), on=make.TODAY, proposal=city.first)
    assert len(state.sheets[0].rows["35"].sound) == 1


@pytest.mark.parametrize(
    ("keys", "address", "found"),
    [
        (("16", "35", "17"), ADDRESS, [("link_not_taken", "16"), ("link_not_taken", "17")]),
        (("99", "35"), ADDRESS, [("unknown_row", "99")]),
        (("35",), "http://drive.google.com/x", [("address_not_https", "address")]),
    ],
)
def test_a_row_that_takes_no_link_and_an_unsafe_address_are_refused_whole(city, keys, address, found):
    with pytest.raises(Blocked) as refusal:
        link(city, *keys, address=address)
    assert [(problem.code, problem.subject) for problem in refusal.value.problems] == found
    assert not EvidenceDocument.objects.exists()
    assert not StoredFile.objects.filter(media_type="text/uri-list").exists()
