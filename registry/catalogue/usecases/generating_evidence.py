"""Sheets, levels and evidence for a benchmark, written by the database itself: a million rows in one statement."""

from datetime import datetime, timedelta
from typing import Any

from django.db import connection

from registry.catalogue.rules.plausible import MARK
from registry.index.models import EditionRecord
from registry.shared.errors import Blocked
from registry.shared.problems import Problem

YEAR = 2026
KEYS = "(" + " UNION ALL ".join(f"SELECT {key} AS k" for key in range(16, 36)) + ") keys"
SHEETS = (
    "INSERT INTO registry_period (region_id, edition_id, year, is_simulated) SELECT DISTINCT p.region_id, %(edition)s, %(year)s, %(yes)s"
    " FROM registry_proposal p LEFT JOIN registry_period o ON o.region_id = p.region_id AND o.year = %(year)s"
    " WHERE p.state = 'TERCATAT' AND o.id IS NULL",
    "INSERT INTO registry_sheet (period_id, proposal_id, is_rejected, rejected_reason) SELECT o.id, p.id, %(no)s, ''"
    " FROM registry_proposal p JOIN registry_period o ON o.region_id = p.region_id AND o.year = %(year)s"
    " LEFT JOIN registry_sheet s ON s.proposal_id = p.id WHERE p.state = 'TERCATAT' AND s.id IS NULL",
    "INSERT INTO registry_sheetrow (public_id, sheet_id, key, claimed, basis, verified_reason, revision)"
    " SELECT CAST(100000000000 + s.id * 100 + k AS text), s.id, CAST(k AS text), (s.id + k) %% 4, '', '', 1"
    f" FROM registry_sheet s CROSS JOIN {KEYS} LEFT JOIN registry_sheetrow r ON r.sheet_id = s.id WHERE r.id IS NULL",
)
PAPERS = (
    "INSERT INTO registry_storedfile (public_id, file, name, media_type, size, sha256, pages, stored_at, region_id)"
    " SELECT CAST(200000000000 + p.id AS text), 'buatan', 'buatan.pdf', 'application/pdf', 1, %(hash)s, 1, %(at)s, p.region_id"
    " FROM registry_proposal p JOIN registry_sheet s ON s.proposal_id = p.id"
    " LEFT JOIN registry_storedfile f ON f.public_id = CAST(200000000000 + p.id AS text) WHERE f.id IS NULL",
    'INSERT INTO registry_evidencedocument (public_id, kind, number, "on", subject, signatory, expires_on, address, text, is_readable,'
    " added_at, added_by_id, file_id, region_id) SELECT f.public_id, 'sk', '1', %(on)s, 'Bukti buatan', '', %(until)s, '', '', %(yes)s,"
    " %(at)s, (SELECT min(id) FROM registry_user), f.id, f.region_id FROM registry_storedfile f"
    " LEFT JOIN registry_evidencedocument d ON d.file_id = f.id WHERE f.file = 'buatan' AND d.id IS NULL",
    "INSERT INTO registry_evidenceuse (document_id, row_id, name_sought) SELECT d.id, r.id, i.name FROM registry_sheet s"
    " JOIN registry_sheetrow r ON r.sheet_id = s.id AND r.key IN ('16', '19', '22', '25', '28', '31', '34')"
    " JOIN registry_evidencedocument d ON d.public_id = CAST(200000000000 + s.proposal_id AS text)"
    " JOIN registry_proposal i ON i.id = s.proposal_id LEFT JOIN registry_evidenceuse u ON u.row_id = r.id WHERE u.id IS NULL",
)


def generate_sheets(*, at: datetime) -> None:
    """Every source record reported in one year: twenty levels, a paper under every third of them."""
    edition = EditionRecord.objects.order_by("-pk").values_list("pk", flat=True).first()
    if edition is None:
        raise Blocked([Problem("edition_missing", MARK)])
    given: dict[str, Any] = {
        "edition": edition, "year": YEAR, "yes": True, "no": False, "hash": "0" * 64, "at": at, "on": at.date(),
        "until": at.date() + timedelta(days=200),
    }  # fmt: skip
    with connection.cursor() as cursor:
        for statement in (*SHEETS, *PAPERS):
            cursor.execute(statement, given)
