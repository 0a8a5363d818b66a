"""One paper of every kind and format, asked for by the head of the research agency and made by the worker."""

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from django.urls import reverse
from django.utils import timezone

from registry.exchange.models import Adoption, ExchangeEvent
from registry.exchange.queries.attendance import certifiable
from registry.index.models import Sheet
from registry.management.demonstration.accounts import acting
from registry.management.demonstration.examples import CITY, MARKET, MELANIA, MOGE, STANDING, WASTE_BANK
from registry.management.demonstration.exchange import play_event, play_exchange
from registry.management.demonstration.index_round import YEAR, is_index_played, play_index
from registry.management.demonstration.laying import laid
from registry.management.demonstration.play import play
from registry.management.demonstration.receipt import lay_receipt
from registry.management.demonstration.waiting import wait_for_jobs
from registry.management.demonstration.workshop import play_workshop
from registry.people.rules.roles import Role
from registry.proposals.models import Proposal
from registry.reports.models import Job
from registry.reports.rules.formats import Format
from registry.reports.rules.kinds import FORMATS
from registry.reports.rules.kinds import ReportKind as K
from registry.reports.usecases.bundles import ask_bundle
from registry.reports.usecases.certificates import ask_certificates
from registry.reports.usecases.dossiers import ask_dossier, ask_region_dossier
from registry.reports.usecases.exchange import ask_event_paper, ask_statement
from registry.reports.usecases.jobs import ask_report
from registry.reports.usecases.lists import ask_list
from registry.reports.usecases.regional import ask_regional
from registry.workflow.rules.states import State

SITE = "http://127.0.0.1:8000"
SIEVE = "Mesin pengayak pupuk organik"
WORTHY = tuple(example for example in STANDING if example.name == MOGE)
"""The main job leaves no proposal before its decree: this one is played besides."""
SECONDS = 240
BUNDLED = 3
Ask = Callable[[K, Format, datetime], Job]


def make_papers(folder: Path) -> dict[str, Any]:
    """Play what papers need beside, ask for all, wait, lay them into `papers`; CommandError where one was not made."""
    play(examples=WORTHY, today=timezone.localdate())
    at = timezone.now()
    if not is_index_played():
        play_index(at=at)
    play_exchange(at=at)
    play_event(at=at)
    play_workshop(at=at)
    jobs = {(kind, form): ask(kind, form, at) for kind, ask in PAPERS.items() for form in FORMATS[kind]}
    wait_for_jobs((job.public_id for job in jobs.values()), seconds=SECONDS)
    papers = folder / "papers"
    made = {f"{kind}.{form}": laid(job, folder=papers, name=f"{kind}.{form}") for (kind, form), job in jobs.items()}
    return made | {"tanda_terima.pdf": lay_receipt(papers, check_url=SITE + reverse("paper_check"), at=at)}


def on(name: str, state: State) -> Ask:
    """How a paper is asked on the simulated proposal of this name."""

    def ask(kind: K, form: Format, at: datetime) -> Job:
        proposal = Proposal.objects.get(region_id=CITY, name=name, state=state, is_simulated=True)
        head = acting(region=CITY, role=Role.RND_HEAD, on=at.date())
        address = SITE + reverse("innovation", args=[proposal.public_id])
        return ask_report(
            public_id=proposal.public_id, kind=kind, format=form, request_key="peragaan-dokumen", address=address,
            by=head, at=at,
        )  # fmt: skip

    return ask


def of_the_region(kind: K, form: Format, at: datetime) -> Job:
    """A paper on the whole region in the running year."""
    head = acting(region=CITY, role=Role.RND_HEAD, on=at.date())
    year = str(timezone.localtime(at).year)
    return ask_regional(
        kind=kind, region_code=CITY, period=year, format=form, request_key="peragaan-dokumen", by=head, at=at
    )


def as_list(_kind: K, form: Format, at: datetime) -> Job:
    """All rows of the list of proposals."""
    head = acting(region=CITY, role=Role.RND_HEAD, on=at.date())
    return ask_list(of="usulan", to={}, format=form, request_key="peragaan-dokumen", by=head, at=at)


def as_bundle(_kind: K, _form: Format, at: datetime) -> Job:
    """The evaluation reports of what was applied, in one ZIP."""
    applied = Proposal.objects.filter(region_id=CITY, is_simulated=True, state=State.DITERAPKAN).order_by("pk")
    head = acting(region=CITY, role=Role.RND_HEAD, on=at.date())
    public_ids = list(applied.values_list("public_id", flat=True)[:BUNDLED])
    return ask_bundle(public_ids=public_ids, kind=K.PROPOSAL, request_key="peragaan-dokumen", by=head, at=at)


def of_an_innovation(_kind: K, form: Format, at: datetime) -> Job:
    """The index dossier of the first innovation in the report."""
    sheets = Sheet.objects.filter(period__region_id=CITY, period__year=YEAR).order_by("pk")
    public_id = sheets.values_list("proposal__public_id", flat=True)[0]
    head = acting(region=CITY, role=Role.RND_HEAD, on=at.date())
    return ask_dossier(
        public_id=public_id, year=YEAR, format=form, request_key="peragaan-dokumen", by=head, at=at
    )  # fmt: skip


def of_the_period(_kind: K, form: Format, at: datetime) -> Job:
    head = acting(region=CITY, role=Role.RND_HEAD, on=at.date())
    return ask_region_dossier(
        region_code=CITY, year=YEAR, format=form, request_key="peragaan-dokumen", by=head, at=at
    )  # fmt: skip


def of_the_replication(_kind: K, form: Format, at: datetime) -> Job:
    """The city's statement of what both ends stand by."""
    head = acting(region=CITY, role=Role.RND_HEAD, on=at.date())
    adoption = Adoption.objects.filter(is_simulated=True, origin__region_id=CITY).earliest("pk")
    return ask_statement(
        public_id=adoption.public_id, format=form, request_key="peragaan-dokumen", by=head, at=at
    )  # fmt: skip


def of_the_event(kind: K, form: Format, at: datetime) -> Job:
    """The city's invitation to what lies ahead, or its list of who came."""
    head = acting(region=CITY, role=Role.RND_HEAD, on=at.date())
    event = coming() if kind == K.INVITATION else attended()
    return ask_event_paper(
        kind=kind, public_id=event.public_id, format=form, request_key="peragaan-dokumen", by=head, at=at
    )  # fmt: skip


def of_who_came(_kind: K, form: Format, at: datetime) -> Job:
    """One certificate, or those of the whole list in a ZIP."""
    head, event = acting(region=CITY, role=Role.RND_HEAD, on=at.date()), attended()
    attendee_id = certifiable(event)[0].public_id if form == Format.PDF else None
    return ask_certificates(
        public_id=event.public_id, attendee_id=attendee_id, check_url=SITE + reverse("paper_check"),
        request_key="peragaan-dokumen", by=head, at=at,
    )  # fmt: skip


def coming() -> ExchangeEvent:
    return ExchangeEvent.objects.filter(is_simulated=True, keeper_id=CITY).latest("on")


def attended() -> ExchangeEvent:
    held = ExchangeEvent.objects.filter(is_simulated=True, keeper_id=CITY, attendees__isnull=False)
    return held.earliest("on")


APPLIED = on(MELANIA, State.DITERAPKAN)
PAPERS: Mapping[K, Ask] = {
    K.EVALUATION_SHEET: APPLIED,
    K.VERIFICATION_SHEET: on(WASTE_BANK, State.DITERAPKAN),
    K.TEAM_MINUTES: on(MARKET, State.DITERAPKAN),
    K.PROPOSAL: APPLIED,
    K.CONVEYING_LETTER: APPLIED,
    K.BRIEFING: on(MOGE, State.LAYAK),
    K.DECREE: on(MOGE, State.LAYAK),
    K.MINISTER_LETTER: APPLIED,
    K.TRIAL_REPORT: APPLIED,
    K.FINAL_REPORT: APPLIED,
    K.STOP_REPORT: on(SIEVE, State.DIHENTIKAN),
    K.OVERALL: APPLIED,
    K.REGULATION: APPLIED,
    K.APPLICATION_REPORT: APPLIED,
    K.INNOVATION_SHEET: APPLIED,
    K.RECAP: of_the_region,
    K.OVERDUE: of_the_region,
    K.YEARLY: of_the_region,
    K.LIST: as_list,
    K.BUNDLE: as_bundle,
    K.DOSSIER: of_an_innovation,
    K.REGION_DOSSIER: of_the_period,
    K.STATEMENT: of_the_replication,
    K.INVITATION: of_the_event,
    K.ATTENDANCE: of_the_event,
    K.CERTIFICATE: of_who_came,
}
"""Kind → how it is asked; each is made in all its formats. The receipt, which nobody asks for, is laid besides."""
