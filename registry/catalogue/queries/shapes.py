"""The outlines that the map draws now, if there are any."""

from registry.catalogue.models import MapShapes


def standing_shapes() -> MapShapes | None:
    """The newest version without its text, unless it was withdrawn."""
    newest = MapShapes.objects.defer("text").order_by("-version").first()
    return newest if newest is not None and newest.withdrawn_at is None else None


def shapes_text(*, digest: str) -> str | None:
    """What is served under a digest, while it stands."""
    standing = standing_shapes()
    return standing.text if standing is not None and standing.sha256 == digest else None
