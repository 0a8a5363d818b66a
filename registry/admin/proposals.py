"""Desk of proposals: legal facts, read here and written only on their legal way."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from registry.admin.desk import Desk, Words
from registry.proposals.models import ProcessDocument, Proposal, ProposalVersion, StepTaken


class Lines(admin.TabularInline):
    """Rows of a proposal, to be read."""

    extra = 0
    can_delete = False
    related: tuple[str, ...] = ()

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return True

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return (
            super().get_queryset(request).select_related(*self.related)
            if self.related
            else super().get_queryset(request)
        )


class StepLines(Lines):
    model = StepTaken
    fields = readonly_fields = ("on", "move", "to_state", "role", "basis", "reason", "late_reason", "taken_back_at")


class DocumentLines(Lines):
    model = ProcessDocument
    related = ("file",)
    fields = readonly_fields = ("kind", "number", "on", "signatory", "sha256", "is_superseded")

    @admin.display(description="SHA-256")
    def sha256(self, document: ProcessDocument) -> str:
        return document.sha256

    @admin.display(description=_("diganti"), boolean=True)
    def is_superseded(self, document: ProcessDocument) -> bool:
        return document.superseded_by_id is not None


class VersionLines(Lines):
    model = ProposalVersion
    fields = readonly_fields = ("number", "kind", "made_at", "reason", "sha256")


class OverdueFilter(admin.SimpleListFilter):
    title = _("jatuh tempo")
    parameter_name = "lewat"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("ya", gettext("Lewat jatuh tempo"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(due_on__lt=timezone.localdate()) if self.value() == "ya" else queryset


@admin.register(Proposal)
class ProposalDesk(Desk):
    topic = _("Usulan")
    region_path = "region_id"
    list_display = ("name", "registration", "region", "initiator", "state", "due_on", "is_simulated", "updated_at")
    list_filter = (
        "state", "initiator", "form", OverdueFilter, ("main_affair", admin.RelatedOnlyFieldListFilter),
        ("agency", admin.RelatedOnlyFieldListFilter), "is_simulated", ("region", admin.RelatedOnlyFieldListFilter),
    )  # fmt: skip
    search_fields = ("name", "registration", "public_id")
    fieldsets = (
        (None, {"fields": ("name", "registration", "public_id", "region", "is_simulated")}),
        (_("Inisiator"), {"fields": ("initiator", "initiator_name", "agency", "unit", "owner", "executor")}),
        (_("Keadaan"), {"fields": ("state", "state_since", "received_on", "due_on", "due_basis")}),
        (_("Isi"), {"fields": ("form", "main_affair", "trial_from", "trial_to", "implemented_on", "revision")}),
        (_("Embargo"), {"fields": ("embargo_reason", "embargo_until")}),
        (_("Sumber"), {"fields": ("source_url", "source_agency", "source_year")}),
    )
    inlines = (StepLines, DocumentLines, VersionLines)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Proposal]:
        return (
            super().get_queryset(request).select_related("region", "agency", "unit", "owner", "executor", "main_affair")
        )

    def subject_of(self, thing: Proposal) -> tuple[str, str]:
        return "proposal", thing.public_id

    def tools_of(self, request: HttpRequest, thing: Proposal) -> list[tuple[Words, str]]:
        return [(_("Buka halaman usulan"), thing.get_absolute_url())]
