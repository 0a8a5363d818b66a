"""The proposal with every field of the data dictionary (law.md 3.1)."""

from django.db import models
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from registry.people.models import Agency, Unit, User
from registry.reference.models import Affair, Region
from registry.shared.fields import opaque_id
from registry.workflow.labels import DOOR_LABELS, FORM_LABELS, INITIATOR_LABELS, STATE_LABELS
from registry.workflow.rules.states import PUBLIC, State


class Proposal(models.Model):
    """One innovation on its legal way; `state` is written by proposals/usecases/progress.py alone."""

    public_id = models.CharField(_("alamat"), max_length=12, unique=True, default=opaque_id, editable=False)
    region = models.ForeignKey(Region, models.PROTECT, verbose_name=_("daerah"))
    registration = models.CharField(_("nomor registrasi"), max_length=30, blank=True)
    initiator = models.CharField(_("inisiator"), max_length=20, choices=list(INITIATOR_LABELS.items()))
    initiator_name = models.CharField(_("nama inisiator"), max_length=200, blank=True)
    author = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("penulis"))
    receipt_digest = models.CharField(max_length=64, blank=True, editable=False)
    agency = models.ForeignKey(
        Agency,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("perangkat daerah (atasan/pengusul)"),
    )
    owner = models.ForeignKey(
        Agency, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("pemilik")
    )
    executor = models.ForeignKey(
        Agency, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("perangkat daerah pelaksana")
    )
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, verbose_name=_("unit kerja"))

    state = models.CharField(_("keadaan"), max_length=12, default=State.DRAFT, choices=list(STATE_LABELS.items()))
    state_since = models.DateField(_("sejak"), null=True, blank=True)
    returns_to = models.CharField(max_length=12, blank=True)
    door = models.CharField(_("pintu masuk"), max_length=20, blank=True, choices=list(DOOR_LABELS.items()))
    received_on = models.DateField(_("diterima lengkap"), null=True, blank=True)
    due_on = models.DateField(_("jatuh tempo"), null=True, blank=True)
    due_basis = models.CharField(_("dasar jatuh tempo"), max_length=80, blank=True)
    due_is_legal = models.BooleanField(default=False)
    last_step_on = models.DateField(null=True, blank=True)
    verdict_on = models.DateField(null=True, blank=True)
    decreed_on = models.DateField(null=True, blank=True)
    applied_on = models.DateField(null=True, blank=True)
    stopped_on = models.DateField(null=True, blank=True)
    is_exempt = models.BooleanField(default=False)

    name = models.CharField(_("nama inovasi"), max_length=250)
    form = models.CharField(_("bentuk inovasi"), max_length=20, blank=True, choices=list(FORM_LABELS.items()))
    secondary_forms = models.JSONField(_("bentuk tambahan"), default=list, blank=True)
    is_digital = models.BooleanField(_("inovasi digital"), null=True, blank=True)
    classification = models.CharField(_("klasifikasi"), max_length=40, blank=True)
    theme = models.CharField(_("tematik"), max_length=40, blank=True)
    asta_cita = models.CharField(_("Asta Cita"), max_length=40, blank=True)
    pkpn_cluster = models.CharField(_("klaster PKPN"), max_length=40, blank=True)
    pkpn_program = models.CharField(_("subklaster PKPN"), max_length=250, blank=True)
    main_affair = models.ForeignKey(
        Affair, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("urusan utama")
    )
    other_affairs = models.ManyToManyField(Affair, blank=True, related_name="+", verbose_name=_("urusan beririsan"))
    latitude = models.DecimalField(_("lintang"), max_digits=9, decimal_places=6, null=True, blank=True)
    longitude = models.DecimalField(_("bujur"), max_digits=9, decimal_places=6, null=True, blank=True)
    targets = models.JSONField(_("sasaran"), default=list, blank=True)

    legal_basis = models.TextField(_("dasar hukum"), blank=True)
    problem = models.TextField(_("permasalahan"), blank=True)
    strategic_issue = models.TextField(_("isu strategis"), blank=True)
    method = models.TextField(_("metode pembaharuan"), blank=True)
    novelty = models.TextField(_("keunggulan dan kebaharuan"), blank=True)
    how_it_works = models.TextField(_("cara kerja inovasi"), blank=True)
    changes = models.TextField(_("pokok perubahan yang akan dilakukan"), blank=True)
    objective = models.TextField(_("tujuan"), blank=True)
    benefit = models.TextField(_("manfaat yang diperoleh"), blank=True)
    benefit_kinds = models.JSONField(_("jenis manfaat"), default=list, blank=True)
    result = models.TextField(_("hasil inovasi"), blank=True)
    trial_from = models.DateField(_("uji coba mulai"), null=True, blank=True)
    trial_to = models.DateField(_("uji coba selesai"), null=True, blank=True)
    implemented_on = models.DateField(_("waktu penerapan"), null=True, blank=True)
    has_development = models.BooleanField(_("ada pengembangan"), null=True, blank=True)
    developed_on = models.DateField(_("waktu pengembangan"), null=True, blank=True)
    development = models.TextField(_("penjelasan pengembangan"), blank=True)
    video_url = models.URLField(_("video inovasi"), blank=True)
    contact = models.CharField(_("kontak (tidak ditampilkan)"), max_length=200, blank=True)
    conflict_free_on = models.DateField(_("pernyataan bebas konflik kepentingan"), null=True, blank=True)
    initiator_is_minor = models.BooleanField(_("inisiator belum dewasa"), default=False)
    embargo_reason = models.CharField(_("alasan embargo"), max_length=250, blank=True)
    embargo_until = models.DateField(_("embargo sampai"), null=True, blank=True)

    is_simulated = models.BooleanField(_("simulasi"), default=False)
    source_url = models.URLField(_("alamat sumber"), max_length=500, blank=True)
    source_note = models.TextField(_("catatan sumber"), blank=True)
    source_agency = models.CharField(_("perangkat daerah menurut sumber"), max_length=200, blank=True)
    source_stage = models.CharField(_("tahapan menurut sumber"), max_length=20, blank=True)
    source_year = models.PositiveSmallIntegerField(_("tahun menurut sumber"), null=True, blank=True)
    source_initiator_known = models.BooleanField(default=True)
    import_key = models.CharField(max_length=64, null=True, blank=True, editable=False)
    import_batch = models.CharField(max_length=40, blank=True)

    revision = models.PositiveIntegerField(_("revisi"), default=1)
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField(_("diperbarui"))

    class Meta:
        verbose_name = _("usulan")
        verbose_name_plural = _("usulan")
        ordering = ["-updated_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["registration"], condition=~models.Q(registration=""), name="registration_unique"
            ),
            models.UniqueConstraint(fields=["region", "import_key"], name="import_identity_unique"),
            models.CheckConstraint(
                condition=models.Q(state__in=["DRAFT", "DITARIK", "TERCATAT"]) | ~models.Q(registration=""),
                name="submitted_is_registered",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="LENGKAPI") | ~models.Q(returns_to=""), name="returned_knows_where_to"
            ),
            models.CheckConstraint(
                condition=models.Q(embargo_until__isnull=True) | ~models.Q(embargo_reason=""), name="embargo_has_reason"
            ),
        ]
        indexes = [
            models.Index(fields=["region", "state", "-updated_at"], name="proposal_by_state"),
            models.Index(fields=["region", "-updated_at", "-id"], name="proposal_recent"),
            models.Index(fields=["region", "due_on", "id"], name="proposal_by_due"),
            models.Index("region", Lower("name"), "id", name="proposal_by_name"),
            models.Index(fields=["state", "due_on"], name="proposal_due"),
            models.Index(fields=["owner", "state"], name="proposal_owner"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("proposal", args=[self.public_id])

    @property
    def is_public(self) -> bool:
        return self.state in PUBLIC


class Inventor(models.Model):
    """A permanent credit (Art. 20(3), moral right); no one removes it after the first submission."""

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="inventors")
    user = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="+")
    name = models.CharField(_("nama inovator"), max_length=160)
    part = models.CharField(_("peran"), max_length=160, blank=True)
    is_minor = models.BooleanField(_("belum dewasa"), default=False)

    class Meta:
        verbose_name = _("inovator")
        verbose_name_plural = _("inovator")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name


class Measure(models.Model):
    """A measured result: baseline, target, realised, unit and date (Art. 3 h; UU 388(8))."""

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="measures")
    name = models.CharField(_("ukuran"), max_length=200)
    unit = models.CharField(_("satuan"), max_length=40)
    baseline = models.DecimalField(_("nilai awal"), max_digits=16, decimal_places=2, null=True, blank=True)
    target = models.DecimalField(_("target"), max_digits=16, decimal_places=2)
    realised = models.DecimalField(_("realisasi"), max_digits=16, decimal_places=2, null=True, blank=True)
    realised_on = models.DateField(_("tanggal ukur"), null=True, blank=True)
    lower_is_better = models.BooleanField(_("makin kecil makin baik"), default=False)

    class Meta:
        verbose_name = _("ukuran hasil")
        verbose_name_plural = _("ukuran hasil")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(realised__isnull=True, realised_on__isnull=True)
                | models.Q(realised__isnull=False, realised_on__isnull=False),
                name="realised_has_date",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_reached(self) -> bool:
        if self.realised is None:
            return False
        return self.realised <= self.target if self.lower_is_better else self.realised >= self.target


class BudgetLine(models.Model):
    """A budget line by fiscal year and document (Arts. 30-31)."""

    DOCUMENTS = [
        ("rkpd", _("RKPD")),
        ("rkpd_perubahan", _("Perubahan RKPD")),
        ("apbd", _("APBD")),
        ("apbd_perubahan", _("APBD Perubahan")),
        ("lainnya", _("Sumber sah lainnya")),
    ]
    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="budget_lines")
    year = models.PositiveSmallIntegerField(_("tahun anggaran"))
    document = models.CharField(_("dokumen"), max_length=20, choices=DOCUMENTS)
    amount = models.DecimalField(_("jumlah (rupiah)"), max_digits=16, decimal_places=2)
    code = models.CharField(_("kode rekening"), max_length=60, blank=True)
    source = models.CharField(_("sumber dana"), max_length=120, blank=True)

    class Meta:
        verbose_name = _("baris anggaran")
        verbose_name_plural = _("baris anggaran")
        ordering = ["year", "pk"]
        constraints = [models.CheckConstraint(condition=models.Q(amount__gte=0), name="amount_not_negative")]

    def __str__(self) -> str:
        return f"{self.get_document_display()} {self.year}"


class RegistrationCounter(models.Model):
    """The last registration number of a region in a year; locked while one is given."""

    region = models.ForeignKey(Region, models.PROTECT)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["region", "year"], name="counter_unique")]
