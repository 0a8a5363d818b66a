"""What each list narrows to, in which words, and that its file costs the same with one row and with three."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from registry.exchange.models import (
    Adoption,
    Advice,
    AgencyTarget,
    Consultation,
    CooperationAgreement,
    ExchangeEvent,
    Pulse,
    PulseAnswer,
    Speaker,
    StudyVisit,
)
from registry.index.models import EvidenceDocument, EvidenceUse, RegionRow
from registry.index.usecases.levels import report_innovation
from registry.index.usecases.periods import load_shipped_editions, open_period
from registry.people.rules.roles import Role
from registry.reports.models import Job, Schedule, ScheduleRun
from registry.reports.queries.jobs import scope_of
from registry.reports.queries.listing import LISTS, cells_of, list_facts, listed, sheet_of
from registry.shared.actor import PUBLIC
from registry.workflow.rules.documents import DocumentKind
from registry.workflow.rules.states import State
from tests import factories as make

pytestmark = pytest.mark.django_db
YEAR = 2026
MADE = {"created_at": make.NOON, "updated_at": make.NOON}


class World:
    """A city's desk with something in every list; `more` puts one more of each there."""

    def __init__(self) -> None:
        self.city, self.far = make.region(), make.region("13.07")
        self.agency, self.head = make.agency("Dinas Kesehatan"), make.user(Role.RND_HEAD)
        self.reader, self.writer = make.acting(self.head), make.user(Role.AGENCY_OFFICER, of=self.agency)
        load_shipped_editions(by=PUBLIC, at=make.NOON)
        self.period = open_period(region_code="13.76", year=YEAR, edition_code="iga-2026", by=self.reader, at=make.NOON)
        self.count = 0

    def more(self) -> None:
        self.count += 1
        n = self.count
        proposal = make.handed_in(
            state=State.DITERAPKAN, agency=self.agency, owner=self.agency, name=f"Layanan {n}",
            main_affair=make.affair(),
        )  # fmt: skip
        make.document(proposal, DocumentKind.DECREE, number=f"188.45/{n}/2026", on=make.TODAY)
        make.handed_in(state=State.EVALUASI, agency=self.agency, name=f"Menunggu {n}", due_on=make.TODAY)
        make.handed_in(state=State.UJI_COBA, agency=make.agency(f"Dinas {n}"), name=f"Uji {n}")
        self._exchange(proposal, n)
        self._papers(n)
        self._index(proposal, n)

    def _exchange(self, proposal, n: int) -> None:
        event = ExchangeEvent.objects.create(
            keeper=self.city, region=self.city, title=f"Acara {n}", kind="bimtek", on=date(YEAR, 3, n), year=YEAR,
            topic="antrean", source_note="Surat", **MADE,
        )  # fmt: skip
        event.guests.add(self.far)
        Speaker.objects.create(event=event, who="Bappeda", office="Kepala bidang")
        visit = StudyVisit.objects.create(
            region=self.city, asking_region=self.far, office="Bapelitbang", contact_name="Nama", contact="0812",
            receipt_digest=f"{n:064}", topics="antrean", size=5, first_choice=make.TODAY, **MADE,
        )  # fmt: skip
        visit.innovations.add(proposal)
        Adoption.objects.create(
            origin=proposal, adopter_region=self.far, adopter_office=f"Dinas {n}", stage="minat",
            stage_since=make.TODAY, origin_confirmed_at=make.NOON, adopter_confirmed_at=make.NOON, **MADE,
        )  # fmt: skip
        CooperationAgreement.objects.create(
            region=self.city, partner=self.far, number=f"KS-{n}", on=make.TODAY, subject="Antrean",
            ends_on=make.TODAY + timedelta(days=1000), file=make.stored_file(), **MADE,
        )  # fmt: skip
        asked = Consultation.objects.create(
            agency=self.agency, proposal=proposal, question=f"Apa {n}", asked_by=self.writer, asked_at=make.NOON,
            updated_at=make.NOON,
        )  # fmt: skip
        Advice.objects.create(consultation=asked, text="Ukur dulu", given_at=make.NOON)
        pulse = Pulse.objects.create(proposal=proposal, quarter="2026-T1")
        PulseAnswer.objects.create(pulse=pulse, sign="tersendat", reason="listrik", answered_at=make.NOON)

    def _papers(self, n: int) -> None:
        Job.objects.create(
            region=self.city, kind="daftar", format="csv", about="Daftar", asked_by=self.head, asked_at=make.NOON,
            request_key=f"k{n}", facts={}, scope=scope_of(self.reader),
        )  # fmt: skip
        schedule = Schedule.objects.create(
            region=self.city, kind="rekap", format="pdf", rhythm="bulan", audience="litbang", since=make.TODAY,
            made_at=make.NOON,
        )  # fmt: skip
        ScheduleRun.objects.create(schedule=schedule, period="2026-02", made_at=make.NOON, is_late=True)

    def _index(self, proposal, n: int) -> None:
        sheet = report_innovation(proposal_id=proposal.public_id, year=YEAR, by=make.acting(self.writer), at=make.NOON)
        for key, claimed in (("16", 2), ("17", 1)):
            row, _new = sheet.rows.get_or_create(key=key)
            row.claimed = claimed
            row.save()
        document = EvidenceDocument.objects.create(
            region=self.city, agency=self.agency, kind="sk", subject=f"SK {n}", on=date(2020, 1, 1),
            expires_on=date(2021, 1, 1), file=make.stored_file(content=make.pdf_bytes(f"SK {n}")), added_by=self.head,
            added_at=datetime(YEAR, 1, n, tzinfo=UTC),
        )  # fmt: skip
        EvidenceUse.objects.create(document=document, row=sheet.rows.get(key="16"))


@pytest.fixture
def world():
    found = World()
    found.more()
    return found


def facts_of(world, of, **address):
    return list_facts(of=of, to=address, reader=world.reader, office="", today=make.TODAY)


def rows_of(world, of, **address):
    found = listed(facts_of(world, of, **address))
    rows = list(cells_of(found, still_wanted=lambda: True, abandoned=OSError))
    assert found.count() == len(rows)
    assert {len(row) for row in rows} <= {len(LISTS[of].columns)}
    return rows


def head_of(world, of, **address):
    return sheet_of(facts_of(world, of, **address)).head[:-1]


def test_every_list_costs_the_same_with_one_row_and_with_three(world):
    """No list asks the database once a row."""
    address = {"perangkat": str(world.agency.pk), "angka": "bukti"}
    few = {of: queries(world, of, address) for of in LISTS}
    world.more()
    world.more()
    many = {of: queries(world, of, address) for of in LISTS}
    assert few == many
    assert max(few.values()) <= 16  # counted and read: a period is read whole, twice


def queries(world, of, address) -> int:
    given = address if of == "strategi_daftar" else {}
    with CaptureQueriesContext(connection) as caught:
        assert rows_of(world, of, **given)
    return len(caught)


def test_letters_are_narrowed_by_year_and_kind(world):
    assert [row[0] for row in rows_of(world, "nomor_surat", tahun="2026", jenis=DocumentKind.DECREE)] == ["188.45/1/2026"]  # fmt: skip
    assert head_of(world, "nomor_surat", tahun="2026", jenis=DocumentKind.DECREE)[0] == ("Tahun", "2026")
    assert rows_of(world, "nomor_surat", tahun="1066", jenis="x") == rows_of(world, "nomor_surat")
    row = rows_of(world, "nomor_surat", jenis=DocumentKind.DECREE)[0]
    assert row[1:6] == (1, row[2], make.TODAY, "", "Layanan 1")


def test_events_are_narrowed_as_on_their_page(world):
    ExchangeEvent.objects.create(keeper=world.far, title="Lomba", kind="lomba", year=2024, source_note="x", **MADE)
    names = [
        [row[0] for row in rows_of(world, "kegiatan", **address)]
        for address in (
            {}, {"q": "antrean"}, {"kind": "lomba"}, {"region": "13.76"}, {"year": "2024"},
            {"kind": "apa", "region": "99.99", "year": "1"},
        )
    ]  # fmt: skip
    both = ["Acara 1", "Lomba"]
    assert names == [both, ["Acara 1"], ["Lomba"], ["Acara 1"], ["Lomba"], both]
    assert head_of(world, "kegiatan", q="x", kind="lomba", region="13.76", year="2024") == (
        ("Kata yang dicari", "x"), ("Jenis kegiatan", "Lomba"), ("Daerah", world.city.name), ("Tahun", "2024"),
    )  # fmt: skip
    row = rows_of(world, "kegiatan")[0]
    assert (row[9], row[10]) == (world.far.name, "Bappeda, Kepala bidang")


def test_a_visit_never_names_its_person(world):
    row = rows_of(world, "kunjungan")[0]
    assert row[:4] == (world.far.name, "Bapelitbang", "antrean", 5)
    assert not {"Nama", "0812"} & set(map(str, row))


def test_agreements_stand_in_a_state(world):
    later = CooperationAgreement.objects.create(
        region=world.city, partner=world.far, number="KS-lama", on=date(2020, 1, 1), ends_on=date(2021, 1, 1),
        subject="Lama", file=make.stored_file(), **MADE,
    )  # fmt: skip
    CooperationAgreement.objects.filter(number="KS-1").update(renews=later)
    assert [row[2] for row in rows_of(world, "kerja_sama")] == ["KS-1", "KS-lama"]
    ended = rows_of(world, "kerja_sama", keadaan="berakhir")
    assert [row[2:] for row in ended] == [("KS-lama", date(2020, 1, 1), date(2021, 1, 1), "Berakhir", "", "KS-1", "")]
    assert head_of(world, "kerja_sama", keadaan="berakhir") == (("Keadaan", "Berakhir"),)
    assert len(rows_of(world, "kerja_sama", keadaan="entah")) == 2


def test_a_consultation_tells_how_many_points_are_open(world):
    asked = Consultation.objects.get()
    Advice.objects.create(
        consultation=asked, text="Tulis", given_at=make.NOON, answer="dikerjakan", word="sudah", answered_at=make.NOON
    )
    Consultation.objects.create(
        agency=world.agency, question="Lain", asked_by=world.writer, asked_at=make.NOON, updated_at=make.NOON
    )
    assert [row[7:9] for row in rows_of(world, "klinik")] == [(0, 0), (2, 1)]


def test_the_board_is_narrowed_by_what_its_number_says(world):
    lines = rows_of(world, "papan")
    assert [line[0] for line in lines] == ["Dinas Kesehatan", "Dinas 1"]
    assert lines[0][1:9] == (1, 0, 0, 0, 1, 0, 0, 2)
    found = rows_of(world, "papan_daftar", perangkat="Dinas Kesehatan", tahap="diterapkan", tahun="2026", pertama="")
    assert [row[0] for row in found] == ["Layanan 1"]
    said = head_of(world, "papan_daftar", perangkat="", tahap="diuji", menunggu="EVALUATE", tahun="2026", pertama="1")
    assert [label for label, _word in said] == ["Perangkat daerah", "Tahap", "Tahun", "Pertama kali"]
    assert head_of(world, "papan_daftar") == (("Saringan", "tidak ada, seluruh daftar"),)


def test_a_name_that_is_not_open_stands_on_no_board(world):
    """The head of the region counts what the desk judges; he knows its name only from the verdict on."""
    world.reader = make.acting(make.user(Role.REGIONAL_HEAD))
    found = rows_of(world, "papan_daftar", tahap="dinilai")
    assert [row[0] for row in found] == ["(usulan yang belum terbit; namanya tidak dibuka)"]


def test_the_pulse_says_what_was_answered(world):
    assert rows_of(world, "denyut") == [("Dinas 1", 1, 0, 0, 0, 0, 1), ("Dinas Kesehatan", 1, 1, 0, 1, 0, 0)]
    row = rows_of(world, "denyut_daftar", perangkat="Dinas Kesehatan", jawaban="tersendat")[0]
    assert row[:5] == ("Layanan 1", "Dinas Kesehatan", "Tersendat", date(2026, 3, 13), "listrik")
    assert head_of(world, "denyut_daftar", perangkat="", jawaban="belum") == (
        ("Triwulan", "triwulan I tahun 2026"), ("Perangkat daerah", "tanpa perangkat daerah"), ("Jawaban", "Belum menjawab"),
    )  # fmt: skip
    assert rows_of(world, "denyut_daftar", jawaban="belum")[0][2:7] == ("Belum menjawab", None, "", "", "")


def test_the_strategy_stands_beside_its_targets(world):
    AgencyTarget.objects.create(
        agency=world.agency, year=YEAR, version=1, count=3, stage="penerapan", evidence=[1] * 12,
        saved_by=world.head, saved_at=make.NOON,
    )  # fmt: skip
    found = {row[0]: row for row in rows_of(world, "strategi", tahun=str(YEAR))}
    assert found["Dinas Kesehatan"][1:] == (3, "Penerapan", 2, 1, 3, 1, None, 0, 0)
    assert found["Dinas 1"][1:5] == (None, "", 1, None)
    address = {"perangkat": str(world.agency.pk), "tahun": str(YEAR)}
    for figure, names in (("usulan", ["Layanan 1", "Menunggu 1"]), ("tahap", ["Layanan 1"]), ("bukti", ["Layanan 1"])):
        assert [row[0] for row in rows_of(world, "strategi_daftar", angka=figure, **address)] == names
    assert rows_of(world, "strategi_daftar", angka="bukti", **address) == [("Layanan 1", "16", "")]
    assert rows_of(world, "strategi_daftar", angka="entah", **address) == []
    assert rows_of(world, "strategi_daftar", angka="usulan", perangkat="x") == []
    assert [word for _label, word in head_of(world, "strategi_daftar", angka="bukti", **address)] == ["2026", "Dinas Kesehatan", "baris bukti"]  # fmt: skip


def test_without_an_agency_the_strategy_is_empty(world):
    world.reader = make.acting(make.user(Role.RND_HEAD, within=world.far))
    assert rows_of(world, "strategi") == []


def test_the_index_is_read_for_the_period_of_its_asking(world):
    row = rows_of(world, "indeks")[0]
    assert (row[0], row[3] > row[5], row[7], row[8] > 0) == ("Layanan 1", True, 1, True)
    found = {row[2]: row for row in rows_of(world, "baris_indeks")}
    assert (found["16"][5], found["16"][8], "2021" in found["16"][9]) == (2, 1, True)
    facts = facts_of(world, "indeks")
    assert head_of(world, "indeks") == (("Masa pelaporan", "2026"),)
    world.period.__class__.objects.create(region=world.city, year=YEAR + 1, edition=world.period.edition)
    assert rows_of(world, "indeks") == []
    assert len(list(cells_of(listed(facts), still_wanted=lambda: True, abandoned=OSError))) == 1


def test_a_loss_is_narrowed_by_its_cause(world):
    assert {row[3] for row in rows_of(world, "selisih_verifikasi")} == {"belum diverifikasi"}
    found = rows_of(world, "selisih_perkiraan", sebab="tanpa_bukti")
    assert [row[1] for row in found] == ["17"]
    assert isinstance(found[0][7], Decimal)
    assert head_of(world, "selisih_perkiraan", sebab="tanpa_bukti")[1] == ("Sebab", "tanpa bukti")
    assert rows_of(world, "selisih_perkiraan", sebab="entah") == []


def test_the_regions_own_rows_and_documents(world):
    key = rows_of(world, "baris_daerah")[0][0]
    RegionRow.objects.create(period=world.period, key=key, claimed=3, value=Decimal("4.5"))
    assert rows_of(world, "baris_daerah")[0][4:7] == (Decimal("4.5"), 3, None)
    document = rows_of(world, "bukti")[0]
    assert (document[0], document[4], document[10], document[11]) == ("SK 1", date(2021, 1, 1), 1, "Dinas Kesehatan")
    world.reader = make.acting(make.user(Role.RND_HEAD, within=world.far))
    assert [rows_of(world, of) for of in ("indeks", "selisih_verifikasi", "baris_daerah", "bukti")] == [[], [], [], []]


def test_jobs_are_mine_or_my_offices(world):
    other = make.user(Role.RND_OFFICER)
    Job.objects.create(
        region=world.city, kind="rekap", about="Rekap 2026", asked_by=other, asked_at=make.NOON, request_key="o",
        facts={}, parameters={"names": "semua"},
    )  # fmt: skip
    assert [row[0] for row in rows_of(world, "laporan")] == ["Daftar"]
    assert [row[0] for row in rows_of(world, "laporan", milik="kantor")] == ["Rekap 2026"]
    assert head_of(world, "laporan", milik="kantor") == (("Milik siapa", "kantor saya"),)
    assert rows_of(world, "jadwal")[0][5:9] == ("berjalan", "Februari 2026", make.NOON.date(), "dibuat terlambat")
    Schedule.objects.update(is_active=False)
    ScheduleRun.objects.all().delete()
    assert rows_of(world, "jadwal")[0][5:] == ("dijeda", "", None, "", None)


def test_what_waits_for_others_is_a_list_of_proposals(world):
    assert [row[1] for row in rows_of(world, "menunggu")] == ["Uji 1"]
    assert [row[1] for row in rows_of(world, "tugas")] == ["Menunggu 1"]
