"""Claims, verifications, evidence and periods: who may, what resets, what is refused."""

import io
from datetime import date
from decimal import Decimal as D

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from PIL import Image

from registry.audit.models import Event
from registry.audit.rules.kinds import Kind
from registry.index.models import EditionRecord, EvidenceDocument, Period, Sheet, SheetRow
from registry.index.queries.aggregates import region_scores
from registry.index.queries.editions import shipped_source
from registry.index.queries.standing import Column, period_state
from registry.index.rules.claims import Claim
from registry.index.usecases.evidence import Letter, Place, add_evidence, release_evidence, use_evidence
from registry.index.usecases.levels import (
    claim_level,
    claim_region_level,
    reject_innovation,
    report_innovation,
    verify_level,
    verify_region_level,
)
from registry.index.usecases.periods import (
    freeze_period,
    load_edition,
    load_shipped_editions,
    open_period,
    upload_edition,
)
from registry.people.rules.roles import Role
from registry.proposals.models import StoredFile
from registry.shared.actor import PUBLIC
from registry.shared.errors import Blocked, NotAllowed, Stale
from tests import factories as make
from tests.index.conftest import YEAR

NOON, TODAY = make.NOON, make.TODAY


def claim(city, key="16", level=2, base=1, by=None, of=None):
    return claim_level(
        proposal_id=(of or city.first).public_id, year=YEAR, key=key, claim=Claim(level=level), base_revision=base,
        by=by or city.officer, at=NOON,
    )  # fmt: skip


def verify(city, key="16", level=1, reason="Halaman tidak memuat nama inovasi", base=2, by=None):
    return verify_level(
        proposal_id=city.first.public_id, year=YEAR, key=key, level=level, reason=reason, base_revision=base,
        by=by or city.desk, at=NOON,
    )  # fmt: skip


def upload(name="sk.pdf", content=None):
    return SimpleUploadedFile(name, content or make.pdf_bytes("SK SIPADU"), "application/pdf")


def add(city, *places, by=None, content=None):
    letter = Letter("sk", number="CONTOH-9", on=date(2025, 5, 2), subject="SDM", signatory="Kepala Dinas")
    return add_evidence(
        region_code="13.76", agency_id=city.first.owner_id, year=YEAR, letter=letter, upload=upload(content=content),
        places=places, by=by or city.officer, at=NOON,
    )  # fmt: skip


def problems(refusal):
    return [problem.code for problem in refusal.value.problems]


def test_a_claim_is_kept_with_its_event_and_asks_for_verification_anew(city):
    row = claim(city)
    assert (row.claimed, row.verified, row.revision) == (2, None, 2)
    row = verify(city)
    assert (row.verified, row.verified_reason, row.verified_by_id) == (
        1,
        "Halaman tidak memuat nama inovasi",
        city.desk.user_id,
    )
    row = claim(city, level=3, base=3)
    assert (row.claimed, row.verified, row.verified_reason, row.verified_at) == (3, None, "", None)
    kinds = list(Event.objects.filter(subject_type="index_sheet").order_by("sequence").values_list("kind", flat=True))
    assert kinds[-3:] == [Kind.LEVEL_CLAIMED, Kind.LEVEL_VERIFIED, Kind.LEVEL_CLAIMED]


def test_two_people_on_one_row_never_overwrite_each_other(city):
    claim(city)
    with pytest.raises(Stale) as refusal:
        claim(city, level=3, base=1)
    assert refusal.value.current == {"level": "2", "verified": ""}
    with pytest.raises(Stale):
        verify(city, base=1)


def test_an_innovation_reported_twice_stands_once(city):
    sheets, events = Sheet.objects.count(), Event.objects.count()
    report_innovation(proposal_id=city.first.public_id, year=YEAR, by=city.officer, at=NOON)
    assert (Sheet.objects.count(), Event.objects.count()) == (sheets, events)


def test_a_stranger_neither_claims_nor_verifies(city):
    for act in (
        lambda: claim(city, by=city.stranger),
        lambda: verify(city, by=city.officer),
        lambda: claim(city, by=make.actor(Role.RND_OFFICER, within=make.region("13.07"))),
        lambda: reject_innovation(
            proposal_id=city.first.public_id, year=YEAR, is_rejected=True, reason="x", by=city.officer, at=NOON
        ),
        lambda: report_innovation(proposal_id=city.first.public_id, year=YEAR, by=city.stranger, at=NOON),
        lambda: report_innovation(proposal_id=city.first.public_id, year=1999, by=city.officer, at=NOON),
        lambda: add(city, by=make.actor(Role.CITIZEN)),
        lambda: open_period(region_code="13.76", year=2027, edition_code="iga-2026", by=city.desk, at=NOON),
        lambda: freeze_period(region_code="13.76", year=YEAR, by=city.desk, at=NOON),
        lambda: freeze_period(region_code="13.76", year=1999, by=city.head, at=NOON),
        lambda: claim_region_level(
            region_code="13.76", year=YEAR, key="4", claim=Claim(level=1), base_revision=1, by=city.officer, at=NOON
        ),
    ):
        with pytest.raises(NotAllowed):
            act()


@pytest.mark.parametrize(
    ("given", "codes"),
    [
        (Claim(), ["level_missing"]),
        (Claim(level=4), ["level_out_of_range"]),
        (Claim(level=-1), ["level_out_of_range"]),
        (Claim(value=D(101)), ["value_out_of_range"]),
        (Claim(value=D(-1)), ["value_out_of_range"]),
    ],
)
def test_a_level_or_a_number_out_of_range_is_refused(city, given, codes):
    with pytest.raises(Blocked) as refusal:
        claim_level(
            proposal_id=city.first.public_id,
            year=YEAR,
            key="29",
            claim=given,
            base_revision=1,
            by=city.officer,
            at=NOON,
        )
    assert problems(refusal) == codes
    assert not SheetRow.objects.exists()


def test_a_number_gives_the_level_by_the_bands_of_its_own_basis(city):
    made = claim_level(
        proposal_id=city.first.public_id, year=YEAR, key="33", claim=Claim(value=D(300), basis="a"), base_revision=1,
        by=city.officer, at=NOON,
    )  # fmt: skip
    assert (made.claimed, made.value, made.basis) == (2, 300, "a")
    for key, given, code in (("33", Claim(value=D(3)), "basis_missing"), ("16", Claim(value=D(3)), "value_not_read")):
        with pytest.raises(Blocked) as refusal:
            claim_level(
                proposal_id=city.second.public_id,
                year=YEAR,
                key=key,
                claim=given,
                base_revision=1,
                by=city.officer,
                at=NOON,
            )
        assert problems(refusal) == [code]


def test_an_unknown_row_and_one_not_reported_are_said(city):
    with pytest.raises(Blocked) as refusal:
        claim(city, key="99")
    assert problems(refusal) == ["unknown_row"]
    fresh = make.draft(agency=city.first.agency, owner=city.first.owner)
    with pytest.raises(Blocked) as refusal:
        claim(city, of=fresh)
    assert problems(refusal) == ["not_reported"]


def test_lowering_a_level_needs_its_reason(city):
    claim(city)
    with pytest.raises(Blocked) as refusal:
        verify(city, reason=" ")
    assert problems(refusal) == ["reason_missing"]
    assert verify(city, level=2, reason="").verified == 2


def test_one_document_proves_many_rows_and_a_change_of_evidence_resets_what_was_verified(city):
    claim(city)
    verify(city)
    places = [Place(p.public_id, key, 1, 2) for p in (city.first, city.second) for key in ("16", "17")]
    document = add(city, *places)
    assert document.uses.count() == 4
    row = SheetRow.objects.get(sheet__proposal=city.first, key="16")
    assert (row.verified, row.claimed, row.revision) == (None, 2, 4)
    use_evidence(
        document_id=document.public_id,
        year=YEAR,
        place=Place(city.first.public_id, "16", 2, 3),
        by=city.officer,
        at=NOON,
    )
    row.refresh_from_db()
    assert (row.revision, document.uses.get(row=row).page_to) == (4, 3)
    verify(city, base=4)
    for _twice in range(2):
        release_evidence(
            document_id=document.public_id, year=YEAR, place=Place(city.first.public_id, "16"), by=city.officer, at=NOON
        )
    row.refresh_from_db()
    assert (row.verified, row.revision, document.uses.count()) == (None, 6, 3)


def test_a_row_leaned_on_a_document_later_leaves_its_own_event(city):
    document = add(city, Place(city.first.public_id, "16"))
    for page in (2, 3):
        place = Place(city.first.public_id, "17", page, page)
        use = use_evidence(document_id=document.public_id, year=YEAR, place=place, by=city.officer, at=NOON)
    assert (use.row.key, use.page_from, document.uses.count()) == ("17", 3, 2)
    assert Event.objects.filter(kind=Kind.EVIDENCE_USED).count() == 1


def test_evidence_is_refused_to_strangers_and_leaves_no_file_behind(city):
    document = add(city)
    for act in (
        lambda: use_evidence(
            document_id=document.public_id,
            year=YEAR,
            place=Place(city.first.public_id, "16"),
            by=city.stranger,
            at=NOON,
        ),
        lambda: use_evidence(
            document_id="nirwujud", year=YEAR, place=Place(city.first.public_id, "16"), by=city.officer, at=NOON
        ),
        lambda: release_evidence(
            document_id=document.public_id,
            year=YEAR,
            place=Place(city.first.public_id, "16"),
            by=city.stranger,
            at=NOON,
        ),
    ):
        with pytest.raises(NotAllowed):
            act()
    before = StoredFile.objects.count()
    with pytest.raises(Blocked) as refusal:
        add(city, Place(city.first.public_id, "16", 3, 2))
    assert problems(refusal) == ["pages_out_of_order"]
    assert (StoredFile.objects.count(), EvidenceDocument.objects.count()) == (before, 1)


def test_a_picture_has_no_text_and_a_broken_pdf_is_known_as_unreadable(city):
    stream = io.BytesIO()
    Image.new("RGB", (8, 8)).save(stream, "PNG")
    letter = Letter("gambar")
    made = add_evidence(
        region_code="13.76", agency_id=None, year=YEAR, letter=letter, by=city.desk, at=NOON,
        upload=SimpleUploadedFile("foto.png", stream.getvalue(), "image/png"),
    )  # fmt: skip
    assert (made.text, made.is_readable) == ("", True)
    assert "SIPADU" in add(city).text


def test_three_columns_tell_claimed_verified_and_predicted_apart(city):
    claim(city)
    claim(city, key="17", level=3)
    add(city, Place(city.first.public_id, "16"), content=make.pdf_bytes("Keputusan SIPADU"))
    verify(city, base=3)
    claim_region_level(
        region_code="13.76", year=YEAR, key="4", claim=Claim(value=D("5.23")), base_revision=1, by=city.desk, at=NOON
    )
    state = period_state(period=Period.objects.get(), on=TODAY)
    points = {column: state.score(column) for column in Column}
    assert [points[c].spd for c in Column] == [3, 0, 3]
    assert [points[c].mean_maturity * 12 for c in Column] == [12, 3, 3]
    assert state.sheets[1].rows["17"].prediction.reasons == ("no_evidence",)
    verify_region_level(
        region_code="13.76", year=YEAR, key="4", level=2, reason="BPS", base_revision=2, by=city.desk, at=NOON
    )
    state = period_state(period=Period.objects.get(), on=TODAY)
    assert [state.score(c).spd for c in Column] == [3, 2, 2]


def test_earlier_verifications_teach_the_prediction(city):
    open_period(region_code="13.76", year=2025, edition_code="iga-2026", by=city.head, at=NOON)
    for number in range(5):
        old = make.draft(name=f"Lama {number}", agency=city.first.agency, owner=city.first.owner)
        report_innovation(proposal_id=old.public_id, year=2025, by=city.officer, at=NOON)
        claim_level(
            proposal_id=old.public_id,
            year=2025,
            key="16",
            claim=Claim(level=3),
            base_revision=1,
            by=city.officer,
            at=NOON,
        )
        SheetRow.objects.filter(sheet__proposal=old).update(verified=1)
    claim(city, level=3)
    add(city, Place(city.first.public_id, "16"))
    state = period_state(period=Period.objects.get(year=YEAR), on=TODAY, proposal=city.first)
    found = state.sheets[0].rows["16"].prediction
    assert (found.level, found.rate.sample, found.reasons) == (1, 5, ("rate",))


def test_the_number_of_queries_does_not_grow_with_the_innovations(city):
    def queries():
        with CaptureQueriesContext(
            connection,
        ) as caught:
            period_state(period=Period.objects.select_related("edition").get(), on=TODAY)
        return len(caught)

    claim(city)
    first = queries()
    for number in range(3):
        more = make.draft(name=f"Baru {number}", agency=city.first.agency, owner=city.first.owner)
        report_innovation(proposal_id=more.public_id, year=YEAR, by=city.officer, at=NOON)
        claim(city, of=more)
    assert (first, queries()) == (6, 6)


def test_a_frozen_period_keeps_what_was_sent_and_takes_no_more(city):
    claim(city)
    add(city, Place(city.first.public_id, "16"))
    frozen = freeze_period(region_code="13.76", year=YEAR, by=city.head, at=NOON)
    assert freeze_period(region_code="13.76", year=YEAR, by=city.head, at=make.NOON).frozen == frozen.frozen
    row = next(i for i in frozen.frozen["innovations"] if i["name"] == "SIPADU")["rows"]["16"]
    assert (row["claimed"], row["predicted"], len(row["documents"])) == (2, 2, 1)
    with pytest.raises(Blocked) as refusal:
        claim(city, level=3, base=3)
    assert problems(refusal) == ["period_frozen"]


def test_rejecting_needs_a_reason_and_takes_the_maturity_but_not_the_count(city):
    claim(city)
    with pytest.raises(Blocked):
        reject_innovation(
            proposal_id=city.first.public_id, year=YEAR, is_rejected=True, reason="", by=city.desk, at=NOON
        )
    reject_innovation(
        proposal_id=city.first.public_id, year=YEAR, is_rejected=True, reason="Tidak baru", by=city.desk, at=NOON
    )
    found = period_state(period=Period.objects.get(), on=TODAY).score(Column.CLAIMED)
    assert (found.mean_maturity, found.reported, found.gate.covered) == (0, 2, 2)


def test_an_edition_in_use_stays_and_a_correction_is_a_new_revision(city):
    load_shipped_editions(by=PUBLIC, at=NOON)
    assert EditionRecord.objects.count() == 3
    text = shipped_source("iga-2026") + "\n# betul\n"
    record = load_edition(text=text, by=PUBLIC, at=NOON)
    assert (record.revision, Period.objects.get().edition.revision) == (2, 1)
    for code, problem in (("iga-1999", "unknown_edition"), ("iga-2023", "incomplete_edition")):
        with pytest.raises(Blocked) as refusal:
            open_period(region_code="13.76", year=2030, edition_code=code, by=city.head, at=NOON)
        assert problem in problems(refusal)
    again = open_period(region_code="13.76", year=YEAR, edition_code="iga-2026", by=city.head, at=NOON)
    assert again.edition.revision == 1


@pytest.mark.parametrize("column", ["claimed", "verified"])
def test_the_database_adds_up_what_the_one_arithmetic_adds_up(city, column):
    claim(city, level=3)
    claim(city, key="35", level=2)
    claim(city, key="17", of=city.second)
    verify(city, level=2)
    claim_region_level(
        region_code="13.76", year=YEAR, key="5b", claim=Claim(value=D("5.91")), base_revision=1, by=city.desk, at=NOON
    )
    reject_innovation(
        proposal_id=city.second.public_id, year=YEAR, is_rejected=True, reason="Tidak baru", by=city.desk, at=NOON
    )
    period = Period.objects.select_related("edition").get()
    state = period_state(period=period, on=TODAY)
    wanted = state.score(Column.CLAIMED if column == "claimed" else Column.VERIFIED)
    assert region_scores(periods=[period], column=column) == {period.pk: wanted}


def test_only_known_columns_are_added_up(city):
    with pytest.raises(ValueError, match="perkiraan"):
        region_scores(periods=[], column="perkiraan")


def test_reporting_twice_is_reporting_once(city):
    before = Event.objects.count()
    report_innovation(proposal_id=city.first.public_id, year=YEAR, by=city.officer, at=make.NOON)
    assert Event.objects.count() == before


def test_the_same_claim_again_changes_nothing_and_leaves_no_event(city):
    first = claim(city)
    events = Event.objects.count()
    again = claim(city, base=first.revision - 1)
    assert (again.revision, Event.objects.count()) == (first.revision, events)
    for _twice in range(2):
        claim_region_level(
            region_code="13.76", year=YEAR, key="4", claim=Claim(level=1), base_revision=1, by=city.desk, at=NOON
        )
    assert Event.objects.count() == events + 1


def test_only_an_administrator_brings_an_edition(city):
    keeper = make.actor(Role.ADMINISTRATOR, within=make.region())
    with pytest.raises(NotAllowed):
        upload_edition(text=shipped_source("iga-2026"), by=city.desk, at=NOON)
    assert upload_edition(text=shipped_source("iga-2026"), by=keeper, at=NOON).revision == 1
