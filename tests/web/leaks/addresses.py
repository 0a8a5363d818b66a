"""Every address of the whole resolver, and the one that leads to a thing of the world."""

from collections.abc import Iterator

from django.urls import URLPattern, get_resolver, reverse

from registry.audit.models import Event
from registry.exchange.queries.links import token_of
from registry.index.models import EditionRecord
from registry.reference.models import Affair, Holiday, Option


def every_key() -> set[str]:
    """The name of each pattern; its route where it has no name."""
    return set(_keys(get_resolver().url_patterns, "", ""))


def _keys(patterns, route, namespace) -> Iterator[str]:
    for pattern in patterns:
        here = route + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield namespace + pattern.name if pattern.name else here
        else:
            inner = f"{pattern.namespace}:" if pattern.namespace else ""
            yield from _keys(pattern.url_patterns, here, namespace + inner)


def address(key: str, world, case: str) -> str:
    """Where the key leads for one case of the world."""
    if key.startswith("admin"):
        return _desk(key, world, case)
    given = _given(key, world, case)
    path = reverse(key, kwargs={name: given[name] for name in _parameters(key)})
    if key == "strategy_rows":
        path += f"?perangkat={given['agency_id']}&angka=usulan&tahun={YEAR}"
    return path


def _parameters(key: str) -> list[str]:
    """Which parameters the address asks for."""
    return get_resolver().reverse_dict.getlist(key)[0][0][0][1]


OF_JOB = {"report", "report_file", "report_progress", "report_retry", "report_cancel", "report_sign", "report_seen"}


def _given(key: str, world, case: str) -> dict[str, object]:
    found = world.cases.get(case, world.cases["terbit"])
    proposal = found.proposal
    paper = proposal.documents.first()
    given = {
        "public_id": proposal.public_id, "region_code": "13.76", "attachment_id": found.attachment.public_id,
        "part": "rancang_bangun", "noun": "inovator", "line_id": proposal.inventors.order_by("pk").last().pk,
        "move": "ajukan_ke_litbang", "document_id": paper.public_id if paper else "tidakada", "key": "16",
        "note_id": world.note.pk, "uidb36": "1", "kind": "penyampaian_keputusan", "stage_id": world.stage.pk,
        "column": "perkiraan", "digest": world.shapes.sha256,
    }  # fmt: skip
    if key in OF_JOB:
        given["public_id"] = world.jobs[case].public_id
    if key.startswith(("schedule_", "evidence")):
        given["public_id"] = (world.schedule if key[0] == "s" else world.evidence).public_id
    if key in {"scenario", "scenario_remove"}:
        given["public_id"] = (world.shared_scenario if case == "berbagi" else world.scenario).public_id
    if key == "api_region":
        given["pk"] = "13.76"
    if key == "index_release":
        given["document_id"] = world.evidence.public_id
    if key.startswith("index_region_"):
        given["key"] = world.region_key
    given |= _of_exchange(key, world)
    if key == "account_reset_password_from_key":
        given["key"] = "salah"
    return given


def _of_exchange(key: str, world) -> dict[str, object]:
    """What an address of the exchange leads to, by how its name begins."""
    things = {"event": world.event, "visit": world.visit, "adoption": world.adoption, "cooperation": world.cooperation}
    thing = things.get(key.removeprefix("api_").partition("_")[0])
    if key.startswith("strategy"):
        return {"year": YEAR, "agency_id": world.cases["draf"].agency.pk, "version": 1}
    if key.startswith(("clinic", "advice")):
        return {"public_id": world.consultation.public_id, "point_id": world.point.public_id}
    if key.startswith("pulse"):
        return {"link_id": world.pulse_link.public_id}
    if thing is None and not key.startswith("link"):
        return {}
    link = {"adoption": world.adoption_link, "event": world.event_link}.get(key.partition("_")[0], world.link)
    material = world.handed if key == "link_material" else world.material
    token = token_of(world.link if key == "link" else world.event_link)
    found = {"speaker_id": world.speaker.pk, "material_id": material.public_id, "months": 12,
             "link_id": link.public_id, "token": token, "attendee_id": world.attendee.public_id}  # fmt: skip
    return found | ({"public_id": thing.public_id} if thing else {})


YEAR = 2026
ACTS = {
    "user": "tautan-masuk",
    "agency": "litbang",
    "region": "buka",
    "job": "ulang",
    "wordingedition": "pakai-lagi",
    "mapshapes": "tarik",
}


def _desk(key: str, world, case: str) -> str:
    """An address of the admin; its thing belongs to the city."""
    if "<path:object_id>" in key:
        return "/" + key.replace("<path:object_id>", str(_thing(key.split("/")[2], world, case).pk))
    if key == "admin/(?P<url>.*)$":
        return "/admin/tidak-ada"
    if key == "admin:app_list":
        return "/admin/registry/"
    name = key.removeprefix("admin:registry_")
    if name == key:
        return reverse(key)
    model, _, page = name.rpartition("_")
    if page in {"changelist", "add"}:
        return reverse(key)
    thing = _thing(model, world, case)
    return reverse(key, args=[thing.pk, ACTS[model]] if page == "act" else [thing.pk])


def _thing(model: str, world, case: str):
    found = world.cases["draf"]
    return {
        "user": lambda: world.people["kepala_litbang"],
        "membership": lambda: world.people["kepala_litbang"].memberships.get(),
        "agency": lambda: found.agency,
        "unit": lambda: world.unit,
        "region": lambda: found.city,
        "regionprofile": lambda: found.city.profile,
        "affair": lambda: Affair.objects.first(),
        "option": lambda: Option.objects.first(),
        "editionrecord": lambda: EditionRecord.objects.first(),
        "holiday": lambda: Holiday.objects.first(),
        "proposal": lambda: found.proposal,
        "job": lambda: world.jobs["draf"],
        "mapshapes": lambda: world.shapes,
        "wordingedition": lambda: world.wording,
        "event": lambda: Event.objects.filter(region_code="13.76").first(),
    }[model]()
