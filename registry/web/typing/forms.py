"""A form with its typing: what was kept is put back when it is drawn, and dropped when it is accepted."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils import timezone

from registry.proposals.models import DraftBuffer
from registry.proposals.usecases.accepting import accepted_once, was_accepted
from registry.proposals.usecases.drafts import buffers_for, save_buffer
from registry.web.request import Request
from registry.web.typing.tokens import ABSENT_AGE, FIELD, FormToken, new_token, own_token_in, request_key_of, token_in

HANDED_IN = "handed_in"
CHOSEN = "berkas_dipilih"  # a file is not kept, its name is
ASIDE = frozenset({"csrfmiddlewaretoken", FIELD, "steps_count"})


@dataclass(slots=True)
class Typing:
    """What the page says of a form's typing."""

    token: FormToken
    buffer: DraftBuffer | None = None
    files: list[dict[str, str]] = field(default_factory=list)


def with_typing(request: Request, form: Any, *, name: str = "isian", page: str = "") -> Any:
    """The form as it is drawn: with what its reader had typed before he was interrupted."""
    return with_typings(request, {name: form}, page=page)[name]


def with_typings(request: Request, drawn: Mapping[str, Any], *, page: str = "") -> dict[str, Any]:
    """Several forms of one page, at the cost of one query; a form that comes back refused is kept as it was sent."""
    user_id = request.user.pk
    tokens = {name: new_token(user_id=user_id, page=page or request.path, name=name) for name in drawn}
    kept = buffers_for(user_id=user_id, keys=[token.key for token in tokens.values()])
    for name, form in drawn.items():
        form.typing = Typing(tokens[name])
        if form.is_bound:
            keep_own(request)
        elif (buffer := kept.get(tokens[name].key)) is not None:
            _put_back(form, buffer)
    return dict(drawn)


@contextmanager
def accepting(request: Request) -> Iterator[bool]:
    """The act of the form that was sent: once, together with its mark and the end of its typing."""
    token = own_token_in(request)
    if token is None:
        yield True
        return
    with accepted_once(
        user_id=token.user_id, key=token.key, request_key=request_key_of(request), at=timezone.now()
    ) as is_first:
        yield is_first
    request.session[HANDED_IN] = token.device_key


def is_repeated(request: Request) -> bool:
    """Whether this very form was accepted before, from the same person."""
    return own_token_in(request) is not None and was_accepted(request_key=request_key_of(request))


def keep_own(request: Request) -> DraftBuffer | None:
    """Keep what its own reader sent."""
    token = own_token_in(request)
    return _keep(request, token) if token else None


def keep_for_holder(request: Request) -> FormToken | None:
    """Keep a form that comes back from who is no longer, or not the one, logged in: for the person of its token."""
    token = token_in(request, max_age=ABSENT_AGE)
    if token is not None:
        _keep(request, token)
    return token


def _keep(request: Request, token: FormToken) -> DraftBuffer | None:
    """The answers as they were sent; a form without any (the button that throws them away) changes nothing."""
    sent = [(name, values) for name, values in request.POST.lists() if name not in ASIDE]
    if not sent:
        return None
    content = {name: [each.replace("\0", "") for each in values] for name, values in sent}
    chosen = [f"{name}:{file.name}" for name, files in request.FILES.lists() for file in files]
    content[CHOSEN] = [*content.get(CHOSEN, []), *chosen]
    return save_buffer(user_id=token.user_id, key=token.key, content=content, base_revision=0, at=timezone.now())


def _put_back(form: Any, buffer: DraftBuffer) -> None:
    """The kept answers as initial values, if they say anything else than the form itself."""
    data = QueryDict(mutable=True)
    for name, values in buffer.content.items():
        data.setlist(name, values)
    typed: dict[str, Any] = {}
    for name, each in form.fields.items():
        if not isinstance(each, forms.FileField):
            typed[name] = each.widget.value_from_datadict(data, {}, form.add_prefix(name))
    differs = any(
        form.fields[name].has_changed(form.get_initial_for_field(form.fields[name], name), value)
        for name, value in typed.items()
        if not form[name].is_hidden
    )
    files = _files(form, buffer)
    if differs or files:
        form.initial |= typed
        form.typing.buffer, form.typing.files = buffer, files


def _files(form: Any, buffer: DraftBuffer) -> list[dict[str, str]]:
    """Which files were chosen and must be chosen again."""
    found = []
    for said in buffer.content.get(CHOSEN, []):
        name, _, file = said.partition(":")
        if name in form.fields and file:
            found.append({"url": f"#{form[name].id_for_label}", "label": str(form[name].label), "file": file})
    return found
