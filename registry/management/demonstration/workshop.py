"""A simulated Bimtek from the door to the certificates, and one that takes place now, so that its door is open."""

from datetime import date, datetime, time, timedelta

from django.core.files.base import ContentFile
from django.utils import timezone

from registry.exchange.models import ExchangeEvent
from registry.exchange.queries.links import token_of
from registry.exchange.rules.attendance import Line
from registry.exchange.rules.evaluation import Words
from registry.exchange.rules.events import EventKind, When
from registry.exchange.usecases.attendance import add_attendee, check_in, open_door, strike_attendee
from registry.exchange.usecases.evaluation import answer_evaluation
from registry.exchange.usecases.event_links import hand_out_materials, open_evaluation
from registry.exchange.usecases.events import add_material, record_exchange_event
from registry.management.demonstration.accounts import MAIN_AGENCIES, REGIONS, acting
from registry.management.demonstration.papers import one_page
from registry.people.rules.roles import Role
from registry.reference.models import Region
from registry.shared.actor import Actor

CITY, REGENCY = REGIONS
SOURCE = "Peragaan registri; acara ini tidak pernah berlangsung"
GUEST = MAIN_AGENCIES[REGENCY]
CAME = (
    Line(GUEST, REGENCY, "Peserta 1 (peragaan)"),
    Line(GUEST, REGENCY, "Peserta 2 (peragaan)"),
    Line("Perangkat daerah contoh (simulasi)", REGENCY),
    Line("Perangkat daerah contoh (simulasi)", CITY, "Peserta 3 (peragaan)"),
    Line("Perguruan tinggi contoh (simulasi)", CITY),
    Line("Perguruan tinggi contoh (simulasi)", CITY, "Peserta 4 (peragaan)"),
)
SAID = (
    (5, 4, 4, "Klinik inovasi untuk perangkat daerah (simulasi).", ""),
    (4, 5, 4, "Tanda terima bagi pengusul warga (simulasi).", "Waktu tanya jawab terlalu singkat (simulasi)."),
    (5, 5, 3, "", "Ruangan terlalu penuh (simulasi)."),
    (3, 4, 4, "", ""),
    (4, 4, 5, "Uji coba tiga bulan sebelum penerapan (simulasi).", ""),
    (5, 4, 4, "", ""),
)
MATERIALS = (
    ("Paparan tata kelola inovasi (simulasi)", "terbuka", ""),
    ("Lembar kerja peserta (simulasi)", "peserta", ""),
    ("Rekaman acara (simulasi)", "peserta", "https://contoh.id/rekaman-simulasi"),
    ("Catatan penyelenggara (simulasi)", "internal", ""),
)


def play_workshop(*, at: datetime) -> None:
    past, now = _day(at, -10), _day(at, 0)
    _past(past, at=at)
    event = _recorded("Bimtek inventarisasi inovasi", on=now, until=now + timedelta(days=2), at=_hour(now, 0))
    open_door(public_id=event.public_id, by=_desk(now), at=_hour(now, 0))


def _past(on: date, *, at: datetime) -> None:
    """It has been: who came, what was handed out, what they said; the evaluation is still open."""
    event, desk = _recorded("Bimtek penyusunan usulan inovasi", on=on, until=None, at=_hour(on, -48)), _desk(on)
    for title, rights, url in MATERIALS:
        paper = ContentFile(one_page(["SIMULASI", title]), name="bahan-contoh.pdf")
        add_material(
            public_id=event.public_id, title=title, maker="Bappeda (peragaan)", rights=rights,
            upload=None if url else paper, url=url, by=desk, at=_hour(on, 7),
        )  # fmt: skip
    door = token_of(open_door(public_id=event.public_id, by=desk, at=_hour(on, 7)))
    for place, line in enumerate(CAME):
        check_in(token=door, line=line, sending=f"peragaan-{place}", at=_hour(on, 8) + timedelta(minutes=place))
    twice = add_attendee(public_id=event.public_id, line=CAME[0], on=on, by=desk, at=_hour(on, 9))
    strike_attendee(
        public_id=event.public_id, attendee_id=twice.public_id, reason="Tercatat dua kali (simulasi)", by=desk,
        at=_hour(on, 9),
    )  # fmt: skip
    asked = open_evaluation(public_id=event.public_id, until=_day(at, 20), by=desk, at=_hour(on, 15))
    for place, (topics, speakers, organisation, adopt, missing) in enumerate(SAID):
        marks = {"topics": topics, "speakers": speakers, "organisation": organisation}
        region = REGENCY if place % 2 else None
        words = Words(marks, adopt, missing, region_code=region)
        answer_evaluation(token=token_of(asked), words=words, sending=f"peragaan-{place}", at=_hour(on, 16))
    hand_out_materials(public_id=event.public_id, by=desk, at=_hour(on, 16))


def _recorded(title: str, *, on: date, until: date | None, at: datetime) -> ExchangeEvent:
    values = {
        "title": f"{title} (simulasi)", "kind": EventKind.BIMTEK, "host": "Bappeda Kota Payakumbuh (peragaan)",
        "region_id": CITY, "place": "Aula Bappeda (peragaan)", "topic": "Dari gagasan ke usulan (simulasi)",
        "agenda": "Pembukaan\nPaparan\nLatihan\nPenilaian peserta", "source_url": "", "source_note": SOURCE,
    }  # fmt: skip
    return record_exchange_event(
        values=values, when=When(on, until, on.year, on.month), guests=[Region.objects.get(pk=REGENCY)],
        is_simulated=True, by=_desk(on), at=at,
    )  # fmt: skip


def _desk(on: date) -> Actor:
    return acting(region=CITY, role=Role.RND_OFFICER, on=on)


def _day(at: datetime, days: int) -> date:
    return (timezone.localtime(at) + timedelta(days=days)).date()


def _hour(on: date, hour: int) -> datetime:
    return datetime.combine(on, time(), timezone.get_default_timezone()) + timedelta(hours=hour)
