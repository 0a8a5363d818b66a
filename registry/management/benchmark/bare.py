"""A bare page to measure against: Django's own middleware, one query of 25 filtered rows, one small template."""

from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import path

from registry.catalogue.models import Entry

MIDDLEWARE = [  # as `startproject` sets them
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
PAGE = """<!doctype html><html lang="id"><head><meta charset="utf-8"><title>{{ title }}</title></head><body><h1>{{ title }}</h1>
<table>{% for row in rows %}<tr><td><a href="/inovasi/{{ row.pk }}/">{{ row.name }}</a></td><td>{{ row.region.name }}</td><td>{{ row.agency }}</td>
<td>{{ row.get_state_display }}</td><td>{{ row.year }}</td><td>{{ row.changed_at|date:"j F Y" }}</td></tr>{% endfor %}</table></body></html>"""


def show(request: HttpRequest) -> HttpResponse:
    rows = Entry.objects.filter(stage=request.GET.get("stage", "penerapan")).select_related("region")
    context = {"title": "Inovasi", "rows": rows.order_by("-changed_at", "-proposal_id")[:25]}
    return HttpResponse(TEMPLATE.render(context, request))


TEMPLATE = engines["django"].from_string(PAGE)
urlpatterns = [path("polos/", show, name="bare")]
