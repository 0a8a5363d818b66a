"""The desks, in the order in which the start page shows their topics."""

from registry.admin import people, reference, shapes, proposals, index, reports, wording, audit  # noqa: I001  (the order is the page's)

__all__ = ["audit", "index", "people", "proposals", "reference", "reports", "shapes", "wording"]
