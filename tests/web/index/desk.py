"""What the tests of the index pages share: who enters, what a page says, and a claim made beforehand."""

import re
from decimal import Decimal as D

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from registry.index.rules.claims import Claim
from registry.index.usecases.levels import claim_level
from registry.index.usecases.periods import freeze_period
from registry.people.models import User
from tests import factories as make
from tests.index.conftest import YEAR

REGION = "13.76"
SCRIPT = {"X-Requested-With": "XMLHttpRequest"}


def enter(client, actor):
    User.objects.filter(pk=actor.user_id).update(office=f"Jabatan {actor.user_id}")
    client.force_login(User.objects.get(pk=actor.user_id))
    return client


def words(answer):
    return answer.content.decode()


def note(answer):
    """The text of what was overtaken or closed."""
    found = re.search(r'<div class="note stop" role="alert">(.*?)</div>\s*</div>\s*</div>', words(answer), re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", " ", found[0]).split()) if found else ""


def value_of(answer, field):
    """What stands in a field of the page, by its id."""
    tag = re.search(rf'<(?:input|textarea)[^>]*id="{field}"[^>]*>([^<]*)', words(answer))
    inside = re.search(r'value="([^"]*)"', tag[0])
    return inside[1] if inside else tag[1].strip()


def url(city, name, key="16"):
    return reverse(name, args=[city.first.public_id, key])


def claimed(city, key="16", level=2, base=1, value=None, by=None):
    return claim_level(
        proposal_id=city.first.public_id, year=YEAR, key=key, claim=Claim(level, D(value) if value else None),
        base_revision=base, by=by or city.officer, at=make.NOON,
    )  # fmt: skip


def freeze(city):
    freeze_period(region_code=REGION, year=YEAR, by=city.head, at=make.NOON)


def paper(city, **more):
    return {
        "kind": "sk", "number": "CONTOH-1", "subject": "Daftar inovasi", "signatory": "Wali Kota", "rows": ["16", "17"],
        "innovations": [city.first.public_id, city.second.public_id],
        "file": SimpleUploadedFile("sk.pdf", make.pdf_bytes("SIPADU"), "application/pdf"), **more,
    }  # fmt: skip
