"""What is recorded beside the steps: stages and reports of the trial, letters to the Minister, award, replication."""

from datetime import timedelta

from registry.management.demonstration.content import BLOCKS, REASON
from registry.management.demonstration.scene import Performed, Scene
from registry.trial.models import Trial
from registry.trial.rules.ministers import LETTERS, MinisterReportKind
from registry.trial.usecases import log, ministers, recognition
from registry.workflow.rules.documents import DocumentKind


def plan_stages(scene: Scene) -> None:
    """Two stages of the same length, whose progress and success can be judged (Art. 17(1))."""
    trial = Trial.objects.get(proposal=scene.proposal)
    middle = trial.started_on + (trial.planned_end - trial.started_on) / 2
    stages = (
        ("Persiapan dan percobaan terbatas (contoh)", trial.started_on, middle),
        ("Percobaan penuh (contoh)", middle + timedelta(days=1), trial.planned_end),
    )
    for name, first, last in stages:
        log.plan_stage(
            public_id=scene.proposal.public_id, name=name, starts_on=first, ends_on=last, progress=0,
            by=scene.by, at=scene.at,
        )  # fmt: skip


def report_trial(scene: Scene) -> None:
    """The executor's periodic report with its letter (Art. 16(4))."""
    trial = Trial.objects.get(proposal=scene.proposal)
    log.report_trial(
        public_id=scene.proposal.public_id, reported_on=scene.on, period_from=trial.started_on, period_to=scene.on,
        progress="Isian contoh. Tahap pertama berjalan menurut jadwal; hasil dicatat setiap hari.",
        obstacles="Isian contoh. Sebagian petugas masih berlatih.", paper=scene.paper(DocumentKind.TRIAL_REPORT),
        by=scene.by, at=scene.at,
    )  # fmt: skip


def tell_minister(kind: MinisterReportKind) -> Performed:
    def deed(scene: Scene) -> None:
        ministers.report_to_minister(
            public_id=scene.proposal.public_id, kind=kind, paper=scene.paper(LETTERS[kind].paper), blocks=BLOCKS,
            by=scene.by, at=scene.at,
        )  # fmt: skip

    return deed


def award(scene: Scene) -> None:
    """To the agency, for an applied innovation that reached its goals (Art. 25(3))."""
    recognition.record_award(
        public_id=scene.proposal.public_id, recipient=scene.setting.agency, kind="Penghargaan (contoh)",
        giver="Kepala daerah", legal_basis=REASON, paper=scene.paper(DocumentKind.AWARD), by=scene.by, at=scene.at,
    )  # fmt: skip


def replicate(scene: Scene) -> None:
    """Another agency of the region takes it over (Art. 28)."""
    recognition.record_replication(
        public_id=scene.proposal.public_id, adopter=f"{scene.setting.executor} (contoh pengadopsi)",
        paper=scene.paper(DocumentKind.REPLICATION), by=scene.by, at=scene.at,
    )  # fmt: skip
