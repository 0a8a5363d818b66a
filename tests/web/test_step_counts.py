"""The pages of an act cost a fixed number of queries: the same with one row of everything on them and with three."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from registry.people.rules.roles import Role
from registry.proposals.models import BudgetLine, Inventor, Measure
from registry.proposals.usecases.versions import freeze_version
from registry.review.models import Expert, TeamMember
from registry.review.usecases.sheets import save_answers
from registry.shared.actor import PUBLIC
from registry.trial.models import Award, Deviation, Replication, TrialReport, TrialStage
from registry.workflow.rules.documents import DocumentKind as D
from registry.workflow.rules.states import Criterion, Element
from registry.workflow.rules.transitions import Move
from tests import factories as make
from tests.web import drawn
from tests.web.drawn import FORMS

pytestmark = pytest.mark.django_db


def grow(way, number):
    """One more of every row that such a page may show."""
    proposal = way.proposal
    make.agency(f"Dinas {number}", within=way.city)
    make.affair(500 + number, f"Urusan {number}")
    Inventor.objects.create(proposal=proposal, name=f"Perancang {number}")
    Measure.objects.create(proposal=proposal, name=f"Antrean {number}", unit="menit", target=10)
    BudgetLine.objects.create(proposal=proposal, year=2026, document="apbd", amount=number)
    make.attachment(proposal)
    document = make.document(proposal, D.AWARD, on=way.day)
    twin(proposal, number)
    more_steps(way, document)
    proposal.objective += " Lebih."
    proposal.save()
    freeze_version(proposal=proposal, kind="kelengkapan", reason="", by=PUBLIC, at=make.NOON)
    if hasattr(proposal, "trial"):
        more_trial(proposal, document, number)
    if (sheet := proposal.evaluations.last()) is not None:
        Expert.objects.create(
            evaluation=sheet, name=f"Ahli {number}", institution="Universitas", element=Element.EXPERT
        )
        sheet.evaluators.add(make.user(Role.RND_OFFICER, of=way.rnd))
    if hasattr(proposal, "team"):
        judge = make.user(Role.TEAM_MEMBER, within=way.city)
        TeamMember.objects.create(
            team=proposal.team, user=judge, name=f"Pakar {number}", institution="Lembaga", element=Element.EXPERT
        )


def twin(proposal, number):
    """A similar innovation in the same affair."""
    make.draft(
        within=proposal.region, agency=proposal.agency, name=f"{proposal.name} {number}", state="DITETAPKAN",
        main_affair=proposal.main_affair, registration=f"13.76-2026-9{number:03}", how_it_works=proposal.how_it_works,
    )  # fmt: skip


def more_steps(way, document):
    step = way.proposal.steps.last()
    if step is not None:
        step.pk, step.taken_back_at = None, way.now
        step.save(force_insert=True)
        step.documents.set([document])


def more_trial(proposal, document, number):
    day = proposal.trial.started_on + timedelta(days=number)
    window = {"starts_on": day, "ends_on": day}
    TrialStage.objects.create(trial=proposal.trial, name=f"Tahap {number}", **window)
    TrialReport.objects.create(
        trial=proposal.trial, reported_on=day, period_from=day, period_to=day, progress="Ya.", document=document
    )
    safe = dict.fromkeys((f"endangers_{name}" for name in ("health", "security", "safety", "environment")), False)
    Deviation.objects.create(trial=proposal.trial, rule=f"Pasal {number}", instead="Daring.", **window, **safe)
    if proposal.applied_on:
        Award.objects.create(proposal=proposal, recipient="Dinas", kind="Piagam", giver="Wali Kota", document=document)
        Replication.objects.create(proposal=proposal, adopter=f"Kota {number}", document=document)


def costs(client, url):
    with CaptureQueriesContext(connection) as caught:
        assert client.get(url).status_code == 200
    return len(caught)


def same_at_one_and_at_three(client, way, url):
    grow(way, 1)
    costs(client, url)
    one = costs(client, url)
    grow(way, 2)
    grow(way, 3)
    assert costs(client, url) == one
    return one


OF_FORMS = {
    "inovator": 5, "ukuran": 5, "anggaran": 5, "lampiran": 8, "langkah": 12, "batal": 9, "ganti": 6, "ahli": 17,
    "konflik-penilai": 17, "anggota": 13, "rapat": 13, "konflik": 12, "suara": 12, "tahap": 4, "laporan": 6,
    "penyimpangan": 4, "hasil": 5, "rancang-bangun": 6, "menteri": 6, "beban": 5, "penghargaan": 4, "replikasi": 4,
    "ambil-berkas": 6, "akui": 5, "salinan": 5,
}  # fmt: skip
OF_PAGES = {
    "usulan": 11, "usulan-dinilai": 10, "putusan": 12, "nonaktif": 12, "serahkan-hasil": 12, "versi": 4, "lampiran": 7,
    "catatan-uji-coba": 10, "laporan-menteri": 4, "penghargaan": 4, "replikasi": 4,
}  # fmt: skip


@pytest.mark.parametrize("name", FORMS)
def test_the_page_of_a_form(client, name):
    form, way = FORMS[name], FORMS[name].world()
    client.force_login(way.people[form.role])
    assert same_at_one_and_at_three(client, way, form.page(way)) == OF_FORMS[name]


def written():
    """A sheet with every answer, in the hands of the head of the R&D agency."""
    way = drawn.submitted()
    sheet = way.proposal.evaluations.get()
    save_answers(
        public_id=way.proposal.public_id, answers=dict.fromkeys(Criterion, (True, "Ya.")), minutes="", recusal_note="",
        base_revision=sheet.revision, by=way.acting(Role.RND_OFFICER), at=way.now,
    )  # fmt: skip
    return way


PAGES = {
    "usulan": (drawn.applied, Role.RND_HEAD, "proposal", ()),
    "usulan-dinilai": (written, Role.RND_HEAD, "proposal", ()),
    "putusan": (written, Role.RND_HEAD, "step", (Move.EVALUATE_ACCEPTS,)),
    "nonaktif": (drawn.applied, Role.HEAD_RECORDER, "step", (Move.DEACTIVATE,)),
    "serahkan-hasil": (drawn.tried, Role.EXECUTOR, "step", (Move.HAND_IN_RESULT,)),
    "versi": (drawn.applied, Role.RND_HEAD, "proposal_versions", ()),
    "lampiran": (drawn.applied, Role.RND_HEAD, "attachments", ()),
    "catatan-uji-coba": (drawn.applied, Role.EXECUTOR, "trial_log", ()),
    "laporan-menteri": (drawn.applied, Role.HEAD_RECORDER, "minister_reports", ()),
    "penghargaan": (drawn.applied, Role.HEAD_RECORDER, "awards", ()),
    "replikasi": (drawn.applied, Role.RND_OFFICER, "replications", ()),
}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_to_read(client, name):
    world, role, page, more = PAGES[name]
    way = world()
    client.force_login(way.people[role])
    url = reverse(page, args=[way.proposal.public_id, *more])
    assert same_at_one_and_at_three(client, way, url) == OF_PAGES[name]
