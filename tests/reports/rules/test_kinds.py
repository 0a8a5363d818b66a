"""Which papers are a file of parts."""

import pytest

from registry.reports.rules.formats import Format
from registry.reports.rules.kinds import FORMATS, ReportKind, is_whole


def test_bundles_and_all_certificates_of_a_list_are_made_of_parts():
    whole = {(kind, form) for kind, forms in FORMATS.items() for form in forms if is_whole(kind=kind, format=form)}
    assert whole == {(ReportKind.BUNDLE, Format.ZIP), (ReportKind.CERTIFICATE, Format.ZIP)}


@pytest.mark.parametrize("kind", ReportKind)
def test_every_kind_comes_in_some_format(kind):
    assert FORMATS[kind]
