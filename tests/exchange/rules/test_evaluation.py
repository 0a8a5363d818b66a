"""When an evaluation opens, what an answer must say, what the marks come to; rights and addresses of materials."""

from datetime import date, timedelta

import pytest

from registry.exchange.rules.evaluation import Question, answer_problems, opening_problems, results_of, shown_to_all
from registry.exchange.rules.events import Rights, material_problems, rights_behind

DAY = date(2026, 3, 13)
FULL = {"topics": 5, "speakers": 4, "organisation": 1}


@pytest.mark.parametrize(
    ("last_day", "until", "codes"),
    [
        (DAY, DAY, []),
        (DAY - timedelta(days=9), DAY + timedelta(days=90), []),
        (None, DAY, ["event_day_unknown"]),
        (DAY + timedelta(days=1), DAY + timedelta(days=2), ["evaluation_early"]),
        (DAY, DAY - timedelta(days=1), ["evaluation_end"]),
        (DAY, DAY + timedelta(days=91), ["evaluation_end"]),
        (DAY, None, ["evaluation_end"]),
    ],
)
def test_an_evaluation_opens_from_the_last_day_until_a_day_to_come(last_day, until, codes):
    assert [each.code for each in opening_problems(last_day=last_day, until=until, today=DAY)] == codes


@pytest.mark.parametrize(
    ("marks", "wrong"),
    [
        (FULL, []),
        (FULL | {"topics": 0}, ["topics"]),
        (FULL | {"speakers": 6, "organisation": -1}, ["speakers", "organisation"]),
        ({}, ["topics", "speakers", "organisation"]),
    ],
)
def test_every_question_has_a_mark_of_the_scale(marks, wrong):
    assert [each.subject for each in answer_problems(marks=marks)] == wrong


def test_marks_come_to_counts_and_means():
    topics, speakers, organisation = results_of([(5, 4, 1), (3, 4, 2)])
    assert (topics.question, topics.counts, topics.mean) == (Question.TOPICS, (0, 0, 1, 0, 1), 4.0)
    assert (speakers.counts, speakers.mean, organisation.mean) == ((0, 0, 0, 2, 0), 4.0, 1.5)
    assert [(each.total, each.mean) for each in results_of([])] == [(0, 0.0)] * 3


def test_the_public_reads_means_of_enough_answers_only():
    assert shown_to_all(results_of([(5, 5, 5)] * 4)) == []
    assert len(shown_to_all(results_of([(5, 5, 5)] * 5))) == 3


@pytest.mark.parametrize(
    ("code", "allowed"),
    [
        ("terbuka", Rights.OPEN),
        ("terbuka-cc-by", Rights.OPEN),
        ("peserta-2026", Rights.PARTICIPANTS),
        ("belum_diketahui", Rights.UNKNOWN),
        ("terbukalah", Rights.UNKNOWN),
        ("", Rights.UNKNOWN),
    ],
)
def test_an_entry_of_the_look_up_goes_by_its_root(code, allowed):
    assert rights_behind(code=code) is allowed


@pytest.mark.parametrize(
    ("given", "codes"),
    [
        ({"title": "A", "has_file": True, "url": ""}, []),
        ({"title": "A", "has_file": False, "url": "https://contoh.id"}, []),
        ({"title": " ", "has_file": False, "url": ""}, ["text_missing", "material_file_or_address"]),
        ({"title": "A", "has_file": True, "url": "https://contoh.id"}, ["material_file_or_address"]),
        ({"title": "A", "has_file": False, "url": "ftp://contoh.id"}, ["material_address_foreign"]),
    ],
)
def test_a_material_is_a_file_or_an_address(given, codes):
    assert [each.code for each in material_problems(**given)] == codes
