"""What every page of the admin holds to: one region, one trail of events, writing only through use-cases."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import models
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from registry.admin.trail import trail_of
from registry.people.models import Agency, User
from registry.reference.models import Region
from registry.shared.actor import PUBLIC, Actor

Words = str | Promise
HOME_OF: Mapping[type[Model], str] = {Region: "pk", Agency: "region_id", User: "region_id"}


def actor_of(request: HttpRequest) -> Actor:
    return getattr(request, "actor", PUBLIC)


@dataclass(frozen=True, slots=True)
class Act:
    """Something to be done with one thing, after a page that says what will happen."""

    label: Words
    warning: Words
    do: Callable[[HttpRequest, Any, Actor, datetime], Words]  # gives back what was done, in words
    is_open: Callable[[Actor, Any], bool] = lambda actor, thing: True
    shows_secret: bool = False  # the answer is a page of its own, shown once


class Desk(admin.ModelAdmin):
    """A list and pages to read; nothing is added, changed or removed."""

    topic: ClassVar[Words] = ""
    region_path: ClassVar[str] = ""  # where a row names its region; empty: it belongs to the whole country
    acts: ClassVar[Mapping[str, Act]] = {}
    actions = None
    list_per_page = 50
    show_facets = admin.ShowFacets.NEVER
    show_full_result_count = False
    view_on_site = False
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Rows of the administrator's own region; of all, for one who is bound to no region."""
        rows, code = super().get_queryset(request), actor_of(request).region_code
        return rows if code is None or not self.region_path else rows.filter(**{self.region_path: code})

    def get_list_filter(self, request: HttpRequest) -> Any:
        """The filter by region says something only to one who is bound to none."""
        bound = actor_of(request).region_code is not None
        return [kept for kept in super().get_list_filter(request) if not (bound and "region" in str(kept))]

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        """Only what a filter of the list asks; any other question would let values be guessed."""
        for kept in self.get_list_filter(request):
            name = kept[0] if isinstance(kept, tuple) else kept
            name = name if isinstance(name, str) else name.parameter_name
            if lookup == name or lookup.startswith(f"{name}__"):
                return True
        return False

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.admin_site.has_permission(request)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.admin_site.has_permission(request)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def subject_of(self, thing: Any) -> tuple[str, str]:
        """What events call the thing."""
        return thing._meta.model_name, str(thing.pk)

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        """The one trail there is: the event log."""
        thing = self._found(request, object_id)
        kind, key = self.subject_of(thing)
        context = {"title": _("Riwayat"), "subtitle": str(thing), "trail": trail_of(kind=kind, key=key)}
        return TemplateResponse(request, "admin/object_history.html", self._frame(request, thing) | context)

    def get_urls(self) -> list[URLPattern]:
        name = f"registry_{self.opts.model_name}_act"
        view = self.admin_site.admin_view(self.act_view)
        acts = [path("<str:object_id>/tindakan/<slug:act>/", view, name=name)] if self.acts else []
        return [*acts, *super().get_urls()]

    def act_view(self, request: HttpRequest, object_id: str, act: str) -> HttpResponse:
        """Say what will happen; do it once it is confirmed."""
        thing, chosen = self._found(request, object_id), self.acts.get(act)
        if chosen is None or not chosen.is_open(actor_of(request), thing):
            raise Http404
        context = self._frame(request, thing) | {"title": chosen.label, "subtitle": str(thing), "act": chosen}
        if request.method != "POST":
            return TemplateResponse(request, "admin/act.html", context)
        done = chosen.do(request, thing, actor_of(request), timezone.now())
        if chosen.shows_secret:
            return TemplateResponse(request, "admin/act.html", context | {"secret": done})
        messages.success(request, str(done))
        return redirect(self._url("change", thing))

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        title = capfirst(self.opts.verbose_name_plural)
        return super().changelist_view(request, {"title": title, **(extra_context or {})})

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        thing = self.get_object(request, object_id)
        tools = self.tools_of(request, thing) if thing else []
        return super().change_view(request, object_id, form_url, {**(extra_context or {}), "tools": tools})

    def tools_of(self, request: HttpRequest, thing: Any) -> list[tuple[Words, str]]:
        """Words and address of what may be done with the thing."""
        return [
            (act.label, reverse(f"admin:registry_{self.opts.model_name}_act", args=[thing.pk, name]))
            for name, act in self.acts.items()
            if act.is_open(actor_of(request), thing)
        ]

    def _found(self, request: HttpRequest, object_id: str) -> Any:
        if not self.has_view_permission(request):
            raise PermissionDenied
        thing = self.get_object(request, object_id)
        if thing is None:
            raise Http404
        return thing

    def _frame(self, request: HttpRequest, thing: Any) -> dict[str, Any]:
        names = {"opts": self.opts, "original": thing, "back": self._url("change", thing)}
        return self.admin_site.each_context(request) | names

    def _url(self, page: str, thing: Any) -> str:
        return reverse(f"admin:registry_{self.opts.model_name}_{page}", args=[thing.pk])

    def log_addition(self, request: HttpRequest, obj: Any, message: Any) -> None:  # type: ignore[override]
        """The use-case has left its event; there is no second trail."""

    def log_change(self, request: HttpRequest, obj: Any, message: Any) -> None:  # type: ignore[override]
        """As above."""

    def log_deletions(self, request: HttpRequest, queryset: Any) -> None:  # type: ignore[override]
        """As above."""


class KeptDesk(Desk):
    """A desk whose things are kept here, each by a use-case of its own."""

    open_fields: ClassVar[frozenset[str]] = frozenset()
    once: ClassVar[tuple[str, ...]] = ()  # what is said when the thing is added and never changed again

    def keep(self, *, thing: Any, changes: dict[str, Any], is_new: bool, by: Actor, at: datetime) -> Any:
        raise NotImplementedError

    def remove(self, *, thing: Any, by: Actor, at: datetime) -> None:
        raise NotImplementedError

    def has_add_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.has_view_permission(request)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        fixed = super().get_readonly_fields(request, obj)
        return fixed if obj is None else [*fixed, *self.once]

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **more: Any) -> Any:
        """A choice offers what stands in the administrator's own region."""
        home, code = HOME_OF.get(db_field.related_model), actor_of(request).region_code
        if home is not None:
            rows = db_field.related_model._default_manager.all()
            if db_field.related_model is Region:
                rows = rows.filter(is_tenant=True)
            more["queryset"] = rows if code is None else rows.filter(**{home: code})
        field = super().formfield_for_foreignkey(db_field, request, **more)
        if field is not None and db_field.related_model is Region and code is not None:
            field.initial = code
        return field

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        named = form.changed_data if change else form.cleaned_data
        changes = {name: form.cleaned_data[name] for name in named if name in self.open_fields}
        kept = self.keep(thing=obj, changes=changes, is_new=not change, by=actor_of(request), at=timezone.now())
        obj.pk = kept.pk

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        self.remove(thing=obj, by=actor_of(request), at=timezone.now())
