"""A period's plain values as the papers of a dossier: profile, matrix, list of exceptions, the workbook of all rows."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from django.utils.translation import override

from registry.index.labels import FINDINGS, PROFILE_LABELS, PROFILE_ORDER
from registry.index.models import EvidenceDocument, Period
from registry.index.queries.editions import edition_of
from registry.index.rules.edition import Edition, Part, Row
from registry.index.rules.portal import TEXTS
from registry.reports.labels import REPORT_KIND_LABELS
from registry.reports.queries.workbook import COLUMNS, exceptions_table, results_table, workbook_blocks
from registry.reports.rules.document import Block, Document, Facts, Heading, Note, Paragraph, Table, as_data
from registry.reports.rules.dossier import Exceptional, exceptions_of, folder_name
from registry.reports.rules.kinds import ReportKind
from registry.reports.rules.wording import day
from registry.shared.ink import number

EVIDENCE_KINDS = dict(EvidenceDocument.KINDS)
Kept = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Setting:
    """What all papers of one dossier share."""

    period: Period
    edition: Edition
    kept: Kept
    asked_on: date

    def paper(self, *, title: str, kind: str, found: Kept | None, blocks: tuple[Block, ...]) -> Document:
        simulated = self.period.is_simulated or bool(found and found["simulated"])
        return Document(
            title=title,
            kind=kind,
            registration=found["registration"] if found else "",
            region_name=self.period.region.name,
            asked_at=self.asked_on,
            blocks=blocks,
            letterhead=(f"Pemerintah {self.period.region.name}".upper(),),
            cover=(
                ("Tahun", str(self.period.year)),
                ("Edisi", f"{self.kept['edition']}, {self.edition.legal}"),
                ("Keadaan", self._state()),
                *((("Perangkat daerah", found["owner"]),) if found and found["owner"] else ()),
            ),
            simulated=simulated,
        )

    def _state(self) -> str:
        frozen_at = self.period.frozen_at
        return f"Dibekukan {day(frozen_at.date())}" if frozen_at else f"Masih terbuka pada {day(self.asked_on)}"


def innovation_facts(*, period: Period, kept: Kept, asked_on: date) -> dict[str, Any]:
    """The facts of the dossier of the one innovation that is kept."""
    with override("id"):
        setting = Setting(period, edition_of(period.edition), kept, asked_on)
        found = kept["innovations"][0]
        return {
            "registration": f"{found['registration'] or found['id']}-{period.year}",
            "limit": setting.edition.pdf_limit,
            "summary": None,
            "workbook": None,
            "folders": [_folder(setting, found, folder="")],
        }


def region_facts(*, period: Period, kept: Kept, asked_on: date) -> dict[str, Any]:
    """The facts of the region's dossier: its summary, and a folder for each innovation."""
    with override("id"):
        setting = Setting(period, edition_of(period.edition), kept, asked_on)
        named = enumerate(kept["innovations"], 1)
        return {
            "registration": f"{period.region_id}-{period.year}",
            "limit": setting.edition.pdf_limit,
            "summary": as_data(_summary(setting)),
            "workbook": as_data(_workbook(setting, None)),
            "folders": [
                _folder(setting, found, folder=folder_name(place=place, name=found["name"])) for place, found in named
            ],
        }


def workbook_document(*, period: Period, kept: Kept, asked_on: date, alone: bool) -> Document:
    """All rows as a workbook: of the one innovation that is kept, or of the region."""
    with override("id"):
        setting = Setting(period, edition_of(period.edition), kept, asked_on)
        return _workbook(setting, kept["innovations"][0] if alone else None)


def found_in(setting: Setting, found: Kept) -> list[Exceptional]:
    """Everything in an innovation's rows that the ministry may stumble over."""
    lines = [Exceptional("", "", f"Ditolak kementerian: {found['rejected_reason']}")] if found["rejected"] else []
    for row in setting.edition.sid:
        levels = found["rows"][row.key]
        names = {paper["id"]: title_of(paper) for paper in levels["documents"]}
        said = [
            (names.get(paper, ""), str(FINDINGS[code]) % {"detail": detail})
            for code, _weight, paper, detail in levels["findings"]
        ]
        lines += exceptions_of(row=row.key, mandatory=row.is_mandatory, levels=levels, findings=said)
    return lines


def title_of(paper: Kept) -> str:
    """A document by its kind, number and day."""
    words = (str(EVIDENCE_KINDS.get(paper["kind"], paper["kind"])), paper["number"], day(paper["on"]))
    return " ".join(word for word in words if word)


def _folder(setting: Setting, found: Kept, *, folder: str) -> dict[str, Any]:
    kind = str(REPORT_KIND_LABELS[ReportKind.DOSSIER])
    exceptions = setting.paper(title=found["name"], kind=f"{kind}: pengecualian", found=found, blocks=())
    return {
        "folder": folder,
        "name": found["name"],
        "profile": as_data(_profile(setting, found, kind)),
        "matrix": as_data(_matrix(setting, found, kind)),
        "workbook": as_data(_workbook(setting, found)),
        "exceptions": as_data(exceptions),
        "found": [asdict(each) for each in found_in(setting, found)],
        "rows": list(_evidence(setting.edition, found)),
    }


def _evidence(edition: Edition, found: Kept) -> Iterator[dict[str, Any]]:
    """Each row's documents under their marks, which are the same in every paper of the dossier."""
    marks = marks_of(edition, found)
    for row in edition.sid:
        papers = found["rows"][row.key]["documents"]
        if papers:
            documents = [paper | {"mark": marks[paper["id"]], "title": title_of(paper)} for paper in papers]
            yield {"key": row.key, "takes_pdf": not row.files or "pdf" in row.files, "documents": documents}


def marks_of(edition: Edition, found: Kept) -> dict[str, int]:
    """A number for each document of an innovation, in the order in which the rows name it first."""
    marks: dict[str, int] = {}
    for row in edition.sid:
        for paper in found["rows"][row.key]["documents"]:
            marks.setdefault(paper["id"], len(marks) + 1)
    return marks


def _profile(setting: Setting, found: Kept, kind: str) -> Document:
    blocks: list[Block] = [Note(str(PROFILE_ORDER)), Heading("Profil inovasi")]
    short: list[tuple[str, str]] = []
    for name, value, words in found["profile"]:
        label = str(PROFILE_LABELS[name])
        if words is not None and setting.edition.eligibility.words_min:
            label += f" ({words} kata; paling sedikit {setting.edition.eligibility.words_min})"
        if name in TEXTS and value:
            blocks += [*_facts(short), Heading(label, 2), Paragraph(value)]
            short = []
        else:
            short.append((label, value or "–"))
    blocks += _facts(short)
    return setting.paper(title=found["name"], kind=f"{kind}: profil", found=found, blocks=tuple(blocks))


def _facts(rows: list[tuple[str, str]]) -> list[Block]:
    return [Facts(tuple(rows))] if rows else []


def _matrix(setting: Setting, found: Kept, kind: str) -> Document:
    marks = marks_of(setting.edition, found)
    rows = tuple(_matrix_row(row, found["rows"][row.key], marks) for row in setting.edition.sid)
    maturity = found["maturity"]
    totals = tuple((f"Kematangan {label.lower()}", number(float(maturity[code]))) for code, label in COLUMNS.items())
    columns = ("Indikator", "Bobot", "Klaim", "Verifikasi", "Perkiraan", "Skor klaim", "Dokumen")
    blocks = (
        Heading("Matriks indikator"),
        Facts(totals),
        Paragraph("Berkas bukti tiap indikator ada di folder bukti dengan nomor indikatornya."),
        Table(columns, rows, "Tingkat dan bukti tiap indikator", (1, 2, 3, 4, 5), (8, 3, 3, 4, 4, 3, 10)),
    )
    return setting.paper(title=found["name"], kind=f"{kind}: matriks indikator", found=found, blocks=blocks)


def _matrix_row(row: Row, levels: Kept, marks: Mapping[str, int]) -> tuple[str, ...]:
    papers = (f"{marks[paper['id']]}. {title_of(paper)}{_span(paper)}" for paper in levels["documents"])
    return (
        f"{row.key}. {row.name}{' (wajib)' if row.is_mandatory else ''}",
        number(float(row.weight)),
        str(levels["claimed"]),
        "–" if levels["verified"] is None else str(levels["verified"]),
        str(levels["predicted"]),
        number(float(row.weight * levels["claimed"])),
        "\n".join(papers) or "–",
    )


def _span(paper: Kept) -> str:
    if paper["page_from"] is None:
        return ""
    last = paper["page_to"] or paper["page_from"]
    return f", hlm. {paper['page_from']}" + (f"–{last}" if last != paper["page_from"] else "")


def _summary(setting: Setting) -> Document:
    kept, edition = setting.kept, setting.edition
    rows = tuple(
        (f"{row.key}. {row.name}", number(float(row.weight)), *_region_levels(kept["region"].get(row.key)))
        for row in edition.rows(Part.SPD)
    )
    innovations = tuple(
        (
            str(place),
            found["name"],
            found["owner"] or "–",
            *(number(float(found["maturity"][code])) for code in COLUMNS),
        )
        for place, found in enumerate(kept["innovations"], 1)
    )
    levels = ("Klaim", "Verifikasi", "Perkiraan")
    blocks = (
        Heading("Skor"),
        results_table(kept["results"]),
        Heading("Baris daerah (SPD)"),
        Table(("Indikator", "Bobot", *levels), rows, "Tingkat baris daerah", (1, 2, 3, 4), (12, 3, 3, 4, 4)),
        Heading("Inovasi yang dilaporkan"),
        Table(
            ("No.", "Inovasi", "Perangkat daerah", *levels), innovations, "Kematangan tiap inovasi", (0, 3, 4, 5),
            (2, 8, 6, 4, 4, 4),
        ),
    )  # fmt: skip
    kind = str(REPORT_KIND_LABELS[ReportKind.REGION_DOSSIER])
    title = f"Indeks Inovasi Daerah {setting.period.year}"
    return setting.paper(title=title, kind=kind, found=None, blocks=blocks)


def _maturity(found: Kept) -> tuple[str, ...]:
    return tuple(number(float(found["maturity"][code])) for code in COLUMNS)


def _region_levels(levels: Kept | None) -> tuple[str, str, str]:
    if levels is None:
        return "0", "–", "0"
    verified = levels["verified"]
    return str(levels["claimed"]), "–" if verified is None else str(verified), str(levels["predicted"])


def _workbook(setting: Setting, found: Kept | None) -> Document:
    chosen = [found] if found else setting.kept["innovations"]
    said = [(each["name"], line) for each in chosen for line in found_in(setting, each)]
    title = found["name"] if found else f"Indeks Inovasi Daerah {setting.period.year}"
    blocks = workbook_blocks(edition=setting.edition, kept=setting.kept, chosen=chosen, whole=found is None)
    blocks = (*blocks, exceptions_table(said))
    kind = str(REPORT_KIND_LABELS[ReportKind.DOSSIER if found else ReportKind.REGION_DOSSIER])
    return setting.paper(title=title, kind=f"{kind}: semua baris", found=found, blocks=blocks)
