"""Words for the writing pages: parts, why a field is asked, a short example."""

from django.utils.translation import gettext_lazy as _

PART_LABELS = {
    "identitas": _("Identitas"),
    "rancang_bangun": _("Rancang bangun"),
    "perubahan_tujuan_manfaat": _("Perubahan, tujuan, dan manfaat"),
    "waktu_anggaran": _("Waktu dan anggaran"),
    "hasil_ukuran": _("Hasil dan ukuran"),
    "pelengkap": _("Pelengkap"),
}
FIELD_WHY = {
    "name": _("Nama yang mudah diingat dan dipakai sama di semua surat."),
    "form": _("Satu bentuk utama; bentuk lain boleh ditambahkan."),
    "main_affair": _("Inovasi harus termasuk urusan yang menjadi kewenangan daerah."),
    "initiator_name": _("Orang atau perangkat daerah yang mengusulkan."),
    "targets": _("Sasaran inovasi daerah: layanan, pemberdayaan, daya saing."),
    "latitude": _("Titik tempat inovasi dijalankan, untuk peta."),
    "legal_basis": _("Peraturan yang memberi ruang bagi inovasi ini."),
    "problem": _("Keadaan yang hendak diperbaiki, dengan angka bila ada."),
    "strategic_issue": _("Kaitan dengan isu global, nasional, atau lokal."),
    "method": _("Keadaan sebelum dan sesudah pembaharuan."),
    "novelty": _("Apa yang berbeda dari rancang bangun yang sudah ada."),
    "how_it_works": _("Langkah demi langkah; diagram alir dapat dilampirkan."),
    "changes": _("Rancangan yang akan dihasilkan oleh pembaharuan."),
    "objective": _("Keadaan yang ingin dicapai."),
    "benefit": _("Apa yang diperoleh daerah dan masyarakat, bukan pribadi atau golongan."),
    "trial_from": _("Kapan uji coba direncanakan mulai dan selesai."),
    "result": _("Hasil yang sudah atau akan diukur."),
    "development": _("Perubahan terhadap versi sebelumnya, bila inovasi sudah berjalan lama."),
    "contact": _("Hanya untuk petugas; tidak pernah ditampilkan."),
    "initiator_is_minor": _("Usulan anak memerlukan persetujuan orang tua atau wali sebagai lampiran."),
}
FIELD_EXAMPLES = {
    "problem": _("Warga datang dua kali untuk satu surat karena syarat tidak diketahui sebelumnya."),
    "method": _("Sebelum: berkas diantar ke kantor. Sesudah: berkas diperiksa di kelurahan."),
    "novelty": _("Pemeriksaan syarat dilakukan sebelum warga berangkat, bukan di loket."),
    "how_it_works": _("Warga memilih layanan, melihat syarat, lalu mendapat jadwal."),
    "changes": _("Pemeriksaan syarat pindah dari loket kecamatan ke kelurahan."),
    "objective": _("Warga cukup datang satu kali."),
    "benefit": _("Waktu warga lebih hemat dan antrean loket lebih pendek."),
}
TARGET_LABELS = {
    "pelayanan_publik": _("Peningkatan pelayanan publik"),
    "pemberdayaan": _("Pemberdayaan dan peran serta masyarakat"),
    "daya_saing": _("Peningkatan daya saing daerah"),
}
BENEFIT_LABELS = {
    "pad": _("Menambah pendapatan asli daerah"),
    "hemat_belanja": _("Menghemat belanja"),
    "kinerja": _("Menaikkan kinerja"),
    "mutu_layanan": _("Menaikkan mutu layanan"),
}
RECEIPT_LABELS = {
    "DRAFT": _("Usulan Anda tersimpan, tetapi belum diserahkan."),
    "PENERUSAN": _("Usulan Anda ada pada ketua DPRD, yang meneruskannya kepada kepala daerah."),
    "EVALUASI": _(
        "Usulan Anda dinilai perangkat daerah yang membidangi penelitian dan pengembangan. "
        "Penilaian berlangsung paling lama 10 hari kerja sejak berkas lengkap diterima."
    ),
    "LENGKAPI": _("Usulan Anda dikembalikan untuk dilengkapi. Lengkapi yang diminta, lalu serahkan lagi."),
    "TIDAK_LAYAK": _("Usulan Anda tidak dilanjutkan. Alasannya tertulis di bawah. Usulan baru boleh diajukan."),
    "LAYAK": _("Usulan Anda dinyatakan layak dan disampaikan kepada kepala daerah untuk ditetapkan."),
    "DITETAPKAN": _("Usulan Anda ditetapkan dengan keputusan kepala daerah."),
    "UJI_COBA": _("Inovasi ini sedang diuji coba oleh perangkat daerah pelaksana."),
    "EVALUASI_UJI": _("Uji coba selesai; hasilnya sedang dievaluasi menyeluruh."),
    "HENTI_USUL": _("Uji coba inovasi ini sedang dievaluasi."),
    "DIHENTIKAN": _("Uji coba inovasi ini dihentikan dengan persetujuan kepala daerah."),
    "SIAP_TERAP": _("Inovasi ini siap diterapkan; peraturannya sedang disusun."),
    "DITERAPKAN": _("Inovasi ini diterapkan."),
    "TIDAK_AKTIF": _("Inovasi ini tidak lagi dijalankan."),
    "DITARIK": _("Usulan ini sudah Anda tarik."),
}
