"""An administrator brings outlines of regions for the map, or takes them off it again."""

import hashlib
from datetime import datetime

from django.db import transaction

from registry.audit.rules.kinds import Kind
from registry.audit.usecases import record_event
from registry.catalogue.models import MapShapes
from registry.catalogue.rules.shapes import read_shapes, shapes_problems
from registry.reference import policy
from registry.reference.queries import NATIONWIDE, known_regions
from registry.shared.actor import Actor
from registry.shared.errors import Blocked, NotAllowed


@transaction.atomic
def bring_shapes(
    *, content: bytes, code_property: str, source: str, licence: str, by: Actor, at: datetime
) -> MapShapes:  # fmt: skip
    """A version more that takes the place of the last; the same again is the same version."""
    if not policy.may_change_reference(by):
        raise NotAllowed
    read = read_shapes(content, code_property=code_property, known=known_regions())
    found = shapes_problems(source=source, licence=licence)
    if isinstance(read, list):
        raise Blocked([*found, *read])
    if found:
        raise Blocked(found)
    newest = MapShapes.objects.select_for_update().order_by("-version").first()
    digest = hashlib.sha256(read.text.encode()).hexdigest()
    given = (digest, source.strip(), licence.strip())
    if newest and newest.withdrawn_at is None and (newest.sha256, newest.source, newest.licence) == given:
        return newest
    brought = MapShapes.objects.create(
        version=newest.version + 1 if newest else 1, source=given[1], licence=given[2], text=read.text, sha256=digest,
        regions=read.regions, brought_at=at,
    )  # fmt: skip
    _leave(brought, {"source": brought.source, "licence": brought.licence, "sha256": digest}, by=by, at=at)
    return brought


@transaction.atomic
def withdraw_shapes(*, version: int, by: Actor, at: datetime) -> MapShapes:
    """The map goes without; earlier versions do not come back."""
    if not policy.may_change_reference(by):
        raise NotAllowed
    newest = MapShapes.objects.select_for_update().get(version=version)
    if newest.withdrawn_at is None:
        newest.withdrawn_at = at
        newest.save(update_fields=["withdrawn_at"])
        _leave(newest, {"withdrawn": True}, by=by, at=at)
    return newest


def _leave(shapes: MapShapes, after: dict[str, object], *, by: Actor, at: datetime) -> None:
    record_event(
        kind=Kind.MAP_SHAPES_CHANGED, region_code=NATIONWIDE, subject_type="mapshapes", subject_id=str(shapes.pk),
        role=policy.KEEPER, after=after, by=by, at=at,
    )  # fmt: skip
