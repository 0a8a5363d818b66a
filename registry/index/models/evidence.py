"""A document that proves: uploaded once, leaned on by many rows of many innovations."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from registry.index.models.period import SheetRow
from registry.index.rules.addresses import LONGEST
from registry.index.rules.copies import CopyState
from registry.people.models import Agency, User
from registry.proposals.models import StoredFile
from registry.reference.models import Region
from registry.shared.fields import opaque_id


class EvidenceDocument(models.Model):
    """Kind, number, date, subject, signing office, file; the text of a PDF is kept for the search of names.

    Where `address` stands, the document lies there, and the file holds that address alone.
    """

    KINDS = [
        ("sk", _("Surat keputusan")),
        ("perkada", _("Peraturan kepala daerah")),
        ("perda", _("Peraturan daerah")),
        ("surat_tugas", _("Surat tugas atau perintah")),
        ("anggaran", _("Dokumen anggaran")),
        ("rencana", _("Dokumen perencanaan")),
        ("kerja_sama", _("Perjanjian kerja sama")),
        ("laporan", _("Laporan, survei, atau kajian")),
        ("sop", _("SOP atau pedoman")),
        ("gambar", _("Foto atau tangkapan layar")),
        ("video", _("Video")),
        ("lainnya", _("Lainnya")),
    ]
    public_id = models.CharField(max_length=12, unique=True, default=opaque_id, editable=False)
    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    agency = models.ForeignKey(
        Agency, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("perangkat daerah")
    )
    kind = models.CharField(_("jenis"), max_length=20, choices=KINDS)
    number = models.CharField(_("nomor"), max_length=120, blank=True)
    on = models.DateField(_("tanggal"), null=True, blank=True)
    subject = models.CharField(_("tentang"), max_length=250, blank=True)
    signatory = models.CharField(_("jabatan penanda tangan"), max_length=160, blank=True)
    expires_on = models.DateField(_("berlaku sampai"), null=True, blank=True)
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    address = models.URLField(_("tautan"), max_length=LONGEST, blank=True)
    text = models.TextField(blank=True, editable=False)
    is_readable = models.BooleanField(default=True)
    added_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    added_at = models.DateTimeField()

    class Meta:
        verbose_name = _("dokumen bukti")
        verbose_name_plural = _("dokumen bukti")
        ordering = ["-added_at", "-pk"]
        indexes = [models.Index(fields=["region", "-added_at"], name="evidence_recent")]

    def __str__(self) -> str:
        return self.subject or self.number or self.address or self.file.name


class EvidenceUse(models.Model):
    """That a document proves a row, on these pages; whether its text names the innovation as it was then called."""

    document = models.ForeignKey(EvidenceDocument, models.PROTECT, related_name="uses")
    row = models.ForeignKey(SheetRow, models.CASCADE, related_name="uses")
    page_from = models.PositiveIntegerField(_("dari halaman"), null=True, blank=True)
    page_to = models.PositiveIntegerField(_("sampai halaman"), null=True, blank=True)
    name_sought = models.CharField(max_length=250, blank=True, editable=False)
    name_found = models.BooleanField(null=True, editable=False)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["document", "row"], name="evidence_once_a_row"),
            models.CheckConstraint(
                condition=models.Q(page_from__isnull=True)
                | models.Q(page_to__isnull=True)
                | models.Q(page_to__gte=models.F("page_from")),
                name="pages_in_order",
            ),
        ]


class SmallerCopy(models.Model):
    """A copy of a document under the portal's limit, made by a worker; the original stays, tied by its hash.

    `size` is the least that was reached, also where it is still beyond the limit.
    """

    document = models.OneToOneField(EvidenceDocument, models.PROTECT, related_name="smaller")
    original_sha256 = models.CharField(max_length=64)
    limit = models.PositiveIntegerField()
    status = models.CharField(max_length=12, default=CopyState.WAITING.value)
    size = models.PositiveIntegerField(null=True)
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")
    drops_signature = models.BooleanField(default=False)
    asked_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    lease_until = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(status=CopyState.DONE.value, file__isnull=False)
                | (~models.Q(status=CopyState.DONE.value) & models.Q(file__isnull=True)),
                name="copy_done_has_file",
            )
        ]
