"""The index: editions, periods, sheets with their levels, evidence, scenarios."""

from registry.index.models.evidence import EvidenceDocument, EvidenceUse, SmallerCopy
from registry.index.models.period import EditionRecord, Period, RegionRow, Sheet, SheetNote, SheetRow
from registry.index.models.scenario import Scenario

__all__ = [
    "EditionRecord",
    "EvidenceDocument",
    "EvidenceUse",
    "Period",
    "RegionRow",
    "Scenario",
    "Sheet",
    "SheetNote",
    "SheetRow",
    "SmallerCopy",
]
