"""Words for roles and kinds of agency."""

from django.utils.translation import gettext_lazy as _

from registry.people.rules.roles import Role

ROLES = {
    Role.REGIONAL_HEAD: _("Kepala daerah"),
    Role.DPRD_MEMBER: _("Anggota DPRD"),
    Role.CIVIL_SERVANT: _("Aparatur sipil negara"),
    Role.AGENCY_OFFICER: _("Petugas perangkat daerah"),
    Role.CITIZEN: _("Anggota masyarakat"),
    Role.AGENCY_HEAD: _("Kepala perangkat daerah"),
    Role.DPRD_SECRETARIAT: _("Sekretariat DPRD"),
    Role.RND_OFFICER: _("Petugas penelitian dan pengembangan"),
    Role.RND_HEAD: _("Kepala penelitian dan pengembangan"),
    Role.TEAM_MEMBER: _("Anggota tim independen"),
    Role.HEAD_RECORDER: _("Perekam keputusan kepala daerah"),
    Role.EXECUTOR: _("Pelaksana uji coba"),
    Role.LEGAL_SECTION: _("Bagian hukum"),
    Role.OVERSEER: _("Pengawas"),
    Role.ADMINISTRATOR: _("Administrator"),
}
AGENCY_KINDS = {
    "sekretariat": _("Sekretariat"),
    "inspektorat": _("Inspektorat"),
    "dinas": _("Dinas"),
    "badan": _("Badan"),
    "satuan": _("Satuan"),
    "kecamatan": _("Kecamatan"),
}
PROBLEMS = {
    "weak_password": _("Kata sandi terlalu pendek atau terlalu mudah ditebak."),
    "foreign_agency": _("Perangkat daerah itu milik daerah lain."),
    "own_account": _("Administrator tidak menutup aksesnya sendiri; minta administrator lain."),
}
