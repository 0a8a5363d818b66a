"""What a region words itself on its papers: offices, places, clauses; where it has not, a placeholder shows it."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from enum import StrEnum

from registry.reports.rules.merging import NAMES, MergeField, Mistake, filled, mistakes


class Phrase(StrEnum):
    """One wording each; the law gives none of them."""

    FORMATION_ACT = "undang_undang_pembentukan"
    CONSIDERING = "menimbang"
    RECALLING = "mengingat"
    DECREE_CLOSING = "penutup_keputusan"
    REGULATION_ARTICLES = "pasal_perkada"
    REGULATION_CLOSING = "penutup_perkada"
    LETTER_OPENING = "pembuka_surat"
    LETTER_CLOSING = "penutup_surat"
    MINUTES_OPENING = "pembuka_berita_acara"
    MINUTES_CLOSING = "penutup_berita_acara"
    REGULATION_OPENING = "pembuka_perkada"


LETTERHEAD_LINES = 4
FRAME = ("letterhead", "city", "head_office", "rnd_office")
"""What stands around the clauses; it takes no merge fields."""


@dataclass(frozen=True)
class Phrases:
    """The wording of one region when a paper was asked for; `edition` is its number, 0 where none was written."""

    city: str
    letterhead: tuple[str, ...]
    head_office: str
    rnd_office: str
    words: Mapping[str, str] = field(default_factory=dict)
    edition: int = 0
    region: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)

    def about(self, **fields: str) -> "Phrases":
        """The same wording for one record: what its papers put in the place of the merge fields."""
        return replace(self, fields={**self.fields, **_known(fields)})

    def of(self, phrase: Phrase, **fields: str) -> str:
        """The region's own words with their merge fields put in, or a placeholder that nobody can overlook."""
        words = self.words.get(phrase)
        if not words:
            return f"[{phrase.value.replace('_', ' ')}: diisi oleh daerah]"
        return filled(words, {**self._own(), **self.fields, **_known(fields)})

    def _own(self) -> dict[str, str]:
        """The fields that every paper of the region can fill."""
        return {
            MergeField.REGION: self.region,
            MergeField.CITY: self.city,
            MergeField.HEAD_OFFICE: self.head_office,
            MergeField.RND_OFFICE: self.rnd_office,
        }


def _known(fields: Mapping[str, str]) -> Mapping[str, str]:
    if unknown := sorted(set(fields) - set(NAMES)):
        raise ValueError(f"no such merge field: {unknown}")
    return fields


@dataclass(frozen=True)
class Wording:
    """What an administrator writes, as it is kept: one line a row in the letterhead; empty means as by default."""

    letterhead: str = ""
    city: str = ""
    head_office: str = ""
    rnd_office: str = ""
    clauses: Mapping[str, str] = field(default_factory=dict)

    def tidied(self) -> "Wording":
        """Without blank lines in the letterhead, blanks around the texts, and clauses that say nothing."""
        lines = [line.strip() for line in self.letterhead.splitlines() if line.strip()]
        clauses = {
            phrase.value: words
            for phrase in Phrase
            if (words := self.clauses.get(phrase, "").replace("\r\n", "\n").strip())
        }
        return Wording("\n".join(lines), self.city.strip(), self.head_office.strip(), self.rnd_office.strip(), clauses)

    def texts(self) -> dict[str, str]:
        """Every text by the name of its field."""
        plain = asdict(self)
        return {name: plain[name] for name in FRAME} | dict(self.clauses)


def faults_of(wording: Wording) -> dict[str, tuple[Mistake, ...]]:
    """What is wrong with the merge fields, by field; the letterhead and the offices take none."""
    found = {
        name: mistakes(text, names=() if name in FRAME else NAMES) for name, text in wording.texts().items()
    }  # fmt: skip
    return {name: wrong for name, wrong in found.items() if wrong}


def differing(old: Wording, new: Wording) -> tuple[str, ...]:
    """The fields that do not read alike, in the order of the form."""
    before, after = old.texts(), new.texts()
    return tuple(name for name in (*FRAME, *Phrase) if before.get(name, "") != after.get(name, ""))
