"""Stored files, process documents and attachments; private unless the law makes them public."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from registry.people.models import Agency, User
from registry.proposals.models.proposal import Proposal
from registry.reference.models import Region
from registry.shared.fields import opaque_id
from registry.workflow.labels import DOCUMENT_LABELS
from registry.workflow.rules.documents import DocumentKind


class StoredFile(models.Model):
    """A checked file in the private store: sniffed type, size, SHA-256."""

    public_id = models.CharField(max_length=12, unique=True, default=opaque_id, editable=False)
    region = models.ForeignKey(Region, models.PROTECT)
    file = models.FileField(upload_to="papers/%Y/%m")
    name = models.CharField(max_length=200)
    media_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    pages = models.PositiveIntegerField(null=True, blank=True)
    stored_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name


class ProcessDocument(models.Model):
    """One process document with number, date, signing office and file; superseded, never edited.

    The receipt that a worker makes has its number and day at once, and its file as soon as that is made.
    """

    public_id = models.CharField(max_length=12, unique=True, default=opaque_id, editable=False)
    proposal = models.ForeignKey(Proposal, models.PROTECT, related_name="documents")
    kind = models.CharField(_("jenis"), max_length=40, choices=list(DOCUMENT_LABELS.items()))
    number = models.CharField(_("nomor"), max_length=120)
    on = models.DateField(_("tanggal"))
    signatory = models.CharField(_("jabatan penanda tangan"), max_length=160, blank=True)
    signer_agency = models.ForeignKey(Agency, models.PROTECT, null=True, blank=True, related_name="+")
    subject = models.CharField(_("tentang"), max_length=250, blank=True)
    verification_url = models.URLField(_("alamat verifikasi tanda tangan elektronik"), blank=True)
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")
    generated_sha256 = models.CharField(max_length=64, blank=True)
    filed_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    filed_at = models.DateTimeField()
    superseded_by = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="supersedes")

    class Meta:
        verbose_name = _("dokumen proses")
        verbose_name_plural = _("dokumen proses")
        ordering = ["on", "pk"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(number=""), name="document_has_number"),
            models.CheckConstraint(
                condition=models.Q(file__isnull=False) | models.Q(kind=DocumentKind.RECEIPT.value),
                name="document_has_file",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}"

    @property
    def sha256(self) -> str:
        """Of its file; empty while that is being made."""
        return "" if self.file is None else self.file.sha256


class ReceiptMark(models.Model):
    """By what a receipt of the registry itself is known again: fingerprint and bytes, and nothing of its person.

    `sha256` is empty until the file is made.
    """

    document = models.OneToOneField(ProcessDocument, models.PROTECT, related_name="mark")
    code = models.CharField(max_length=16, unique=True)
    sha256 = models.CharField(max_length=64, blank=True, db_index=True)

    def __str__(self) -> str:
        return self.code


class Attachment(models.Model):
    """A private attachment of a proposal: budget file, business profile, HAKI, award, photo, guardian's consent."""

    KINDS = [
        ("anggaran", _("Dokumen anggaran")),
        ("profil_bisnis", _("Profil bisnis")),
        ("haki", _("Dokumen HAKI")),
        ("penghargaan", _("Penghargaan")),
        ("foto", _("Foto atau gambar")),
        ("diagram_alir", _("Diagram alir")),
        ("persetujuan_wali", _("Persetujuan orang tua atau wali")),
        ("lainnya", _("Lainnya")),
    ]
    public_id = models.CharField(max_length=12, unique=True, default=opaque_id, editable=False)
    proposal = models.ForeignKey(Proposal, models.PROTECT, related_name="attachments")
    kind = models.CharField(_("jenis"), max_length=20, choices=KINDS)
    title = models.CharField(_("judul"), max_length=200)
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    added_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    added_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("lampiran")
        verbose_name_plural = _("lampiran")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.title
