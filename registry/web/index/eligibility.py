"""How an innovation stands to the edition's conditions, in sentences: what holds, what does not, what is not known."""

from collections.abc import Iterator
from datetime import date

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from registry.index.rules.eligibility import Clock, Eligible, Window

SOON = 12  # months ahead in which the clock is worth a warning
OK, WAIT, STOP, NEUTRAL = "ok", "wait", "stop", "neutral"
WINDOWS: dict[Window, tuple[str | Promise, str]] = {
    Window.INSIDE: (gettext_lazy("penerapan dalam jendela edisi"), OK),
    Window.DEVELOPED: (gettext_lazy("dalam jendela edisi karena pengembangannya"), OK),
    Window.TOO_OLD: (gettext_lazy("penerapan sebelum jendela edisi"), STOP),
    Window.TOO_NEW: (gettext_lazy("penerapan sesudah jendela edisi"), STOP),
    Window.NO_DATE: (gettext_lazy("waktu penerapan belum diisi"), STOP),
    Window.UNKNOWN: (gettext_lazy("jendela penerapan edisi ini belum diketahui"), NEUTRAL),
}
Line = tuple[str, str]


def eligibility_lines(found: Eligible, *, on: date, is_short: bool = False) -> list[Line]:
    """Text and tone of each condition; short: what does not hold, and the window."""
    lines = [*_window(found, is_short), *_words(found), *_mandatory(found), *_clock(found.clock, on, is_short)]
    return [line for line in lines if line[1] != OK] or lines[:1] if is_short else lines


def _window(found: Eligible, is_short: bool) -> Iterator[Line]:
    text, tone = WINDOWS[found.window]
    first, last = found.limits.applied_from, found.limits.applied_to
    is_plain = found.window == Window.NO_DATE or (is_short and tone == OK)
    if first is None or last is None or is_plain:
        yield str(text), tone
        return
    limits = {"first": _day(first), "last": _day(last)}
    said = f"{text} (" + _("%(first)s sampai %(last)s") % limits + ")"
    if found.window == Window.TOO_OLD and found.limits.older_if_developed:
        said += "; " + _("masuk bila ada pengembangan yang bertanggal dalam jendela itu")
    yield said, tone


def _words(found: Eligible) -> Iterator[Line]:
    words = {"count": found.words, "needed": found.words_needed}
    if found.words_needed is None:
        yield _("rancang bangun %(count)s kata; jumlah terendah edisi ini belum diketahui") % words, NEUTRAL
    elif found.words < found.words_needed:
        yield _("rancang bangun %(count)s kata dari paling sedikit %(needed)s") % words, STOP
    else:
        yield _("rancang bangun %(count)s kata, paling sedikit %(needed)s") % words, OK


def _mandatory(found: Eligible) -> Iterator[Line]:
    if found.empty_rows:
        rows = ", ".join(found.empty_rows)
        yield _("baris wajib kosong: %(rows)s; akibatnya belum diketahui") % {"rows": rows}, STOP
    else:
        yield _("semua baris wajib diklaim"), OK


def _clock(clock: Clock | None, on: date, is_short: bool) -> Iterator[Line]:
    """When the innovation leaves the window and what keeps it in; what is taken for granted is said."""
    if clock is None:
        return
    months = clock.months_from(on)
    tone = WAIT if months < SOON else NEUTRAL
    words = {"on": _day(clock.on), "year": clock.year, "ahead": _ahead(months)}
    if is_short:
        if tone == WAIT:
            yield _("keluar dari jendela mulai %(on)s (%(ahead)s)") % words, tone
        return
    said = _("keluar dari jendela mulai edisi %(year)s, %(on)s (%(ahead)s)") % words
    if clock.is_assumed:
        said += ", " + _("bila jendela bergeser setahun tiap edisi; jendela edisi %(year)s belum diketahui") % words
    keep = {"first": _day(clock.keep_from), "last": _day(clock.keep_to)}
    yield said + ". " + _("Tetap masuk dengan pengembangan bertanggal %(first)s sampai %(last)s.") % keep, tone


def _ahead(months: int) -> str:
    if months < 0:
        return _("sudah lewat")
    if months == 0:
        return _("kurang dari sebulan lagi")
    return ngettext("%(count)s bulan lagi", "%(count)s bulan lagi", months) % {"count": months}


def _day(on: date) -> str:
    return date_format(on, "j F Y")
