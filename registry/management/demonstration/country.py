"""A whole country of sheets for a benchmark, written by PostgreSQL itself in a transaction that is undone."""

from django.db import connection

PLAIN_SQL = (  # weight times level for each innovation, as one would write it by hand
    "SELECT sheet_id, sum(claimed * CASE WHEN key = '35' THEN 4 WHEN key IN ('16', '31', '33') THEN 3"
    " WHEN key IN ('17', '18', '19', '21', '28', '30', '32', '34') THEN 2 ELSE 1 END) FROM registry_sheetrow r JOIN registry_sheet s ON s.id = r.sheet_id"
    " JOIN registry_period p ON p.id = s.period_id WHERE p.year = 1 GROUP BY sheet_id"
)
COUNT_SQL = (
    "SELECT count(*) FROM registry_sheetrow r JOIN registry_sheet s ON s.id = r.sheet_id"
    " JOIN registry_period p ON p.id = s.period_id WHERE p.year = 1"
)
STATEMENTS = (
    "INSERT INTO registry_period (region_id, edition_id, year, is_simulated)"
    " SELECT code, (SELECT min(id) FROM registry_editionrecord WHERE code = 'iga-2026'), 1, true"
    " FROM registry_region WHERE level IN ('provinsi', 'kabupaten', 'kota') ORDER BY code LIMIT %(regions)s",
    "INSERT INTO registry_proposal (public_id, region_id, registration, initiator, initiator_name, receipt_digest, state,"
    " returns_to, door, due_basis, due_is_legal, is_exempt, name, form, secondary_forms, classification, theme, asta_cita,"
    " pkpn_cluster, pkpn_program, targets, legal_basis, problem, strategic_issue, method, novelty, how_it_works, changes,"
    " objective, benefit, benefit_kinds, result, development, video_url, contact, initiator_is_minor, embargo_reason,"
    " is_simulated, source_url, source_note, source_agency, source_stage, source_initiator_known, import_batch, revision,"
    " created_at, updated_at, main_affair_id)"
    " SELECT substr(md5(p.region_id || n::text), 1, 12), p.region_id, '', 'asn', '', '', 'TERCATAT', '', '', '', false, false,"
    " 'Inovasi ' || n, '', '[]', '', '', '', '', '', '[]', '', '', '', '', '', '', '', '', '', '[]', '', '', '', '', false, '',"
    " true, '', '', '', '', true, 'bench', 1, now(), now(), n %% 38 + 1"
    " FROM registry_period p CROSS JOIN generate_series(1, %(innovations)s) n WHERE p.year = 1",
    "INSERT INTO registry_sheet (period_id, proposal_id, is_rejected, rejected_reason)"
    " SELECT p.id, i.id, false, '' FROM registry_proposal i JOIN registry_period p ON p.region_id = i.region_id AND p.year = 1"
    " WHERE i.import_batch = 'bench'",
    "INSERT INTO registry_sheetrow (public_id, sheet_id, key, claimed, basis, verified_reason, revision)"
    " SELECT substr(md5('row' || s.id || '-' || k), 1, 12), s.id, k::text, (s.id + k) %% 4, '', '', 1"
    " FROM registry_sheet s JOIN registry_period p ON p.id = s.period_id AND p.year = 1"
    " CROSS JOIN generate_series(16, 35) k",
    "ANALYZE registry_sheetrow, registry_sheet",
)


EVIDENCE = (  # a paper for every innovation, under every third of its rows, that expires within the year; and an earlier year
    "INSERT INTO registry_user (password, is_superuser, username, first_name, last_name, email, is_staff, is_active, date_joined,"
    " office) VALUES ('', false, 'bench', '', '', '', false, false, now(), '')",
    "INSERT INTO registry_storedfile (public_id, file, name, media_type, size, sha256, pages, stored_at, region_id)"
    " SELECT substr(md5('file' || s.id), 1, 12), 'bench', 'bench.pdf', 'application/pdf', 1, md5('file' || s.id), 1, now(), p.region_id"
    " FROM registry_sheet s JOIN registry_period p ON p.id = s.period_id AND p.year = 1",
    'INSERT INTO registry_evidencedocument (public_id, kind, number, "on", subject, signatory, expires_on, address, text, is_readable, added_at,'
    " added_by_id, file_id, region_id) SELECT public_id, 'sk', '1', '2025-01-02', 'bench', '', current_date + 30, '', '', true, now(),"
    " (SELECT id FROM registry_user WHERE username = 'bench'), id, region_id FROM registry_storedfile WHERE file = 'bench'",
    "INSERT INTO registry_evidenceuse (document_id, row_id, name_sought) SELECT d.id, r.id, i.name FROM registry_sheet s"
    " JOIN registry_period p ON p.id = s.period_id AND p.year = 1 JOIN registry_sheetrow r ON r.sheet_id = s.id AND r.key::int %% 3 = 0"
    " JOIN registry_evidencedocument d ON d.public_id = substr(md5('file' || s.id), 1, 12) JOIN registry_proposal i ON i.id = s.proposal_id",
    "INSERT INTO registry_period (region_id, edition_id, year, is_simulated)"
    " SELECT region_id, edition_id, 0, true FROM registry_period WHERE year = 1",
    "INSERT INTO registry_sheet (period_id, proposal_id, is_rejected, rejected_reason) SELECT e.id, s.proposal_id, false, ''"
    " FROM registry_sheet s JOIN registry_period p ON p.id = s.period_id AND p.year = 1"
    " JOIN registry_period e ON e.region_id = p.region_id AND e.year = 0",
    "INSERT INTO registry_sheetrow (public_id, sheet_id, key, claimed, verified, basis, verified_reason, revision)"
    " SELECT substr(md5('old' || s.id || '-' || k), 1, 12), s.id, k::text, 3, (s.id + k) %% 4, '', '', 1"
    " FROM registry_sheet s JOIN registry_period p ON p.id = s.period_id AND p.year = 0 CROSS JOIN generate_series(16, 35) k",
    "ANALYZE registry_sheetrow, registry_sheet, registry_evidenceuse, registry_evidencedocument, registry_storedfile",
)


def fill_country(*, regions: int, innovations: int = 100) -> None:
    """Innovations of 20 rows in each of the first `regions` regions, all in year 1."""
    _run(STATEMENTS, regions=regions, innovations=innovations)


def fill_region(*, innovations: int) -> None:
    """One region in year 1, with evidence, and with an earlier year that was verified."""
    _run((*STATEMENTS, *EVIDENCE), regions=1, innovations=innovations)


def _run(statements: tuple[str, ...], *, regions: int, innovations: int) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement, {"regions": regions, "innovations": innovations})
