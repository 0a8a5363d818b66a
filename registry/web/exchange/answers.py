"""What pages of the exchange answer alike: a refused form keeps its typing; a file goes out as a download."""

from collections.abc import Callable
from typing import Any, TypeVar

from django import forms
from django.http import FileResponse

from registry.proposals.models import StoredFile
from registry.shared.errors import Blocked
from registry.shared.problems import Problem
from registry.web.templatetags.words import problem_text

Done = TypeVar("Done")


def tried(form: forms.Form, act: Callable[[], Done]) -> tuple[Done | None, int]:
    """What the act gave; or nothing and the status, with every reason beside its field, and all that was typed."""
    if not form.is_bound:
        return None, 200
    if not form.is_valid():
        return None, 409
    try:
        return act(), 200
    except Blocked as refusal:
        show_problems(form, refusal.problems)
        return None, 409


def show_problems(form: forms.Form, problems: tuple[Problem, ...]) -> None:
    for problem in problems:
        form.add_error(problem.subject if problem.subject in form.fields else None, problem_text(problem))


def problem_lines(problems: tuple[Problem, ...]) -> list[dict[str, Any]]:
    return [{"text": problem_text(problem), "basis": problem.basis} for problem in problems]


def sent_file(stored: StoredFile) -> FileResponse:
    """Always as a download, never kept on the way."""
    answer = FileResponse(
        stored.file.open("rb"), as_attachment=True, filename=stored.name, content_type=stored.media_type
    )
    answer["Cache-Control"] = "no-store"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
