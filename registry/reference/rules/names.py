"""How a region and its head are called."""

LOWER = frozenset({"DAN"})
KEPT = frozenset({"DKI"})
HEADS = {"provinsi": "Gubernur", "kabupaten": "Bupati", "kota": "Wali Kota"}


def display_name(*, name: str) -> str:
    """A region's name in normal case, where the source writes it in capitals."""
    if not name.isupper():
        return name
    return " ".join(_word(word) for word in name.split())


def head_title(*, level: str) -> str:
    """The title of the regional head follows the region's kind."""
    return HEADS.get(level, "Kepala Daerah")


def _word(word: str) -> str:
    if word in KEPT:
        return word
    return word.lower() if word in LOWER else word.capitalize()
