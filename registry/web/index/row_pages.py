"""What the page of a row of an innovation and of a row of the region have alike: its forms, and how one comes back."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from registry.index.models import Period, RegionRow
from registry.index.queries.changes import Change
from registry.index.queries.lines import RowRecord
from registry.index.rules.edition import Row
from registry.web.index.attempts import Refusal, Typed, attempted, came_back, on_newest
from registry.web.index.forms import ClaimForm, VerifyForm, level_choices
from registry.web.index.words import stands_now
from registry.web.request import Request


class RowPage:
    """One row as it stands; `address` is the name and arguments of its page."""

    template: str
    address: tuple[str, ...]
    period: Period
    row: Row
    record: RowRecord | RegionRow | None

    def anew(self) -> "RowPage":
        """The same row, read once more."""
        raise NotImplementedError

    def change(self) -> Change | None:
        """Who changed the row last."""
        raise NotImplementedError

    def context(self, request: Request) -> dict[str, Any]:
        """What this page shows beside the levels and the two forms."""
        raise NotImplementedError

    def claim_form(self, typed: Any = None, name: str = "klaim-%s") -> ClaimForm:
        return ClaimForm(typed, row=self.row, record=self.record, auto_id=name)

    def verify_form(self, typed: Any = None) -> VerifyForm:
        return VerifyForm(typed, row=self.row, record=self.record, auto_id="verifikasi-%s")

    def sent(
        self, request: Request, name: str, form: forms.Form, act: Callable[[], object], said: str
    ) -> HttpResponse:  # fmt: skip
        """Hand a form of the row to its use-case: back to the page, with `said` or with what was refused."""
        refusal = attempted(form, act)
        if refusal:
            return self.refused(request, name, form, refusal)
        messages.success(request, said)
        return redirect(*self.address)

    def refused(self, request: Request, name: str, form: forms.Form, refusal: Refusal) -> HttpResponse:
        """The page as it stands now, with the one form that came back."""
        now = self.anew()
        return now.draw(request, status=refusal.status, back=now.overtaken(name, form, refusal), **{name: form})

    def overtaken(self, name: str, form: forms.Form, refusal: Refusal | None) -> Typed | None:
        """What stands here now beside what was typed; saving again then stands on the newest revision."""
        change = None
        if refusal is not None and refusal.is_stale:
            on_newest(form, self.record.revision if self.record else 1)
            change = self.change()
        return came_back(form, refusal, place=name, now=stands_now(self.row, self.record), change=change)

    def draw(self, request: Request, *, status: int = 200, **given: Any) -> HttpResponse:
        """The page; `given` are the forms that came back."""
        context = {
            "period": self.period,
            "row": self.row,
            "record": self.record,
            "levels": [(level, words) for level, words in level_choices(self.row) if level],
            "claim": self.claim_form(),
            "verify": self.verify_form(),
        }
        return render(request, self.template, context | self.context(request) | given, status=status)
