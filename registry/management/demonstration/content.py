"""What the simulated proposals say: example texts that claim nothing about the real innovation."""

from datetime import date
from typing import Any

from registry.proposals.rules.content import PARTS
from registry.workflow.rules.deadlines import add_months
from registry.workflow.rules.states import Form, Initiator

TRIAL_MONTHS = 3
CLASSES = {Initiator.CITIZEN: "masyarakat"}
REASON = "Contoh alasan untuk peragaan."
TEXTS = {
    "legal_basis": (
        "Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah, Pasal 386 sampai dengan Pasal 390, dan "
        "Peraturan Pemerintah Nomor 38 Tahun 2017 tentang Inovasi Daerah. Peraturan sektor yang mendasari layanan "
        "ini disebut di bagian ini oleh pengusul."
    ),
    "problem": (
        "Isian contoh untuk peragaan. Warga datang lebih dari satu kali untuk satu urusan karena syarat, tempat, "
        "dan jadwalnya tidak diketahui sebelumnya. Petugas mengulang penjelasan yang sama setiap hari, dan "
        "catatan yang tersebar di beberapa buku membuat lama layanan tidak dapat diukur. Bagian ini menyebut "
        "masalah dengan angka dan sumbernya."
    ),
    "strategic_issue": (
        "Isian contoh. Isu lokal: layanan yang dekat dengan tempat tinggal. Isu nasional: penyederhanaan layanan "
        "publik. Isu global: keterlibatan warga dan lingkungan yang terjaga. Pengusul memilih isu yang sungguh "
        "berkaitan dan menyebut dokumen perencanaan daerah tempat isu itu tertulis."
    ),
    "method": (
        "Isian contoh. Sebelum: urusan diselesaikan sendiri-sendiri, tanpa jadwal dan tanpa catatan bersama. "
        "Sesudah: urusan dikerjakan menurut jadwal yang diumumkan, dibantu kelompok warga, dan dicatat dalam satu "
        "daftar. Perubahan dilakukan bertahap, mulai dari satu wilayah sebagai laboratorium uji coba, lalu "
        "dinilai sebelum diperluas."
    ),
    "novelty": (
        "Isian contoh. Bagian ini menerangkan apa yang berbeda dari rancang bangun yang sudah ada, di daerah ini "
        "dan di daerah lain. Pada contoh ini yang berbeda ialah pembagian tugas antara petugas dan kelompok "
        "warga, serta pencatatan hasil yang terbuka sejak hari pertama sehingga setiap orang dapat memeriksanya."
    ),
    "changes": (
        "Isian contoh. Jadwal, pembagian tugas, dan cara mencatat hasil diubah; syarat bagi warga tidak ditambah "
        "dan tidak ada pungutan."
    ),
    "objective": "Isian contoh. Memperpendek lama urusan dan membuat hasilnya dapat diperiksa siapa pun.",
    "benefit": (
        "Isian contoh. Warga menghemat waktu, petugas bekerja menurut jadwal, dan pimpinan melihat hasil setiap bulan."
    ),
    "result": ("Isian contoh. Hasil diukur setiap bulan terhadap nilai awal dan target yang tercantum di bawah."),
}
HOW_IT_WORKS = (
    "Isian contoh. Pertama, kebutuhan dicatat bersama warga. Kedua, jadwal dan penanggung jawab diumumkan. Ketiga,"
    " kegiatan berjalan menurut jadwal dan hasilnya dicatat pada hari yang sama. Keempat, catatan dibahas setiap bulan"
    " dan rancang bangun disesuaikan bila perlu, dengan alasan dan tanggalnya."
)
MEASURE = {"name": "Urusan selesai pada hari yang sama (contoh)", "unit": "persen", "baseline": 40, "target": 80}
BLOCKS = {
    "how": "Isian contoh. Dilakukan bertahap menurut rancang bangun yang ditetapkan.",
    "documentation": "Isian contoh. Rancang bangun dan catatan hasil tersimpan pada inovasi ini.",
    "expected": "Isian contoh. Hasil yang akan dicapai: target pada ukuran keberhasilan.",
}
"""What the Minister is told (UU 23/2014 Art. 388(8))."""
REALISED_GOOD, REALISED_POOR = 86, 35
SIGNATORY = "Pejabat berwenang (peragaan)"


def texts_of(*, source_note: str, initiator: Initiator, office: str, form: str, trial_from: date) -> dict[str, Any]:
    """Every field that the first step leaves open."""
    noted = f"Menurut sumber publik: {source_note} " if source_note else ""
    return {
        **TEXTS,
        "how_it_works": noted + HOW_IT_WORKS,
        "form": form or Form.PUBLIC_SERVICE.value,
        "classification": CLASSES.get(initiator, "perangkat_daerah"),
        "initiator_name": office,
        "targets": ["pelayanan_publik"],
        "benefit_kinds": ["mutu_layanan"],
        "trial_from": trial_from,
        "trial_to": add_months(start=trial_from, months=TRIAL_MONTHS),
        "has_development": False,
    }


def by_part(values: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The values as the writing pages save them, part by part."""
    parts = {part.code: {name: values[name] for name in part.names if name in values} for part in PARTS}
    return {code: chosen for code, chosen in parts.items() if chosen}
