"""Things that tests need, made with as few words as the case allows."""

import hashlib
import itertools
import zlib
from datetime import UTC, date, datetime
from typing import Any

from django.core.files.base import ContentFile

from registry.people.models import Agency, Membership, Unit, User
from registry.people.queries import actor_for
from registry.people.rules.roles import AGENCY_ROLES, Role
from registry.proposals.models import Attachment, BudgetLine, Inventor, Measure, ProcessDocument, Proposal, StoredFile
from registry.reference.models import Affair, Region, RegionProfile
from registry.shared.actor import Actor
from registry.workflow.rules.documents import DocumentKind
from registry.workflow.rules.states import State

TODAY = date(2026, 3, 13)
NOON = datetime(2026, 3, 13, 5, 0, tzinfo=UTC)  # noon in Jakarta
PASSWORD = "kata-sandi-panjang-1"
_next = itertools.count(1)


def region(code: str = "13.76", *, name: str = "", level: str = "", is_tenant: bool = True) -> Region:
    """A region with its province; a tenant has a profile."""
    names = {"13.76": ("Kota Payakumbuh", "kota"), "13.07": ("Kabupaten Lima Puluh Kota", "kabupaten")}
    known_name, known_level = names.get(code, (f"Kabupaten {code}", "kabupaten"))
    parent = None
    if "." in code:
        parent, _ = Region.objects.get_or_create(
            code=code[:2], defaults={"name": "Sumatera Barat", "level": "provinsi"}
        )
    made, _ = Region.objects.get_or_create(
        code=code,
        defaults={"name": name or known_name, "level": level or known_level, "parent": parent, "is_tenant": is_tenant},
    )
    if is_tenant:
        RegionProfile.objects.get_or_create(region=made)
    return made


def agency(
    name: str = "Dinas Pendidikan", *, within: Region | None = None, is_rnd: bool = False, **more: Any
) -> Agency:
    made, _ = Agency.objects.get_or_create(
        region=within or region(), name=name, defaults={"kind": "dinas", "is_rnd": is_rnd, **more}
    )
    return made


def rnd_agency(*, within: Region | None = None) -> Agency:
    return agency("Badan Perencanaan Pembangunan Daerah", within=within, is_rnd=True)


def unit(name: str = "SDN 1", *, of: Agency | None = None) -> Unit:
    made, _ = Unit.objects.get_or_create(agency=of or agency(), name=name)
    return made


def user(*roles: Role, of: Agency | None = None, within: Region | None = None, **more: Any) -> User:
    """A person with one seat for each role; a role of an agency sits in `of`."""
    number = next(_next)
    home = within or (of.region if of else region())
    made = User(
        username=more.pop("username", f"pengguna-{number}"),
        region=home,
        office=more.pop("office", f"Jabatan {number}"),
        **more,
    )
    made.set_password(PASSWORD)
    made.save()
    for role in roles:
        seated = of
        if seated is None and role in AGENCY_ROLES:
            seated = agency(within=home)
        Membership.objects.create(user=made, role=role, agency=seated if role in AGENCY_ROLES else None)
    return made


def acting(person: User, *, on: date = TODAY) -> Actor:
    return actor_for(user=person, on=on)


def actor(*roles: Role, of: Agency | None = None, within: Region | None = None) -> Actor:
    """A fresh person with these roles, as the use-cases know him."""
    return acting(user(*roles, of=of, within=within))


def affair(code: int = 101, name: str = "Pendidikan") -> Affair:
    made, _ = Affair.objects.get_or_create(code=code, defaults={"name": name, "group": "wajib_dasar"})
    return made


def pdf_bytes(text: str = "Contoh") -> bytes:
    """A small valid PDF of one page; another text makes another file."""
    stream = zlib.compress(f"BT /F1 12 Tf 72 720 Td ({text}) Tj ET".encode("latin-1", "replace"))
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Filter /FlateDecode /Length %d >>\nstream\n%b\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(parts) + 1
    return out + b"xref\n0 %d\n0000000000 65535 f \n%btrailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        size,
        table,
        size,
        len(out),
    )


def stored_file(*, within: Region | None = None, content: bytes | None = None, name: str = "contoh.pdf") -> StoredFile:
    content = pdf_bytes(f"Berkas {next(_next)}") if content is None else content
    made = StoredFile(
        region=within or region(),
        name=name,
        media_type="application/pdf",
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        pages=1,
        stored_at=NOON,
    )
    made.file.save(name, ContentFile(content), save=False)
    made.save()
    return made


def document(
    proposal: Proposal, kind: DocumentKind = DocumentKind.COVER_LETTER, *, on: date = TODAY, **more: Any
) -> ProcessDocument:
    return ProcessDocument.objects.create(
        proposal=proposal,
        kind=kind,
        number=more.pop("number", f"CONTOH-{next(_next)}"),
        on=on,
        signatory=more.pop("signatory", "Kepala Perangkat Daerah"),
        file=more.pop("file", None) or stored_file(within=proposal.region),
        filed_at=NOON,
        **more,
    )


def attachment(proposal: Proposal, *, kind: str = "lainnya", title: str = "Lampiran", **more: Any) -> Attachment:
    return Attachment.objects.create(
        proposal=proposal,
        kind=kind,
        title=title,
        file=more.pop("file", None) or stored_file(within=proposal.region),
        added_at=NOON,
        **more,
    )


def draft(*, initiator: str = "perangkat_daerah", within: Region | None = None, **more: Any) -> Proposal:
    """A bare draft: a name and nothing else."""
    home = within or (more["agency"].region if more.get("agency") else region())
    number = next(_next)
    fields: dict[str, Any] = {
        "region": home,
        "initiator": initiator,
        "name": f"Inovasi {number}",
        "state": State.DRAFT,
        "state_since": TODAY,
        "created_at": NOON,
        "updated_at": NOON,
    }
    if initiator in {"perangkat_daerah", "asn"} and "agency" not in more:
        fields["agency"] = agency(within=home)
    return Proposal.objects.create(**{**fields, **more})


def handed_in(*, state: State, **more: Any) -> Proposal:
    """A proposal with a number, in whatever state."""
    return draft(state=state, registration=f"13.76-2026-{next(_next):04}", **more)


CONTENT: dict[str, Any] = {
    "form": "pelayanan_publik",
    "is_digital": False,
    "classification": "inovasi_perangkat_daerah",
    "legal_basis": "Peraturan Pemerintah Nomor 38 Tahun 2017.",
    "problem": "Antrean pelayanan berlangsung lebih dari tiga jam setiap hari kerja.",
    "strategic_issue": "Mutu pelayanan publik di daerah.",
    "method": "Pendaftaran dilakukan dari rumah dan jadwal dibagi menurut jam.",
    "novelty": "Belum ada layanan berjadwal di perangkat daerah ini.",
    "how_it_works": "Warga memilih jam, menerima nomor, lalu datang pada jam itu.",
    "changes": "Tata cara pendaftaran pada loket diubah.",
    "objective": "Memperpendek waktu tunggu.",
    "benefit": "Warga menghemat waktu.",
    "benefit_kinds": ["pelayanan"],
    "result": "Waktu tunggu paling lama satu jam.",
    "targets": ["Warga kota"],
    "trial_from": date(2026, 6, 1),
    "trial_to": date(2026, 11, 30),
    "has_development": False,
    "contact": "kontak-rahasia@contoh.id",
    "conflict_free_on": TODAY,
}


def complete_draft(*, initiator: str = "perangkat_daerah", within: Region | None = None, **more: Any) -> Proposal:
    """A draft with every part the law asks for (Art. 8(2), 9(3), 10(3), 11(1), 12(2)), so that it may be submitted."""
    made = draft(initiator=initiator, within=within, **{**CONTENT, "main_affair": affair(), **more})
    Inventor.objects.create(proposal=made, name="Inovator Contoh", part="Penggagas")
    Measure.objects.create(
        proposal=made, name="Waktu tunggu", unit="menit", baseline=180, target=60, lower_is_better=True
    )
    BudgetLine.objects.create(proposal=made, year=2026, document="apbd", amount=0)
    attachment(made, kind="anggaran", title="Dokumen anggaran")
    return made
