"""The exchange played between the two tenants: a visit that took place, one that waits, a replication both stand by,
and the agreement that carries both and ends soon.
"""

from datetime import date, datetime, time, timedelta

from django.core.files.base import ContentFile
from django.utils import timezone

from registry.exchange.models import Adoption, ExchangeEvent, StudyVisit
from registry.exchange.queries.links import token_of
from registry.exchange.rules.events import EventKind, When
from registry.exchange.rules.replications import Stage
from registry.exchange.usecases.agreements import Terms, record_agreement
from registry.exchange.usecases.confirmations import confirm_by_link, make_confirmation_link
from registry.exchange.usecases.events import add_speaker, record_exchange_event, record_visit_event
from registry.exchange.usecases.offspring import name_offspring
from registry.exchange.usecases.replications import confirm_adoption, move_adoption, start_adoption, tell_changes
from registry.exchange.usecases.visit_desk import Answer, Reply, answer_visit, hold_visit
from registry.exchange.usecases.visits import ask_visit
from registry.management.demonstration.accounts import MAIN_AGENCIES, REGIONS, acting
from registry.management.demonstration.examples import HOME_COMPOST, KOMPOS
from registry.management.demonstration.papers import one_page
from registry.people.rules.roles import Role
from registry.proposals.models import Proposal
from registry.reference.models import Region
from registry.workflow.rules.states import State

CITY, REGENCY = REGIONS
FURTHER = "13.06"  # keeps no account here, and confirms by a link
OFFICE = MAIN_AGENCIES[REGENCY]
PERSON = {"contact_name": "Narahubung (peragaan)", "contact": "narahubung@contoh.id", "office": OFFICE}
SECRETS = (b"peragaan kunjungan 1", b"peragaan kunjungan 2")
GUESTS = 18


def play_exchange(*, at: datetime) -> None:
    """On simulated innovations only; the days lie behind, so that the first follow-up is due."""
    visit_id = _visit_that_took_place(at=at)
    ask_visit(
        region_code=CITY, asking_code=REGENCY, texts=PERSON | {"topics": "Kompos dan bank sampah (simulasi)"},
        size=12, first_choice=_day(at, 21), second_choice=_day(at, 28), secret=SECRETS[1], at=at,
    )  # fmt: skip
    applied = Proposal.objects.filter(region_id=CITY, is_simulated=True, state=State.DITERAPKAN).order_by("pk").first()
    if applied is not None:
        adoption = _replication(origin_id=applied.public_id, visit_id=visit_id, at=at)
        visits = list(StudyVisit.objects.filter(public_id=visit_id))
        _agreement(of=CITY, partner=REGENCY, number="CONTOH-KS-1", adoption=adoption, visits=visits, at=at)
        _agreement(of=REGENCY, partner=CITY, number="CONTOH-KS-2", adoption=adoption, visits=[], at=at)
    _family(at=at)


def play_event(*, at: datetime) -> ExchangeEvent:
    """A meeting of both regions that lies ahead, so that it can still be invited to; who speaks is an office."""
    desk = acting(region=CITY, role=Role.RND_OFFICER, on=at.date())
    values = {
        "title": "SIMULASI: lokakarya replikasi inovasi dengan daerah tetangga", "kind": EventKind.WORKSHOP,
        "host": "Bappeda Kota Payakumbuh (peragaan)", "region": Region.objects.get(pk=CITY),
        "place": "Aula Bappeda (peragaan)", "topic": "Menyesuaikan inovasi yang sudah diterapkan (simulasi).",
        "agenda": "09.00 Pembukaan\n09.30 Paparan daerah asal\n11.00 Rencana daerah penerap", "source_url": "",
        "source_note": "Surat undangan CONTOH-UN-1",
    }  # fmt: skip
    day = _day(at, 14)
    event = record_exchange_event(
        values=values, when=When(on=day, year=day.year, month=day.month), guests=[Region.objects.get(pk=REGENCY)],
        is_simulated=True, by=desk, at=at,
    )  # fmt: skip
    add_speaker(
        public_id=event.public_id, who="Bappeda (peragaan)", office="Perangkat daerah litbang", role="Narasumber",
        topic="Cara menyesuaikan inovasi (simulasi)", by=desk, at=at,
    )  # fmt: skip
    return event


def _day(at: datetime, days: int) -> date:
    return (timezone.localtime(at) + timedelta(days=days)).date()


def _visit_that_took_place(*, at: datetime) -> str:
    asked, came = _morning(at, -130), _morning(at, -110)
    desk = acting(region=CITY, role=Role.RND_OFFICER, on=asked.date())
    topics = "Strategi inovasi dan tata kelolanya; usaha kecil dan pasar rakyat (simulasi)"
    visit, _code = ask_visit(
        region_code=CITY, asking_code=REGENCY, texts=PERSON | {"topics": topics}, size=GUESTS + 2,
        first_choice=came.date(), second_choice=None, secret=SECRETS[0], at=asked,
    )  # fmt: skip
    reply = Reply(
        Answer.ACCEPT, came.date(), "Aula Bappeda (peragaan)", "CONTOH-KJ-1", "Jadwal terlampir (simulasi).",
        has_checked=True,
    )  # fmt: skip
    answer_visit(public_id=visit.public_id, reply=reply, by=desk, at=asked + timedelta(days=2))
    hold_visit(
        public_id=visit.public_id, attendance=GUESTS, note="Berjalan sesuai jadwal (simulasi).", by=desk,
        at=came + timedelta(days=1),
    )  # fmt: skip
    record_visit_event(public_id=visit.public_id, by=desk, at=came + timedelta(days=1))
    return visit.public_id


def _replication(*, origin_id: str, visit_id: str, at: datetime) -> Adoption:
    """Interest, agreement, adaptation; whether it runs is left for the adopter's desk to say."""
    begun = _morning(at, -30)
    city = acting(region=CITY, role=Role.RND_OFFICER, on=begun.date())
    regency = acting(region=REGENCY, role=Role.RND_OFFICER, on=begun.date())
    adoption = start_adoption(
        origin_id=origin_id, adopter_code=REGENCY, agency_id=None, office=OFFICE,
        facilitator="Bappeda Kota Payakumbuh (peragaan)", visit_id=visit_id, by=city, at=begun,
    )  # fmt: skip
    confirm_adoption(public_id=adoption.public_id, by=regency, at=begun + timedelta(days=2))
    paper = one_page(
        ["SIMULASI", "Perjanjian replikasi CONTOH-PR-1", "Contoh untuk peragaan; bukan dokumen pemerintah."]
    )
    move_adoption(
        public_id=adoption.public_id, to=Stage.AGREEMENT, on=_day(at, -20), number="CONTOH-PR-1",
        upload=ContentFile(paper, name="perjanjian-contoh.pdf"), by=city, at=_morning(at, -20),
    )  # fmt: skip
    move_adoption(public_id=adoption.public_id, to=Stage.ADAPTATION, on=_day(at, -8), by=regency, at=_morning(at, -8))
    tell_changes(
        public_id=adoption.public_id, what="Gerai dipindah ke pasar nagari (simulasi).",
        why="Pasar nagari buka dua hari sepekan (simulasi).", by=regency, at=_morning(at, -7),
    )  # fmt: skip
    return adoption


def _family(*, at: datetime) -> None:
    """Compost of the city grew into the regency's own, and that goes on to a region without an account."""
    simulated = Proposal.objects.filter(is_simulated=True, state=State.UJI_COBA)
    origin = simulated.filter(region_id=CITY, name=KOMPOS).first()
    grown = simulated.filter(region_id=REGENCY, name=HOME_COMPOST).first()
    if origin is None or grown is None:
        return
    begun = _morning(at, -6)
    city, regency = (acting(region=region, role=Role.RND_OFFICER, on=begun.date()) for region in (CITY, REGENCY))
    ends = {"agency_id": None, "facilitator": "", "at": begun}
    first = start_adoption(origin_id=origin.public_id, adopter_code=REGENCY, office=OFFICE, by=city, **ends)  # type: ignore[arg-type]
    confirm_adoption(public_id=first.public_id, by=regency, at=begun)
    name_offspring(public_id=first.public_id, offspring_id=grown.public_id, by=regency, at=begun)
    onward = start_adoption(
        origin_id=grown.public_id, adopter_code=FURTHER, office="Perangkat daerah contoh", by=regency, **ends  # type: ignore[arg-type]
    )  # fmt: skip
    link = make_confirmation_link(public_id=onward.public_id, by=regency, at=begun)
    confirm_by_link(token=token_of(link), at=begun)


def _agreement(
    *, of: str, partner: str, number: str, adoption: Adoption, visits: list[StudyVisit], at: datetime
) -> None:  # fmt: skip
    """As one end keeps it: two months before its end, so that its renewal is a duty of that desk."""
    paper = one_page(
        ["SIMULASI", f"Perjanjian kerja sama {number}", "Contoh untuk peragaan; bukan dokumen pemerintah."]
    )
    terms = Terms(
        partner, number, _day(at, -305), _day(at, 60), "Kerja sama inovasi daerah (simulasi)", [adoption], visits
    )  # fmt: skip
    record_agreement(
        terms=terms, upload=ContentFile(paper, name="kerja-sama-contoh.pdf"),
        by=acting(region=of, role=Role.RND_OFFICER, on=at.date()), at=at,
    )  # fmt: skip


def _morning(at: datetime, days: int) -> datetime:
    return datetime.combine(_day(at, days), time(9), timezone.get_default_timezone())
