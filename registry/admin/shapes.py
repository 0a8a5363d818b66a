"""Desk of the map's outlines: a file with its source and licence is checked whole, and then drawn by the map."""

from datetime import datetime
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from registry.admin.desk import Act, Desk, Words, actor_of
from registry.catalogue.labels import PROBLEMS
from registry.catalogue.models import MapShapes
from registry.catalogue.queries.shapes import standing_shapes
from registry.catalogue.rules.shapes import LARGEST
from registry.catalogue.usecases.shapes import bring_shapes, withdraw_shapes
from registry.shared.actor import Actor
from registry.shared.errors import Blocked
from registry.shared.problems import Problem

LONG = forms.TextInput(attrs={"size": 60})


class ShapesForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("Berkas GeoJSON"), allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".geojson,.json,application/geo+json,application/json"}),
        help_text=gettext_lazy(
            "FeatureCollection dengan Point, Polygon, atau MultiPolygon, bujur dan lintang WGS 84, paling besar 5 MB. "
            "Garisnya disederhanakan sampai paling banyak 300 kB."
        ),
    )  # fmt: skip
    code_property = forms.CharField(
        label=gettext_lazy("Properti yang memuat kode daerah"), max_length=60, initial="kode",
        help_text=gettext_lazy("Kode Kemendagri tiap fitur, misalnya 13.76 atau 1376."),
    )  # fmt: skip
    source = forms.CharField(
        label=gettext_lazy("Sumber"),
        max_length=250,
        help_text=gettext_lazy("Pembuat data dan tahunnya."),
        widget=LONG,
    )
    licence = forms.CharField(
        label=gettext_lazy("Lisensi"), max_length=250, widget=LONG,
        help_text=gettext_lazy("Ketentuan pemakaian yang mengizinkan data ini ditampilkan, misalnya CC BY 4.0."),
    )  # fmt: skip

    def clean_file(self) -> UploadedFile:
        upload: UploadedFile = self.cleaned_data["file"]
        if (upload.size or 0) > LARGEST:
            raise forms.ValidationError(sentence(Problem("shapes_file_too_large")))
        return upload


def sentence(problem: Problem) -> str:
    return str(PROBLEMS[problem.code]).replace("%(subject)s", problem.subject)


def withdraw(request: HttpRequest, shapes: MapShapes, by: Actor, at: datetime) -> Words:
    withdraw_shapes(version=shapes.version, by=by, at=at)
    return _("Batas ini tidak digambar lagi.")


@admin.register(MapShapes)
class ShapesDesk(Desk):
    topic = gettext_lazy("Data acuan")
    list_display = ("version", "source", "licence", "regions", "brought_at", "withdrawn_at")
    fields = ("version", "source", "licence", "regions", "size", "sha256", "brought_at", "withdrawn_at")
    readonly_fields = ("size",)
    acts = {
        "tarik": Act(
            label=gettext_lazy("Tarik dari peta"),
            warning=gettext_lazy("Peta kembali tanpa batas daerah; versi yang lebih lama tidak digambar lagi."),
            do=withdraw,
            is_open=lambda _actor, shapes: shapes == standing_shapes(),
        )
    }

    def has_add_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    def subject_of(self, thing: MapShapes) -> tuple[str, str]:
        return "mapshapes", str(thing.pk)

    @admin.display(description=gettext_lazy("ukuran (kB)"))
    def size(self, shapes: MapShapes) -> str:
        return f"{len(shapes.text) / 1000:.0f}"

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Everything that is wrong with the file at once; what is right is drawn from now on."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = ShapesForm(request.POST or None, request.FILES or None)
        if form.is_valid():
            clean = form.cleaned_data
            try:
                brought = bring_shapes(
                    content=clean["file"].read(), code_property=clean["code_property"], source=clean["source"],
                    licence=clean["licence"], by=actor_of(request), at=timezone.now(),
                )  # fmt: skip
            except Blocked as refusal:
                for problem in refusal.problems:
                    form.add_error("file", sentence(problem))
            else:
                messages.success(request, _("Batas %(n)s daerah kini digambar pada peta.") % {"n": brought.regions})
                return redirect(self._url("change", brought))
        names = {"opts": self.opts, "title": _("Unggah batas daerah"), "add": True, "form": form, "media": self.media}
        context = self.admin_site.each_context(request) | names
        return TemplateResponse(request, "admin/shapes_new.html", context, status=400 if form.is_bound else 200)
