"""Roles and permissions as data (law.md section 6)."""

from enum import StrEnum


class Permission(StrEnum):
    WRITE = "menulis_usulan"
    WRITE_FOR_AGENCY = "menulis_usulan_perangkat_daerah"
    GRANT = "memberi_izin"
    RECORD_DPRD = "mencatat_dprd"
    EVALUATE = "mengevaluasi"
    CONVEY = "memutus_dan_menyampaikan"
    JUDGE = "membahas_sebagai_tim"
    RECORD_HEAD = "mencatat_kepala_daerah"
    EXECUTE = "melaksanakan"
    LEGAL = "menjawab_hukum"
    OVERSEE = "mengawasi"
    ADMINISTER = "mengelola"


class Role(StrEnum):
    REGIONAL_HEAD = "kepala_daerah"
    DPRD_MEMBER = "anggota_dprd"
    CIVIL_SERVANT = "asn"
    AGENCY_OFFICER = "perangkat_daerah"
    CITIZEN = "masyarakat"
    AGENCY_HEAD = "kepala_pd"
    DPRD_SECRETARIAT = "sekretariat_dprd"
    RND_OFFICER = "petugas_litbang"
    RND_HEAD = "kepala_litbang"
    TEAM_MEMBER = "anggota_tim"
    HEAD_RECORDER = "perekam_kepala_daerah"
    EXECUTOR = "pelaksana"
    LEGAL_SECTION = "bagian_hukum"
    OVERSEER = "pengawas"
    ADMINISTRATOR = "administrator"


PERMISSIONS: dict[Role, frozenset[Permission]] = {
    Role.REGIONAL_HEAD: frozenset({Permission.WRITE}),
    Role.DPRD_MEMBER: frozenset({Permission.WRITE}),
    Role.CIVIL_SERVANT: frozenset({Permission.WRITE}),
    Role.AGENCY_OFFICER: frozenset({Permission.WRITE, Permission.WRITE_FOR_AGENCY}),
    Role.CITIZEN: frozenset({Permission.WRITE}),
    Role.AGENCY_HEAD: frozenset({Permission.WRITE, Permission.WRITE_FOR_AGENCY, Permission.GRANT}),
    Role.DPRD_SECRETARIAT: frozenset({Permission.WRITE, Permission.RECORD_DPRD}),
    Role.RND_OFFICER: frozenset({Permission.EVALUATE}),
    Role.RND_HEAD: frozenset({Permission.EVALUATE, Permission.CONVEY}),
    Role.TEAM_MEMBER: frozenset({Permission.JUDGE}),
    Role.HEAD_RECORDER: frozenset({Permission.RECORD_HEAD}),
    Role.EXECUTOR: frozenset({Permission.EXECUTE}),
    Role.LEGAL_SECTION: frozenset({Permission.LEGAL}),
    Role.OVERSEER: frozenset({Permission.OVERSEE}),
    Role.ADMINISTRATOR: frozenset({Permission.ADMINISTER}),
}

AGENCY_ROLES = frozenset({Role.CIVIL_SERVANT, Role.AGENCY_OFFICER, Role.AGENCY_HEAD, Role.EXECUTOR})


def roles_with(permission: Permission) -> frozenset[Role]:
    return frozenset(role for role, held in PERMISSIONS.items() if permission in held)
