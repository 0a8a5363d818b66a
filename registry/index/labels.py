"""Words of the index on screens."""

from django.utils.translation import gettext_lazy as _

from registry.index.rules.gaps import GapCause

MISTAKES = {
    "unknown_schema": _("versi bentuk berkas tidak dikenal"),
    "no_identity": _("bagian [edition] harus memuat id dan year"),
    "no_rows": _("tidak ada satu pun baris [[sid]]"),
    "missing_key": _("kunci wajib tidak ada"),
    "unknown_kind": _("jenis baris tidak dikenal"),
    "row_twice": _("baris muncul lebih dari sekali"),
    "weight_not_positive": _("bobot harus lebih dari nol"),
    "level_missing": _("harus ada tepat tiga tingkat, tertulis"),
    "basis_missing": _("dasar penilaian tidak ada"),
    "cuts_out_of_order": _("batas tingkat 2 dan 3 tidak berurutan"),
    "bands_overlap": _("rentang cetak bertumpang tindih dan tidak ada tie_rule"),
    "predicate_upside_down": _("batas bawah predikat di atas batas atasnya"),
    "predicates_overlap": _("rentang predikat bertumpang tindih dengan"),
    "predicates_gap": _("ada celah antara predikat ini dan"),
    "weights_do_not_add_up": _("jumlah bobot tidak sesuai"),
    "unknown_affair": _("urusan tidak dikenal"),
    "more_than_there_are": _("lebih banyak daripada urusan yang terdaftar"),
    "unknown_base": _("edisi dasar tidak dikenal"),
    "wrong_kind": _("nilai ini bukan dari jenis yang seharusnya"),
    "row_key": _("nomor baris harus satu sampai empat huruf atau angka"),
    "not_positive": _("harus lebih dari nol"),
    "not_toml": _("berkas bukan TOML yang dapat dibaca"),
}
MISSING = {
    "spd": _("baris daerah (SPD)"),
    "parameters.divisor_min": _("pembagi paling kecil"),
    "parameters.count_weight": _("skor tiap inovasi"),
    "parameters.count_cap": _("jumlah inovasi yang paling banyak dihitung"),
    "parameters.yandas": _("daftar urusan pelayanan dasar"),
    "parameters.yandas_min": _("jumlah urusan pelayanan dasar yang harus terpenuhi"),
    "totals.total_max": _("jumlah angka tertinggi"),
    "predicate": _("predikat"),
}
FAULTS = {
    "not_an_object": _("harus berupa objek"),
    "not_a_list": _("harus berupa daftar"),
    "not_json": _("bukan JSON yang dapat dibaca"),
    "unknown_edition": _("edisi tidak dikenal"),
    "unknown_key": _("kunci tidak dikenal"),
    "unknown_row": _("baris ini tidak ada dalam edisi"),
    "unknown_affair": _("urusan tidak dikenal"),
    "level_out_of_range": _("tingkat di luar 0..3"),
    "out_of_range": _("nilai di luar rentang"),
    "not_a_number": _("bukan angka"),
    "not_a_count": _("bukan jumlah yang dapat dihitung (bilangan bulat mulai 1)"),
    "not_true_or_false": _("harus true atau false"),
    "levels_and_maturity": _("isi levels atau maturity, tidak keduanya"),
    "incomplete_edition": _("edisi ini tidak lengkap sehingga IID tidak dapat dihitung; yang belum ada"),
}
FINDINGS = {
    "wrong_file_kind": _("Jenis berkas tidak diterima untuk indikator ini. Unggah ulang sebagai: %(detail)s."),
    "unreadable": _("Berkas kosong atau tidak terbaca. Pindai ulang lalu unggah kembali."),
    "too_large": _(
        "Berkas melebihi batas portal: %(detail)s. Kecilkan berkasnya; indikator ini tidak menerima tautan."
    ),
    "too_large_or_link": _("Berkas melebihi batas portal: %(detail)s. Kecilkan berkasnya atau berikan tautan."),
    "link_unchecked": _("Tautan tidak dapat diperiksa mesin. Buka sendiri dan pastikan terbaca tanpa kata sandi."),
    "letter_incomplete": _("Belum diisi: %(detail)s. Lengkapi keterangan dokumen."),
    "date_ahead": _("Tanggal dokumen (%(detail)s) belum tiba. Periksa tanggalnya."),
    "outside_window": _("Tanggal dokumen di luar rentang indikator ini (%(detail)s). Cari dokumen dari tahun itu."),
    "expired": _("Dokumen kedaluwarsa sejak %(detail)s. Perbarui dokumennya."),
    "page_beyond_end": _("Halaman yang ditunjuk melebihi jumlah halaman (%(detail)s). Betulkan rentangnya."),
    "name_not_found": _("Nama inovasi “%(detail)s” tidak ditemukan dalam teks PDF. Pastikan halaman yang memuatnya."),
    "same_file_twice": _("Berkas yang sama sudah ada pada indikator ini; dihitung sekali saja."),
}
REASONS = {
    "no_evidence": _("tidak ada bukti yang dapat dipakai"),
    "fault": _("semua bukti bercacat"),
    "verified": _("dibatasi hasil verifikasi daerah"),
    "rate": _("menurut hasil verifikasi terdahulu"),
    "sample_too_small": _("contoh terlalu kecil untuk angka kebiasaan"),
}
PROFILE_LABELS = {
    "name": _("Nama inovasi"),
    "stage": _("Tahapan inovasi"),
    "initiator": _("Inisiator inovasi daerah"),
    "initiator_name": _("Nama inisiator"),
    "classification": _("Klasifikasi inovasi"),
    "coordinates": _("Koordinat"),
    "is_digital": _("Jenis inovasi"),
    "form": _("Bentuk inovasi"),
    "asta_cita": _("Asta Cita"),
    "pkpn_cluster": _("Klaster PKPN"),
    "pkpn_program": _("Program PKPN"),
    "main_affair": _("Urusan pemerintahan utama"),
    "other_affairs": _("Urusan lain yang beririsan"),
    "trial_from": _("Waktu uji coba"),
    "implemented_on": _("Waktu penerapan"),
    "developed_on": _("Waktu pengembangan"),
    "design": _("Rancang bangun dan pokok perubahan"),
    "objective": _("Tujuan inovasi daerah"),
    "benefit": _("Manfaat yang diperoleh"),
    "result": _("Hasil inovasi"),
    "budget": _("Anggaran"),
    "business_profile": _("Profil bisnis"),
    "haki": _("Dokumen HAKI"),
    "awards": _("Penghargaan"),
    "video": _("Video inovasi"),
    "photos": _("Foto"),
}
PROFILE_ORDER = _(
    "Urutan isian disusun dari salinan publik layar portal kementerian; urutan resminya belum diketahui. "
    "Isian yang kosong belum tercatat di registri."
)
COLUMN_LABELS = {"klaim": _("Diklaim"), "verifikasi": _("Diverifikasi"), "perkiraan": _("Diperkirakan")}
"""The columns of a score, by their names in addresses."""
CAUSES = {
    GapCause.NOT_VERIFIED: _("belum diverifikasi"),
    GapCause.LOWERED: _("diturunkan Bappeda"),
    GapCause.NO_EVIDENCE: _("tanpa bukti"),
    GapCause.ENDED: _("bukti kedaluwarsa atau di luar rentang"),
    GapCause.FINDINGS: _("bukti bercacat"),
    GapCause.RATE: _("kebiasaan hasil verifikasi terdahulu"),
    GapCause.RAISED: _("dinaikkan Bappeda"),
}
