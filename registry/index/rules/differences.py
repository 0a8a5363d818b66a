"""What a new revision of an edition changes."""

from collections.abc import Iterator

from registry.index.rules.edition import Edition, Part


def differences(*, old: Edition, new: Edition) -> list[str]:
    """The rows and the parts that differ, by the names that the file gives them."""
    return [*_rows(old, new), *_parts(old, new)]


def _rows(old: Edition, new: Edition) -> Iterator[str]:
    for part in Part:
        before, after = ({row.key: row for row in one.rows(part)} for one in (old, new))
        keys = list(dict.fromkeys([*before, *after]))
        yield from (f"{part} {key}" for key in keys if before.get(key) != after.get(key))


def _parts(old: Edition, new: Edition) -> Iterator[str]:
    for name in ("year", "legal", "parameters", "predicates", "eligibility"):
        if getattr(old, name) != getattr(new, name):
            yield name
