"""A region with something of everything that its papers tell, as often as is asked for."""

from datetime import date, timedelta

from registry.exchange.models import Adoption, ExchangeEvent, StudyVisit
from registry.index.models import Sheet, SheetRow
from registry.index.usecases.periods import load_shipped_editions, open_period
from registry.people.rules.roles import Role
from registry.proposals.models import BudgetLine, Measure, Proposal, StepTaken
from registry.reference.models import Region
from registry.shared.actor import PUBLIC
from registry.trial.models import Application, Award, Deviation, MinisterReport, Replication, Trial, TrialReport
from registry.workflow.rules.documents import DocumentKind as D
from registry.workflow.rules.states import State
from registry.workflow.rules.transitions import STEPS, Move
from tests import factories as make

TODAY = date(2026, 11, 24)
START = date(2026, 2, 2)


def city(*, times: int = 1, with_index: bool = True) -> Region:
    """Each innovation so many times; nothing depends on the order in which tests run."""
    within = make.region()
    make.rnd_agency(within=within)
    make.agency("Dinas Perpustakaan", within=within)
    if with_index:
        load_shipped_editions(by=PUBLIC, at=make.NOON)
        head = make.actor(Role.RND_HEAD, within=within)
        period = open_period(region_code=within.code, year=2026, edition_code="iga-2026", by=head, at=make.NOON)
    for place in range(1, times + 1):
        judged(place)
        recorded = record(place)
        tried(place)
        used = applied(place)
        stopped(place)
        if with_index:
            sheet = Sheet.objects.create(period=period, proposal=used)
            SheetRow.objects.create(sheet=sheet, key="16", claimed=3)
            SheetRow.objects.create(sheet=sheet, key="17", claimed=2, verified=1, verified_reason="SK tidak lengkap.")
            Sheet.objects.create(period=period, proposal=recorded, is_rejected=True, rejected_reason="Ganda.")
        exchanged(used, place)
    make.draft(name="Draf rahasia", within=within)
    make.draft(name="Izin rahasia", within=within, state=State.IZIN, registration="13.76-2026-0990")
    return within


def innovation(place: int, number: int, name: str, state: State, **more) -> Proposal:
    agency = make.agency("Dinas Kesehatan")
    return make.draft(
        name=f"{name} {place}", state=state, registration=f"13.76-2026-{place:02}{number:02}", agency=agency,
        form="pelayanan_publik", main_affair=make.affair(102, "kesehatan"), **more,
    )  # fmt: skip


def step(proposal: Proposal, move: Move, on: date, **more) -> None:
    StepTaken.objects.create(
        proposal=proposal, move=move, from_state=more.pop("from_state", State.DRAFT),
        to_state=STEPS[move].target, on=on, at=make.NOON, basis=STEPS[move].basis, **more,
    )  # fmt: skip


def judged(place: int) -> Proposal:
    """Past the ten working days, and one that was late and says why."""
    late = innovation(
        place, 1, "Antrean Daring", State.EVALUASI, state_since=date(2026, 11, 2), received_on=date(2026, 11, 2),
        due_on=date(2026, 11, 16), due_basis="PP 38/2017 Pasal 13 ayat (1)", due_is_legal=True,
    )  # fmt: skip
    budget(late, 2026, "lainnya", 5_000_000)
    step(late, Move.SUBMIT_TO_RND, date(2026, 11, 2))
    done = innovation(place, 2, "Kartu Ibu", State.LAYAK, state_since=date(2026, 5, 20), owner=late.agency)
    step(
        done,
        Move.EVALUATE_ACCEPTS,
        date(2026, 5, 20),
        was_late=True,
        late_reason="menunggu ahli.",
        role="kepala_litbang",
    )
    return late


def budget(proposal: Proposal, year: int, document: str, amount: int, **more) -> None:
    BudgetLine.objects.create(proposal=proposal, year=year, document=document, amount=amount, **more)


def record(place: int) -> Proposal:
    return make.draft(
        name=f"Catatan Lama {place}", initiator="", state=State.TERCATAT, state_since=None, source_year=2024,
        source_agency="Kelurahan Contoh", source_stage="penerapan", source_initiator_known=False,
    )  # fmt: skip


def tried(place: int) -> Proposal:
    """Under way, never reported on since it began."""
    found = innovation(place, 3, "Obat Antar", State.UJI_COBA, state_since=START, decreed_on=START)
    found.owner = found.executor = found.agency
    found.save()
    step(found, Move.DECREE, START)
    step(found, Move.START_TRIAL, START)
    make.document(found, D.DECREE, on=START, number=f"CONTOH-{place}/2026", file=stored())
    trial = Trial.objects.create(
        proposal=found, place="Puskesmas Contoh", started_on=START, planned_end=date(2026, 12, 20)
    )
    safe = {f"endangers_{name}": False for name in ("health", "security", "safety", "environment")}
    Deviation.objects.create(
        trial=trial,
        rule="Peraturan loket",
        instead="Obat diantar.",
        starts_on=START,
        ends_on=date(2026, 12, 20),
        **safe,
    )
    budget(found, 2026, "rkpd", 40_000_000)
    budget(found, 2026, "apbd", 38_500_000, source="PAD", code="1.02.01")
    budget(found, 2027, "rkpd", 60_000_000)
    Measure.objects.create(
        proposal=found, name="Waktu tunggu", unit="menit", baseline=90, target=30, lower_is_better=True
    )
    return found


def applied(place: int) -> Proposal:
    """Tried last year, applied this year, its goals reached, not yet reported to the Minister."""
    found = innovation(
        place, 4, "Posyandu Malam", State.DITERAPKAN, state_since=date(2026, 9, 1), decreed_on=START,
        applied_on=date(2026, 9, 1), due_on=date(2027, 3, 1), due_is_legal=True,
    )  # fmt: skip
    found.owner = found.executor = found.agency
    found.save()
    step(found, Move.APPLY, date(2026, 9, 1))
    trial = Trial.objects.create(
        proposal=found, place="Posyandu Contoh", started_on=START, planned_end=date(2026, 7, 1),
        ended_on=date(2026, 7, 1), conclusion="berhasil",
    )  # fmt: skip
    TrialReport.objects.create(
        trial=trial, reported_on=date(2026, 5, 2), period_from=START, period_to=date(2026, 5, 1), progress="Berjalan."
    )
    Measure.objects.create(
        proposal=found, name="Kunjungan", unit="anak", target=100, realised=120, realised_on=date(2026, 7, 1)
    )
    paper = make.document(found, D.INSTRUMENT, on=date(2026, 9, 1), number=f"{place}", file=stored())
    Application.objects.create(
        proposal=found, instrument="perkada", document=paper, year=2026, established_on=date(2026, 9, 1),
        effective_on=date(2026, 9, 2),
    )  # fmt: skip
    MinisterReport.objects.create(proposal=found, kind="penerapan", due_on=date(2027, 3, 1))
    MinisterReport.objects.create(proposal=found, kind="penyampaian_keputusan", due_on=START + timedelta(days=7))
    award = make.document(found, D.TRIAL_REPORT, on=date(2026, 10, 1), number=f"PIAGAM-{place}", file=stored())
    if place % 2 == 0:
        Award.objects.create(
            proposal=found, recipient="Dinas Kesehatan", kind="Piagam", giver="Wali Kota", document=award
        )
    return found


def stopped(place: int) -> Proposal:
    found = innovation(
        place, 5, "Loket Keliling", State.DIHENTIKAN, state_since=date(2026, 10, 5), stopped_on=date(2026, 10, 5)
    )
    budget(found, 2027, "apbd", 10_000_000, source="PAD")
    step(found, Move.PROPOSE_STOP, date(2026, 9, 20), reason="pengunjung terlalu sedikit.")
    step(found, Move.APPROVE_STOP, date(2026, 10, 5))
    notice = make.document(found, D.STOP_NOTICE, on=date(2026, 10, 6), number=f"HENTI-{place}", file=stored())
    MinisterReport.objects.create(proposal=found, kind="penghentian", document=notice)
    return found


def exchanged(used: Proposal, place: int) -> None:
    other = make.region("13.07")
    moment = {"created_at": make.NOON, "updated_at": make.NOON}
    ExchangeEvent.objects.create(
        keeper=used.region, region=used.region, title=f"Bimtek {place}", kind="bimtek", on=date(2026, 4, 2), year=2026,
        host="Bappeda", **moment,
    )  # fmt: skip
    StudyVisit.objects.create(
        region=used.region, asking_region=other, office="Dinas Kesehatan", contact_name="Nama rahasia",
        contact="kontak-rahasia", receipt_digest=f"kunjungan-{place}", topics="Posyandu", size=10,
        first_choice=date(2026, 6, 3), visit_on=date(2026, 6, 3), status="terlaksana", attendance=9, **moment,
    )  # fmt: skip
    Adoption.objects.create(
        origin=used, adopter_region=other, adopter_office=f"Dinas {place}", stage="berjalan",
        stage_since=date(2026, 8, 8), origin_confirmed_at=make.NOON, adopter_confirmed_at=make.NOON, **moment,
    )  # fmt: skip
    paper = make.document(used, D.TRIAL_REPORT, on=date(2026, 8, 9), number=f"REPLIKA-{place}", file=stored())
    Replication.objects.create(proposal=used, adopter="Kabupaten Contoh", document=paper)


def stored():
    return make.stored_file(content=make.pdf_bytes("Contoh"))
