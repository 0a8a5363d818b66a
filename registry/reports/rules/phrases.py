"""What a region words itself on its papers: offices, places, clauses; where it has not, a placeholder shows it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


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


@dataclass(frozen=True)
class Phrases:
    """The wording of one region when a paper was asked for; `edition` is its number, 0 where none was written."""

    city: str
    letterhead: tuple[str, ...]
    head_office: str
    rnd_office: str
    words: Mapping[str, str] = field(default_factory=dict)
    edition: int = 0

    def of(self, phrase: Phrase) -> str:
        """The region's own words, or a placeholder that nobody can overlook."""
        return self.words.get(phrase) or f"[{phrase.value.replace('_', ' ')}: diisi oleh daerah]"
