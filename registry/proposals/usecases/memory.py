"""Keeping rows as they stood before a step, and putting them back when it is taken back."""

from datetime import date
from typing import Any

from django.db.models import Model, QuerySet


def remember(rows: QuerySet[Any]) -> list[dict[str, Any]]:
    """Every column of every row, JSON-able."""
    return [_columns(row) for row in rows.order_by("pk")]


def put_back(rows: QuerySet[Any], *, remembered: list[dict[str, Any]]) -> None:
    """The rows exactly as remembered: what came later is removed, what changed is written back."""
    model = rows.model
    rows.exclude(pk__in=[kept["id"] for kept in remembered]).delete()
    for kept in remembered:
        values = {
            field.attname: field.to_python(kept[field.attname])
            for field in model._meta.concrete_fields
            if not field.primary_key and field.attname in kept
        }
        model._default_manager.filter(pk=kept["id"]).update(**values)


def _columns(row: Model) -> dict[str, Any]:
    values = {field.attname: field.value_from_object(row) for field in row._meta.concrete_fields}
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in values.items()}
