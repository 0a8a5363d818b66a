"""A changed event is named."""

import pytest
from django.core.management import call_command
from django.db import connection

from registry.audit.models import ChainHead
from registry.people.queries import system_actor
from registry.reference.usecases import load_reference, make_tenant
from tests.factories import NOON

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def some_events():
    load_reference(by=system_actor(), at=NOON)
    make_tenant(region_code="13.76", by=system_actor(), at=NOON)
    make_tenant(region_code="13.07", by=system_actor(), at=NOON)


def test_a_whole_chain_is_called_whole(capsys):
    call_command("verify_events")
    assert capsys.readouterr().out == "Semua rantai peristiwa utuh.\n"


def test_a_changed_row_is_named_and_the_command_fails(capsys):
    guard = (
        "TRIGGER event_append_only ON registry_event"
        if connection.vendor == "postgresql"
        else "TRIGGER event_no_update"
    )
    with connection.cursor() as cursor:  # as one who holds the database itself
        cursor.execute(f"DROP {guard}")
        cursor.execute("UPDATE registry_event SET reason = 'lain' WHERE region_code = '13.76' AND sequence = 1")
    with pytest.raises(SystemExit) as caught:
        call_command("verify_events")
    assert caught.value.code == 1
    assert capsys.readouterr().err == "Rantai 13.76 rusak pada peristiwa nomor 1.\n"


def test_a_row_cut_from_the_end_is_named(capsys):
    ChainHead.objects.filter(pk="13.07").update(sequence=2)
    with pytest.raises(SystemExit):
        call_command("verify_events")
    assert capsys.readouterr().err == "Rantai 13.07 rusak pada peristiwa nomor 2.\n"
