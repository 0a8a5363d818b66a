"""Reading a list from a file that nobody vouches for."""

import io
import zipfile
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook

from registry.proposals.queries import import_files
from registry.proposals.queries.import_files import Unreadable, import_list, read_csv, read_xlsx


def xlsx(*rows):
    book, out = Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(out)
    return out.getvalue()


def archive(members):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in members.items():
            made.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize("divider", [",", ";", "\t"])
def test_a_csv_is_read_with_any_usual_divider_and_mark(divider):
    text = divider.join(["region_code", "name"]) + "\r\n\r\n" + divider.join(["13.76", '"Dua\nbaris"']) + "\r\n"
    text += divider.join(["13.76", "SIAP"])
    found = read_csv(content=b"\xef\xbb\xbf" + text.encode())
    assert (found.header, found.rows) == (
        ["region_code", "name"],
        [(3, ["13.76", "Dua\nbaris"]), (5, ["13.76", "SIAP"])],
    )


@pytest.mark.parametrize("content", [b"", b"\n\n ,\n", b"\xff\xfe\x00", b"a,b\n\0,1", b'a,b\n"x"y,1', b'a,b\n"x'])
def test_what_is_no_csv_is_refused(content):
    with pytest.raises(Unreadable):
        read_csv(content=content)


def test_a_list_longer_than_the_limit_is_refused(monkeypatch):
    monkeypatch.setattr(import_files, "ROWS", 1)
    assert len(read_csv(content=b"a\n1\n").rows) == 1
    with pytest.raises(Unreadable):
        read_csv(content=b"a\n1\n2\n")


def test_the_cells_of_an_xlsx_become_text_and_a_formula_stays_what_it_is():
    content = xlsx(
        ["region_code", "name", "year"],
        [],
        [13.76, "=1+1", 2019],
        [31, None, 2019.0],
        [True, False, date(2026, 1, 2)],
        ["+62", "@x", datetime(2026, 1, 2, 3, 4)],
    )
    assert read_xlsx(content=content).rows == [
        (3, ["13.76", "=1+1", "2019"]),
        (4, ["31", "", "2019"]),
        (5, ["ya", "tidak", "2026-01-02T00:00:00"]),
        (6, ["+62", "@x", "2026-01-02T03:04:00"]),
    ]


def test_a_file_is_known_by_its_content_not_by_its_name(tmp_path: Path):
    wrong, right = tmp_path / "daftar.csv", tmp_path / "daftar.xlsx"
    wrong.write_bytes(xlsx(["name"], ["SIAP"]))
    right.write_bytes(b"name\nSIAP\n")
    assert import_list(path=wrong) == import_list(path=right)


def test_a_missing_or_too_big_file_is_refused(tmp_path: Path, monkeypatch):
    path = tmp_path / "daftar.csv"
    with pytest.raises(Unreadable):
        import_list(path=path)
    path.write_bytes(b"name\nSIAP\n")
    monkeypatch.setattr(import_files, "FILE_BYTES", 5)
    with pytest.raises(Unreadable):
        import_list(path=path)


def test_a_bomb_is_refused_before_it_is_unpacked():
    content = archive({"xl/worksheets/sheet1.xml": b"0" * 20_000_000})
    assert len(content) < 100_000
    with pytest.raises(Unreadable, match="terlalu besar"):
        read_xlsx(content=content)


def test_an_archive_of_very_many_files_is_refused():
    with pytest.raises(Unreadable, match="terlalu besar"):
        read_xlsx(content=archive({str(number): b"" for number in range(501)}))


def test_a_sheet_that_claims_a_row_far_below_is_not_walked_to_its_end():
    book, out = Workbook(), io.BytesIO()
    book.active["A1"] = "name"
    book.active["A1048576"] = "SIAP"
    book.save(out)
    with pytest.raises(Unreadable, match="200000 baris"):
        read_xlsx(content=out.getvalue())


def test_what_is_no_xlsx_is_refused():
    good = xlsx(["name"], ["SIAP"])
    with zipfile.ZipFile(io.BytesIO(good)) as opened:
        members = {name: opened.read(name) for name in opened.namelist()}
    broken_sheet = archive({**members, "xl/worksheets/sheet1.xml": b"<worksheet><sheetData><row>"})
    for content in (b"PK\x03\x04abc", archive({"word/document.xml": b"<w/>"}), good[:-40], broken_sheet):
        with pytest.raises(Unreadable):
            read_xlsx(content=content)
