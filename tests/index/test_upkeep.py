"""Advice on verifying and renewing, from the records to the pages; an agency reads its own alone."""

from datetime import date
from decimal import Decimal as D

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse

from registry.index.models import Period
from registry.index.queries.standing import Column, own_sheets, period_state
from registry.index.queries.upkeep import upkeep_of
from registry.index.rules.advice import StepKind, Upkeep, next_steps
from registry.index.rules.claims import Claim
from registry.index.rules.edition import Part
from registry.index.rules.evidence import Cause, End
from registry.index.usecases.evidence import Letter, Place, add_evidence
from registry.index.usecases.levels import (
    claim_level,
    claim_region_level,
    reject_innovation,
    report_innovation,
    verify_level,
)
from registry.people.models import User
from registry.workflow.rules.states import State
from tests import factories as make
from tests.index.conftest import YEAR

REGION = "13.76"


def claim(proposal, key, level, by):
    claim_level(
        proposal_id=proposal.public_id, year=YEAR, key=key, claim=Claim(level=level), base_revision=1, by=by,
        at=make.NOON,
    )  # fmt: skip


def prove(proposal, key, by, *, on=date(2025, 3, 3), expires_on=None):
    """A paper that names the innovation."""
    letter = Letter("sk", f"CONTOH-{key}", on, "SDM", "Kepala", expires_on)
    add_evidence(
        region_code=REGION, agency_id=proposal.owner_id, year=YEAR, letter=letter,
        upload=ContentFile(make.pdf_bytes(f"{proposal.name} {key}"), name=f"{key}.pdf"),
        places=[Place(proposal.public_id, key)], by=by, at=make.NOON,
    )  # fmt: skip


def state():
    return period_state(period=Period.objects.get(), on=make.TODAY)


@pytest.fixture
def worked(city):
    """Row 17 proven for long, 18 about to expire, 20 expired, 35 claimed without evidence."""
    for key, level in (("17", 3), ("18", 2), ("20", 1), ("35", 3)):
        claim(city.first, key, level, city.officer)
    prove(city.first, "17", city.officer)
    prove(city.first, "18", city.officer, expires_on=date(2026, 6, 30))
    prove(city.first, "20", city.officer, expires_on=date(2026, 1, 31))
    claim_region_level(
        region_code=REGION, year=YEAR, key="8", claim=Claim(level=3), base_revision=1, by=city.desk, at=make.NOON
    )
    return city


def test_each_column_asks_for_what_moves_it(worked):
    item, agency = worked.first.public_id, str(worked.first.owner_id)
    soon, gone = End(Cause.EXPIRY, date(2026, 7, 1)), End(Cause.EXPIRY, date(2026, 2, 1))
    verify = [
        Upkeep(StepKind.VERIFY, "8", 3, 0, Part.SPD),
        Upkeep(StepKind.VERIFY, "17", 3, 0, Part.SID, item, agency),
        Upkeep(StepKind.VERIFY, "18", 2, 0, Part.SID, item, agency),
    ]
    renew = [
        Upkeep(StepKind.RENEW, "18", 2, 0, Part.SID, item, agency, soon),
        Upkeep(StepKind.RENEW, "20", 1, 0, Part.SID, item, agency, gone),
    ]
    assert upkeep_of(state=state(), column=Column.VERIFIED, on=make.TODAY) == verify
    for column in (Column.CLAIMED, Column.PREDICTED):
        assert upkeep_of(state=state(), column=column, on=make.TODAY) == renew
    assert upkeep_of(state=state(), column=Column.CLAIMED, on=date(2025, 3, 13)) == renew[1:]


def test_renewing_what_is_lost_brings_the_prediction_back(worked):
    found = state()
    standing = found.standing(Column.PREDICTED)
    assert standing.items[1].levels["20"] == 0
    step = next(
        step
        for step in next_steps(standing=standing, upkeep=upkeep_of(state=found, column=Column.PREDICTED, on=make.TODAY))
        if (step.kind, step.row) == (StepKind.RENEW, "20")
    )
    assert round(step.gain, 20) == round(D(1) / 12 / 250 * 100, 20)


def test_what_is_rejected_or_verified_asks_for_nothing(worked):
    row = state().sheets[1].rows["17"].record
    verify_level(
        proposal_id=worked.first.public_id, year=YEAR, key="17", level=3, reason="", base_revision=row.revision,
        by=worked.desk, at=make.NOON,
    )  # fmt: skip
    found = upkeep_of(state=state(), column=Column.VERIFIED, on=make.TODAY)
    assert [one.row for one in found] == ["8", "18"]
    reject_innovation(
        proposal_id=worked.first.public_id, year=YEAR, is_rejected=True, reason="contoh", by=worked.desk, at=make.NOON
    )
    assert [one.row for one in upkeep_of(state=state(), column=Column.VERIFIED, on=make.TODAY)] == ["8"]


def test_an_agency_reads_its_own_steps_with_the_regions_gain(client, worked):
    other = make.draft(
        name="WISATA",
        agency=make.agency("Dinas Pariwisata"),
        owner=make.agency("Dinas Pariwisata"),
        state=State.TERCATAT,
    )
    report_innovation(proposal_id=other.public_id, year=YEAR, by=worked.stranger, at=make.NOON)
    assert [len(own_sheets(state=state(), actor=who).sheets) for who in (worked.officer, worked.stranger)] == [2, 1]
    assert len(own_sheets(state=state(), actor=worked.desk).sheets) == 3
    client.force_login(User.objects.get(pk=worked.officer.user_id))
    seen = client.get(reverse("index_sheets", args=[REGION])).content.decode()
    assert "Verifikasi indikator 17" in seen
    assert "+0,200 poin IID" in seen  # 2 x 3 / 12 / 250 x 100
    assert "WISATA" not in seen
    assert "baris daerah" not in seen
    client.force_login(User.objects.get(pk=worked.stranger.user_id))
    seen = client.get(reverse("index_sheets", args=[REGION])).content.decode()
    assert ("SIPADU" in seen, "WISATA" in seen, "POSYANDU" in seen) == (False, True, False)
    client.force_login(User.objects.get(pk=worked.desk.user_id))
    assert "Langkah berikut" not in client.get(reverse("index_sheets", args=[REGION])).content.decode()


def test_the_region_page_advises_one_agency_within_limits(client, worked):
    client.force_login(User.objects.get(pk=worked.desk.user_id))
    url = reverse("index_region", args=[REGION])
    whole = client.get(url).content.decode()
    assert "Verifikasi indikator 8" in whole
    owner = str(worked.first.owner_id)
    one = client.get(url, {"agency": owner, "column": "klaim"}).content.decode()
    assert "baris daerah</span>" not in one.split('id="langkah"')[1].split('id="kuatkan"')[0]
    assert "menjaga 0,133 poin IID" in one  # row 18, 2 x 2 / 12 / 250 x 100
    renewals = client.get(url, {"column": "klaim", "kind": "perbarui_bukti"})
    assert [line["step"].row for line in renewals.context["steps"]] == ["18", "20"]
    assert "tidak berlaku lagi mulai 1 Juli 2026" in renewals.content.decode()
    path = client.get(url, {"target": "90", "most_steps": "2", "only": [owner], "without_region": "on"})
    assert len(path.context["path"].steps) == 2
    assert {step.agency for step in path.context["path"].steps} == {owner}
    wrong = client.get(url, {"maturity": "112", "target": "90"})
    assert (wrong.context["path"], "111" in wrong.content.decode()) == (None, True)
    foreign = client.get(url, {"agency": "999"})
    assert foreign.context["form"].errors.keys() == {"agency"}
