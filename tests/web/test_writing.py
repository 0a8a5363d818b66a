"""Writing loses nothing: a pause, an ended session, a second officer, a second click."""

import pytest
from django.test import Client
from django.urls import reverse

from registry.audit.models import Event
from registry.people.rules.roles import Role
from registry.proposals.models import DraftBuffer, Proposal
from registry.proposals.rules.content import PARTS
from registry.proposals.usecases.versions import freeze_version
from registry.shared.actor import PUBLIC
from tests import factories as make
from tests.catalogue.published import mirror, sourced

pytestmark = pytest.mark.django_db
LONG = "kata panjang 中文 🙂\r\n" * 5000


@pytest.fixture
def officer(db):
    return make.user(Role.AGENCY_OFFICER, of=make.agency())


@pytest.fixture
def draft(officer):
    return make.draft(agency=make.agency(), owner=make.agency(), author=officer)


def part_url(draft, part="rancang_bangun", name="proposal_part"):
    return reverse(name, args=[draft.public_id, part])


def typed(client, draft, part="rancang_bangun", **texts):
    """What the form would send, with its hidden fields as the page gave them."""
    page = client.get(part_url(draft, part))
    form = page.context["form"]
    sent = {field.html_name: field.value() for field in form if field.value() not in (None, "", [])}
    return {**sent, "base_revision": page.context["base_revision"], "form_token": page.context["form_token"], **texts}


def words(answer):
    return answer.content.decode()


def test_typing_is_kept_without_an_event_and_restored(client, officer, draft):
    client.force_login(officer)
    events = Event.objects.count()
    answer = client.post(part_url(draft, name="proposal_buffer"), typed(client, draft, problem="Antrean panjang"))
    assert (answer.status_code, set(answer.json())) == (200, {"saved_at", "clock"})
    assert Event.objects.count() == events
    page = client.get(part_url(draft))
    assert "Antrean panjang" in words(page)
    assert "dipulihkan" in words(page)
    draft.refresh_from_db()
    assert draft.problem == ""
    client.post(part_url(draft), typed(client, draft))
    draft.refresh_from_db()
    assert (draft.problem, DraftBuffer.objects.count()) == ("Antrean panjang", 0)


def test_typing_may_be_thrown_away(client, officer, draft):
    client.force_login(officer)
    client.post(part_url(draft, name="proposal_buffer"), typed(client, draft, problem="Salah tulis"))
    client.post(part_url(draft, name="proposal_buffer_discard"))
    assert "Salah tulis" not in words(client.get(part_url(draft)))


@pytest.mark.parametrize("door", ["proposal_buffer", "proposal_part"])
def test_a_hundred_thousand_characters_survive_an_ended_session(client, officer, draft, door):
    client.force_login(officer)
    sent = typed(client, draft, how_it_works=LONG)
    client.logout()
    answer = client.post(part_url(draft, name=door), sent)
    assert answer.status_code == (401 if door == "proposal_buffer" else 302)
    if door == "proposal_part":
        assert answer.url == f"{reverse('account_login')}?next={part_url(draft)}"
    client.force_login(officer)
    page = client.get(part_url(draft))
    assert page.context["form"]["how_it_works"].value() == LONG
    client.post(part_url(draft), typed(client, draft))
    draft.refresh_from_db()
    assert draft.how_it_works == LONG.replace("\r\n", "\n").strip()


def test_a_false_token_keeps_nothing(client, officer, draft):
    client.force_login(officer)
    sent = typed(client, draft, problem="Titipan")
    client.logout()
    for token in ("palsu", "", sent["form_token"] + "x"):
        client.post(part_url(draft, name="proposal_buffer"), {**sent, "form_token": token})
    other = make.draft(agency=make.agency(), owner=make.agency(), author=officer)
    client.post(part_url(other, name="proposal_buffer"), sent)
    assert not DraftBuffer.objects.exists()


def test_a_form_older_than_the_login_is_kept_too(draft, officer):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(officer)
    answer = strict.post(part_url(draft), typed(strict, draft, problem="Halaman lama"))
    assert answer.status_code == 403
    assert "Halaman lama" in words(strict.get(part_url(draft)))


def test_a_stranger_cannot_write_into_it(client, draft):
    client.force_login(make.user(Role.AGENCY_OFFICER, of=make.agency("Dinas Lain")))
    assert client.post(part_url(draft, name="proposal_buffer"), {"problem": "x"}).status_code == 403
    assert client.post(part_url(draft, "nirwujud", name="proposal_buffer"), {}).status_code == 404
    assert client.get(part_url(draft)).status_code == 404


def test_two_officers_on_one_part_see_both_texts_and_overwrite_nothing(client, officer, draft):
    second = make.user(Role.AGENCY_OFFICER, of=make.agency())
    client.force_login(second)
    late = typed(client, draft, problem="Tulisan kedua", method="Cara baru")
    client.force_login(officer)
    client.post(part_url(draft), typed(client, draft, problem="Tulisan pertama"))
    client.force_login(second)
    answer = client.post(part_url(draft), late)
    assert answer.status_code == 409
    assert "Tulisan pertama" in words(answer)
    assert "Tulisan kedua" in words(answer)
    draft.refresh_from_db()
    assert (draft.problem, draft.method) == ("Tulisan pertama", "")
    client.post(part_url(draft), {**late, "base_revision": answer.context["base_revision"], "problem": "Keduanya"})
    draft.refresh_from_db()
    assert (draft.problem, draft.method) == ("Keduanya", "Cara baru")


def test_a_second_click_makes_no_second_draft(client, officer):
    client.force_login(officer)
    sent = {
        "initiator": "perangkat_daerah", "name": "Antrean 🙂", "agency": make.agency().pk, "initiator_name": "Dinas",
        "form": "pelayanan_publik",
    }  # fmt: skip
    first, second = (client.post(reverse("proposal_new"), sent) for _twice in range(2))
    assert first.url == second.url
    assert Proposal.objects.get().name == "Antrean 🙂"


@pytest.mark.parametrize("part", [part.code for part in PARTS])
def test_each_part_counts_what_is_missing_and_links_to_it(client, officer, draft, part):
    client.force_login(officer)
    page = words(client.get(part_url(draft, part)))
    assert f"{part_url(draft, 'waktu_anggaran')}#id_trial_from" in page
    assert "data-autosave-url" in page
    assert ("dari 300 kata" in page) == (part == "rancang_bangun")


@pytest.mark.parametrize(
    ("noun", "good", "shown"),
    [
        ("inovator", {"name": "Jabatan Perancang", "part": "Perancang"}, "Jabatan Perancang"),
        ("ukuran", {"name": "Waktu tunggu", "unit": "menit", "baseline": "180", "target": "60", "lower_is_better": "on"}, "Waktu tunggu"),
        ("anggaran", {"year": "2026", "document": "apbd", "amount": "25000000"}, "Rp25.000.000"),
    ],
)  # fmt: skip
def test_a_line_is_added_changed_and_taken_out(client, officer, draft, noun, good, shown):
    client.force_login(officer)
    url = reverse("proposal_lines", args=[draft.public_id, noun])
    assert "Belum ada baris" in words(client.get(url))
    assert client.post(url, {}).status_code == 200
    assert shown in words(client.post(url, good, follow=True))
    line = getattr(draft, {"inovator": "inventors", "ukuran": "measures", "anggaran": "budget_lines"}[noun]).get()
    if noun == "anggaran":
        client.post(url, {**good, "line": line.pk, "amount": "30000000"})
        assert "Rp30.000.000" in words(client.get(f"{url}?ubah={line.pk}"))
    client.post(reverse("proposal_line_remove", args=[draft.public_id, noun, line.pk]))
    assert "Belum ada baris" in words(client.get(url))
    client.force_login(make.user(Role.AGENCY_OFFICER, of=make.agency("Dinas Lain")))
    assert client.post(url, good).status_code == 404
    assert client.get(reverse("proposal_lines", args=[draft.public_id, "lain"])).status_code == 404


def test_the_declaration_is_made_once(client, officer, draft):
    client.force_login(officer)
    for _twice in range(2):
        client.post(reverse("proposal_declaration", args=[draft.public_id]))
    draft.refresh_from_db()
    assert draft.conflict_free_on is not None
    assert "Dinyatakan pada" in words(client.get(part_url(draft, "pelengkap")))


def test_two_versions_stand_side_by_side(client, officer, draft):
    client.force_login(officer)
    url = reverse("proposal_versions", args=[draft.public_id])
    assert "Belum ada dua versi" in words(client.get(url))
    freeze_version(proposal=draft, kind="pengajuan", reason="", by=PUBLIC, at=make.NOON)
    draft.problem, draft.is_digital = "Antrean lama", True
    draft.save()
    freeze_version(proposal=draft, kind="kelengkapan", reason="Dilengkapi", by=PUBLIC, at=make.NOON)
    draft.problem = "Antrean baru"
    draft.save()
    freeze_version(proposal=draft, kind="keputusan", reason="", by=PUBLIC, at=make.NOON)
    page = words(client.get(url))
    assert "<del>lama</del>" in page
    assert "<ins>baru</ins>" in page
    assert "Ya" in words(client.get(url, {"dari": "1", "ke": "3"}))


def test_what_only_the_other_officer_changed_stays_when_the_conflict_is_settled(client, officer, draft):
    second = make.user(Role.AGENCY_OFFICER, of=make.agency())
    client.force_login(second)
    late = typed(client, draft, problem="Tulisan kedua")
    client.force_login(officer)
    client.post(part_url(draft), typed(client, draft, problem="Tulisan pertama", method="Cara pertama"))
    client.force_login(second)
    answer = client.post(part_url(draft), late)
    form = answer.context["form"]
    assert (answer.status_code, form["method"].value()) == (409, "Cara pertama")
    sent = {field.html_name: field.value() for field in form if field.value()}
    client.post(part_url(draft), {**sent, "base_revision": answer.context["base_revision"]})
    draft.refresh_from_db()
    assert (draft.problem, draft.method) == ("Tulisan kedua", "Cara pertama")


@pytest.mark.parametrize("door", ["proposal_new", "proposal_new_buffer"])
def test_the_five_first_fields_survive_an_ended_session(client, officer, door):
    client.force_login(officer)
    token = client.get(reverse("proposal_new")).context["form_token"]
    sent = {"name": "Layanan jemput bola", "form": "pelayanan_publik", "form_token": token}
    client.logout()
    assert client.post(reverse(door), sent).status_code == (302 if door == "proposal_new" else 401)
    client.force_login(officer)
    page = client.get(reverse("proposal_new"))
    assert "dipulihkan" in words(page)
    assert page.context["form"]["name"].value() == "Layanan jemput bola"
    five = {"initiator": "perangkat_daerah", "agency": make.agency().pk, "initiator_name": "Dinas"}
    assert client.post(reverse("proposal_new"), {**sent, **five}).status_code == 302
    assert not DraftBuffer.objects.exists()


def test_a_new_draft_without_its_agency_says_so(client, officer):
    client.force_login(officer)
    sent = {"initiator": "perangkat_daerah", "name": "A", "initiator_name": "Dinas", "form": "pelayanan_publik"}
    answer = client.post(reverse("proposal_new"), sent)
    assert answer.status_code == 409
    assert "Perangkat daerah belum dipilih." in words(answer)
    assert not Proposal.objects.exists()


def conflict(client, draft, officer, part, first, second):
    """The first officer saves; then the second sends what he typed meanwhile."""
    late = typed(client, draft, part, **second)
    client.force_login(officer)
    client.post(part_url(draft, part), typed(client, draft, part, **first))
    client.force_login(make.user(Role.AGENCY_OFFICER, of=make.agency()))
    return client.post(part_url(draft, part), late)


def test_both_values_are_shown_in_words_for_every_kind_of_field(client, officer, draft):
    client.force_login(officer)
    health = make.affair(102, "Kesehatan")
    first = {"targets": ["daya_saing"], "is_digital": "true", "main_affair": make.affair().pk, "latitude": "-0.22"}
    second = {"targets": ["pemberdayaan"], "is_digital": "false", "main_affair": health.pk, "latitude": "-0.25"}
    answer = conflict(client, draft, officer, "identitas", first, second)
    shown = {field["name"]: (field["now"], field["typed"]) for field in answer.context["both"]}
    assert shown == {
        "targets": ("Peningkatan daya saing daerah", "Pemberdayaan dan peran serta masyarakat"),
        "is_digital": ("Ya", "Tidak"),
        "main_affair": ("Pendidikan", "Kesehatan"),
        "latitude": ("-0.220000", "-0.25"),
    }


def test_an_emptied_text_is_shown_in_words_and_a_box_of_the_other_stays_as_it_is(client, officer, draft):
    client.force_login(officer)
    Proposal.objects.filter(pk=draft.pk).update(contact="Kantor")
    answer = conflict(
        client, draft, officer, "pelengkap", {"contact": "Loket", "initiator_is_minor": "on"}, {"contact": ""}
    )
    assert [(one["now"], one["typed"]) for one in answer.context["both"]] == [("Loket", "(kosong)")]
    assert answer.context["form"]["initiator_is_minor"].value() is True
    assert "Pakai yang tersimpan" in words(answer)


def test_what_stands_there_may_be_taken_without_saving(client, officer, draft):
    client.force_login(officer)
    first = {"problem": "Pertama", "method": "Cara pertama"}
    answer = conflict(client, draft, officer, "rancang_bangun", first, {"problem": "Kedua", "method": "Cara kedua"})
    form = answer.context["form"]
    sent = {field.html_name: field.value() for field in form if field.value()}
    sent |= {"base_revision": answer.context["base_revision"], "form_token": answer.context["form_token"]}
    taken = client.post(part_url(draft), {**sent, "berbeda": ["problem", "method"], "pakai": "problem"})
    settled = taken.context["form"]
    assert (settled["problem"].value(), settled["method"].value()) == ("Pertama", "Cara kedua")
    assert [one["name"] for one in taken.context["both"]] == ["method"]
    draft.refresh_from_db()
    assert (draft.problem, draft.method) == ("Pertama", "Cara pertama")
    back = client.get(part_url(draft)).context["form"]
    assert (back["problem"].value(), back["method"].value()) == ("Pertama", "Cara kedua")


def test_typing_that_says_nothing_new_is_not_offered(client, officer, draft):
    client.force_login(officer)
    client.post(part_url(draft), typed(client, draft, problem="Satu\r\ndua"))
    client.post(part_url(draft, name="proposal_buffer"), typed(client, draft, problem="Satu\r\ndua"))
    assert "dipulihkan" not in words(client.get(part_url(draft)))


def test_a_wrong_value_is_shown_with_what_was_typed(client, officer, draft):
    client.force_login(officer)
    answer = client.post(part_url(draft, "waktu_anggaran"), typed(client, draft, "waktu_anggaran", trial_from="besok"))
    assert answer.status_code == 200
    assert answer.context["form"]["trial_from"].value() == "besok"
    assert "Ada 1 hal yang perlu dibetulkan" in words(answer)


def test_saving_may_lead_to_the_next_part_and_a_handed_in_proposal_is_closed(client, officer, draft):
    client.force_login(officer)
    sent = typed(client, draft, problem="Antrean", lanjut="perubahan_tujuan_manfaat")
    assert client.post(part_url(draft), sent).url == part_url(draft, "perubahan_tujuan_manfaat")
    assert client.get(part_url(draft, "nirwujud")).status_code == 404
    Proposal.objects.filter(pk=draft.pk).update(state="DITARIK")
    assert client.get(part_url(draft)).url == draft.get_absolute_url()


def test_a_null_character_and_a_monstrous_revision_break_nothing(client, officer, draft):
    client.force_login(officer)
    sent = typed(client, draft, problem="Antre\0an") | {"base_revision": "9" * 40}
    assert client.post(part_url(draft, name="proposal_buffer"), sent).status_code == 200
    kept = DraftBuffer.objects.get()
    assert (kept.content["problem"], kept.base_revision) == (["Antrean"], 0)
    assert client.post(part_url(draft), sent).status_code == 200
    assert client.post(part_url(draft), {**sent, "problem": "Antrean"}).status_code == 302


def test_a_writer_is_shown_what_is_alike_in_all_regions(client, officer, draft):
    near = sourced(name="Antrean obat daring lewat pesan singkat", region=make.region("13.07"))
    sourced(name="Bank sampah nagari")
    mirror()
    Proposal.objects.filter(pk=draft.pk).update(name="Antrean obat daring", problem="Antrean obat panjang")
    client.force_login(officer)
    page = client.get(part_url(draft)).content.decode()
    assert f'href="/inovasi/{near.public_id}/"' in page
    assert "kata penting sama" in page
    assert "Bank sampah nagari" not in page
    assert "replikasi saja: halamannya memuat yang diperlukan" in page
