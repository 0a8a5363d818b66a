"""The content of a proposal as it is read: its parts with their filled fields, and the contents list of its page."""

from collections.abc import Collection, Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from registry.proposals.labels import BENEFIT_LABELS, PART_LABELS, TARGET_LABELS
from registry.proposals.models import Proposal
from registry.proposals.rules.content import PARTS, Item, is_filled
from registry.reference.models import Option
from registry.web.proposals.forms import LOOK_UPS
from registry.workflow.labels import FORM_LABELS
from registry.workflow.rules.states import State

WORDS: dict[str, Mapping[Any, Any]] = {
    "secondary_forms": FORM_LABELS,
    "targets": TARGET_LABELS,
    "benefit_kinds": BENEFIT_LABELS,
}
NEVER_SHOWN = frozenset({"contact", "name", "other_affairs"})


def content_parts(proposal: Proposal) -> list[dict[str, Any]]:
    """Each part that holds something, with its fields in the order of the writing pages."""
    parts, words = [], _looked_up(proposal)
    for part in PARTS:
        fields = [_field(proposal, item, words) for item in part.items if item.name not in NEVER_SHOWN]
        filled = [field for field in fields if field]
        if filled:
            parts.append({"label": PART_LABELS[part.code], "fields": filled})
    return parts


def _looked_up(proposal: Proposal) -> dict[str, str]:
    """The words of the yearly look-ups, also of entries that are no longer offered."""
    codes = {column: getattr(proposal, column) for column in LOOK_UPS}
    if not any(codes.values()):
        return codes
    options = Option.objects.filter(list__in=LOOK_UPS.values(), code__in=[*codes.values()])
    found = {(name, code): label for name, code, label in options.values_list("list", "code", "label")}
    return {column: found.get((LOOK_UPS[column], code), code) for column, code in codes.items()}


def _field(proposal: Proposal, item: Item, words: dict[str, str]) -> dict[str, Any] | None:
    value = getattr(proposal, item.name, None)
    if not is_filled(value):
        return None
    column = Proposal._meta.get_field(item.name)
    label = str(getattr(column, "verbose_name", item.name))
    return {
        "term": label[:1].upper() + label[1:],
        "is_text": column.get_internal_type() == "TextField",
        "is_day": column.get_internal_type() == "DateField",
        "value": words.get(item.name) or _value(proposal, item.name, value),
        "basis": item.basis,
    }


def label_of(name: str) -> str:
    """The words of a frozen content field."""
    words = {
        "inventors": _("Inovator"),
        "measures": _("Ukuran hasil"),
        "budget_lines": _("Baris anggaran"),
        "guardian_consent": _("Persetujuan orang tua atau wali"),
    }
    if name in words:
        return words[name]
    label = str(getattr(Proposal._meta.get_field(name), "verbose_name", name))
    return label[:1].upper() + label[1:]


def shown_content(value: Any) -> str:
    """A frozen value as text: lists by comma, lines of a table by their words."""
    if value is None or value == "" or value == []:
        return "–"
    if isinstance(value, bool):
        return _("Ya") if value else _("Tidak")
    if isinstance(value, dict):
        return str(value.get("name") or ", ".join(str(each) for each in value.values() if each not in (None, "")))
    if isinstance(value, list):
        return "; ".join(shown_content(each) for each in value)
    return str(value)


def _value(proposal: Proposal, name: str, value: Any) -> Any:
    if isinstance(value, bool):
        return _("Ya") if value else _("Tidak")
    if isinstance(value, list):
        words = WORDS.get(name, {})
        return ", ".join(str(words.get(each, each)) for each in value)
    shown = getattr(proposal, f"get_{name}_display", None)
    return shown() if shown else value


def contents_list(
    proposal: Proposal, parts: Collection[str], *, with_papers: bool, with_advice: bool
) -> list[dict[str, str | Promise]]:
    """The sections that stand on the page; `parts` are those that are read later."""
    sections: list[tuple[str, str, bool]] = [
        ("saran-klinik", _("Saran klinik"), with_advice),
        ("celah", _("Celah terhadap hukum"), proposal.state == State.TERCATAT),
        ("isi-usulan", _("Isi usulan"), True),
        ("angka", _("Anggaran dan ukuran hasil"), "angka" in parts),
        ("dokumen", _("Dokumen"), True),
        ("lampiran-versi", _("Lampiran dan versi"), "lampiran-versi" in parts),
        ("penilaian", _("Penilaian"), "penilaian" in parts),
        ("pelaksanaan", _("Uji coba dan penerapan"), "pelaksanaan" in parts),
        ("dokumen-jadi", _("Dokumen yang dapat dibuat"), with_papers),
        ("orang", _("Pihak terkait"), True),
        ("riwayat", _("Riwayat"), "riwayat" in parts),
    ]
    return [{"id": anchor, "label": label} for anchor, label, stands in sections if stands]
