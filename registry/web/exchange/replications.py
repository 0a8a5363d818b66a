"""Replications: the public graph with its table, one replication, and what each end writes."""

import secrets
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from registry.exchange import policy
from registry.exchange.models import Adoption
from registry.exchange.queries.family import passings
from registry.exchange.queries.links import token_of
from registry.exchange.queries.replications import (
    adoptions,
    adoptions_of_desk,
    arrows,
    confirmed_adoptions,
    readable_adoptions,
    standing_of_adoption,
)
from registry.exchange.rules.family import families
from registry.exchange.rules.graph import family_graph, graph_of
from registry.exchange.rules.links import link_problems
from registry.exchange.rules.replications import Stage, balance, diffusion, next_stages
from registry.exchange.usecases import confirmations, replications
from registry.exchange.usecases.offspring import name_offspring
from registry.web.catalogue.caching import open_page
from registry.web.exchange import agreements
from registry.web.exchange.answers import sent_file, tried
from registry.web.exchange.replication_forms import AdoptionForm, ChangesForm, OffspringForm, StageForm
from registry.web.request import Request
from registry.workflow.rules.states import State

PAGE, FAMILIES = 25, 5


@open_page
def index(request: Request) -> HttpResponse:
    """The graph, the same as a table, and how far each innovation spread; for a desk also what waits."""
    found = arrows()
    page = Paginator(confirmed_adoptions(), PAGE).get_page(request.GET.get("halaman"))
    context = {
        "graph": graph_of(found), "page": page, "diffusion": diffusion(found)[:PAGE], "balance": balance(found)[:PAGE],
        "families": [(tree, [tree], family_graph([tree])) for tree in families(passings())[:FAMILIES]],
        "may_start": policy.may_start_adoption(request.actor),
        "unconfirmed": [each for each in adoptions_of_desk(request.actor)[:100] if not each.is_confirmed],
    }  # fmt: skip
    return render(request, "exchange/replications.html", context)


@login_required
def new(request: Request) -> HttpResponse:
    if not policy.may_start_adoption(request.actor):
        raise Http404
    initial = {"origin": request.GET.get("inovasi", ""), "visit": request.GET.get("kunjungan", "")}
    form = AdoptionForm(request.POST or None, initial=initial, region_code=request.actor.region_code or "")
    saved, status = tried(
        form, lambda: replications.start_adoption(by=request.actor, at=timezone.now(), **form.values())
    )
    if saved:
        messages.success(request, _("Replikasi tercatat. Pihak lain perlu mengonfirmasinya."))
        return redirect(saved)
    return render(request, "exchange/adoption_new.html", {"form": form}, status=status)


@open_page
def show(request: Request, public_id: str) -> HttpResponse:
    adoption = _readable(request, public_id)
    kept = agreements.around(request, adoption=adoption) if policy.sides_of(request.actor, adoption) else {}
    return render(request, "exchange/adoption.html", _context(request, adoption) | kept)


def _context(request: Request, adoption: Adoption) -> dict[str, Any]:
    sides = policy.sides_of(request.actor, adoption)
    return {
        "adoption": adoption,
        "sides": sides,
        "may_confirm": policy.may_confirm(request.actor, adoption),
        "stages": _stages(request, adoption),
        "may_tell": policy.may_tell_changes(request.actor, adoption),
        "may_state": bool(sides) and adoption.is_confirmed,
        "request_key": secrets.token_hex(8),
        "may_link": bool(sides) and policy.needs_link(adoption),
        "link": _standing_link(request, adoption) if sides else None,
        "may_file": adoption.record is None
        and adoption.origin.state == State.DITERAPKAN
        and any(step.stage == Stage.AGREEMENT for step in adoption.steps.all())
        and policy.may_file_record(request.actor, adoption),
    }


def _stages(request: Request, adoption: Adoption) -> list[Stage]:
    """The stages that this reader may record now."""
    ahead = next_stages(standing=standing_of_adoption(adoption))
    return [stage for stage in ahead if policy.may_move(request.actor, adoption, stage)]


def _standing_link(request: Request, adoption: Adoption) -> dict[str, Any] | None:
    now = timezone.now()
    for each in adoption.links.all():
        if not link_problems(
            expires_at=each.expires_at, revoked_at=each.revoked_at, used_at=each.used_at, at=now
        ):  # fmt: skip
            return {"link": each, "url": request.build_absolute_uri(reverse("link", args=[token_of(each)]))}
    return None


@login_required
@require_POST
def confirm(request: Request, public_id: str) -> HttpResponse:
    """A desk that is no end of it is told whose word is asked."""
    if not policy.is_desk(request.actor):
        raise Http404
    adoption = get_object_or_404(adoptions(), public_id=public_id)
    replications.confirm_adoption(public_id=public_id, by=request.actor, at=timezone.now())
    messages.success(request, _("Replikasi dikonfirmasi."))
    return redirect(adoption)


@login_required
def stage(request: Request, public_id: str) -> HttpResponse:
    adoption = _own(request, public_id)
    stages = _stages(request, adoption)
    form = StageForm(request.POST or None, request.FILES or None, stages=stages)
    saved, status = tried(form, lambda: replications.move_adoption(
        public_id=public_id, by=request.actor, at=timezone.now(), **form.values()
    ))  # fmt: skip
    if saved:
        messages.success(request, _("Tahap tercatat."))
        return redirect(adoption)
    context = {"adoption": adoption, "form": form, "title": _("Catat tahap"), "has_stages": bool(stages)}
    return render(request, "exchange/adoption_form.html", context, status=status)


@login_required
def changes(request: Request, public_id: str) -> HttpResponse:
    adoption = _own(request, public_id)
    if not policy.may_tell_changes(request.actor, adoption):
        raise Http404
    form = ChangesForm(request.POST or None, initial={"what": adoption.changed_what, "why": adoption.changed_why})
    saved, status = tried(form, lambda: replications.tell_changes(
        public_id=public_id, by=request.actor, at=timezone.now(), **form.cleaned_data
    ))  # fmt: skip
    if saved:
        messages.success(request, _("Tersimpan; daerah asal dapat membacanya."))
        return redirect(adoption)
    context = {"adoption": adoption, "form": form, "title": _("Yang diubah dan mengapa"), "has_stages": True}
    return render(request, "exchange/adoption_form.html", context, status=status)


@login_required
def offspring(request: Request, public_id: str) -> HttpResponse:
    adoption = _own(request, public_id)
    if not policy.may_tell_changes(request.actor, adoption):
        raise Http404
    form = OffspringForm(
        request.POST or None, initial={"offspring": adoption.offspring and adoption.offspring.public_id}
    )
    saved, status = tried(form, lambda: name_offspring(
        public_id=public_id, offspring_id=form.offspring_id(), by=request.actor, at=timezone.now()
    ))  # fmt: skip
    if saved:
        messages.success(request, _("Tersimpan; silsilahnya tampil pada halaman inovasi."))
        return redirect(adoption)
    title = _("Inovasi yang lahir darinya")
    context = {"adoption": adoption, "form": form, "title": title, "has_stages": True}
    return render(request, "exchange/adoption_form.html", context, status=status)


@login_required
@require_POST
def link(request: Request, public_id: str) -> HttpResponse:
    adoption = _own(request, public_id)
    confirmations.make_confirmation_link(public_id=public_id, by=request.actor, at=timezone.now())
    messages.success(request, _("Tautan dibuat. Kirim alamat di bawah kepada pihak lain."))
    return redirect(adoption)


@login_required
@require_POST
def revoke(request: Request, public_id: str, link_id: str) -> HttpResponse:
    adoption = _own(request, public_id)
    if not any(each.public_id == link_id for each in adoption.links.all()):
        raise Http404
    confirmations.revoke_confirmation_link(public_id=public_id, link_id=link_id, by=request.actor, at=timezone.now())
    messages.success(request, _("Tautan dicabut."))
    return redirect(adoption)


@login_required
@require_POST
def record(request: Request, public_id: str) -> HttpResponse:
    """The agreement goes on the origin's file as the document of Art. 28."""
    adoption = _own(request, public_id)
    if not policy.may_file_record(request.actor, adoption):
        raise Http404
    replications.file_record(public_id=public_id, by=request.actor, at=timezone.now())
    messages.success(request, _("Perjanjian tercatat pada berkas inovasi asal."))
    return redirect(adoption)


@login_required
@require_POST
def cooperation(request: Request, public_id: str) -> HttpResponse:
    """A cooperation agreement of the reader's own desk, under which this replication goes."""
    adoption = _own(request, public_id)
    agreements.link(request, adoption_id=public_id)
    return redirect(adoption)


@login_required
def agreement(request: Request, public_id: str) -> FileResponse:
    """The agreement's file, for the two ends alone."""
    adoption = _own(request, public_id)
    stored = next((step.file for step in adoption.steps.all() if step.stage == Stage.AGREEMENT and step.file), None)
    if stored is None:
        raise Http404
    return sent_file(stored)


def _readable(request: Request, public_id: str) -> Adoption:
    return get_object_or_404(readable_adoptions(request.actor), public_id=public_id)


def _own(request: Request, public_id: str) -> Adoption:
    adoption = _readable(request, public_id)
    if not policy.sides_of(request.actor, adoption):
        raise Http404
    return adoption
