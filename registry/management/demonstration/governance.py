"""A quarter's pulse, the year's strategy and the clinic, played in both tenants on simulated proposals."""

from datetime import datetime, timedelta

from django.core.files.base import ContentFile
from django.utils import timezone

from registry.catalogue.rules.signs import Sign
from registry.exchange.policy import may_answer_pulse
from registry.exchange.queries.clinic import askable_proposals
from registry.exchange.queries.pulses import running_for
from registry.exchange.rules.clinic import Advised
from registry.exchange.rules.pulse import Words
from registry.exchange.rules.strategy import MONTHS, Target
from registry.exchange.usecases.clinic import answer_advice, ask_advice, give_advice, offer_appointment, tell_outcome
from registry.exchange.usecases.pulses import answer_pulse, make_pulse_links
from registry.exchange.usecases.strategy import save_plan, save_target
from registry.management.demonstration.accounts import (
    CIVIL_REGISTRY,
    COOPERATIVES,
    ENVIRONMENT,
    MAIN_AGENCIES,
    REGIONS,
    acting,
)
from registry.management.demonstration.papers import one_page
from registry.people.models import Agency
from registry.people.rules.roles import Role
from registry.shared.actor import Actor
from registry.workflow.rules.states import Stage

SAID = (
    Words(Sign.ALIVE, changed="Jadwal layanan ditambah satu hari (simulasi)."),
    Words(Sign.STALLED, needed="Satu petugas pengganti selama pelatihan (simulasi)."),
)
"""The first running innovations answer so; those behind them are asked and have not answered."""
PLANNED = {
    REGIONS[0]: (MAIN_AGENCIES[REGIONS[0]], CIVIL_REGISTRY, COOPERATIVES, ENVIRONMENT),
    REGIONS[1]: (MAIN_AGENCIES[REGIONS[1]],),
}
QUESTION = "Bagaimana mengukur hasil agar angka awalnya dapat ditelusuri? (simulasi)"
NEXT_QUESTION = "Bukti apa yang perlu disiapkan sebelum uji coba berakhir? (simulasi)"


def play_governance(*, at: datetime) -> None:
    for region in REGIONS:
        _pulse(region=region, at=at)
        _strategy(region=region, at=at)
        _clinic(region=region, at=at)


def _desk(region: str, at: datetime) -> Actor:
    return acting(region=region, role=Role.RND_OFFICER, on=at.date())


def _pulse(*, region: str, at: datetime) -> None:
    """In the quarter that runs now: one lives, one is stalled, and what is left has its link."""
    desk = _desk(region, at)
    running = list(running_for(desk).filter(is_simulated=True))
    said, silent = iter(SAID), []
    for proposal in running:
        agency = proposal.owner or proposal.executor or proposal.agency
        by = _who_answers(region=region, agency=agency.name if agency else "", at=at)
        if by is not None and may_answer_pulse(by, proposal) and (words := next(said, None)):
            answer_pulse(public_id=proposal.public_id, words=words, by=by, at=at)
        else:
            silent.append(proposal.public_id)
    if silent:
        make_pulse_links(public_ids=silent, by=desk, at=at)


def _who_answers(*, region: str, agency: str, at: datetime) -> Actor | None:
    """The agency's own officer or executor, where it has an account."""
    for role in (Role.AGENCY_OFFICER, Role.EXECUTOR):
        try:
            return acting(region=region, role=role, agency=agency, on=at.date())
        except IndexError:
            continue
    return None


def _strategy(*, region: str, at: datetime) -> None:
    """Targets of this year, even over its months; the plan says on its face that it is none."""
    desk, today = _desk(region, at), timezone.localtime(at).date()
    number = f"CONTOH-RIPJ-{today.year} (simulasi)"
    paper = one_page(["SIMULASI", f"RIPJ PID {number}", "Contoh untuk peragaan; bukan dokumen pemerintah."])
    save_plan(
        year=today.year, number=number, on=today.replace(month=1, day=1), address="",
        upload=ContentFile(paper, name="ripj-pid-contoh.pdf"), base_version=0, by=desk, at=at,
    )  # fmt: skip
    agencies = Agency.objects.filter(region_id=region, name__in=PLANNED[region], is_active=True).order_by("pk")
    for place, agency in enumerate(agencies):
        target = Target(2 + place, Stage.TRIAL, (1 + place % 2,) * MONTHS)
        save_target(agency_id=agency.pk, year=today.year, target=target, base_version=0, by=desk, at=at)


def _clinic(*, region: str, at: datetime) -> None:
    """One consultation from the question to what it changed, with a point still open; a second one just asked."""
    agency = Agency.objects.get(region_id=region, name=MAIN_AGENCIES[region])
    officer, desk = acting(region=region, role=Role.AGENCY_OFFICER, agency=agency.name, on=at.date()), _desk(region, at)
    about = askable_proposals(officer).filter(is_simulated=True).first()
    asked = ask_advice(
        agency_id=agency.pk, proposal_id=about.pk if about else None, question=QUESTION, wished="Selasa pagi",
        by=officer, at=at - timedelta(days=16),
    )  # fmt: skip
    met = at - timedelta(days=10)
    offer_appointment(
        public_id=asked.public_id, on=timezone.localtime(met).date(), place="Ruang klinik inovasi (peragaan)", by=desk,
        at=at - timedelta(days=14),
    )  # fmt: skip
    done, _open = [
        give_advice(public_id=asked.public_id, text=text, by=desk, at=met)
        for text in (
            "Ambil angka awal dari laporan triwulan yang sudah ditandatangani (simulasi).",
            "Lampirkan halaman yang memuat nama inovasi pada setiap bukti (simulasi).",
        )
    ]
    answer_advice(
        point_id=done.public_id, answer=Advised.DONE, word="Angka awal diambil dari laporan triwulan I (simulasi).",
        by=officer, at=at - timedelta(days=4),
    )  # fmt: skip
    tell_outcome(
        public_id=asked.public_id, outcome="Ukuran hasil kini menyebut sumber angka awalnya (simulasi).", by=officer,
        at=at - timedelta(days=3),
    )  # fmt: skip
    ask_advice(
        agency_id=agency.pk, proposal_id=about.pk if about else None, question=NEXT_QUESTION, wished="Kamis siang",
        by=officer, at=at,
    )  # fmt: skip
