"""Advice follows from facts by its rule; without the fact there is no advice."""

from dataclasses import replace

import pytest

from registry.reports.rules.recommendations import MOST_GAPS, Findings, Gap, advice_of

NAMES = tuple(f"Dinas {place}" for place in range(12))
GAPS = tuple(Gap(str(16 + place), "Regulasi", 9.5 - place) for place in range(7))


def test_nothing_found_gives_no_advice():
    assert advice_of(Findings(covered=5, needed=5)) == []


@pytest.mark.parametrize(
    ("found", "text"),
    [
        ({"overdue_legal": 2}, "Selesaikan 2 langkah atau laporan yang lewat batas undang-undang dan catat alasannya."),
        ({"overdue_reminded": 3}, "Tindak lanjuti 3 langkah atau laporan yang lewat pengingat daerah."),
        ({"unsent_decrees": 1}, "Sampaikan 1 keputusan kepala daerah kepada Menteri."),
        (
            {"unreported_applications": 1},
            "Laporkan 1 penerapan kepada Menteri, paling lambat enam bulan sejak ditetapkan.",
        ),
        ({"agencies_without": ("Dinas 0",)}, "Dampingi 1 perangkat daerah yang belum berinovasi: Dinas 0."),
        ({"without_measure": 4}, "Lengkapi ukuran hasil pada 4 inovasi."),
        ({"unmeasured_trials": 5}, "Ukur hasil 5 uji coba yang sudah berakhir."),
        ({"needed": 5, "covered": 2}, "Lengkapi cakupan urusan pelayanan dasar: baru 2 dari 5."),
        ({"unverified": 6}, "Verifikasi 6 baris indikator yang sudah diklaim."),
        (
            {"gaps": GAPS[:1]},
            "Kuatkan bukti indikator 16. Regulasi: 9,50 poin tiap inovasi diperkirakan hilang.",
        ),
        ({"unrewarded": 7}, "Pertimbangkan penghargaan bagi pengusul 7 inovasi yang berhasil diterapkan."),
    ],
)
def test_one_fact_gives_one_advice_with_its_rule_and_basis(found, text):
    (advice,) = advice_of(replace(Findings(), **found))
    assert advice.text == text
    assert advice.rule
    assert advice.basis


def test_many_agencies_are_counted_and_ten_named_and_only_the_largest_gaps_told():
    agencies, *gaps = advice_of(Findings(agencies_without=NAMES, gaps=GAPS))
    assert agencies.text.startswith("Dampingi 12 perangkat daerah")
    assert agencies.text.endswith("Dinas 9; dan 2 lainnya.")
    assert len(gaps) == MOST_GAPS
