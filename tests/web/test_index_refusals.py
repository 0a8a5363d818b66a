"""What the index refuses comes back on its own page: the reason beside the field, and nothing that was typed is lost."""

import re
from decimal import Decimal as D

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from registry.audit.models import Event
from registry.audit.rules.kinds import Kind
from registry.index.models import EvidenceDocument, EvidenceUse, RegionRow, Scenario, SheetNote, SheetRow
from registry.index.rules.claims import Claim
from registry.index.usecases.evidence import Letter, add_evidence, use_evidence
from registry.index.usecases.levels import (
    claim_level,
    claim_region_level,
    reject_innovation,
    report_innovation,
    verify_level,
)
from registry.index.usecases.periods import freeze_period
from registry.people.models import User
from tests import factories as make
from tests.index.conftest import YEAR, city  # noqa: F401  (the fixture)
from tests.index.test_usecases import Place, upload

pytestmark = pytest.mark.django_db
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


def url(city, name, key="16"):  # noqa: F811
    return reverse(name, args=[city.first.public_id, key])


def claimed(city, key="16", level=2, base=1, value=None, by=None):  # noqa: F811
    return claim_level(
        proposal_id=city.first.public_id, year=YEAR, key=key, claim=Claim(level, D(value) if value else None),
        base_revision=base, by=by or city.officer, at=make.NOON,
    )  # fmt: skip


def freeze(city):  # noqa: F811
    freeze_period(region_code=REGION, year=YEAR, by=city.head, at=make.NOON)


# a level that the edition does not have


@pytest.mark.parametrize(("name", "frame"), [("index_claim", "klaim"), ("index_verify", "verifikasi")])
def test_a_level_that_the_edition_does_not_have_is_said_beside_its_field(client, city, name, frame):  # noqa: F811
    enter(client, city.desk)
    answer = client.post(url(city, name), {"base_revision": 1, "level": 9, "reason": "Halaman dua saja"})
    assert answer.status_code == 400
    assert f'id="{frame}-level_error"' in words(answer)
    assert "Tingkat 9 tidak ada dalam edisi ini; yang ada 0 sampai 3." in words(answer)
    assert name == "index_claim" or value_of(answer, "verifikasi-reason") == "Halaman dua saja"
    assert not SheetRow.objects.exists()


def test_lowering_without_a_reason_comes_back_with_the_level_still_chosen(client, city):  # noqa: F811
    claimed(city)
    enter(client, city.desk)
    answer = client.post(url(city, "index_verify"), {"base_revision": 2, "level": 1, "reason": " ", "is_signed": "on"})
    assert answer.status_code == 409
    assert re.search(r'id="verifikasi-reason_error".*?Tuliskan alasannya', words(answer), re.DOTALL)
    select = re.search(r'<select[^>]*id="verifikasi-level".*?</select>', words(answer), re.DOTALL)[0]
    assert re.search(r'<option value="1" selected', select)
    assert SheetRow.objects.get().verified is None


# a number out of range, and numbers as they are written here


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("100,5", "Angka 100,5 di luar rentang"),
        ("-1", "Angka -1 di luar rentang"),
        ("banyak", "Ini bukan angka"),
        ("1.2.3", "Ini bukan angka"),
    ],
)
def test_a_percentage_out_of_range_comes_back_as_it_was_typed(client, city, typed, said):  # noqa: F811
    enter(client, city.officer)
    answer = client.post(url(city, "index_claim", "29"), {"base_revision": 1, "level": 0, "value": typed})
    assert answer.status_code in (400, 409)
    assert said in words(answer)
    assert 'id="klaim-value_error"' in words(answer)
    assert value_of(answer, "klaim-value") == typed
    assert not SheetRow.objects.filter(claimed__gt=0).exists()


@pytest.mark.parametrize(
    ("typed", "kept", "shown"), [("97,5", "97.5", "97,5"), ("97.50", "97.5", "97,5"), ("50", "50", "50")]
)
def test_a_number_in_indonesian_writing_is_understood_and_shown_so_again(client, city, typed, kept, shown):  # noqa: F811
    enter(client, city.officer)
    assert client.post(url(city, "index_claim", "29"), {"base_revision": 1, "value": typed}).status_code == 302
    row = SheetRow.objects.get()
    assert (row.value, row.claimed > 0) == (D(kept), True)
    assert value_of(client.get(url(city, "index_row", "29")), "klaim-value") == shown


def test_a_thousand_of_the_region_is_understood(client, city):  # noqa: F811
    enter(client, city.desk)
    address = reverse("index_region_claim", args=[REGION, "3"])
    assert client.post(address, {"base_revision": 1, "value": "1.250,75"}).status_code == 302
    assert RegionRow.objects.get().value == D("1250.75")
    assert value_of(client.get(reverse("index_region_row", args=[REGION, "3"])), "klaim-value") == "1250,75"


def test_choosing_a_level_beside_the_old_number_is_answered_not_ignored(client, city):  # noqa: F811
    row = claimed(city, "29", None, value="97.5")
    enter(client, city.officer)
    sent = {"base_revision": 2, "level": 1, "value": "97,5"}
    answer = client.post(url(city, "index_claim", "29"), sent)
    assert (answer.status_code, "Tingkat mengikuti angka 97,5. Kosongkan angkanya" in words(answer)) == (400, True)
    assert client.post(url(city, "index_claim", "29"), {**sent, "value": ""}).status_code == 302
    row.refresh_from_db()
    assert (row.claimed, row.value) == (1, None)


# somebody was faster


def test_an_overtaken_claim_shows_both_values_and_saving_again_is_a_decision(client, city):  # noqa: F811
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


def test_a_verification_overtaken_by_a_new_paper_keeps_its_reason(client, city):  # noqa: F811
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


def test_an_overtaken_row_of_the_region_comes_back_likewise(client, city):  # noqa: F811
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


def test_the_same_claim_again_is_no_conflict_and_keeps_what_was_verified(city):  # noqa: F811
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


# the sheet saves in place


def test_a_row_of_the_sheet_saves_without_a_script_and_leads_back_to_itself(client, city):  # noqa: F811
    enter(client, city.officer)
    sent = {"base_revision": 1, "level": 2, "asal": "lembar"}
    answer = client.post(url(city, "index_claim"), sent)
    assert answer.url == reverse("index_sheet", args=[city.first.public_id]) + "#baris-16"
    stale = client.post(url(city, "index_claim"), {**sent, "level": 3})
    assert stale.status_code == 409
    assert 'id="baris-35"' in words(stale)
    assert "Isian Anda Tingkat 3. Perda" in note(stale)
    assert re.search(r'name="base_revision" value="2" id="b16-base_revision"', words(stale))
    wrong = client.post(url(city, "index_claim", "29"), {"base_revision": 1, "value": "250", "asal": "lembar"})
    assert (wrong.status_code, value_of(wrong, "b29-value")) == (409, "250")
    assert "Angka 250 di luar rentang" in words(wrong)


def test_a_script_gets_the_rows_own_figures_the_totals_and_the_progress(client, city):  # noqa: F811
    enter(client, city.officer)
    sent = {"base_revision": 1, "value": "97,5", "asal": "lembar"}
    answer = client.post(url(city, "index_claim", "29"), sent, headers=SCRIPT)
    said = words(answer)
    level = SheetRow.objects.get().claimed
    assert answer.status_code == 200
    assert re.search(r"Tersimpan \d\d\.\d\d", said)
    assert re.search(rf'id="skor-29"[^>]*>{level}</td>', said)
    assert re.search(r"Kematangan diklaim</dt><dd>\d+ / 111", said)
    assert "0 dari 20 indikator" in said
    assert re.search(r'name="base_revision" value="2"', said)
    assert "baris-16" not in said
    assert (
        client.post(url(city, "index_claim", "29"), sent, headers=SCRIPT).status_code == 200
    )  # a lost answer, sent again
    stale = client.post(url(city, "index_claim", "29"), {**sent, "value": "3"}, headers=SCRIPT)
    assert (stale.status_code, "Tersimpan sekarang" in words(stale), 'value="2"' in words(stale)) == (409, True, True)
    wrong = client.post(url(city, "index_claim", "29"), {**sent, "level": 7, "value": ""}, headers=SCRIPT)
    assert (wrong.status_code, "Tingkat 7 tidak ada" in words(wrong)) == (400, True)


# a period that was frozen meanwhile


@pytest.mark.parametrize(
    ("name", "sent", "kept"),
    [
        ("index_claim", {"level": 3}, "Tingkat 3. Perda"),
        ("index_verify", {"level": 0, "reason": "Tidak ada nama"}, "Tidak ada nama"),
        ("index_note", {"text": "Cari SK tahun 2025"}, "Cari SK tahun 2025"),
    ],
)
def test_a_period_frozen_meanwhile_says_so_and_shows_what_was_typed(client, city, name, sent, kept):  # noqa: F811
    claimed(city)
    freeze(city)
    enter(client, city.desk)
    answer = client.post(url(city, name), {"base_revision": 2, **sent})
    assert answer.status_code == 409
    assert "Masa pelaporan 2026 sudah dibekukan dan tidak dapat diubah." in note(answer)
    assert kept in note(answer)
    assert not SheetNote.objects.exists()


def test_a_frozen_sheet_tells_the_script_and_the_page(client, city):  # noqa: F811
    freeze(city)
    enter(client, city.officer)
    sent = {"base_revision": 1, "level": 3, "asal": "lembar"}
    for headers in ({}, SCRIPT):
        answer = client.post(url(city, "index_claim"), sent, headers=headers)
        assert (answer.status_code, "Tingkat 3. Perda" in note(answer)) == (409, True)
    seen = words(client.get(reverse("index_sheet", args=[city.first.public_id])))
    assert "lembar ini hanya dapat dibaca" in seen
    assert "data-row" not in seen


def test_a_frozen_row_of_the_region_and_a_use_of_a_document_come_back(client, city):  # noqa: F811
    document = add_evidence(
        region_code=REGION, agency_id=city.first.owner_id, year=YEAR, letter=Letter("sk", subject="SK Tim"),
        upload=upload(), places=[Place(city.first.public_id, "16")], by=city.officer, at=make.NOON,
    )  # fmt: skip
    freeze(city)
    enter(client, city.desk)
    for name in ("index_region_claim", "index_region_verify"):
        answer = client.post(reverse(name, args=[REGION, "4"]), {"base_revision": 1, "level": 2, "reason": "BPS"})
        assert (answer.status_code, "sudah dibekukan" in note(answer), "2. " in note(answer)) == (409, True, True)
    sent = {"document": document.public_id, "page_from": 4, "page_to": 9}
    used = client.post(url(city, "index_use", "17"), sent)
    assert (used.status_code, "Dokumen SK Tim" in note(used), "Sampai halaman 9" in note(used)) == (409, True, True)
    let_go = client.post(reverse("index_release", args=[document.public_id, city.first.public_id, "16"]), follow=True)
    assert "sudah dibekukan" in words(let_go)
    assert EvidenceUse.objects.count() == 1


def test_pages_in_the_wrong_order_come_back_beside_their_field(client, city):  # noqa: F811
    document = add_evidence(
        region_code=REGION, agency_id=city.first.owner_id, year=YEAR, letter=Letter("sk"), upload=upload(),
        by=city.officer, at=make.NOON,
    )  # fmt: skip
    enter(client, city.officer)
    answer = client.post(url(city, "index_use"), {"document": document.public_id, "page_from": 9, "page_to": 4})
    assert (answer.status_code, 'id="bukti-page_to_error"' in words(answer)) == (409, True)
    assert value_of(answer, "bukti-page_from") == "9"
    good = client.post(url(city, "index_use"), {"document": document.public_id, "page_from": 4}, follow=True)
    assert "Dokumen dipakai pada indikator 16." in words(good)


def test_a_note_on_a_frozen_period_cannot_be_closed_and_says_why(client, city):  # noqa: F811
    enter(client, city.officer)
    assert client.post(url(city, "index_note"), {"text": " "}).status_code == 400
    assert client.post(url(city, "index_note"), {"text": "Cari SK"}).status_code == 302
    freeze(city)
    done = reverse("index_note_done", args=[city.first.public_id, "16", SheetNote.objects.get().pk])
    assert "sudah dibekukan" in words(client.post(done, follow=True))
    other = make.draft(name="Lain", agency=city.first.agency, owner=city.first.owner, state="TERCATAT")
    assert "sudah dibekukan" in words(client.post(reverse("index_report", args=[other.public_id]), follow=True))


# documents


def paper(city, **more):  # noqa: F811
    return {
        "kind": "sk", "number": "CONTOH-1", "subject": "Daftar inovasi", "signatory": "Wali Kota", "rows": ["16", "17"],
        "innovations": [city.first.public_id, city.second.public_id],
        "file": SimpleUploadedFile("sk.pdf", make.pdf_bytes("SIPADU"), "application/pdf"), **more,
    }  # fmt: skip


def test_each_innovation_and_each_row_has_its_own_pages(client, city):  # noqa: F811
    enter(client, city.officer)
    pages = {f"hlm-{city.first.public_id}": "3", f"hlm-{city.second.public_id}": "4 - 5", "hlm-17": "9 s.d. 12"}
    answer = client.post(reverse("evidence_new", args=[REGION]), paper(city, **pages), follow=True)
    assert "dipakai pada 4 baris" in words(answer)
    found = {
        (use.row.sheet.proposal.name, use.row.key): (use.page_from, use.page_to)
        for use in EvidenceUse.objects.select_related("row__sheet__proposal")
    }
    assert found == {
        ("SIPADU", "16"): (3, 3), ("POSYANDU", "16"): (4, 5), ("SIPADU", "17"): (9, 12), ("POSYANDU", "17"): (9, 12),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("more", "status", "field", "said"),
    [
        ({"hlm-16": "9-3"}, 400, "id_hlm-16", "Halaman terakhir mendahului halaman pertama."),
        ({"hlm-16": "depan"}, 400, "id_hlm-16", "Tulis satu halaman atau rentangnya"),
        ({"rows": []}, 400, "id_rows", "Pilih juga indikator"),
        ({"innovations": []}, 400, "id_innovations", "Pilih juga inovasi"),
        ({"file": "bukan pdf"}, 400, "id_file", "Jenis berkas"),
        ({"expires_on": "2026-99-99"}, 400, "id_expires_on", ""),
    ],
)
def test_a_refused_document_comes_back_with_everything_but_its_file(client, city, more, status, field, said):  # noqa: F811
    enter(client, city.officer)
    for headers in ({}, SCRIPT):
        if "file" in more:
            more = {"file": SimpleUploadedFile("sk.pdf", b"bukan pdf", "application/pdf")}
        answer = client.post(reverse("evidence_new", args=[REGION]), paper(city, **more), headers=headers)
        assert answer.status_code == status
        assert f'id="{field}_error"' in words(answer)
        assert said in words(answer)
        assert value_of(answer, "id_number") == "CONTOH-1"
        assert "perlu dipilih lagi" in words(answer)
        for name, value in more.items():
            assert name in ("rows", "innovations", "file") or value_of(answer, f"id_{name}") == value
    assert not EvidenceDocument.objects.exists()


def test_a_script_is_told_where_the_saved_document_is(client, city):  # noqa: F811
    enter(client, city.officer)
    answer = client.post(reverse("evidence_new", args=[REGION]), paper(city), headers=SCRIPT)
    assert answer.status_code == 201
    assert answer["Location"] == reverse("evidence", args=[EvidenceDocument.objects.get().public_id])


def test_the_form_is_ticked_where_one_came_from(client, city):  # noqa: F811
    enter(client, city.officer)
    page = words(
        client.get(reverse("evidence_new", args=[REGION]), {"inovasi": city.first.public_id, "indikator": "16"})
    )
    ticked = re.findall(r'value="([^"]+)"[^>]*checked', page)
    assert ticked == [city.first.public_id, "16"]


def test_an_expired_document_is_kept_and_says_what_falls(client, city):  # noqa: F811
    enter(client, city.officer)
    claimed(city)
    old = paper(city, expires_on="2026-01-31", rows=["16"])
    seen = words(client.post(reverse("evidence_new", args=[REGION]), old, follow=True))
    assert "Dokumen ini kedaluwarsa sejak 31 Januari 2026." in seen
    assert "Dokumen kedaluwarsa sejak 31 Januari 2026. Perbarui dokumennya." in seen
    assert "kedaluwarsa" in words(client.get(reverse("evidence_list", args=[REGION])))
    assert "31 Januari 2026" in words(client.get(url(city, "index_row")))


def test_a_document_for_a_frozen_period_comes_back_with_its_choices(client, city):  # noqa: F811
    freeze(city)
    enter(client, city.officer)
    answer = client.post(reverse("evidence_new", args=[REGION]), paper(city, **{"hlm-16": "7"}))
    assert answer.status_code == 409
    assert "Masa pelaporan 2026 sudah dibekukan dan tidak dapat diubah." in words(answer)
    assert (value_of(answer, "id_hlm-16"), words(answer).count("checked")) == ("7", 4)
    assert not EvidenceDocument.objects.exists()


# scenarios


def test_a_scenario_on_a_frozen_period_comes_back_whole(client, city):  # noqa: F811
    freeze(city)
    enter(client, city.officer)
    sent = {
        "name": "Video dahulu",
        "edition": "iga-2026",
        "innovation": city.first.public_id,
        "row": "35",
        "level": "3",
        "added": "kesehatan; 80; 2",
    }
    answer = client.post(reverse("scenario_new", args=[REGION]), sent)
    assert answer.status_code == 409
    assert "Masa pelaporan 2026 sudah dibekukan dan tidak dapat diubah." in words(answer)
    assert (value_of(answer, "id_name"), value_of(answer, "id_added")) == ("Video dahulu", "kesehatan; 80; 2")
    assert not Scenario.objects.exists()


@pytest.mark.parametrize(
    ("added", "said"),
    [
        ("sihir; 80", "Baris ini tidak terbaca: sihir; 80."),
        ("kesehatan; 300", "Kematangan 300 di luar rentang"),
        ("kesehatan; 80; 999", "999"),
    ],
)
def test_a_line_that_cannot_be_read_stands_beside_its_field(client, city, added, said):  # noqa: F811
    enter(client, city.officer)
    answer = client.post(reverse("scenario_new", args=[REGION]), {"name": "x", "edition": "iga-2026", "added": added})
    assert (answer.status_code, 'id="id_added_error"' in words(answer)) == (409, True)
    assert said in words(answer)
    assert value_of(answer, "id_added") == added


# what a lower level costs


def test_the_cost_in_the_index_is_the_difference_of_two_whole_totals(client, city):  # noqa: F811
    claimed(city, level=3)
    verify_level(
        proposal_id=city.first.public_id, year=YEAR, key="16", level=1, reason="Halaman tidak ada", base_revision=2,
        by=city.desk, at=make.NOON,
    )  # fmt: skip
    enter(client, city.officer)
    cost = D(6) / 12 / 250 * 100  # two levels of weight 3, over the least divisor
    seen = words(client.get(url(city, "index_row")))
    assert f"−6 kematangan, −{cost:.3f}".replace(".", ",") in seen
    sheet = words(client.get(reverse("index_sheet", args=[city.first.public_id])))
    assert "Bappeda menurunkan 1 baris: −6 kematangan, −0,200 poin IID daerah." in sheet
    assert "Halaman tidak ada" in sheet
    assert "1 tingkat diturunkan Bappeda" in words(client.get(reverse("index_sheets", args=[REGION])))
    reject_innovation(
        proposal_id=city.first.public_id, year=YEAR, is_rejected=True, reason="Tidak baru", by=city.desk, at=make.NOON
    )
    assert "−0,000 poin IID daerah" in words(client.get(url(city, "index_row")))


def test_a_use_made_later_is_the_newest_change(client, city):  # noqa: F811
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
