"""Somebody was faster: both values are shown, and saving again is a decision; the same twice is none."""

from decimal import Decimal as D

import pytest
from django.urls import reverse

from registry.audit.models import Event
from registry.audit.rules.kinds import Kind
from registry.index.models import SheetRow
from registry.index.rules.claims import Claim
from registry.index.usecases.evidence import Letter, add_evidence, use_evidence
from registry.index.usecases.levels import (
    claim_region_level,
    report_innovation,
    verify_level,
)
from tests import factories as make
from tests.index.conftest import YEAR
from tests.index.test_usecases import Place, upload
from tests.web.index.desk import (
    REGION,
    claimed,
    enter,
    note,
    url,
    value_of,
)

pytestmark = pytest.mark.django_db


def test_an_overtaken_claim_shows_both_values_and_saving_again_is_a_decision(client, city):
    claimed(city, level=1, by=city.desk)
    enter(client, city.desk)
    enter(client, city.officer)
    answer = client.post(url(city, "index_claim"), {"base_revision": 1, "level": 3})
    assert answer.status_code == 409
    said = note(answer)
    assert f"Jabatan {city.desk.user_id}, " in said
    assert "Tersimpan sekarang Diklaim 1. SK kepala daerah" in said
    assert "Isian Anda Tingkat 3. Perda" in said
    assert SheetRow.objects.get().claimed == 1
    base = value_of(answer, "klaim-base_revision")
    assert base == "2"
    assert client.post(url(city, "index_claim"), {"base_revision": base, "level": 3}).status_code == 302
    assert SheetRow.objects.get().claimed == 3


def test_a_verification_overtaken_by_a_new_paper_keeps_its_reason(client, city):
    claimed(city)
    place = Place(city.first.public_id, "16")
    add_evidence(
        region_code=REGION, agency_id=city.first.owner_id, year=YEAR, letter=Letter("sk"), upload=upload(),
        places=[place], by=city.officer, at=make.NOON.replace(hour=make.NOON.hour + 1),
    )  # fmt: skip
    enter(client, city.officer)
    enter(client, city.desk)
    sent = {"base_revision": 2, "level": 1, "reason": "Nama inovasi tidak ada"}
    answer = client.post(url(city, "index_verify"), sent)
    assert (answer.status_code, value_of(answer, "verifikasi-reason")) == (409, "Nama inovasi tidak ada")
    said = note(answer)
    assert f"Jabatan {city.officer.user_id}, " in said
    assert "Diverifikasi belum" in said
    assert "Alasan bila berbeda Nama inovasi tidak ada" in said
    again = {**sent, "base_revision": value_of(answer, "verifikasi-base_revision")}
    assert client.post(url(city, "index_verify"), again).status_code == 302
    assert SheetRow.objects.get().verified == 1


def test_an_overtaken_row_of_the_region_comes_back_likewise(client, city):
    claim_region_level(
        region_code=REGION,
        year=YEAR,
        key="4",
        claim=Claim(value=D("5.23")),
        base_revision=1,
        by=city.head,
        at=make.NOON,
    )
    enter(client, city.head)
    enter(client, city.desk)
    answer = client.post(reverse("index_region_claim", args=[REGION, "4"]), {"base_revision": 1, "value": "4,5"})
    said = note(answer)
    assert answer.status_code == 409
    assert f"Jabatan {city.head.user_id}" in said
    assert "Angka 5,23" in said
    assert "4,5" in said
    assert value_of(answer, "klaim-value") == "4,5"
    wrong = client.post(
        reverse("index_region_verify", args=[REGION, "4"]), {"base_revision": 1, "level": 1, "reason": "BPS"}
    )
    assert (wrong.status_code, value_of(wrong, "verifikasi-reason")) == (409, "BPS")


def test_the_same_claim_again_is_no_conflict_and_keeps_what_was_verified(city):
    claimed(city)
    verify_level(
        proposal_id=city.first.public_id,
        year=YEAR,
        key="16",
        level=1,
        reason="x",
        base_revision=2,
        by=city.desk,
        at=make.NOON,
    )
    again = claimed(city, base=1)
    assert (again.claimed, again.verified, again.revision) == (2, 1, 3)
    assert Event.objects.filter(kind=Kind.LEVEL_CLAIMED).count() == 1
    for _twice in range(2):
        claim_region_level(
            region_code=REGION, year=YEAR, key="4", claim=Claim(level=2), base_revision=1, by=city.desk, at=make.NOON
        )
    assert Event.objects.filter(kind=Kind.LEVEL_CLAIMED).count() == 2
    sheet = report_innovation(proposal_id=city.first.public_id, year=YEAR, by=city.officer, at=make.NOON)
    assert (sheet.pk, Event.objects.filter(kind=Kind.INNOVATION_REPORTED).count()) == (again.sheet_id, 2)


def test_a_use_made_later_is_the_newest_change(client, city):
    claimed(city)
    document = add_evidence(
        region_code=REGION, agency_id=city.first.owner_id, year=YEAR, letter=Letter("sk"), upload=upload(),
        by=city.officer, at=make.NOON,
    )  # fmt: skip
    use_evidence(
        document_id=document.public_id, year=YEAR, place=Place(city.first.public_id, "16"), by=city.desk,
        at=make.NOON.replace(hour=make.NOON.hour + 1),
    )  # fmt: skip
    enter(client, city.desk)
    enter(client, city.officer)
    answer = client.post(url(city, "index_claim"), {"base_revision": 2, "level": 3})
    assert f"Jabatan {city.desk.user_id}, " in note(answer)
