"""Every address as every role: what it answers, and that no secret word stands where it may not."""

import pytest
from django.core.cache import cache
from django.test import TestCase

from tests.web.leaks import desks
from tests.web.leaks.addresses import address, every_key
from tests.web.leaks.people import EVERYONE, PUBLIC
from tests.web.leaks.table import ROWS
from tests.web.leaks.walk import open_doors, secrets_in
from tests.web.leaks.words import MAY_READ
from tests.web.leaks.world import build

TABLE = ROWS | desks.rows()
HALVES = [sorted(TABLE)[0::2], sorted(TABLE)[1::2]]


def test_every_address_has_its_row() -> None:
    """Whoever adds an address says here what it answers to whom."""
    assert every_key() == set(TABLE)


@pytest.mark.filterwarnings("ignore::django.utils.deprecation.RemovedInDjango60Warning")
class Walk(TestCase):
    """The world is made once; nothing that is asked for stays done."""

    keys: list[str] = []
    maxDiff = None

    @classmethod
    def setUpTestData(cls) -> None:
        cache.clear()
        cls.world = build()

    def test_each_address_answers_as_the_table_says_and_tells_no_secret(self) -> None:
        with open_doors(self.world) as doors:
            found = [self.ask(doors, key) for key in self.keys]
        wrong = {place: answers for each, _told in found for place, answers in each.items()}
        told = {place: word for _wrong, each in found for place, word in each.items()}
        assert (wrong, told) == ({}, {})

    def ask(self, doors, key):
        """What one address answers otherwise than its rows say, and what it tells to whom it should not."""
        wrong, told = {}, {}
        for case, row in TABLE[key].items():
            path = address(key, self.world, case)
            for who in row.people:
                answer = doors.knock(who, row.method, path)
                if answer.status != row.answers[who]:
                    wrong[key, case, who] = (row.answers[who], answer.status)
                for word in secrets_in(answer.body):
                    allowed = MAY_READ.get(word, set())
                    if allowed is not None and who not in allowed:
                        told[key, case, who] = word
        return wrong, told


class FirstHalfTest(Walk):
    keys = HALVES[0]


class SecondHalfTest(Walk):
    keys = HALVES[1]


del Walk


class SearchTest(TestCase):
    """A search for a secret word is answered like one for a word that stands nowhere, counts and all."""

    LISTS = (
        ("/usulan/?q={}", "draf"), ("/inovasi/?q={}", "draf"), ("/admin/registry/proposal/?q={}", "jauh"),
        ("/admin/registry/job/?q={}", "jauh"), ("/admin/registry/user/?q={}", "surel"),
    )  # fmt: skip

    def test_a_hit_or_a_miss_looks_the_same_to_who_may_not_know(self) -> None:
        world = build()
        secret = {"draf": "name-rahasia-draf", "jauh": "name-rahasia-jauh", "surel": "surel-rahasia-jauh"}
        with open_doors(world) as doors:
            different = [
                (pattern, who)
                for pattern, case in self.LISTS
                for who in EVERYONE
                if who not in (MAY_READ[secret[case]] or ()) and not is_alike(doors, who, pattern, secret[case])
            ]
            owner = doors.knock("perangkat_daerah", "GET", "/usulan/?q=name-rahasia-draf").body
            anyone = doors.knock(PUBLIC, "GET", "/inovasi/").body
        assert different == []
        assert world.cases["draf"].proposal.public_id in owner
        assert world.cases["draf"].proposal.public_id not in anyone


def is_alike(doors, who, pattern, word) -> bool:
    """Whether a search for the word is answered like one for a word as long that stands nowhere."""
    nowhere = "x" * len(word)
    hit = doors.knock(who, "GET", pattern.format(word)).body.replace(word, nowhere)
    return plain(hit) == plain(doors.knock(who, "GET", pattern.format(nowhere)).body)


def plain(body: str) -> str:
    """Without what differs at each answer: the token of the form."""
    return "\n".join(line for line in body.splitlines() if "csrfmiddlewaretoken" not in line)
