"""Words of the pages: every reason of a refusal is a sentence."""

import ast

import pytest

from registry.shared.problems import Problem
from registry.web.templatetags.words import hari_kerja, problem_text
from tests.architecture.test_house import CODE, tree


def codes():
    """The code of every problem that the rules and use-cases name."""
    for path in CODE:
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "Problem" and node.args:
                first = node.args[0]
                if isinstance(first, ast.Constant):
                    yield str(first.value)


@pytest.mark.parametrize("code", sorted(set(codes())))
def test_every_reason_is_a_sentence(code):
    text = problem_text(Problem(code, "perihal"))
    assert text != code
    assert text[0].isupper()
    assert text.endswith((".", "?"))
    assert "%(" not in text


@pytest.mark.parametrize(("days", "words"), [(0, "hari ini"), (3, "3 hari kerja lagi"), (-2, "lewat 2 hari kerja")])
def test_a_due_date_is_told_in_working_days(days, words):
    assert hari_kerja(days) == words
