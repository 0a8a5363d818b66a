"""What can be added to the main job of the demonstration: the index, its scores and the region's dossier."""

import hashlib
import io
import json
import os
import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest import mock

import openpyxl
import pytest
from django.core.management import CommandError, call_command
from django.test import TestCase
from django.utils import timezone

from registry.index.models import EvidenceDocument, Period, Scenario
from registry.index.queries.standing import Column, period_state
from registry.management.demonstration import index_dossier
from registry.management.demonstration.every_paper import PAPERS
from registry.management.demonstration.extras import EXTRAS, chosen
from registry.management.demonstration.index_dossier import play_part
from registry.reports.models import Job
from registry.reports.rules.kinds import FORMATS, ReportKind
from registry.reports.usecases import work
from tests.management.test_demo import check_proposals, command

WHOLE_SECONDS = 120


@pytest.mark.long  # a whole run; .ci/run asks for it beside the demonstration
def test_the_index_comes_out_of_the_door_with_the_main_job(tmp_path):
    said, _ = (process := command("--once", str(tmp_path), "--with", "index")).communicate(timeout=240)
    assert process.returncode == 0, said
    summary = json.loads((tmp_path / "summary.json").read_text())
    assert set(summary) == {"version", "seconds", "proposals", "index"}
    assert summary["seconds"] <= WHOLE_SECONDS
    check_proposals(summary["proposals"], folder=tmp_path)
    check_index(summary["index"], folder=tmp_path)
    assert f"index: {json.dumps(summary['index'], ensure_ascii=False)}" in said


def check_index(found: dict, *, folder) -> None:
    assert set(found) == {"edition", "simulated", "iid", "predicate", "dossier", "workbook"}
    assert (found["edition"], found["simulated"]) == ("iga-2026", True)
    assert set(found["iid"]) == {"claimed", "verified", "predicted"}
    for name in ("dossier", "workbook"):
        content = (folder / found[name]["file"]).read_bytes()
        assert hashlib.sha256(content).hexdigest() == found[name]["sha256"]
        assert len(content) == found[name]["bytes"]
    archive = zipfile.ZipFile(folder / found["dossier"]["file"])
    assert {"ringkasan.pdf", "semua-baris.xlsx", "pengecualian.pdf", "hash.txt"} <= set(archive.namelist())
    assert len({name.partition("/")[0] for name in archive.namelist() if "/" in name}) == 5
    book = openpyxl.load_workbook(io.BytesIO((folder / found["workbook"]["file"]).read_bytes()))
    shown = {row[0]: row[1] for row in book["Skor"].iter_rows(min_row=2, values_only=True)}
    assert list(shown.values()) == [float(found["iid"][name]) for name in ("claimed", "verified", "predicted")]


@pytest.mark.parametrize("words", ["indeks", "index,lain"])
def test_an_unknown_part_is_named_at_once(tmp_path, words):
    with pytest.raises(CommandError, match=r"--with tidak mengenal (indeks|lain); yang ada: "):
        call_command("demo", once=tmp_path, extras=words)
    assert list(tmp_path.iterdir()) == []


def test_a_part_comes_with_the_main_job_only():
    with pytest.raises(CommandError, match="hanya bersama --once"):
        call_command("demo", extras="index")


def test_a_part_named_twice_is_played_once():
    assert chosen(" index,index, ") == ["index"]
    assert chosen("") == []
    assert {"index", "papers"} <= set(EXTRAS)


def test_every_paper_has_its_way_in_the_demonstration():
    """A new kind is asked for here, or this fails."""
    assert sorted([*PAPERS, ReportKind.RECEIPT]) == sorted(ReportKind) == sorted(FORMATS)


@pytest.mark.long  # a whole run with one of every kind and format
def test_one_of_every_kind_and_format_is_written_with_its_hash(tmp_path):
    said, _ = (process := command("--once", str(tmp_path), "--with", "papers")).communicate(timeout=600)
    assert process.returncode == 0, said
    found = json.loads((tmp_path / "summary.json").read_text())["papers"]
    known = {f"{kind}.{form}" for kind, forms in FORMATS.items() for form in forms}
    assert set(found) == known == {place.name for place in (tmp_path / "papers").iterdir()}
    for name, told in found.items():
        content = (tmp_path / told["file"]).read_bytes()
        assert told == {
            "file": f"papers/{name}", "sha256": hashlib.sha256(content).hexdigest(), "bytes": len(content),
        }  # fmt: skip


class StandingTest(TestCase):
    """The demonstration is loaded once for both."""

    @classmethod
    def setUpTestData(cls):
        call_command("load_demo", stdout=io.StringIO())

    @classmethod
    def tearDownClass(cls):
        super().tearDownClass()
        Path(os.environ["DATA_DIR"], "logins.json").unlink(missing_ok=True)

    def test_it_has_evidence_findings_scores_a_scenario_and_dossiers(self):
        period = Period.objects.select_related("edition").get(region_id="13.76", year=2026)
        state = period_state(period=period, on=timezone.localdate())
        proven = [sheet for sheet in state.sheets if any(row.uses for row in sheet.rows.values())]
        found = {finding.code for sheet in proven for row in sheet.rows.values() for finding in row.found}
        assert len(proven) >= 3
        assert "outside_window" in found
        unmarked = EvidenceDocument.objects.exclude(text__contains="SIMULASI").exclude(subject__contains="(contoh")
        assert not unmarked.exists()
        assert len({state.score(column).iid for column in Column}) == 3
        assert Scenario.objects.filter(period=period).exists()
        jobs = Job.objects.filter(kind__startswith="berkas_indeks").order_by("pk")
        assert [(job.kind, job.format) for job in jobs] == [("berkas_indeks_daerah", "zip"), ("berkas_indeks", "zip")]
        for job in jobs:
            work.run_job(job_id=job.pk, at=timezone.now())
            job.refresh_from_db()
            assert job.state == "selesai", job.error

    @mock.patch.object(index_dossier, "play_index", new=mock.Mock(return_value=None))
    def test_a_dossier_that_is_not_made_or_not_what_was_made_ends_the_part(self):
        def spoil(_ids):
            for job in Job.objects.filter(state="antre"):
                work.run_job(job_id=job.pk, at=timezone.now())
            Job.objects.update(sha256="0" * 64)

        with TemporaryDirectory() as folder:
            for waited, words in (
                (lambda _ids: None, "tidak selesai: Menunggu giliran"),
                (spoil, "tidak sama dengan yang dibuat"),
            ):
                with (
                    mock.patch.object(index_dossier, "wait_for_jobs", waited),
                    pytest.raises(CommandError, match=words),
                ):
                    play_part(Path(folder))
