"""A citizen's pages: the form, the receipt, the status by code."""

import hashlib
import io
import zipfile

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from registry.people.rules.roles import Role
from registry.procedure.usecases.steps import take_step
from registry.proposals.models import Attachment, DraftBuffer, Proposal, ReceiptMark, StoredFile
from registry.proposals.rules.receipts import shown_code
from registry.reports.models import Job
from registry.workflow.rules.facts import Given
from registry.workflow.rules.states import State
from registry.workflow.rules.transitions import Move
from tests import factories as make
from tests.reports.receipts import make_receipts

pytestmark = pytest.mark.django_db
FORM, STATUS = "/usulkan/", "/status/"
PROGRESS = "/status/tanda-terima/kemajuan/"


@pytest.fixture(autouse=True)
def city():
    cache.clear()
    return make.region()


@pytest.fixture
def answers():
    return {
        "region": "13.76", "initiator_name": "Warga Contoh", "contact": "kontak-rahasia", "door": "kepala_daerah",
        "name": "Bank sampah keliling", "form": "pelayanan_publik", "main_affair": make.affair().pk,
        "how_it_works": "Mobil menjemput\r\nsampah 🚀 漢字.", "changes": "Penjemputan.", "objective": "Bersih.",
        "benefit": "Warga hemat.", "trial_from": "2027-01-04", "trial_to": "2027-06-30", "conflict_free": "on",
    }  # fmt: skip


@pytest.fixture
def key(client):
    return client.get(FORM).context["form_key"]


def pdf(name="surat.pdf"):
    return SimpleUploadedFile(name, make.pdf_bytes("Setuju"), "application/pdf")


def handed_in(client, answers, key):
    """The code of a fresh receipt."""
    page = client.post(FORM, answers | {"form_key": key}, follow=True)
    assert page.redirect_chain == [("/usulkan/tanda-terima/", 302)]
    return page.context["code"]


def sent_back(proposal):
    given = Given(gaps=("Jelaskan jadwal penjemputan.",))
    officer = make.actor(Role.RND_OFFICER, of=make.rnd_agency())
    take_step(public_id=proposal.public_id, move=Move.RETURN, given=given, by=officer, at=proposal.updated_at)


def test_the_form_asks_the_door_says_the_articles_and_counts_the_words(client):
    page = client.get(FORM).content.decode()
    for words in ("Pasal 12 ayat (1)", "Pasal 7 ayat (2) huruf e", 'data-count-goal="300"', 'data-keep="usulkan"'):
        assert words in page


def test_a_proposal_is_handed_in_and_its_code_shown_with_what_follows(client, answers, key):
    code = handed_in(client, answers, key)
    proposal = Proposal.objects.get()
    assert (proposal.state, proposal.how_it_works) == (State.EVALUASI, "Mobil menjemput\nsampah 🚀 漢字.")
    page = client.get("/usulkan/tanda-terima/").content.decode()
    assert code in page
    assert proposal.registration in page
    assert "paling lama 10 hari kerja" in page
    assert 'data-keep-clear="usulkan"' in page


def test_the_receipt_is_downloaded_by_who_holds_its_code_and_leads_to_its_check(client, answers, key):
    handed_in(client, answers, key)
    make_receipts()
    page = client.get("/usulkan/tanda-terima/").text
    mark = ReceiptMark.objects.get()
    assert shown_code(code=mark.code) in page
    assert '<path d="M' in page
    answer = client.get("/status/tanda-terima/")
    content = b"".join(answer.streaming_content)
    assert (hashlib.sha256(content).hexdigest(), answer["Content-Type"]) == (mark.sha256, "application/pdf")
    assert "http://testserver/dokumen/cek/" in PdfReader(io.BytesIO(content)).pages[0].extract_text()
    assert "/status/tanda-terima/" in client.get(STATUS).text
    assert Client().get("/status/tanda-terima/").url == STATUS


def test_while_the_file_is_being_made_the_pages_say_so_and_hold_all_that_counts(client, answers, key):
    code = handed_in(client, answers, key)
    page, mark = client.get("/usulkan/tanda-terima/").text, ReceiptMark.objects.get()
    for words in (code, shown_code(code=mark.code), Proposal.objects.get().registration, "sedang dibuat", "Muat ulang"):
        assert words in page
    assert "sedang dibuat" in client.get(STATUS).text
    assert client.get("/status/tanda-terima/").url == STATUS
    assert client.get(PROGRESS).json() == {"state": "antre", "percent": 0}
    make_receipts()
    assert client.get(PROGRESS).json() == {"state": "selesai", "percent": 100}
    assert "sedang dibuat" not in client.get("/usulkan/tanda-terima/").text
    assert Client().get(PROGRESS).url == STATUS


def test_a_file_that_did_not_come_out_is_made_again_by_who_holds_the_code(client, answers, key):
    handed_in(client, answers, key)
    Job.objects.update(state="gagal", error="Rusak.", error_code="broken")
    assert "belum berhasil dibuat" in client.get(STATUS).text
    Client().post("/status/tanda-terima/ulang/")
    assert Job.objects.get().state == "gagal"
    for _click in range(2):
        assert client.post("/status/tanda-terima/ulang/").url == STATUS
    assert Job.objects.get().state == "antre"
    make_receipts()
    assert "Unduh tanda terima" in client.get(STATUS).text


def test_the_office_opens_a_receipt_as_soon_as_it_is_made(client, answers, key):
    handed_in(client, answers, key)
    proposal = Proposal.objects.get()
    client.force_login(make.user(Role.RND_OFFICER, of=make.rnd_agency()))
    paper = proposal.documents.get()
    place = f"/usulan/{proposal.public_id}/dokumen/{paper.public_id}/"
    page = client.get(f"/usulan/{proposal.public_id}/").text
    assert ("Berkasnya sedang dibuat." in page, place in page, client.get(place).status_code) == (True, False, 404)
    make_receipts()
    assert place in client.get(f"/usulan/{proposal.public_id}/").text
    assert b"".join(client.get(place).streaming_content).startswith(b"%PDF-")


def test_the_code_is_gone_after_a_while_and_stands_in_no_address(client, answers, key, monkeypatch):
    code = handed_in(client, answers, key)
    monkeypatch.setattr("registry.web.citizens.submissions.SHOWN_SECONDS", 0)
    session = client.session
    session["kode_tanda_terima"] = [code, 0]
    session.save()
    assert client.get("/usulkan/tanda-terima/").url == STATUS
    assert code not in str(dict(client.session))


def test_without_a_receipt_there_is_no_receipt_page(client):
    assert client.get("/usulkan/tanda-terima/").url == FORM


def test_sent_twice_is_sent_once(client, answers, key):
    assert handed_in(client, answers, key) == handed_in(client, answers, key)
    assert Proposal.objects.count() == 1


def test_a_key_of_ones_own_making_is_not_taken(client, answers):
    handed_in(client, answers, "1")
    handed_in(client, answers, "1")
    assert Proposal.objects.count() == 2


def test_every_trouble_stands_at_its_field_and_what_was_typed_stays(client):
    page = client.post(FORM, {"name": "Bank sampah", "trial_from": "2027-02-01", "trial_to": "2027-01-01"})
    wrong = {"region", "initiator_name", "contact", "door", "form", "main_affair", "how_it_works", "changes",
             "objective", "benefit", "trial_to", "conflict_free"}  # fmt: skip
    assert set(page.context["form"].errors) == wrong
    assert 'value="Bank sampah"' in page.content.decode()
    assert "Berkas yang tadi dipilih perlu dipilih lagi" in page.content.decode()
    assert not Proposal.objects.exists()


def test_what_the_law_alone_misses_comes_back_to_its_field(client, answers, key):
    page = client.post(FORM, answers | {"form_key": key, "how_it_works": "\x1f…\x1f", "benefit": "\u2003"})
    assert "benefit" in page.context["form"].errors
    assert not Proposal.objects.exists()


def test_a_child_needs_its_guardians_consent(client, answers, key):
    child = answers | {"form_key": key, "initiator_is_minor": "on"}
    assert set(client.post(FORM, child).context["form"].errors) == {"consent"}
    assert client.post(FORM, child | {"consent": pdf()}).status_code == 302
    assert Attachment.objects.get().kind == "persetujuan_wali"


def bomb():
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", b"0" * (101 * 1024 * 1024))
    return content.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("setuju.pdf", b"<html>bukan pdf</html>", "Jenis berkas tidak diterima atau isinya tidak sesuai namanya."),
        ("setuju.exe", b"MZ", "Jenis berkas tidak diterima atau isinya tidak sesuai namanya."),
        ("setuju.pdf", b"", "Berkas kosong."),
        ("setuju.docx", bomb, "Berkas tidak aman untuk dibuka."),
        ("setuju.pdf", b"%PDF-1.4" + b"0" * 2000, "Berkas terlalu besar; paling besar 1,0"),
    ],
)
def test_a_bad_file_is_named_beside_its_field_and_leaves_nothing(client, answers, key, settings, name, content, words):
    settings.UPLOAD_LIMIT_BYTES = 1024 if b"0" * 2000 in (b"" if callable(content) else content) else 10_000_000
    content = content() if callable(content) else content
    page = client.post(FORM, answers | {"form_key": key, "picture": SimpleUploadedFile(name, content)})
    assert page.context["form"].errors["picture"][0].startswith(words)
    assert not (StoredFile.objects.exists())


def test_the_trap_field_and_too_many_tries_stop_a_machine(client, answers, key, settings):
    assert client.post(FORM, answers | {"form_key": key, "website": "x"}).context["form"].errors
    settings.PUBLIC_LIMITS = {"usulkan": (2, 60), "status": (1, 60)}
    cache.clear()
    assert [client.post(FORM, {}).status_code for _try in range(3)] == [200, 200, 429]
    assert [client.post(STATUS, {"code": "x"}).status_code for _try in range(2)] == [200, 429]
    settings.PUBLIC_LIMITS = {}
    assert client.post(STATUS, {"code": "x"}).status_code == 200


def test_the_status_opens_by_post_alone_and_tells_nothing_to_a_wrong_code(client, answers, key):
    code = handed_in(client, answers, key)
    client.post("/status/tutup/")
    for wrong in ("abcd-efgh-jkmn", "x"):
        page = client.post(STATUS, {"code": wrong})
        assert page.context["form"].errors == {"code": ["Kode ini tidak ditemukan. Periksa lagi huruf dan angkanya."]}
    assert "Kode tanda terima" in client.get(STATUS, {"code": code}).content.decode()
    answer = client.post(STATUS, {"code": f" {code.upper().replace('-', ' ')} "})
    assert answer.url == STATUS
    page = client.get(STATUS)
    assert page["Cache-Control"] == "max-age=0, no-cache, no-store, must-revalidate, private"
    text = page.content.decode()
    assert "paling lama 10 hari kerja" in text
    assert "kontak-rahasia" not in text
    assert code not in text


def test_a_returned_proposal_is_completed_on_its_page(client, answers, key):
    handed_in(client, answers, key)
    assert client.get("/status/kelengkapan/").url == STATUS
    proposal = Proposal.objects.get()
    sent_back(proposal)
    assert "Jelaskan jadwal penjemputan." in client.get(STATUS).content.decode()
    page = client.get("/status/kelengkapan/")
    assert "Jelaskan jadwal penjemputan." in page.content.decode()
    assert "consent" not in page.context["form"].fields
    assert client.post("/status/kelengkapan/", answers | {"benefit": ""}).context["form"].errors
    for _twice in range(2):
        again = answers | {"benefit": "Kota bersih.", "picture": pdf("alur.pdf")}
        assert client.post("/status/kelengkapan/", again).url == STATUS
    proposal.refresh_from_db()
    assert (proposal.state, proposal.benefit) == (State.EVALUASI, "Kota bersih.")
    assert Attachment.objects.get().kind == "diagram_alir"


def test_a_childs_completion_asks_for_the_consent_that_is_missing(client, answers, key):
    handed_in(client, answers | {"initiator_is_minor": "on", "consent": pdf()}, key)
    proposal = Proposal.objects.get()
    sent_back(proposal)
    Attachment.objects.update(removed_at=make.NOON)
    page = client.post("/status/kelengkapan/", answers)
    assert (page.status_code, set(page.context["form"].errors)) == (409, {"consent"})


def test_the_citizen_takes_it_back_with_a_reason(client, answers, key):
    handed_in(client, answers, key)
    assert client.post("/status/penarikan/", {}).context["withdrawal"].errors
    assert client.post("/status/penarikan/", {"reason": "Berubah pikiran."}).url == STATUS
    assert Proposal.objects.get().state == State.DITARIK
    assert "Berubah pikiran." in client.get(STATUS).content.decode()
    assert client.post("/status/penarikan/", {"reason": "Lagi."}).url == STATUS


def test_another_browser_opens_and_changes_nothing(client, answers, key):
    handed_in(client, answers, key)
    stranger = type(client)()
    assert "Kode tanda terima" in stranger.get(STATUS).content.decode()
    assert stranger.get("/status/kelengkapan/").url == STATUS
    assert stranger.post("/status/penarikan/", {"reason": "Iseng."}).url == STATUS
    assert Proposal.objects.get().state == State.EVALUASI


def test_the_region_is_asked_only_where_there_are_two(client):
    assert client.get(FORM).context["form"]["region"].is_hidden
    make.region("13.07")
    assert not client.get(FORM).context["form"]["region"].is_hidden


@pytest.mark.parametrize("rows", [1, 3])
def test_the_status_costs_the_same_at_one_and_at_three_attachments(
    client, answers, key, rows, django_assert_num_queries
):
    handed_in(client, answers, key)
    for number in range(rows):
        make.attachment(Proposal.objects.get(), title=f"Lampiran {number}")
    with django_assert_num_queries(8):  # one of them for the job, while the receipt is not made
        client.get(STATUS)
    make_receipts()
    with django_assert_num_queries(7):
        client.get(STATUS)


def test_the_form_costs_a_fixed_number_of_queries(client, django_assert_num_queries):
    for number in range(3):
        make.affair(number + 1, f"Urusan {number}")
    with django_assert_num_queries(3):
        client.get(FORM)


def test_home_leads_to_the_citizens_pages(client):
    page = client.get(reverse("home")).content.decode()
    assert f'href="{FORM}"' in page
    assert f'href="{STATUS}"' in page


EDIT = "/status/kelengkapan/"


@pytest.mark.parametrize("rows", [1, 3])
def test_completing_costs_the_same_at_one_and_at_three_affairs(client, answers, key, rows, django_assert_num_queries):
    handed_in(client, answers, key)
    sent_back(Proposal.objects.get())
    for number in range(rows):
        make.affair(number + 1, f"Urusan {number}")
        make.attachment(Proposal.objects.get(), title=f"Lampiran {number}")
    with django_assert_num_queries(6):
        assert client.get(EDIT).status_code == 200


def returned_to(client, answers, key):
    """A returned proposal on the citizen's screen, and what he would send."""
    code = handed_in(client, answers, key)
    sent_back(Proposal.objects.get())
    page = client.get(EDIT)
    return code, {**answers, "changes": "Tulisan warga 🙂", "form_token": page.context["form"].typing.token.sealed}


@pytest.mark.parametrize("door", ["/ketikan/", EDIT])
def test_what_a_citizen_completes_survives_an_ended_session(client, answers, key, door):
    code, sent = returned_to(client, answers, key)
    client.cookies.clear()
    assert client.post(door, sent | {"picture": pdf("diagram.pdf")}).status_code in {200, 302}
    assert client.get(EDIT).url == STATUS
    client.post(STATUS, {"code": code})
    page = client.get(EDIT)
    assert page.context["form"]["changes"].value() == "Tulisan warga 🙂"
    assert "diagram.pdf" in page.content.decode()
    sent["form_token"] = page.context["form"].typing.token.sealed
    for _click in range(2):
        assert client.post(EDIT, sent).url == STATUS
    assert (Proposal.objects.get().changes, DraftBuffer.objects.count()) == ("Tulisan warga 🙂", 0)


def test_nobody_without_the_code_reads_what_a_citizen_typed(client, answers, key):
    _code, sent = returned_to(client, answers, key)
    client.post("/ketikan/", sent)
    stranger = type(client)()
    assert stranger.get(EDIT).url == STATUS
    stranger.post("/ketikan/buang/", {"form_token": sent["form_token"] + "x"})
    assert DraftBuffer.objects.get().content["changes"] == ["Tulisan warga 🙂"]


def test_a_reason_for_withdrawing_is_kept_too(client, answers, key):
    handed_in(client, answers, key)
    page = client.get(STATUS)
    sent = {"reason": "Belum siap.", "form_token": page.context["withdrawal"].typing.token.sealed}
    client.post("/ketikan/", sent)
    page = client.get(STATUS)
    assert page.context["withdrawal"]["reason"].value() == "Belum siap."
    for _click in range(2):
        assert client.post("/status/penarikan/", sent).url == STATUS
    assert (Proposal.objects.get().state, DraftBuffer.objects.count()) == (State.DITARIK, 0)


def test_a_form_that_lay_open_too_long_comes_back_as_it_was_typed(answers):
    strict = Client(enforce_csrf_checks=True)
    answer = strict.post(FORM, answers)
    page = answer.content.decode()
    assert answer.status_code == 403
    assert "Mobil menjemput\r\nsampah 🚀 漢字." in page
    assert "terlalu lama terbuka" in page
    assert "csrftoken" in strict.cookies
    assert not Proposal.objects.exists()


def test_a_citizen_with_an_old_page_is_led_back_to_it_and_not_to_the_login(answers, key):
    strict = Client(enforce_csrf_checks=True)
    answer = strict.post(EDIT, answers)
    page = answer.content.decode()
    assert (answer.status_code, f'href="{EDIT}"' in page, "Masuk lagi" in page) == (403, True, False)
