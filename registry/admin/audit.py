"""Desk of the event log: to be searched and read."""

from typing import Any

from django.contrib import admin
from django.db.models import OuterRef, QuerySet, Subquery
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from registry.admin.desk import Desk
from registry.admin.trail import act_of, changes_of, role_of
from registry.audit.labels import KIND_LABELS
from registry.audit.models import Event
from registry.audit.rules.kinds import Kind
from registry.people.models import User


class KindFilter(admin.SimpleListFilter):
    title = _("peristiwa")
    parameter_name = "jenis"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(kind.value, str(KIND_LABELS[kind]).rstrip(".")) for kind in Kind]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(kind=self.value()) if self.value() else queryset


@admin.register(Event)
class EventDesk(Desk):
    topic = _("Catatan peristiwa")
    region_path = "region_code"
    list_display = ("at", "act", "by_role", "office", "subject", "reason", "region_code", "sequence")
    list_filter = (KindFilter, "at")
    search_fields = ("subject_id", "reason")
    ordering = ("-at", "-sequence")
    fields = (
        "region_code", "sequence", "at", "act", "by_role", "office", "subject", "reason", "changes", "hash",
    )  # fmt: skip
    readonly_fields = ("act", "by_role", "office", "subject", "changes")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Event]:
        who = User.objects.filter(pk=OuterRef("actor_id")).values("office")[:1]
        return super().get_queryset(request).annotate(actor_office=Subquery(who))

    @admin.display(description=_("peristiwa"), ordering="kind")
    def act(self, event: Event) -> str:
        return act_of(event)

    @admin.display(description=_("peran"), ordering="role")
    def by_role(self, event: Event) -> str:
        return role_of(event)

    @admin.display(description=_("jabatan"))
    def office(self, event: Any) -> str:
        return event.actor_office or "–"

    @admin.display(description=_("mengenai"), ordering="subject_type")
    def subject(self, event: Event) -> str:
        return f"{event.subject_type} {event.subject_id}"

    @admin.display(description=_("perubahan"))
    def changes(self, event: Event) -> str:
        return "\n".join(f"{name}: {before} → {after}" for name, before, after in changes_of(event)) or "–"
