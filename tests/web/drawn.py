"""Every form whose typing is kept, on its page, in a world in which its reader may open and hand it in."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from registry.people.rules.roles import Role
from registry.reports.models import Job
from registry.review.models import ConflictStatement
from registry.review.usecases.teams import NewMember, form_team
from registry.trial.rules.log import HAZARDS
from registry.workflow.rules.documents import DocumentKind as D
from registry.workflow.rules.facts import Given
from registry.workflow.rules.states import Element, State
from registry.workflow.rules.transitions import Move
from tests import factories as make
from tests.procedure.journeys import Journey


def draft():
    return Journey(initiator="perangkat_daerah")


def submitted():
    way = draft()
    way.take(Move.SUBMIT_TO_RND, Role.AGENCY_OFFICER, D.COVER_LETTER)
    return way


def tried():
    way = draft()
    way.to_layak()
    way.to_trial()
    return way


def ready():
    way = tried()
    way.take(Move.HAND_IN_RESULT, Role.EXECUTOR, D.FINAL_REPORT)
    reason = Given(reason="Berhasil menurut ukuran.")
    way.take(Move.DECLARE_SUCCESS, Role.RND_HEAD, D.OVERALL_EVALUATION, D.RESULT_TO_HEAD, given=reason)
    return way


def applied():
    way = tried()
    way.to_applied()
    for measure in way.proposal.measures.all():
        measure.realised, measure.realised_on = measure.target, way.day
        measure.save()
    return way


def team():
    """The team sits; its member has stated that he has no conflict."""
    way = Journey(initiator="kepala_daerah")
    judge = way.people[Role.TEAM_MEMBER]
    seat = NewMember(name="Guru besar", institution="Universitas", element=Element.UNIVERSITY, user_id=judge.pk)
    form_team(public_id=way.proposal.public_id, members=[seat], by=way.acting(Role.REGIONAL_HEAD), at=way.now)
    way.take(Move.SUBMIT_TO_TEAM, Role.REGIONAL_HEAD, D.TEAM_APPOINTMENT)
    ConflictStatement.objects.create(proposal=way.proposal, user=judge, has_conflict=False, stated_at=way.now)
    return way


def record():
    way = draft()
    way.proposal = make.draft(initiator="", within=way.city, state=State.TERCATAT, agency=None)
    return way


def reported():
    way = draft()
    way.to_layak()
    way.job = Job.objects.create(
        region=way.city, kind="evaluasi_usulan", proposal=way.proposal, about=way.proposal.name,
        asked_by=way.people[Role.RND_HEAD], asked_at=way.now, request_key="k", facts={}, state="selesai",
        sha256="a" * 64, file=make.stored_file(within=way.city),
    )  # fmt: skip
    return way


def to(name, *more, query=""):
    return lambda way: (
        reverse(name, args=[way.proposal.public_id, *(m(way) if callable(m) else m for m in more)]) + query
    )


def paper(way):
    return {"number": "CONTOH-9", "on": way.day, "signatory": "Kepala Dinas"}


def running(way):
    return {name: make.CONTENT[name] for name in ("how_it_works", "changes", "objective", "benefit")}


@dataclass(frozen=True)
class Drawn:
    """Where the form stands, who fills it, where it goes, what is written, and in which field the probe is typed."""

    world: Callable[[], Journey]
    role: Role
    page: Callable[[Journey], str]
    probe: str
    typed: Callable[[Journey], dict[str, object]]
    files: tuple[str, ...] = ()
    form: str = "form"
    action: Callable[[Journey], str] | None = None
    complete: bool = True  # whether `typed` and its files are accepted as they stand

    def url(self, way):
        return (self.action or self.page)(way)

    def sent(self, way, page, **more):
        """What the browser sends, with the token of this drawing of the form."""
        token = page.context[self.form].typing.token.sealed
        return {**self.typed(way), "form_token": token, **more}

    def uploads(self):
        return {
            name: SimpleUploadedFile("surat-asli.pdf", make.pdf_bytes("Asli"), "application/pdf") for name in self.files
        }


def first_paper(way):
    return way.proposal.documents.first().public_id


def window(way, last=9):
    start = way.proposal.trial.started_on
    return start, start + timedelta(days=last)


def stage(way):
    start, end = window(way)
    return {"name": "Persiapan", "starts_on": start, "ends_on": end, "progress": 40}


def report(way):
    start, _ = window(way)
    return {"reported_on": way.day, "period_from": start, "period_to": way.day, "progress": "Berjalan."}


def deviation(way):
    start, end = window(way)
    return {"rule": "Pasal 1", "instead": "Daring.", "starts_on": start, "ends_on": end} | dict.fromkeys(
        HAZARDS, "tidak"
    )


def results(way):
    measure = way.proposal.measures.last()
    return {"realised_on": way.day, f"measure_{measure.pk}": "7"}


def design(way):
    p = way.proposal
    same = {name: getattr(p, name) for name in ("legal_basis", "problem", "strategic_issue", "method", "how_it_works")}
    return same | {
        "novelty": "Baru.", "reason": "Disesuaikan.", "form": p.form, "objective": p.objective,
        "executor": p.executor_id, "base_version": p.versions.last().number, "changes": p.changes,
    }  # fmt: skip


def burdens(way):
    names = ("burdens_public", "restricts_public", "burdens_budget")
    return dict.fromkeys(names, "tidak") | {f"{name}_reason": "Tidak ada." for name in names}


MEMBER = {"name": "Pakar", "institution": "Lembaga", "element": Element.EXPERT.value}
HERE = "penyampaian_keputusan"
MENDED = {"form": "form", "world": submitted, "role": Role.RND_HEAD}
FORMS = {
    "inovator": Drawn(draft, Role.AGENCY_OFFICER, to("proposal_lines", "inovator"), "name", lambda way: {"name": "Perancang"}),
    "ukuran": Drawn(
        draft, Role.AGENCY_OFFICER, to("proposal_lines", "ukuran"), "name",
        lambda way: {"name": "Antrean", "unit": "menit", "target": "60"},
    ),
    "anggaran": Drawn(
        draft, Role.AGENCY_OFFICER, to("proposal_lines", "anggaran"), "source",
        lambda way: {"year": "2026", "document": "apbd", "amount": "5"},
    ),
    "lampiran": Drawn(
        draft, Role.AGENCY_OFFICER, to("attachments"), "title", lambda way: {"kind": "lainnya"}, ("upload",)
    ),
    "langkah": Drawn(
        draft, Role.AGENCY_OFFICER, to("step", Move.SUBMIT_TO_RND), f"{D.COVER_LETTER}-number",
        lambda way: {f"{D.COVER_LETTER}-on": way.day, f"{D.COVER_LETTER}-number": "1",
                     f"{D.COVER_LETTER}-signatory": "Kepala Dinas"}, (f"{D.COVER_LETTER}-file",),
    ),
    "batal": Drawn(
        submitted, Role.RND_HEAD, to("mending"), "reason",
        lambda way: {"reason": "Salah.", "step_number": way.proposal.steps.last().pk}, action=to("mending_step"),
    ),
    "ganti": Drawn(
        submitted, Role.RND_HEAD, to("mending_document", first_paper), "reason",
        lambda way: {**paper(way), "on": "2026-02-27", "reason": "Salah nomor."}, ("file",),
    ),
    "ahli": Drawn(
        submitted, Role.RND_OFFICER, to("evaluation"), "name", lambda way: MEMBER, form="expert_form",
        action=to("evaluation_expert"),
    ),
    "konflik-penilai": Drawn(
        submitted, Role.RND_OFFICER, to("evaluation"), "note", lambda way: {"note": "Saudara."}, form="recusal_form",
        action=to("evaluation_recusal"),
    ),
    "anggota": Drawn(team, Role.RND_OFFICER, to("team"), "name", lambda way: MEMBER, form="member_form"),
    "rapat": Drawn(
        team, Role.RND_OFFICER, to("team"), "met_on", lambda way: {"met_on": "2026-03-03"}, form="meeting_form",
        action=to("team_meeting"),
    ),
    "konflik": Drawn(
        team, Role.TEAM_MEMBER, to("team"), "note", lambda way: {"conflict": "ya", "note": "Saudara."},
        form="conflict_form", action=to("team_conflict"),
    ),
    "suara": Drawn(
        team, Role.TEAM_MEMBER, to("team"), "vote_reason", lambda way: {"vote": "ya", "vote_reason": "Layak."},
        form="vote_form", action=to("team_vote"),
    ),
    "tahap": Drawn(tried, Role.EXECUTOR, to("trial_stage_new"), "name", stage),
    "laporan": Drawn(tried, Role.EXECUTOR, to("trial_report_new"), "progress", report),
    "penyimpangan": Drawn(tried, Role.EXECUTOR, to("trial_deviation_new"), "instead", deviation),
    "hasil": Drawn(tried, Role.EXECUTOR, to("trial_results"), "realised_on", results),
    "rancang-bangun": Drawn(tried, Role.EXECUTOR, to("trial_design"), "novelty", design),
    "menteri": Drawn(
        tried, Role.HEAD_RECORDER, to("minister_report_new", HERE), "how",
        lambda way: {**paper(way), "how": "Cara.", "documentation": "Bentuk.", "expected": "Hasil."}, ("file",),
    ),
    "beban": Drawn(ready, Role.LEGAL_SECTION, to("burdens"), "burdens_public_reason", burdens),
    "penghargaan": Drawn(
        applied, Role.HEAD_RECORDER, to("award_new"), "recipient",
        lambda way: {**paper(way), "recipient": "Dinas", "kind": "Piagam", "giver": "Wali Kota"}, ("file",),
    ),
    "replikasi": Drawn(
        applied, Role.RND_OFFICER, to("replication_new"), "adopter", lambda way: {**paper(way), "adopter": "Kota lain"},
        ("file",),
    ),
    "ambil-berkas": Drawn(
        record, Role.RND_OFFICER, to("taking_in", query="?inisiator=perangkat_daerah&keadaan=DIHENTIKAN&tanpa_uji=on"),
        "how_it_works", running, complete=False,
    ),
    "akui": Drawn(
        record, Role.RND_HEAD, to("recognition"), "instrument_year", lambda way: {"instrument_year": "2016"},
        complete=False,
    ),
    "salinan": Drawn(
        reported, Role.RND_HEAD, lambda way: reverse("report", args=[way.job.public_id]), "number", paper, ("file",),
        action=lambda way: reverse("report_sign", args=[way.job.public_id]), complete=False,
    ),
}  # fmt: skip
