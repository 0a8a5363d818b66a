"""The demo never mixes with other records."""

import json

import pytest
from django.core.management import CommandError, call_command

from registry.people.rules.roles import Role
from registry.reference.models import Region
from tests import factories as make

pytestmark = pytest.mark.django_db


def test_a_database_with_other_people_is_refused_even_beside_an_old_list_of_logins(data_dir):
    make.user(Role.RND_HEAD)
    logins = data_dir / "logins.json"
    logins.write_text(json.dumps([{"username": "13.76-asn"}]))
    try:
        with pytest.raises(CommandError):
            call_command("load_demo")
    finally:
        logins.unlink()
    assert Region.objects.filter(code="13.07").count() == 0
