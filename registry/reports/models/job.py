"""A report job: this row is the truth, the broker only wakes the worker."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from registry.people.models import Agency, User
from registry.proposals.models import Proposal, StoredFile
from registry.reference.models import Region
from registry.reports.labels import FORMAT_LABELS, JOB_STATE_LABELS, REPORT_KIND_LABELS
from registry.reports.models.schedule import ScheduleRun
from registry.reports.rules.formats import Format
from registry.shared.fields import opaque_id


class Job(models.Model):
    """One asked paper with its frozen facts, lease and result; of a proposal, of an agency, or of the region.

    `scope` names the seats under which its rows were chosen; `told_at` is when its asker learned that it ended.
    """

    public_id = models.CharField(max_length=12, unique=True, default=opaque_id, editable=False)
    region = models.ForeignKey(Region, models.PROTECT, verbose_name=_("daerah"))
    kind = models.CharField(_("jenis"), max_length=30, choices=list(REPORT_KIND_LABELS.items()))
    proposal = models.ForeignKey(Proposal, models.SET_NULL, null=True, related_name="jobs")
    agency = models.ForeignKey(Agency, models.SET_NULL, null=True, blank=True, related_name="+")
    about = models.CharField(_("tentang"), max_length=250)
    format = models.CharField(_("bentuk"), max_length=5, default=Format.PDF, choices=list(FORMAT_LABELS.items()))
    parameters = models.JSONField(_("pilihan"), default=dict, blank=True)
    parent = models.ForeignKey("self", models.CASCADE, null=True, blank=True, related_name="children")
    run = models.ForeignKey(ScheduleRun, models.PROTECT, null=True, blank=True, related_name="jobs")
    scope = models.CharField(max_length=64, blank=True)
    asked_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+", verbose_name=_("peminta"))
    asked_at = models.DateTimeField(_("diminta"))
    request_key = models.CharField(max_length=64, unique=True)
    facts = models.JSONField()
    state = models.CharField(_("keadaan"), max_length=12, default="antre", choices=list(JOB_STATE_LABELS.items()))
    percent = models.PositiveSmallIntegerField(_("persen"), default=0)
    step = models.CharField(_("langkah"), max_length=40, blank=True)
    attempts = models.PositiveSmallIntegerField(_("percobaan"), default=0)
    token = models.CharField(max_length=32, blank=True)
    lease_until = models.DateTimeField(null=True, blank=True)
    published_at = models.DateTimeField(_("disampaikan ke pekerja"), null=True, blank=True)
    started_at = models.DateTimeField(_("mulai"), null=True, blank=True)
    finished_at = models.DateTimeField(_("berakhir"), null=True, blank=True)
    expires_at = models.DateTimeField(_("kedaluwarsa"), null=True, blank=True)
    error_code = models.CharField(max_length=40, blank=True)
    error = models.TextField(_("galat"), blank=True)
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    sha256 = models.CharField(max_length=64, blank=True)
    pages = models.PositiveIntegerField(_("halaman"), null=True, blank=True)
    rows = models.PositiveIntegerField(_("baris"), null=True, blank=True)
    seconds = models.FloatField(_("detik"), null=True, blank=True)
    told_at = models.DateTimeField(null=True, blank=True)
    is_conforming = models.BooleanField(default=True)

    class Meta:
        verbose_name = _("pekerjaan laporan")
        verbose_name_plural = _("pekerjaan laporan")
        ordering = ["-asked_at", "-pk"]
        indexes = [
            models.Index(fields=["state", "lease_until"], name="job_state"),
            models.Index(fields=["asked_by", "-asked_at"], name="job_asker"),
            models.Index(fields=["sha256"], name="job_sha256"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(state="selesai") | models.Q(file__isnull=False), name="done_has_file"
            ),
            models.CheckConstraint(condition=~models.Q(state="gagal") | ~models.Q(error=""), name="failed_has_reason"),
        ]

    def __str__(self) -> str:
        return self.about
