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
    blocks += design_of(content)
    for name, title in (
        ("changes", "Pokok perubahan yang akan dilakukan"),
        ("objective", "Tujuan"),
        ("benefit", "Manfaat yang diperoleh"),
    ):
        blocks += _text(content, name, title)
    if kinds := words_of(content.get("benefit_kinds"), BENEFIT_LABELS):
        blocks.append(Facts((("Jenis manfaat", kinds),)))
    return [*blocks, *results_of(content), *_time(content), *budget_of(content)]


def form_of(content: Content, *, default: str = "") -> str:
    """The main form of the innovation in words (Art. 4)."""
    return words_of([content.get("form") or ""], FORM_LABELS) or default


def affair_of(content: Content) -> str:
    """The main affair by its name."""
    return capital((content.get("main_affair") or {}).get("name", ""))


def money_of(content: Content) -> str:
    """The sum of the budget lines; empty where the proposal has none."""
    lines = content.get("budget_lines") or []
    return rupiah(str(sum(float(line["amount"]) for line in lines))) if lines else ""


def _form(content: Content) -> list[Block]:
    others = content.get("other_affairs") or []
    rows = [
        ("Bentuk inovasi", form_of(content)),
        ("Bentuk tambahan", words_of(content.get("secondary_forms"), FORM_LABELS)),
        ("Urusan pemerintahan utama", affair_of(content)),
        ("Urusan lain yang beririsan", "\n".join(capital(affair["name"]) for affair in others)),
        ("Sasaran", words_of(content.get("targets"), TARGET_LABELS)),
        ("Inovasi digital", _yes_or_no(content.get("is_digital"))),
    ]
    filled = tuple(row for row in rows if row[1])
    return [Heading("Bentuk dan urusan", 2), Facts(filled)] if filled else []


def design_of(content: Content) -> list[Block]:
    parts: list[Block] = []
    for name in DESIGN:
        if text := (content.get(name) or "").strip():
            parts += [Heading(_title(name), 3), Paragraph(text)]
    return [Heading("Rancang bangun", 2), *parts] if parts else []


def _text(content: Content, name: str, title: str) -> list[Block]:
    text = (content.get(name) or "").strip()
    return [Heading(title, 2), Paragraph(text)] if text else []


def results_of(content: Content) -> list[Block]:
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


def budget_of(content: Content) -> list[Block]:
    lines = content.get("budget_lines") or []
    if not lines:
        return []
    rows = [
        (str(line["year"]), str(BUDGET_DOCUMENTS.get(line["document"], line["document"])), line["source"] or "",
         line["code"] or "", rupiah(line["amount"]))
        for line in lines
    ]  # fmt: skip
    total = money_of(content)
    columns = ("Tahun", "Dokumen", "Sumber dana", "Kode rekening", "Jumlah")
    table = Table(
        columns, (*rows, ("Jumlah", "", "", "", total)) if len(rows) > 1 else tuple(rows), "", (4,), (2, 3, 4, 3, 4)
    )
    return [Heading("Anggaran", 2), table]


def _yes_or_no(value: bool | None) -> str:
    return "" if value is None else "Ya" if value else "Tidak"


def words_of(codes: list[str] | None, labels: Mapping[Any, Any]) -> str:
    return "\n".join(str(labels.get(code, code)) for code in codes or [] if code)


def _title(name: str) -> str:
    return capital(str(getattr(Proposal._meta.get_field(name), "verbose_name", name)))
