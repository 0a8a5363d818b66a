"""Lists of the exchange: events, visits, replications, agreements, consultations. Never a person's contact."""

from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet

from registry.exchange.labels import AGREEMENT_STATE_LABELS, EVENT_KIND_LABELS
from registry.exchange.models import Adoption, Advice, Consultation, CooperationAgreement, ExchangeEvent, StudyVisit
from registry.exchange.policy import is_desk, may_read_clinic
from registry.exchange.queries.agreements import agreements_asked
from registry.exchange.queries.clinic import consultations_for
from registry.exchange.queries.events import event_regions, events, narrowed
from registry.exchange.queries.replications import confirmed_adoptions
from registry.exchange.queries.visits import visits_for
from registry.exchange.rules.clinic import Advised
from registry.reports.queries.lists.reading import (
    Asked,
    Found,
    Listing,
    Reading,
    Said,
    by_key,
    columns,
    day_of,
    simulated,
    text_in,
)
from registry.reports.rules.listing import Row
from registry.shared.actor import Actor

FIRST_YEAR, LAST_YEAR = 1945, 2100
OPEN = Q(answer=Advised.OPEN)


def _events_asked(_reader: Actor, address: Asked, _today: date) -> dict[str, Any]:
    """As the form of the page reads it: what is no choice of it narrows nothing."""
    kind, region, year = text_in(address, "kind"), text_in(address, "region"), text_in(address, "year")
    is_year = year.isascii() and year.isdigit() and len(year) == 4 and FIRST_YEAR <= int(year) <= LAST_YEAR
    given = {
        "text": text_in(address, "q"),
        "kind": kind if kind in EVENT_KIND_LABELS else "",
        "region_code": region if region and event_regions().filter(pk=region).exists() else "",
        "year": int(year) if is_year else None,
    }
    return {name: value for name, value in given.items() if value}


def _events_said(reading: Reading) -> Said:
    to = reading.to
    kinds = {str(kind): str(label) for kind, label in EVENT_KIND_LABELS.items()}
    region = event_regions().filter(pk=to.get("region_code", "")).first()
    return [
        ("text", to.get("text", "")), ("event_kind", kinds.get(to.get("kind", ""), "")),
        ("region", region.name if region else ""), ("year", str(to.get("year", ""))),
    ]  # fmt: skip


def _events(reading: Reading) -> Found:
    def read(rows: QuerySet[ExchangeEvent]) -> dict[int, Row]:
        return {
            each.pk: (
                each.title, str(each.get_kind_display()), each.on, each.until, each.year, each.month, each.host,
                each.region.name if each.region else "", each.place, _names(each.guests.all()),
                "; ".join(", ".join(filter(None, (one.who, one.office))) for one in each.speakers.all()), each.topic,
                each.source_url or each.source_note, str(each.get_confidence_display()), simulated(each.is_simulated),
            )
            for each in rows.prefetch_related("guests", "speakers")
        }  # fmt: skip

    return by_key(narrowed(events(), **reading.to), read)


def _names(things: QuerySet[Any]) -> str:
    return "; ".join(each.name for each in things)


def _visits(reading: Reading) -> Found:
    def read(rows: QuerySet[StudyVisit]) -> dict[int, Row]:
        shown = rows.defer("contact_name", "contact").prefetch_related("innovations")
        return {
            each.pk: (
                each.asking_region.name, each.office, each.topics, each.size, each.first_choice, each.second_choice,
                each.visit_on, each.place, str(each.get_status_display()), each.letter_number, each.attendance,
                _names(each.innovations.all()), day_of(each.created_at), simulated(each.is_simulated),
            )
            for each in shown
        }  # fmt: skip

    return by_key(visits_for(reading.reader), read)


def _adoptions(_reading: Reading) -> Found:
    """What both ends stand by, as the public table."""

    def read(rows: QuerySet[Adoption]) -> dict[int, Row]:
        return {
            each.pk: (
                each.origin.name, each.origin.region.name, _office(each), each.adopter_region.name,
                each.adopter_office, str(each.get_stage_display()), each.stage_since,
                day_of(each.origin_confirmed_at), day_of(each.adopter_confirmed_at), each.changed_what,
                each.changed_why, simulated(each.is_simulated),
            )
            for each in rows
        }  # fmt: skip

    return by_key(confirmed_adoptions(), read)


def _office(adoption: Adoption) -> str:
    origin = adoption.origin
    office = origin.owner or origin.executor
    return office.name if office else origin.source_agency


def _agreements_asked(_reader: Actor, address: Asked, _today: date) -> dict[str, Any]:
    asked = text_in(address, "keadaan")
    return {"state": asked} if asked in AGREEMENT_STATE_LABELS else {}


def _agreements_said(reading: Reading) -> Said:
    states = {str(state): str(label) for state, label in AGREEMENT_STATE_LABELS.items()}
    return [("state", states.get(reading.to.get("state", ""), ""))]


def _agreements(reading: Reading) -> Found:
    def read(rows: QuerySet[CooperationAgreement]) -> dict[int, Row]:
        return {each.pk: _agreement(each, reading.today) for each in rows}

    return by_key(agreements_asked(reading.reader, asked=reading.to.get("state", ""), today=reading.today), read)


def _agreement(each: CooperationAgreement, today: date) -> Row:
    later = getattr(each, "renewal", None)
    return (
        each.subject, each.partner.name, each.number, each.on, each.ends_on,
        str(AGREEMENT_STATE_LABELS[each.state(today)]), each.renews.number if each.renews else "",
        later.number if later else "", simulated(each.is_simulated),
    )  # fmt: skip


def _consultations(reading: Reading) -> Found:
    def read(rows: QuerySet[Consultation]) -> dict[int, Row]:
        found = list(rows)
        points = Advice.objects.filter(consultation__in=[each.pk for each in found]).order_by()
        counts = points.values_list("consultation").annotate(n=Count("pk"), left=Count("pk", filter=OPEN))
        given = {key: (number, is_open) for key, number, is_open in counts}
        return {
            each.pk: (
                each.question, each.agency.name, each.proposal.name if each.proposal else "", day_of(each.asked_at),
                each.wished, each.meet_on, each.place, *given.get(each.pk, (0, 0)), each.outcome,
                simulated(each.proposal is not None and each.proposal.is_simulated),
            )
            for each in found
        }  # fmt: skip

    return by_key(consultations_for(reading.reader), read)


EVENTS = Listing(
    columns(
        ("Nama acara", 60), ("Jenis", 22), ("Tanggal", 12), ("Sampai tanggal", 14), ("Tahun", 8), ("Bulan", 8),
        ("Penyelenggara", 40), ("Daerah", 26), ("Tempat", 30), ("Daerah yang hadir", 40),
        ("Pembicara dan peserta", 50), ("Pokok bahasan", 60), ("Sumber", 50), ("Keyakinan", 12), ("Tanda", 12),
    ),
    _events, asked=_events_asked, said=_events_said,
)  # fmt: skip
VISITS = Listing(
    columns(
        ("Daerah pemohon", 30), ("Perangkat daerah pemohon", 40), ("Yang ingin dipelajari", 60), ("Orang", 8),
        ("Pilihan pertama", 14), ("Pilihan kedua", 14), ("Tanggal kunjungan", 16), ("Tempat", 30), ("Keadaan", 24),
        ("Nomor surat jawaban", 24), ("Hadir", 8), ("Inovasi", 50), ("Diminta", 12), ("Tanda", 12),
    ),
    _visits, is_desk,
)  # fmt: skip
ADOPTIONS = Listing(
    columns(
        ("Inovasi", 60), ("Daerah asal", 28), ("Perangkat daerah asal", 40), ("Daerah penerap", 28),
        ("Perangkat daerah penerap", 40), ("Tahap", 18), ("Sejak", 12), ("Konfirmasi daerah asal", 20),
        ("Konfirmasi daerah penerap", 22), ("Yang diubah", 50), ("Alasan perubahan", 50), ("Tanda", 12),
    ),
    _adoptions,
)  # fmt: skip
AGREEMENTS = Listing(
    columns(
        ("Tentang", 60), ("Daerah mitra", 28), ("Nomor", 30), ("Tanggal", 12), ("Berakhir pada", 14),
        ("Keadaan", 18), ("Melanjutkan", 30), ("Dilanjutkan dengan", 30), ("Tanda", 12),
    ),
    _agreements, is_desk, _agreements_asked, _agreements_said,
)  # fmt: skip
CONSULTATIONS = Listing(
    columns(
        ("Yang ditanyakan", 60), ("Perangkat daerah", 40), ("Usulan", 50), ("Diminta", 12),
        ("Hari yang diinginkan", 24), ("Tanggal pertemuan", 16), ("Tempat", 30), ("Saran", 8), ("Saran terbuka", 12),
        ("Yang berubah", 50), ("Tanda", 12),
    ),
    _consultations, may_read_clinic,
)  # fmt: skip
