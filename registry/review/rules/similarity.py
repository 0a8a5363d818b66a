"""How alike two names are: shared trigrams, without case and punctuation (criterion a)."""

import re

LIKE = 0.3
_BREAK = re.compile(r"[^0-9a-z]+")
COMMON = frozenset(
    {"inovasi", "sistem", "aplikasi", "layanan", "pelayanan", "berbasis", "untuk", "dengan", "dalam", "program"}
)


def words_of(name: str) -> tuple[str, ...]:
    return tuple(word for word in _BREAK.split(name.casefold()) if word)


def telling_words(name: str) -> tuple[str, ...]:
    """The words worth searching by: not common, of three letters or more; all words where none is left."""
    words = words_of(name)
    return tuple(word for word in words if len(word) >= 3 and word not in COMMON) or words


def trigrams(name: str) -> frozenset[str]:
    found: set[str] = set()
    for word in words_of(name):
        padded = f"  {word} "
        found.update(padded[n : n + 3] for n in range(len(padded) - 2))
    return frozenset(found)


def likeness(left: str, right: str) -> float:
    """Shared trigrams over all trigrams, 0 to 1."""
    one, other = trigrams(left), trigrams(right)
    return len(one & other) / len(one | other) if one and other else 0.0
