"""What could leak is really there: drafts, foreign attachments, votes, reasons, personal values, receipts."""

from datetime import UTC, date, datetime
from types import SimpleNamespace

from django.core.files.base import ContentFile
from django.utils import timezone

from registry.catalogue.models import MapShapes
from registry.catalogue.usecases.refreshing import refresh_entries
from registry.exchange.models import (
    Adoption,
    AdoptionStep,
    Advice,
    Attendee,
    Consultation,
    CooperationAgreement,
    EventAnswer,
    ExchangeEvent,
    FollowUp,
    Material,
    Pulse,
    PulseAnswer,
    SignedLink,
    Speaker,
    StrategyPlan,
    StudyVisit,
)
from registry.exchange.rules.pulse import quarter_of
from registry.index.models import EvidenceDocument, Scenario, SheetNote, SmallerCopy
from registry.index.queries.editions import shipped_edition
from registry.index.usecases.levels import report_innovation
from registry.index.usecases.notes import pin_note
from registry.index.usecases.periods import load_shipped_editions, open_period
from registry.people.rules.roles import Role
from registry.proposals.models import Inventor
from registry.proposals.usecases.drafts import save_buffer
from registry.reference.models import Holiday, Option
from registry.reports.models import Job, Schedule, ScheduleRun, WordingEdition
from registry.review.usecases.sheets import save_answers
from registry.review.usecases.teams import NewMember, form_team
from registry.review.usecases.votes import cast_vote, state_conflict
from registry.shared.actor import PUBLIC
from registry.trial.models import TrialStage
from registry.workflow.rules.documents import DocumentKind as D
from registry.workflow.rules.states import Criterion, Element
from registry.workflow.rules.transitions import Move
from tests import factories as make
from tests.procedure.journeys import Journey
from tests.web.leaks.people import CITY, NEXT_DOOR, settle

YEAR = 2026


class Case(Journey):
    """A journey of the people of the table; its secret words carry the name of the case."""

    def __init__(self, *, name, initiator, people):
        super().__init__(initiator=initiator)
        self.name = name
        self.people = {role: people[role.value] for role in Role}
        words = {field: f"{field}-rahasia-{name}" for field in ("name", "problem", "contact")}
        words["contact"] += "@contoh.id"
        self.proposal.author = self.people[self.author_role(initiator)]
        for field, word in words.items():
            setattr(self.proposal, field, word)
        self.proposal.save()
        self.attachment = make.attachment(
            self.proposal, title=f"lampiran-rahasia-{name}",
            file=make.stored_file(within=self.city, content=f"isi-rahasia-{name}".encode(), name=f"berkas-rahasia-{name}.pdf"),
        )  # fmt: skip
        Inventor.objects.create(proposal=self.proposal, name=f"anak-rahasia-{name}", is_minor=True)


def build():
    people = settle()
    load_shipped_editions(by=PUBLIC, at=make.NOON)
    cases = {name: Case(name=name, initiator=who, people=people) for name, who in (
        ("draf", "perangkat_daerah"), ("dinilai", "perangkat_daerah"), ("terbit", "perangkat_daerah"),
        ("embargo", "perangkat_daerah"), ("tim", "kepala_daerah"), ("warga", "masyarakat"),
    )}  # fmt: skip
    _judge(cases["dinilai"])
    for name in ("terbit", "embargo"):
        cases[name].to_layak()
        cases[name].to_trial()
    embargo = cases["embargo"].proposal
    embargo.embargo_reason, embargo.embargo_until = "alasan-rahasia-embargo", date(2099, 1, 1)
    embargo.save()
    _vote(cases["tim"], people)
    cases["warga"].take(Move.SUBMIT_TO_CHAIR, Role.CITIZEN, D.RECEIPT)
    make.draft(
        within=make.region(CITY), agency=make.agency("Dinas Lain"), name="name-rahasia-lain",
        author=people["perangkat_daerah/lain"], owner=make.agency("Dinas Lain"),
    )  # fmt: skip
    far = make.region(NEXT_DOOR)
    abroad = make.draft(
        within=far, agency=make.agency("Dinas Jauh", within=far), name="name-rahasia-jauh",
        author=people["perangkat_daerah/daerah"],
    )  # fmt: skip
    save_buffer(
        user_id=people["perangkat_daerah"].pk, key=f"usulan:{cases['draf'].proposal.public_id}:rancang_bangun",
        content={"problem": "ketikan-rahasia-draf"}, base_revision=1, at=make.NOON,
    )  # fmt: skip
    for who, case, form, field in (
        ("pelaksana", "terbit", "uji-coba/laporan/#isian", "progress"),
        ("petugas_litbang", "dinilai", "penilaian/#expert_form", "name"),
        ("anggota_tim", "tim", "tim/#vote_form", "vote_reason"),
    ):
        save_buffer(
            user_id=people[who].pk, key=f"/usulan/{cases[case].proposal.public_id}/{form}",
            content={field: [f"ketikan-rahasia-{case}"]}, base_revision=0, at=make.NOON,
        )  # fmt: skip
    world = SimpleNamespace(people=people, cases=cases, abroad=abroad, unit=make.unit("Unit", of=cases["draf"].agency))
    world.jobs = {name: _job(cases[name].proposal, people["kepala_litbang"]) for name in ("draf", "terbit")}
    world.wording = WordingEdition.objects.create(
        region_id=CITY, number=1, city="tempat-rahasia-naskah", saved_at=make.NOON
    )  # fmt: skip
    world.shapes = MapShapes.objects.create(
        version=1, source="BIG", licence="CC BY 4.0", text="{}", sha256="b" * 64, regions=0, brought_at=make.NOON
    )
    _scheduled(world)
    _index(world)
    _exchange(world)
    world.stage = TrialStage.objects.create(
        trial=cases["terbit"].proposal.trial, name="tahap-rahasia-terbit", starts_on=make.TODAY, ends_on=make.TODAY
    )
    Holiday.objects.create(date=date(2027, 1, 1), name="Tahun Baru", kind="libur_nasional")
    Option.objects.create(list="pkpn", code="1", label="Pilihan")
    refresh_entries(at=make.NOON)
    return world


def _judge(case):
    """Evaluated, with reasons and minutes written, and one evaluator who stated a conflict."""
    case.take(Move.SUBMIT_TO_RND, Role.AGENCY_OFFICER, D.COVER_LETTER)
    sheet = case.proposal.evaluations.get()
    save_answers(
        public_id=case.proposal.public_id, answers=dict.fromkeys(Criterion, (True, "penilaian-rahasia-dinilai")),
        minutes="notulen-rahasia-dinilai", recusal_note="", base_revision=sheet.revision,
        by=case.acting(Role.RND_OFFICER), at=case.now,
    )  # fmt: skip


def _vote(case, people):
    """A team of three: one voted, one has not; who stands outside the team is another member's seat."""
    named = [("anggota_tim", Element.UNIVERSITY), ("anggota_tim/bungkam", Element.EXPERT)]
    members = [
        NewMember(name=f"anggota-rahasia-{n}", institution="Universitas", element=element, user_id=people[key].pk)
        for n, (key, element) in enumerate(named)
    ]
    form_team(public_id=case.proposal.public_id, members=members, by=case.acting(Role.REGIONAL_HEAD), at=case.now)
    case.take(Move.SUBMIT_TO_TEAM, Role.REGIONAL_HEAD, D.TEAM_APPOINTMENT)
    for key, _element in named:
        judge = {"public_id": case.proposal.public_id, "by": make.acting(people[key], on=case.day), "at": case.now}
        state_conflict(has_conflict=False, note="", **judge)
    voter = make.acting(people["anggota_tim"], on=case.day)
    cast_vote(public_id=case.proposal.public_id, vote=True, reason="suara-rahasia-tim", by=voter, at=case.now)
    torn = make.acting(people["petugas_litbang/konflik"], on=case.day)
    state_conflict(
        public_id=case.proposal.public_id, has_conflict=True, note="konflik-rahasia-tim", by=torn, at=case.now
    )


def _job(proposal, asker):
    """A finished report with a file that says whose it is."""
    stored = make.stored_file(within=proposal.region)
    stored.file.save("laporan.pdf", ContentFile(f"laporan-rahasia-{proposal.name}".encode()))
    stored.save()
    return Job.objects.create(
        region=proposal.region, kind="evaluasi_usulan", proposal=proposal, about=proposal.name, asked_by=asker,
        asked_at=make.NOON, request_key=proposal.public_id, facts={"isi": "fakta-rahasia"}, state="selesai", file=stored,
    )  # fmt: skip


def _scheduled(world):
    """A paper that came by itself for the head of the region, and nobody else."""
    city = world.cases["draf"].city
    world.schedule = Schedule.objects.create(
        region=city, kind="daftar", format="csv", rhythm="bulan", audience="kepala_daerah", since=make.TODAY,
        made_by=world.people["kepala_litbang"], made_at=make.NOON,
    )  # fmt: skip
    stored = make.stored_file(within=city, content=b"laporan-rahasia-kantor", name="daftar.csv")
    run = ScheduleRun.objects.create(schedule=world.schedule, period="2026-03", made_at=make.NOON)
    world.jobs["kantor"] = Job.objects.create(
        region=city, kind="daftar", format="csv", about="Daftar usulan", asked_at=make.NOON, request_key="kantor",
        parameters={"period": "2026-03"}, facts={}, state="selesai", run=run, file=stored,
        finished_at=make.NOON,
    )  # fmt: skip


def _index(world):
    """A period with the published innovation in it, an evidence document, a note and a what-if."""
    case = world.cases["terbit"]
    case.proposal.owner = case.agency
    case.proposal.save()
    head, officer = make.acting(world.people["kepala_litbang"]), make.acting(world.people["perangkat_daerah"])
    open_period(region_code=CITY, year=YEAR, edition_code="iga-2026", by=head, at=make.NOON)
    world.region_key = shipped_edition("iga-2026").spd[0].key
    world.sheet = report_innovation(proposal_id=case.proposal.public_id, year=YEAR, by=officer, at=make.NOON)
    world.evidence = EvidenceDocument.objects.create(
        region=case.city, agency=case.agency, kind="sk", number="nomor-rahasia-bukti", on=make.TODAY,
        subject="bukti-rahasia", file=make.stored_file(within=case.city), added_by=world.people["perangkat_daerah"],
        added_at=make.NOON,
    )  # fmt: skip
    SmallerCopy.objects.create(
        document=world.evidence, original_sha256="a" * 64, limit=1, status="selesai", size=1,
        file=make.stored_file(within=case.city, content=b"salinan-rahasia-bukti"), asked_at=make.NOON,
        asked_by=world.people["perangkat_daerah"],
    )  # fmt: skip
    pin_note(proposal_id=case.proposal.public_id, year=YEAR, key="16", text="catatan-rahasia-indeks",
             by=make.acting(world.people["petugas_litbang"]), at=make.NOON)  # fmt: skip
    world.note = SheetNote.objects.get()
    world.scenario = Scenario.objects.create(
        period=world.sheet.period, owner=world.people["kepala_litbang"], name="skenario-rahasia", edition="iga-2026",
        updated_at=make.NOON,
    )  # fmt: skip
    world.shared_scenario = Scenario.objects.create(
        period=world.sheet.period, owner=world.people["kepala_litbang"], name="berbagi-rahasia-skenario",
        edition="iga-2026", updated_at=make.NOON, audience="perangkat_daerah", shared_with=case.agency,
    )  # fmt: skip


LATER = datetime(2099, 1, 1, tzinfo=UTC)


def _exchange(world):
    """An event with a file kept inside, a visit with its person, a replication that only one end stands by."""
    case = world.cases["terbit"]
    world.event = ExchangeEvent.objects.create(
        keeper=case.city, title="Acara contoh", kind="bimtek", source_note="Undangan", created_at=make.NOON,
        updated_at=make.NOON,
    )  # fmt: skip
    world.speaker = Speaker.objects.create(event=world.event, who="Bappeda")
    inside = make.stored_file(within=case.city, content=b"\nbahan-rahasia")
    world.material = Material.objects.create(event=world.event, title="Bahan", rights="internal", file=inside)
    given = make.stored_file(within=case.city, content=b"bahan untuk peserta")
    world.handed = Material.objects.create(event=world.event, title="Bahan", rights="peserta", file=given)
    world.event_link = SignedLink.objects.create(
        event=world.event, purpose="bahan", made_at=make.NOON, expires_at=LATER
    )  # fmt: skip
    EventAnswer.objects.create(
        event=world.event, sending="a", topics=1, speakers=1, organisation=1, missing="penilaian-rahasia-acara",
        office="lembaga-rahasia-penilai", answered_at=make.NOON,
    )  # fmt: skip
    world.attendee = Attendee.objects.create(
        event=world.event, on=make.TODAY, name="peserta-rahasia", office="lembaga-rahasia-peserta",
        region_id=NEXT_DOOR, came_at=make.NOON,
    )  # fmt: skip
    world.visit = StudyVisit.objects.create(
        region=case.city, asking_region_id=NEXT_DOOR, office="Bapelitbang", contact_name="narahubung-rahasia",
        contact="nomor-rahasia-telepon", receipt_digest="a" * 64, topics="antrean", size=5,
        first_choice=date(2024, 1, 5), visit_on=date(2024, 1, 5), status="terlaksana", attendance=5,
        answered_at=make.NOON, created_at=make.NOON, updated_at=make.NOON,
    )  # fmt: skip
    for months in (3, 12):
        FollowUp.objects.create(visit=world.visit, months=months, due_on=date(2024, 4, 5))
    answered, asked = world.visit.follow_ups.all()
    answered.adopted, answered.what, answered.answered_at = "sudah", "tindaklanjut-rahasia", make.NOON
    answered.save()
    world.link = SignedLink.objects.create(follow_up=asked, made_at=make.NOON, expires_at=LATER)
    pulse = Pulse.objects.create(proposal=case.proposal, quarter=quarter_of(day=timezone.localdate()))
    PulseAnswer.objects.create(pulse=pulse, sign="tersendat", needed="denyut-rahasia", answered_at=make.NOON)
    world.pulse_link = SignedLink.objects.create(pulse=pulse, made_at=make.NOON, expires_at=LATER)
    world.consultation = Consultation.objects.create(
        agency=case.agency, proposal=case.proposal, question="klinik-rahasia", asked_by=world.people["kepala_pd"],
        asked_at=make.NOON, updated_at=make.NOON,
    )  # fmt: skip
    world.point = Advice.objects.create(consultation=world.consultation, text="saran-rahasia", given_at=make.NOON)
    plan = make.stored_file(within=case.city, content=b"ripj-rahasia")
    StrategyPlan.objects.create(
        region=case.city, year=YEAR, version=1, number="nomor-rahasia-ripj", file=plan, saved_at=make.NOON
    )
    world.adoption = Adoption.objects.create(
        origin=case.proposal, adopter_region_id=NEXT_DOOR, adopter_office="penerap-rahasia", stage="perjanjian",
        stage_since=make.TODAY, origin_confirmed_at=make.NOON, created_at=make.NOON, updated_at=make.NOON,
    )  # fmt: skip
    paper = make.stored_file(within=case.city, content=b"perjanjian-rahasia")
    AdoptionStep.objects.create(
        adoption=world.adoption, stage="perjanjian", on=make.TODAY, side="asal", number="CONTOH-1", file=paper,
        taken_at=make.NOON,
    )  # fmt: skip
    world.cooperation = CooperationAgreement.objects.create(
        region=case.city, partner_id=NEXT_DOOR, number="kerjasama-rahasia", on=make.TODAY, ends_on=make.TODAY,
        subject="Contoh", file=paper, created_at=make.NOON, updated_at=make.NOON,
    )  # fmt: skip
    world.cooperation.adoptions.add(world.adoption)
    world.cooperation.visits.add(world.visit)
    world.adoption_link = SignedLink.objects.create(adoption=world.adoption, made_at=make.NOON, expires_at=LATER)
