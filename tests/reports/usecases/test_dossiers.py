"""The dossier of the index: who may ask it, what is in it, and that one bad file costs one line."""

import hashlib
import io
import itertools
import zipfile
from datetime import date

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from pypdf import PdfReader, PdfWriter

from registry.index.models import EvidenceDocument, Period
from registry.index.rules.claims import Claim
from registry.index.usecases.evidence import Letter, Place, add_evidence
from registry.index.usecases.levels import claim_level, claim_region_level, reject_innovation, verify_level
from registry.index.usecases.periods import freeze_period
from registry.people.models import Membership
from registry.people.rules.roles import Role
from registry.proposals.models import Measure, Proposal
from registry.reports.models import Job
from registry.reports.queries.jobs import asked_by
from registry.reports.render.pdf import Abandoned
from registry.reports.rules.formats import Format
from registry.reports.rules.jobs import JobState
from registry.reports.usecases import bundling, work
from registry.reports.usecases.bundling import make_dossier
from registry.reports.usecases.dossiers import ask_dossier, ask_region_dossier
from registry.shared.errors import Blocked, NotAllowed
from tests import factories as make
from tests.index.conftest import YEAR, city  # noqa: F401  (the fixture)

pytestmark = pytest.mark.django_db
REGION = "13.76"


def claim(city, key="16", level=2):  # noqa: F811
    claim_level(
        proposal_id=city.first.public_id, year=YEAR, key=key, claim=Claim(level=level), base_revision=1,
        by=city.officer, at=make.NOON,
    )  # fmt: skip


def prove(city, *keys, content=None, name="sk.pdf", of=None, letter=None, **pages):  # noqa: F811
    kinds = {"pdf": "application/pdf", "png": "image/png"}
    upload = SimpleUploadedFile(name, content or make.pdf_bytes("SIPADU"), kinds.get(name[-3:], "application/zip"))
    return add_evidence(
        region_code=REGION, agency_id=city.first.owner_id, year=YEAR, upload=upload, by=city.officer, at=make.NOON,
        letter=letter or Letter("sk", "CONTOH-9", date(2025, 5, 2), "SDM"),
        places=[Place((of or city.first).public_id, key, **pages) for key in keys],
    )  # fmt: skip


def ask(city, *, by=None, key="a", format=Format.ZIP, of=None, year=YEAR):  # noqa: F811
    return ask_dossier(
        public_id=(of or city.first).public_id, year=year, format=format, request_key=key, by=by or city.officer,
        at=make.NOON,
    )  # fmt: skip


def ask_region(city, *, by=None, key="a", format=Format.ZIP, year=YEAR):  # noqa: F811
    return ask_region_dossier(
        region_code=REGION, year=year, format=format, request_key=key, by=by or city.desk, at=make.NOON
    )


def made(job: Job) -> zipfile.ZipFile:
    work.run_job(job_id=job.pk, at=make.NOON)
    job.refresh_from_db()
    assert (job.state, job.error) == (JobState.DONE, "")
    with job.file.file.open("rb") as stream:
        content = stream.read()
    assert hashlib.sha256(content).hexdigest() == job.sha256 == job.file.sha256
    assert job.file.size == len(content)
    return zipfile.ZipFile(io.BytesIO(content))


def written(archive: zipfile.ZipFile, name: str) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(archive.open(name)).pages).split())


def picture() -> bytes:
    stream = io.BytesIO()
    Image.new("RGBA", (40, 20), (200, 0, 0, 128)).save(stream, "PNG")
    return stream.getvalue()


def scan(pages: int, side: int = 700) -> bytes:
    """A PDF of that many scanned pages of some 0.6 MB."""
    writer = PdfWriter()
    for number in range(pages):
        page = io.BytesIO()
        Image.effect_noise((side, side), 60 + number).convert("RGB").save(page, "PDF", quality=95)
        writer.append(page)
    content = io.BytesIO()
    writer.write(content)
    return content.getvalue()


def test_the_dossier_of_an_innovation_holds_profile_matrix_evidence_exceptions_and_hashes(city):  # noqa: F811
    Proposal.objects.filter(pk=city.first.pk).update(problem="Antre lama.", implemented_on=date(2025, 1, 2))
    Measure.objects.create(proposal=city.first, name="Waktu tunggu", unit="menit", target=10)
    claim(city)
    claim(city, "17", 3)
    prove(city, "16", "18", page_from=1, page_to=1)
    prove(city, "18", content=make.pdf_bytes("SIPADU kedua"), letter=Letter("anggaran"))
    prove(city, "27", name="layar.png", content=picture(), letter=Letter("gambar"))
    archive = made(ask(city))
    names = archive.namelist()
    assert names == [
        "bukti/16.pdf", "bukti/18.pdf", "bukti/asli/27-dokumen-3-layar.png", "bukti/27.pdf", "profil.pdf",
        "matriks.pdf", "matriks.xlsx", "pengecualian.pdf", "hash.txt",
    ]  # fmt: skip
    both = PdfReader(archive.open("bukti/18.pdf"))
    assert [mark.title for mark in both.outline] == ["1. Surat keputusan CONTOH-9 2 Mei 2025", "2. Dokumen anggaran"]
    assert both.page_labels == ["1-1", "2-1"]
    assert archive.read("bukti/asli/27-dokumen-3-layar.png") == picture()
    assert len(PdfReader(archive.open("bukti/27.pdf")).pages) == 1
    profile = written(archive, "profil.pdf")
    for words in ("SIPADU", "Permasalahan Antre lama.", "(2 kata; paling sedikit 300)", "Waktu tunggu: awal"):
        assert words in profile, words
    assert "1. Surat keputusan CONTOH-9 2 Mei 2025, hlm. 1" in written(archive, "matriks.pdf")
    exceptions = written(archive, "pengecualian.pdf")
    for words in (
        "Tingkat 3 diklaim tanpa bukti.",
        "Belum diverifikasi.",
        "Indikator wajib belum diklaim.",
        "Ada bukti, tetapi tingkatnya belum diklaim.",
    ):
        assert words in exceptions, words
    book = openpyxl.load_workbook(io.BytesIO(archive.read("matriks.xlsx")))
    assert book.sheetnames == ["Ringkasan", "Inovasi", "Semua baris", "Bukti", "Pengecualian"]
    row = [cell.value for cell in book["Semua baris"][2]]
    assert row[:3] == ["SIPADU", "16", "Regulasi inovasi daerah"]
    assert row[5:12] == [2, None, 2, 6, 0, 6, None]
    hashes = archive.read("hash.txt").decode().splitlines()
    sums = dict(reversed(line.split("  ", 1)) for line in hashes if not line.startswith("#"))
    assert sums == {name: hashlib.sha256(archive.read(name)).hexdigest() for name in names if name != "hash.txt"}
    originals = [line for line in hashes if line.startswith("#")]
    assert originals[0] == "# Berkas asli:"
    assert [line[:66] for line in originals[1:]] == [
        f"# {document.file.sha256}" for document in EvidenceDocument.objects.order_by("pk")
    ]


def test_the_same_facts_give_the_same_bytes(city):  # noqa: F811
    claim(city)
    prove(city, "16")
    prove(city, "27", name="layar.png", content=picture())
    job = ask(city)
    first = made(job).fp.getvalue()
    Proposal.objects.filter(pk=city.first.pk).update(name="Nama baru")
    claim(city, "17")
    Job.objects.update(state=JobState.QUEUED, lease_until=None, file=None)
    assert made(job).fp.getvalue() == first
    assert ask(city) == job
    assert ask(city, key="b") != job


def test_a_frozen_period_gives_what_was_sent_whatever_changes_later(city):  # noqa: F811
    claim(city)
    document = prove(city, "16", letter=Letter("sk", "CONTOH-9", date(2025, 5, 2), "SDM", expires_on=date(2026, 4, 1)))
    verify_level(
        proposal_id=city.first.public_id, year=YEAR, key="16", level=1, reason="Tanpa nama", base_revision=3,
        by=city.desk, at=make.NOON,
    )  # fmt: skip
    freeze_period(region_code=REGION, year=YEAR, by=city.head, at=make.NOON)
    own, region = ask(city).facts, ask_region(city).facts
    book = ask_region(city, format=Format.XLSX).facts
    Proposal.objects.filter(pk=city.first.pk).update(name="Nama baru", objective="Tujuan baru", owner=None)
    EvidenceDocument.objects.update(subject="Lain", number="", expires_on=date(2025, 1, 1))
    document.uses.update(page_from=9, page_to=9)
    city.first.index_sheets.get().rows.update(claimed=3, verified=3)
    city.second.index_sheets.all().delete()
    assert ask(city, key="b", by=city.desk).facts == own
    assert ask_region(city, key="b").facts == region
    assert ask_region(city, key="b", format=Format.XLSX).facts == book
    assert "Diklaim 2, diverifikasi 1. Alasan: Tanpa nama" in str(own)
    assert "Dibekukan 13 Maret 2026" in str(own)


def test_a_period_frozen_before_its_content_was_kept_says_so(city):  # noqa: F811
    Period.objects.update(frozen={"scores": {}}, frozen_at=make.NOON)
    for act in (ask, ask_region):
        with pytest.raises(Blocked) as refusal:
            act(city)
        assert [problem.code for problem in refusal.value.problems] == ["frozen_without_content"]


def test_a_bad_file_costs_one_line_and_not_the_dossier(city):  # noqa: F811
    papers = {
        "hilang": prove(city, "16", content=make.pdf_bytes("SIPADU hilang"), letter=Letter("sk", "HILANG")),
        "berubah": prove(city, "16", content=make.pdf_bytes("SIPADU berubah"), letter=Letter("sk", "BERUBAH")),
        "sandi": prove(city, "16", content=make.pdf_bytes("SIPADU sandi"), letter=Letter("sk", "SANDI")),
        "rusak": prove(city, "16", content=make.pdf_bytes("SIPADU rusak"), letter=Letter("sk", "RUSAK")),
        "kosong": prove(city, "16", content=make.pdf_bytes("SIPADU kosong"), letter=Letter("sk", "KOSONG")),
        "gambar": prove(city, "16", name="layar.png", content=picture(), letter=Letter("gambar", "GAMBAR")),
        "film": prove(city, "16", content=make.pdf_bytes("SIPADU film"), letter=Letter("video", "FILM")),
        "baik": prove(city, "16", letter=Letter("sk", "BAIK")),
    }
    locked, empty = PdfWriter(), PdfWriter()
    locked.append(io.BytesIO(make.pdf_bytes()))
    locked.encrypt("rahasia", algorithm="RC4-128")
    broken = {"sandi": _bytes(locked), "rusak": b"%PDF-1.4 bukan", "kosong": _bytes(empty), "gambar": b"\x89PNG"}
    for name, content in broken.items():
        _replace(papers[name].file, content)
    papers["film"].file.media_type = "video/mp4"
    papers["film"].file.save()
    job = ask(city)
    papers["hilang"].file.file.storage.delete(papers["hilang"].file.file.name)
    _replace(papers["berubah"].file, b"lain", is_known=False)
    archive = made(job)
    assert [mark.title for mark in PdfReader(archive.open("bukti/16.pdf")).outline] == ["8. Surat keputusan BAIK"]
    beside = sorted(name for name in archive.namelist() if name.startswith("bukti/asli/"))
    assert beside == [f"bukti/asli/16-dokumen-{mark}-{'layar.png' if mark == 6 else 'sk.pdf'}" for mark in range(3, 8)]
    said = written(archive, "pengecualian.pdf")
    for words in ("HILANG Berkas tidak ada di tempat", "BERUBAH Isi berkas tidak sama lagi", "SANDI PDF berkata sandi",
                  "RUSAK Berkas tidak terbaca", "KOSONG Berkas tidak terbaca", "GAMBAR Berkas tidak terbaca",
                  "FILM Bukan PDF atau gambar"):  # fmt: skip
        assert words in said, words
    book = openpyxl.load_workbook(io.BytesIO(archive.read("matriks.xlsx")))
    assert any("tempat penyimpanan" in row[2] for row in book["Pengecualian"].iter_rows(values_only=True))


def _bytes(writer: PdfWriter) -> bytes:
    content = io.BytesIO()
    writer.write(content)
    return content.getvalue()


def _replace(stored, content: bytes, *, is_known: bool = True) -> None:
    with stored.file.storage.open(stored.file.name, "wb") as stream:
        stream.write(content)
    if is_known:
        stored.sha256 = hashlib.sha256(content).hexdigest()
        stored.save()


def test_a_row_of_the_file_that_is_gone_is_an_exception_too(city):  # noqa: F811
    prove(city, "16")
    job = ask(city)
    for row in job.facts["folders"][0]["rows"]:
        row["documents"][0]["file"] = "tidakada"
    job.save()
    assert "Berkas tidak ada di tempat penyimpanan" in written(made(job), "pengecualian.pdf")


def test_what_is_beyond_the_limit_is_parted_or_cut_to_the_pages_named(city):  # noqa: F811
    long = scan(5)
    assert len(long) > 2 * 1024 * 1024
    prove(city, "16", content=long, page_from=3, page_to=4)
    prove(city, "17", content=long)
    prove(city, "18", content=scan(1, side=1900))
    prove(city, "18", content=make.pdf_bytes("SIPADU"))
    archive = made(ask(city))
    pages = {name: PdfReader(archive.open(name)).page_labels for name in archive.namelist() if name.startswith("bukti")}
    assert pages["bukti/16.pdf"] == ["1-1", "1-3", "1-4"]
    assert [pages[name] for name in ("bukti/18.pdf", "bukti/18-2.pdf")] == [["3-1"], ["4-1"]]
    parts = [labels for name, labels in pages.items() if name.startswith("bukti/17")]
    assert len(parts) > 1
    assert list(itertools.chain(*parts)) == [f"2-{number}" for number in range(1, 6)]
    limit = 2 * 1024 * 1024
    sizes = {name: archive.getinfo(name).file_size for name in pages}
    assert [name for name, size in sizes.items() if size > limit] == ["bukti/18.pdf"]
    said = written(archive, "pengecualian.pdf")
    for words in (
        "hanya halaman depan dan yang ditunjuk",
        "dipecah menurut halaman",
        "Halaman 1 sendiri melebihi batas",
    ):
        assert words in said, words


def test_the_region_has_its_summary_and_a_folder_for_each_innovation(city):  # noqa: F811
    claim(city)
    prove(city, "16")
    prove(city, "16", of=city.second)
    claim_region_level(
        region_code=REGION, year=YEAR, key="8", claim=Claim(level=3), base_revision=1, by=city.desk, at=make.NOON
    )
    reject_innovation(
        proposal_id=city.second.public_id, year=YEAR, is_rejected=True, reason="Tidak baru", by=city.desk, at=make.NOON
    )
    archive = made(ask_region(city))
    assert {name.split("/")[0] for name in archive.namelist()} == {
        "001-posyandu", "002-sipadu", "ringkasan.pdf", "semua-baris.xlsx", "pengecualian.pdf", "hash.txt",
    }  # fmt: skip
    assert "002-sipadu/bukti/16.pdf" in archive.namelist()
    summary = written(archive, "ringkasan.pdf")
    for words in ("Diklaim", "Kurang Inovatif", "Opini BPK", "SIPADU"):
        assert words in summary, words
    assert "Ditolak kementerian: Tidak baru" in written(archive, "pengecualian.pdf")
    book = openpyxl.load_workbook(io.BytesIO(archive.read("semua-baris.xlsx")))
    assert book.sheetnames == [
        "Ringkasan", "Skor", "Baris daerah (SPD)", "Inovasi", "Semua baris", "Bukti", "Pengecualian",
    ]  # fmt: skip
    assert book["Semua baris"].max_row == 41


def test_the_workbook_alone_needs_no_file(city):  # noqa: F811
    claim(city)
    for job in (ask(city, format=Format.XLSX), ask_region(city, format=Format.XLSX)):
        assert "xl/workbook.xml" in made(job).namelist()
        assert job.file.name.endswith(".xlsx")
    assert job.file.name == "berkas-indeks-daerah-13.76-2026-20260313.xlsx"


def test_only_who_may_open_the_sheet_or_the_index_asks(city):  # noqa: F811
    foreign = make.actor(Role.RND_OFFICER, within=make.region("13.07"))
    for by in (city.stranger, foreign, make.actor(Role.CITIZEN)):
        with pytest.raises(NotAllowed):
            ask(city, by=by)
    for by in (city.officer, city.stranger, foreign):
        with pytest.raises(NotAllowed):
            ask_region(city, by=by)
    for act in (ask, ask_region):
        with pytest.raises(NotAllowed):
            act(city, year=1999)
    assert ask(city, by=city.desk).asked_by_id == city.desk.user_id
    outside = make.draft(agency=city.first.agency, owner=city.first.owner, name="Tidak dilaporkan")
    with pytest.raises(Blocked) as refusal:
        ask(city, of=outside)
    assert [problem.code for problem in refusal.value.problems] == ["not_reported"]


def test_who_loses_the_right_no_longer_reads_the_file(city):  # noqa: F811
    own, region = ask(city), ask_region(city)
    assert list(asked_by(city.officer)) == [own]
    assert list(asked_by(city.desk)) == [region]
    Proposal.objects.filter(pk=city.first.pk).update(owner=make.agency("Dinas Pariwisata"))
    assert not asked_by(city.officer).exists()
    Membership.objects.filter(user_id=city.desk.user_id).update(role=Role.CITIZEN)
    desk = make.acting(Membership.objects.get(user_id=city.desk.user_id).user)
    assert not asked_by(desk).exists()


def test_nobody_waits_any_more_and_the_work_stops_between_documents(city):  # noqa: F811
    prove(city, "16")
    beats = iter([True, False])
    with pytest.raises(Abandoned):
        make_dossier(ask(city), lambda: next(beats))


def test_a_zip_that_is_full_leaves_the_rest_out_and_says_so(city, monkeypatch):  # noqa: F811
    prove(city, "16")
    monkeypatch.setattr(bundling, "MOST_BYTES", 10)
    archive = made(ask(city))
    assert not [name for name in archive.namelist() if name.startswith("bukti")]
    assert "Tidak disertakan karena berkas ZIP" in written(archive, "pengecualian.pdf")


def test_the_same_file_twice_on_a_row_stands_once_and_nothing_to_say_is_said(city):  # noqa: F811
    claim(city)
    prove(city, "16")
    prove(city, "16")
    job = ask(city)
    for folder in job.facts["folders"]:
        folder["found"] = []
    job.save()
    archive = made(job)
    assert len(PdfReader(archive.open("bukti/16.pdf")).pages) == 1
    assert "Tidak ada pengecualian." in written(archive, "pengecualian.pdf")
