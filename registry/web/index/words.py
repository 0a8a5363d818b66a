"""Sentences of the index that depend on values."""

from collections.abc import Mapping
from datetime import date

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from registry.index.labels import FINDINGS, REASONS
from registry.index.models import RegionRow
from registry.index.queries.lines import RowRecord
from registry.index.rules.advice import Step, StepKind
from registry.index.rules.edition import Row
from registry.index.rules.evidence import Cause, End, Finding
from registry.index.rules.prediction import Prediction
from registry.web.index.forms import level_choices, number_text
from registry.web.templatetags.words import tanggal

SHARES: dict[str, str | Promise] = {
    "spd": gettext_lazy("SPD"),
    "mean": gettext_lazy("Rata-rata kematangan"),
    "count": gettext_lazy("Skor jumlah"),
    "sid": gettext_lazy("SID (rata-rata kematangan dan skor jumlah)"),
}
STEP_LABELS: dict[StepKind, str | Promise] = {
    StepKind.RAISE_INNOVATION: gettext_lazy("Naikkan baris inovasi"),
    StepKind.RAISE_REGION: gettext_lazy("Naikkan baris daerah (SPD)"),
    StepKind.COVER_AFFAIR: gettext_lazy("Penuhi urusan pelayanan dasar"),
    StepKind.VERIFY: gettext_lazy("Verifikasi klaim"),
    StepKind.RENEW: gettext_lazy("Perbarui bukti"),
}


def finding_text(finding: Finding) -> str:
    """The sentence of a finding; a day in it is written in full."""
    try:
        detail = tanggal(date.fromisoformat(finding.detail))
    except ValueError:
        detail = finding.detail
    return str(FINDINGS[finding.code]) % {"detail": detail}


def stands_now(row: Row, record: RowRecord | RegionRow | None) -> list[tuple[str, str]]:
    """What stands in a row, label and words."""
    words = dict(level_choices(row))
    if record is None:
        return [(_("Diklaim"), words[0])]
    found = [(_("Diklaim"), words[record.claimed])]
    if record.value is not None:
        found.append((_("Angka"), number_text(record.value)))
    if record.basis:
        found.append((_("Dasar penilaian"), record.basis))
    found.append((_("Diverifikasi"), _("belum") if record.verified is None else words[record.verified]))
    if record.verified_reason:
        found.append((_("Alasan"), record.verified_reason))
    return found


def prediction_text(prediction: Prediction) -> str:
    """Why the predicted level is what it is, with the sample behind a rate."""
    found = [str(REASONS[reason]) for reason in prediction.reasons]
    if prediction.rate is not None:
        share = f"{prediction.rate.kept * 100:.0f}"
        found.append(
            _("%(share)s%% tingkat bertahan dari %(sample)s klaim") % {"share": share, "sample": prediction.rate.sample}
        )
    return "; ".join(found)


def step_text(step: Step, labels: Mapping[str, str], affairs: Mapping[int, str]) -> str:
    """One step of advice as a sentence."""
    if step.kind == StepKind.COVER_AFFAIR:
        affair = affairs.get(step.affair or 0, "")
        return _("Laporkan satu inovasi urusan %(affair)s (kematangan %(maturity)s)") % {
            "affair": affair,
            "maturity": f"{step.maturity or 0:f}".replace(".", ","),
        }
    words = {"row": step.row, "name": labels.get(step.row, ""), "level": step.to_level}
    if step.kind == StepKind.VERIFY:
        return _("Verifikasi indikator %(row)s (%(name)s), dianggap sesuai klaim tingkat %(level)s") % words
    if step.kind == StepKind.RENEW:
        return _("Perbarui bukti indikator %(row)s (%(name)s), tingkat %(level)s") % words + f": {end_text(step.end)}"
    return _("Naikkan indikator %(row)s (%(name)s) ke tingkat %(level)s") % words


def end_text(end: End | None) -> str:
    """Why and from when evidence no longer carries its row."""
    if end is None or end.on is None:
        return _("tanggalnya di luar rentang edisi ini")
    words = {"on": date_format(end.on, "j F Y")}
    if end.cause == Cause.WINDOW:
        return _("mulai %(on)s tanggalnya di luar rentang, bila edisi berikut memakai rentang yang sama") % words
    return _("tidak berlaku lagi mulai %(on)s") % words
