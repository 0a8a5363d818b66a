"""The legal content of a proposal as it was judged, or as it stands (Arts. 7(2), 14(3))."""

from collections.abc import Mapping
from typing import Any

from registry.proposals.labels import BENEFIT_LABELS, TARGET_LABELS
from registry.proposals.models import BudgetLine, Proposal
from registry.proposals.rules.content import DESIGN
from registry.reports.rules.document import Block, Facts, Heading, Note, Paragraph, Table
from registry.reports.rules.wording import capital, day, quantity, rupiah, span
from registry.workflow.labels import FORM_LABELS

BUDGET_DOCUMENTS = dict(BudgetLine.DOCUMENTS)
Content = Mapping[str, Any]


def legal_content(*, content: Content, version: str) -> list[Block]:
    """The parts that are filled, in the order of the law."""
    blocks: list[Block] = [Heading("Isi usulan"), Note(version)]
    blocks += _form(content)
    blocks += _design(content)
    for name, title in (
        ("changes", "Pokok perubahan yang akan dilakukan"),
        ("objective", "Tujuan"),
        ("benefit", "Manfaat yang diperoleh"),
    ):
        blocks += _text(content, name, title)
    if kinds := _words(content.get("benefit_kinds"), BENEFIT_LABELS):
        blocks.append(Facts((("Jenis manfaat", kinds),)))
    return [*blocks, *_results(content), *_time(content), *_budget(content)]


def _form(content: Content) -> list[Block]:
    main, others = content.get("main_affair") or {}, content.get("other_affairs") or []
    rows = [
        ("Bentuk inovasi", _words([content.get("form") or ""], FORM_LABELS)),
        ("Bentuk tambahan", _words(content.get("secondary_forms"), FORM_LABELS)),
        ("Urusan pemerintahan utama", capital(main.get("name", ""))),
        ("Urusan lain yang beririsan", "\n".join(capital(affair["name"]) for affair in others)),
        ("Sasaran", _words(content.get("targets"), TARGET_LABELS)),
        ("Inovasi digital", _yes_or_no(content.get("is_digital"))),
    ]
    filled = tuple(row for row in rows if row[1])
    return [Heading("Bentuk dan urusan", 2), Facts(filled)] if filled else []


def _design(content: Content) -> list[Block]:
    parts: list[Block] = []
    for name in DESIGN:
        if text := (content.get(name) or "").strip():
            parts += [Heading(_title(name), 3), Paragraph(text)]
    return [Heading("Rancang bangun", 2), *parts] if parts else []


def _text(content: Content, name: str, title: str) -> list[Block]:
    text = (content.get(name) or "").strip()
    return [Heading(title, 2), Paragraph(text)] if text else []


def _results(content: Content) -> list[Block]:
    """What is to be reached, with the measures by which it can be proved (Art. 3 h)."""
    rows = tuple(
        (
            measure["name"],
            quantity(measure["baseline"], measure["unit"]),
            quantity(measure["target"], measure["unit"]),
            "Makin kecil makin baik" if measure["lower_is_better"] else "Makin besar makin baik",
        )
        for measure in content.get("measures") or []
    )
    blocks = _text(content, "result", "Hasil")
    if rows and not blocks:
        blocks = [Heading("Hasil", 2)]
    table = Table(("Ukuran", "Nilai awal", "Target", "Arah"), rows, "Ukuran hasil", (1, 2), (5, 2, 2, 3))
    return [*blocks, table] if rows else blocks


def _time(content: Content) -> list[Block]:
    rows = [
        ("Uji coba", span(content.get("trial_from"), content.get("trial_to"))),
        ("Penerapan", day(content.get("implemented_on"))),
    ]
    filled = tuple(row for row in rows if row[1])
    return [Heading("Waktu", 2), Facts(filled)] if filled else []


def _budget(content: Content) -> list[Block]:
    lines = content.get("budget_lines") or []
    if not lines:
        return []
    rows = [
        (str(line["year"]), str(BUDGET_DOCUMENTS.get(line["document"], line["document"])), line["source"] or "",
         line["code"] or "", rupiah(line["amount"]))
        for line in lines
    ]  # fmt: skip
    total = rupiah(str(sum(float(line["amount"]) for line in lines)))
    columns = ("Tahun", "Dokumen", "Sumber dana", "Kode rekening", "Jumlah")
    table = Table(
        columns, (*rows, ("Jumlah", "", "", "", total)) if len(rows) > 1 else tuple(rows), "", (4,), (2, 3, 4, 3, 4)
    )
    return [Heading("Anggaran", 2), table]


def _yes_or_no(value: bool | None) -> str:
    return "" if value is None else "Ya" if value else "Tidak"


def _words(codes: list[str] | None, labels: Mapping[Any, Any]) -> str:
    return "\n".join(str(labels.get(code, code)) for code in codes or [] if code)


def _title(name: str) -> str:
    return capital(str(getattr(Proposal._meta.get_field(name), "verbose_name", name)))
