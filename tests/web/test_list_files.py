"""Every list page and its file: as many rows as the page says, for nobody more than he may read, no formula."""

import csv
import io
import re

import pytest
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone

from registry.exchange.models import Adoption, ExchangeEvent
from registry.reports.labels import LIST_LABELS
from registry.reports.models import Job
from registry.reports.queries.listing import LISTS, cells_of, list_facts, listed, sheet_of
from registry.reports.render.listing import write_csv
from registry.reports.usecases import work
from registry.shared.formulas import begins_formula
from tests import factories as make
from tests.web.leaks.people import EVERYONE, PUBLIC
from tests.web.leaks.table import (
    ASKERS,
    BOARD,
    CITY_DESK,
    CITY_INDEX,
    EXECUTORS,
    KEEPERS_ABROAD,
    NEIGHBOURS,
    OTHER_AGENCY,
    PLANNERS,
    PULSES,
    SHEET,
)  # fmt: skip
from tests.web.leaks.walk import secrets_in
from tests.web.leaks.words import MAY_READ
from tests.web.leaks.world import YEAR, build

pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore::django.utils.deprecation.RemovedInDjango60Warning")]  # fmt: skip

ABROAD_AGENCY = {"perangkat_daerah/daerah", "kepala_pd/daerah"}
HOME_EVERYONE = {who for who in EVERYONE if who not in (PUBLIC, "pendiri")}
DESKS, ABROAD_INDEX = CITY_DESK | NEIGHBOURS, KEEPERS_ABROAD
MAY_ASK = {
    "nomor_surat": CITY_INDEX | KEEPERS_ABROAD, "jadwal": PLANNERS, "kunjungan": DESKS, "kerja_sama": DESKS,
    "klinik": DESKS | ASKERS, "papan": BOARD, "papan_daftar": BOARD, "denyut": PULSES, "denyut_daftar": PULSES,
    "strategi": PULSES - EXECUTORS, "strategi_daftar": PULSES - EXECUTORS,
    "indeks": SHEET | OTHER_AGENCY | ABROAD_INDEX | ABROAD_AGENCY,
    "baris_indeks": SHEET | OTHER_AGENCY | ABROAD_INDEX | ABROAD_AGENCY,
    "selisih_verifikasi": CITY_INDEX | ABROAD_INDEX, "selisih_perkiraan": CITY_INDEX | ABROAD_INDEX,
    "baris_daerah": CITY_INDEX | ABROAD_INDEX,
}  # fmt: skip
"""Who opens a list; one that is not named here is open to everybody with a region, each for what is his."""


def pages(world) -> dict[str, str]:
    """Where each list stands, narrowed where its page can be."""
    agency = world.cases["draf"].agency
    gap = {column: reverse("index_gap", args=["13.76", column]) for column in ("verifikasi", "perkiraan")}
    return {
        "usulan": "/usulan/?stage=uji_coba", "tugas": "/tugas/", "menunggu": "/tugas/",
        "nomor_surat": "/nomor-surat/?jenis=surat_pengantar", "laporan": "/laporan/", "jadwal": "/laporan/jadwal/",
        "kegiatan": "/kegiatan/?kind=bimtek&q=contoh", "kunjungan": "/kunjungan/meja/", "replikasi": "/replikasi/",
        "kerja_sama": "/kerja-sama/?keadaan=berakhir", "klinik": "/klinik/", "papan": "/papan/",
        "papan_daftar": "/papan/daftar/?tahap=diuji", "denyut": "/denyut/",
        "denyut_daftar": "/denyut/daftar/?jawaban=tersendat", "strategi": "/strategi/?tahun=2026",
        "strategi_daftar": f"/strategi/daftar/?perangkat={agency.pk}&angka=usulan&tahun={YEAR}",
        "indeks": "/indeks/13.76/", "baris_indeks": "/indeks/13.76/", "selisih_verifikasi": gap["verifikasi"],
        "selisih_perkiraan": gap["perkiraan"], "baris_daerah": "/indeks/13.76/daerah/", "bukti": "/indeks/13.76/bukti/",
    }  # fmt: skip


@pytest.fixture
def world():
    cache.clear()
    found = build()
    sheet_row = found.sheet.rows.filter(key="16").first() or found.sheet.rows.create(key="16")
    sheet_row.claimed = 2
    sheet_row.save()
    proposal = found.cases["terbit"].proposal
    proposal.name = f"={proposal.name}"
    proposal.save()
    ExchangeEvent.objects.filter(pk=found.event.pk).update(title="@Acara contoh")
    Adoption.objects.create(
        origin=proposal, adopter_region_id="13.07", adopter_office="+Dinas", stage="minat", stage_since=make.TODAY,
        origin_confirmed_at=make.NOON, adopter_confirmed_at=make.NOON, created_at=make.NOON, updated_at=make.NOON,
    )  # fmt: skip
    return found


def file_of(of: str, reader, to=None) -> list[list[str]]:
    """The lines of the CSV, as a reader would get it."""
    facts = list_facts(of=of, to=to or {}, reader=reader, office="", today=timezone.localdate())
    rows = cells_of(listed(facts), still_wanted=lambda: True, abandoned=OSError)
    made = write_csv(sheet_of(facts), rows)
    with made.opened() as stream:
        return list(csv.reader(io.StringIO(stream.read().decode("utf-8-sig"))))


def test_every_list_has_its_name_and_a_page(world):
    assert set(LISTS) == set(LIST_LABELS) == set(pages(world))


def test_a_file_holds_what_its_page_counts_and_narrows(client, world):
    """Asked by the button of the page, with its address; made by the worker."""
    client.force_login(world.people["kepala_litbang"])
    counted, made = {}, {}
    for of, page in pages(world).items():
        text = " ".join(client.get(page).content.decode().split())
        form = next(one for one in text.split("<form")[1:] if f'name="list" value="{of}"' in one)
        action = re.search(r'action="([^"]+)"', form)[1].replace("&amp;", "&")
        counted[of] = int(re.search(r"Unduh (\d+) [a-z ]+\(XLSX\)", form)[1])
        answer = client.post(action, {"list": of, "format": "xlsx", "request_key": of})
        job = Job.objects.get(public_id=answer.url.split("/")[2])
        work.run_job(job_id=job.pk, at=timezone.now())
        job.refresh_from_db()
        made[of] = job.rows
        asked = text_of_page(client.get(answer.url))
        assert "Baris saat diminta" in asked
        assert str(LIST_LABELS[of]) in asked
    counted["laporan"] += 1  # the list of what one asked for holds itself
    assert counted == made
    assert all(counted.values())


def text_of_page(answer) -> str:
    return " ".join(answer.content.decode().split())


def test_nobody_finds_a_secret_in_a_file_that_he_may_not_read(world):
    told = {}
    for who in HOME_EVERYONE:
        reader = make.acting(world.people[who])
        for of, listing in LISTS.items():
            if not listing.may(reader):
                continue
            address = {"perangkat": str(world.cases["draf"].agency.pk), "angka": "usulan", "tahun": str(YEAR)}
            text = str(file_of(of, reader, address if of == "strategi_daftar" else None))
            for word in secrets_in(text):
                allowed = MAY_READ.get(word, set())
                if (allowed is not None and who not in allowed) or word.startswith(("narahubung", "nomor-rahasia-tel")):
                    told[of, who] = word
    assert told == {}


def test_the_files_are_open_to_whom_their_pages_are(world):
    found = {
        of: {who for who in HOME_EVERYONE if listing.may(make.acting(world.people[who]))}
        for of, listing in LISTS.items()
    }
    assert found == {of: MAY_ASK.get(of, HOME_EVERYONE) for of in LISTS}
    assert not any(listing.may(make.acting(world.people["pendiri"])) for listing in LISTS.values())


def test_a_file_that_is_not_open_is_not_found(client, world):
    client.force_login(world.people["perangkat_daerah"])
    for of in ("papan", "kunjungan", "nomor_surat", "selisih_verifikasi"):
        assert client.post("/laporan/daftar/", {"list": of, "format": "csv"}).status_code == 404


def test_no_cell_is_a_formula(world):
    reader = make.acting(world.people["kepala_litbang"])
    cells = {of: [cell for line in file_of(of, reader) for cell in line] for of in LISTS}
    dangerous = {of: [cell for cell in some if begins_formula(cell) and not is_number(cell)] for of, some in cells.items()}  # fmt: skip
    assert not any(dangerous.values())
    neutralised = {of for of, some in cells.items() if any(cell.startswith("'") for cell in some)}
    assert {"usulan", "nomor_surat", "kegiatan", "replikasi", "papan_daftar", "denyut_daftar", "indeks", "klinik"} <= neutralised  # fmt: skip


def is_number(cell: str) -> bool:
    return re.fullmatch(r"-?\d+(\.\d+)?", cell) is not None


def test_the_public_streams_the_same_rows_and_columns(client, world):
    """Without an account: what is public, narrowed by the address as the page is."""
    for of, name in (("kegiatan", "api_events_csv"), ("replikasi", "api_adoptions_csv")):
        page = client.get({"kegiatan": "/kegiatan/", "replikasi": "/replikasi/"}[of]).content.decode()
        assert f'href="{reverse(name)}"' in page
        sent = b"".join(client.get(reverse(name)).streaming_content).decode("utf-8-sig")
        lines = list(csv.reader(io.StringIO(sent)))
        assert lines == file_of(of, make.acting(world.people["kepala_litbang"]))
        assert secrets_in(sent) <= {"name-rahasia-terbit"}
    none = b"".join(client.get(reverse("api_events_csv"), {"q": "tidak ada"}).streaming_content).decode()
    assert none.count("\r\n") == 1
    figures = b"".join(client.get(reverse("api_statistics_csv")).streaming_content).decode("utf-8-sig")
    assert figures.splitlines()[0] == "Pembagian,Nilai,Jumlah inovasi"
    assert "Daerah,Kota Payakumbuh,2" in figures
