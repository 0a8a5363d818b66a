"""The legal content of a proposal: its parts, what is missing, its words, its frozen form (Art. 7(2); law.md 3.1)."""

import difflib
import hashlib
import json
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

WORD_GOAL = 300
DESIGN = ("legal_basis", "problem", "strategic_issue", "method", "novelty", "how_it_works")
_BREAKS = re.compile(r"[\s\x1c-\x1f\x85]+")


@dataclass(frozen=True, slots=True)
class Item:
    """One field: which article or form item asks for it, and how strongly (L, L?, K, R recommended, O)."""

    name: str
    obligation: str
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the writing pages: its fields, and the lists written beneath them."""

    code: str
    items: tuple[Item, ...]
    lists: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(item.name for item in self.items)


PARTS: tuple[Part, ...] = (
    Part(
        "identitas",
        (
            Item("name", "K", "IID 1.1"),
            Item("form", "L", "Pasal 7 ayat (2) huruf a"),
            Item("secondary_forms", "O", "Pasal 4"),
            Item("main_affair", "L", "Pasal 6 huruf d"),
            Item("other_affairs", "O", "IID 1.7"),
            Item("initiator_name", "K", "IID 1.4"),
            Item("unit", "O"),
            Item("is_digital", "K", "IID 1.5"),
            Item("classification", "K", "IID"),
            Item("theme", "O", "IID"),
            Item("asta_cita", "K", "IID"),
            Item("pkpn_cluster", "K", "IID"),
            Item("pkpn_program", "O", "IID"),
            Item("targets", "O", "Pasal 2 ayat (2)"),
            Item("latitude", "K", "IID"),
            Item("longitude", "K", "IID"),
        ),
    ),
    Part("rancang_bangun", tuple(Item(name, "L", "Pasal 7 ayat (2) huruf b; IID 1.8") for name in DESIGN)),
    Part(
        "perubahan_tujuan_manfaat",
        (
            Item("changes", "L", "Pasal 7 ayat (2) huruf b"),
            Item("objective", "L", "Pasal 7 ayat (2) huruf c"),
            Item("benefit", "L", "Pasal 7 ayat (2) huruf d"),
            Item("benefit_kinds", "R", "Pasal 6 huruf b"),
        ),
    ),
    Part(
        "waktu_anggaran",
        (
            Item("trial_from", "L", "Pasal 7 ayat (2) huruf e"),
            Item("trial_to", "R", "Pasal 7 ayat (2) huruf e"),
            Item("implemented_on", "K", "IID 1.13"),
        ),
        ("budget_lines",),
    ),
    Part(
        "hasil_ukuran",
        (
            Item("result", "K", "IID 1.11"),
            Item("has_development", "K", "IID"),
            Item("developed_on", "O", "IID"),
            Item("development", "O", "IID"),
        ),
        ("measures",),
    ),
    Part(
        "pelengkap",
        (
            Item("video_url", "O", "IID"),
            Item("contact", "R"),
            Item("initiator_is_minor", "L?", "UU 27/2022 Pasal 25 ayat (2)"),
        ),
        ("inventors",),
    ),
)
PART_OF = {part.code: part for part in PARTS}
HOME_OF = {
    "form": ("identitas", "form"),
    "main_affair": ("identitas", "main_affair"),
    "design": ("rancang_bangun", "how_it_works"),
    "changes": ("perubahan_tujuan_manfaat", "changes"),
    "objective": ("perubahan_tujuan_manfaat", "objective"),
    "benefit": ("perubahan_tujuan_manfaat", "benefit"),
    "trial_period": ("waktu_anggaran", "trial_from"),
    "guardian_consent": ("pelengkap", "initiator_is_minor"),
}
BASIS_OF = {
    "form": "Pasal 7 ayat (2) huruf a",
    "design": "Pasal 7 ayat (2) huruf b",
    "changes": "Pasal 7 ayat (2) huruf b",
    "objective": "Pasal 7 ayat (2) huruf c",
    "benefit": "Pasal 7 ayat (2) huruf d",
    "trial_period": "Pasal 7 ayat (2) huruf e",
    "main_affair": "Pasal 6 huruf d",
    "guardian_consent": "UU 27/2022 Pasal 25 ayat (2)",
}


@dataclass(frozen=True, slots=True)
class Change:
    """One field that differs between two versions; for text the runs that stayed, came or went."""

    name: str
    before: Any
    after: Any
    runs: tuple[tuple[str, str], ...] = ()


def is_filled(value: Any) -> bool:
    """Whether a value says anything; False and 0 do."""
    if isinstance(value, str):
        return bool(value.strip())
    return value is not None and value != [] and value != {}


def missing_content(content: Mapping[str, Any]) -> tuple[str, ...]:
    """What Art. 7(2) a-e, Art. 6 d and child protection ask for and the proposal lacks."""
    given = {
        "form": is_filled(content.get("form")),
        "design": any(is_filled(content.get(name)) for name in DESIGN),
        "changes": is_filled(content.get("changes")),
        "objective": is_filled(content.get("objective")),
        "benefit": is_filled(content.get("benefit")),
        "trial_period": is_filled(content.get("trial_from")),
        "main_affair": is_filled(content.get("main_affair")),
        "guardian_consent": not content.get("initiator_is_minor") or bool(content.get("guardian_consent")),
    }
    return tuple(code for code, there in given.items() if not there)


def count_words(text: str) -> int:
    """Runs between white space that hold a letter or a digit."""
    return sum(any(unicodedata.category(c)[0] in "LN" for c in run) for run in _BREAKS.split(text))


def design_words(content: Mapping[str, Any]) -> int:
    """The words of the six design texts together."""
    return sum(count_words(content.get(name) or "") for name in DESIGN)


def filled_in(content: Mapping[str, Any], *, part: Part) -> tuple[int, int]:
    """How many of a part's fields are filled, and how many there are."""
    return sum(is_filled(content.get(item.name)) for item in part.items), len(part.items)


def is_part_done(content: Mapping[str, Any], *, part: Part) -> bool:
    """Whether nothing that the law asks for is missing in the part, and something stands there."""
    gaps = {HOME_OF[code][0] for code in missing_content(content)}
    return part.code not in gaps and any(
        is_filled(content.get(item.name)) and content[item.name] is not False for item in part.items
    )


def frozen(content: Mapping[str, Any]) -> dict[str, Any]:
    """The content in one canonical form: composed letters, plain line ends, keys in order."""
    return {key: _canonical(content[key]) for key in sorted(content)}


def content_hash(content: Mapping[str, Any]) -> str:
    """SHA-256 of the canonical form."""
    text = json.dumps(frozen(content), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def diff(old: Mapping[str, Any], new: Mapping[str, Any]) -> tuple[Change, ...]:
    """The fields that differ between two versions, for reading side by side."""
    names = list(dict.fromkeys([*old, *new]))
    return tuple(
        Change(name, old.get(name), new.get(name), _runs(old.get(name), new.get(name)))
        for name in names
        if _canonical(old.get(name)) != _canonical(new.get(name))
    )


def _canonical(value: Any) -> Any:
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value.replace("\r\n", "\n").replace("\r", "\n")).strip()
    if isinstance(value, Mapping):
        return frozen(value)
    if isinstance(value, list | tuple):
        return [_canonical(entry) for entry in value]
    return value


def _runs(old: Any, new: Any) -> tuple[tuple[str, str], ...]:
    """Runs of words as (same, gone or new, text)."""
    if not isinstance(old, str) or not isinstance(new, str):
        return ()
    before, after = re.findall(r"\S+\s*|\s+", old), re.findall(r"\S+\s*|\s+", new)
    runs = []
    for operation, i, j, k, m in difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if operation == "equal":
            runs.append(("same", "".join(before[i:j])))
            continue
        runs.extend(run for run in (("gone", "".join(before[i:j])), ("new", "".join(after[k:m]))) if run[1])
    return tuple(runs)
