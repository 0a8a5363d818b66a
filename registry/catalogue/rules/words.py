"""Words as the search knows them: folded, without stop words, stemmed; and how far a misspelt one is from another."""

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from registry.shared.later import Later

if TYPE_CHECKING:
    import snowballstemmer
else:
    snowballstemmer = Later("snowballstemmer")  # all its languages come with it

MOST_WORDS = 8  # of one question
LONGEST = 40
OFTEN = 6  # words of a long text that stand for it
ALIKE_WORDS = 3
_BREAK = re.compile(r"[^0-9a-z]+")
# The stemmers bring no list of their own for Indonesian: words that stand in nearly every text and tell nothing.
STOP_WORDS = frozenset(
    """
    ada adalah agar akan antara atas atau bagi bahwa baik belum berada bisa boleh dalam dan dapat dari dengan
    di dia hal hanya hingga ia ini itu jika juga kami karena ke kepada kita lagi lain lalu lebih maka masih
    melalui mereka namun oleh pada para per saat saja sangat sebagai sebelum sebuah secara sehingga sejak
    selain seluruh semua seperti serta sesudah setelah setiap suatu sudah supaya tanpa telah tentang terhadap
    tersebut tetapi tidak untuk yaitu yakni yang
    """.split()  # noqa: SIM905  (a list of words reads as words)
)


def folded(text: str) -> str:
    """Small letters without marks."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in parts if not unicodedata.combining(letter))


def words_of(text: str) -> list[str]:
    """The telling words in their order, each as often as it stands."""
    return [word[:LONGEST] for word in _BREAK.split(folded(text)) if word and word not in STOP_WORDS]


def stems_of(words: Iterable[str]) -> list[str]:
    """As PostgreSQL's own Indonesian stemmer does it."""
    return snowballstemmer.stemmer("indonesian").stemWords(list(words))


def is_telling(word: str) -> bool:
    """Worth keeping in the vocabulary, and worth mending."""
    return len(word) >= 4 and not word.isdigit()


def sought_by(name: str, text: str, *, passed_over: Collection[str]) -> list[str]:
    """The words of a name, then those that a text says most often: by these something alike is sought."""
    own = [word for word in words_of(name) if len(word) > 2 and word not in passed_over]
    often = Counter(word for word in words_of(text) if is_telling(word) and word not in passed_over)
    return list(dict.fromkeys([*own[:MOST_WORDS], *(word for word, _n in often.most_common(OFTEN))]))


def shared(words: Iterable[str], other: Iterable[str]) -> int:
    """How many of the words stand in another text, in any form."""
    return len(set(stems_of(words)) & set(stems_of(other)))


def is_alike(*, shared: int, of: int) -> bool:
    """Enough to say so to a writer: at least half, and not by one or two words alone."""
    return shared >= ALIKE_WORDS and shared * 2 >= of


def reach_of(word: str) -> int:
    """How many slips a word of this length may hold."""
    return 1 if len(word) <= 5 else 2


def slips(left: str, right: str, *, most: int) -> int:
    """Letters left out, put in, changed or swapped with the next; one more than `most` where there are more."""
    if abs(len(left) - len(right)) > most:
        return most + 1
    before: list[int] = []
    last = list(range(len(right) + 1))
    for row, letter in enumerate(left, start=1):
        line = [row]
        for place, other in enumerate(right, start=1):
            cost = min(last[place] + 1, line[-1] + 1, last[place - 1] + (letter != other))
            if row > 1 and place > 1 and letter == right[place - 2] and left[row - 2] == other:
                cost = min(cost, before[place - 2] + 1)
            line.append(cost)
        if min(line) > most:
            return most + 1
        before, last = last, line
    return min(last[-1], most + 1)


def nearest(word: str, *, among: Iterable[str]) -> str:
    """The known word nearest to a misspelt one: fewest slips, then the same first letter; empty when none is near."""
    most = reach_of(word)
    found = [(slips(word, known, most=most), known[:1] != word[:1], known) for known in among]
    near = min((each for each in found if each[0] <= most), default=None)
    return near[2] if near else ""
