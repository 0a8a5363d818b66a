"""Participants' evaluation: the host opens it and reads what came of it; a participant answers on his phone."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from registry.exchange.labels import QUESTION_HEADS, SCALE_LABELS
from registry.exchange.models import SignedLink
from registry.exchange.queries.events import answers_of, marks_of
from registry.exchange.rules.evaluation import Result, opening_problems, results_of
from registry.exchange.rules.links import Purpose
from registry.exchange.usecases.evaluation import answer_evaluation
from registry.exchange.usecases.event_links import open_evaluation
from registry.shared.charts import StackedChart, draw
from registry.web.exchange.answers import problem_lines, tried
from registry.web.exchange.evaluation_forms import EvaluationForm, OpeningForm
from registry.web.exchange.event_links import hosted, standing
from registry.web.exchange.sending import form_key, secret_of
from registry.web.request import Request
from registry.web.typing.forms import accepting, with_typing

SALT = "registry.penilaian"
PAGE = 25
USUAL_DAYS = 14


@login_required
def show(request: Request, public_id: str) -> HttpResponse:
    """For the host: open it, hand out its link, read what was said."""
    event, today = hosted(request, public_id), timezone.localdate()
    form = OpeningForm(request.POST or None, initial={"until": today + timedelta(days=USUAL_DAYS)})
    saved, status = tried(form, lambda: _open(request, public_id, form))
    if saved:
        messages.success(request, _("Penilaian dibuka. Bagikan alamat atau kode QR-nya kepada peserta."))
        return redirect("event_evaluation", public_id)
    results = results_of(marks_of(event))
    waits = opening_problems(last_day=event.last_day, until=today, today=today)
    page = Paginator(answers_of(event), PAGE).get_page(request.GET.get("halaman"))
    context = {
        "event": event, "link": standing(request, event, Purpose.EVALUATION), "count": results[0].total,
        "results": means_of(results), "chart": draw(_chart(results)) if results[0].total else "", "page": page,
        "scale": list(SCALE_LABELS), "waits": problem_lines(tuple(waits)),
        "form": None if waits and not form.is_bound else with_typing(request, form),
    }  # fmt: skip
    return render(request, "exchange/evaluation.html", context, status=status)


def _open(request: Request, public_id: str, form: OpeningForm) -> bool:
    with accepting(request) as is_first:
        if is_first:
            open_evaluation(
                public_id=public_id, until=form.cleaned_data["until"], by=request.actor, at=timezone.now()
            )  # fmt: skip
    return True


def means_of(results: Sequence[Result]) -> list[dict[str, Any]]:
    return [{"head": QUESTION_HEADS[each.question], "result": each} for each in results]


def _chart(results: Sequence[Result]) -> StackedChart:
    """How many gave each mark, a bar for each question."""
    rows = tuple((str(QUESTION_HEADS[each.question]), tuple(map(float, each.counts))) for each in results)
    about = _("Banyaknya jawaban menurut angka 1 sampai 5, tiap pertanyaan.")
    return StackedChart(_("Sebaran jawaban"), about, tuple(str(words) for words in SCALE_LABELS.values()), rows)


def answer(request: Request, link: SignedLink, token: str) -> HttpResponse:
    """The questions on a phone; a second click sends nothing twice."""
    form, key = EvaluationForm(request.POST or None), form_key(request, salt=SALT)
    saved, status = tried(form, lambda: answer_evaluation(
        token=token, words=form.words(), sending=secret_of(key, salt=SALT).hex(), at=timezone.now()
    ))  # fmt: skip
    if saved:
        return render(request, "exchange/link_done.html", {"region": saved.event.region or saved.event.keeper})
    context = {"form": form, "form_key": key, "event": link.event}
    return render(request, "exchange/evaluation_answer.html", context, status=status)
