"""The writing pages and the duties cost a fixed number of queries: the same with one row and with three."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from registry.people.rules.roles import Role
from registry.proposals.models import BudgetLine, Inventor, Measure
from registry.proposals.usecases.versions import freeze_version
from registry.shared.actor import PUBLIC
from tests import factories as make

pytestmark = pytest.mark.django_db


def grow(draft):
    """One more row of everything that these pages list."""
    make.draft(agency=draft.agency, owner=draft.agency, author=draft.author)
    Inventor.objects.create(proposal=draft, name="Jabatan perancang")
    Measure.objects.create(proposal=draft, name="Antrean", unit="menit", target=10)
    BudgetLine.objects.create(proposal=draft, year=2026, document="apbd", amount=1)
    make.attachment(draft)
    draft.objective += " Lebih."
    draft.save()
    freeze_version(proposal=draft, kind="kelengkapan", reason="", by=PUBLIC, at=make.NOON)


@pytest.fixture
def draft(client):
    agency = make.agency()
    officer = make.user(Role.AGENCY_OFFICER, of=agency)
    made = make.draft(agency=agency, owner=agency, author=officer)
    grow(made)
    client.force_login(officer)
    return made


@pytest.mark.parametrize(
    ("name", "more", "literal"),
    [
        ("tasks", None, 7),
        ("proposal_part", "rancang_bangun", 11),
        ("proposal_part", "identitas", 18),
        ("proposal_lines", "ukuran", 5),
        ("proposal_lines", "anggaran", 5),
        ("proposal_lines", "inovator", 5),
        ("proposal_versions", "", 4),
    ],
)
def test_a_page_costs_the_same_with_one_row_and_with_three(client, draft, name, more, literal):
    url = reverse(name) if more is None else reverse(name, args=[draft.public_id, more] if more else [draft.public_id])

    def queries():
        with CaptureQueriesContext(connection) as caught:
            assert client.get(url).status_code == 200
        return len(caught)

    queries()
    one = queries()
    grow(draft)
    grow(draft)
    assert (one, queries()) == (literal, literal)
