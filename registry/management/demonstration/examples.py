"""Which proposals the demonstration plays, and how far; names are real innovations, or say that they are examples."""

from dataclasses import dataclass

from registry.management.demonstration.accounts import CIVIL_REGISTRY, COOPERATIVES, ENVIRONMENT, MAIN_AGENCIES
from registry.management.demonstration.routes import (
    Deed,
    Route,
    applied,
    recognised,
    returned,
    stopped,
    up_to,
    with_overall_report,
    with_proposal_report,
)
from registry.workflow.rules.states import Initiator as I
from registry.workflow.rules.states import State as S
from registry.workflow.rules.transitions import Move as M

CITY, REGENCY = "13.76", "13.07"


@dataclass(frozen=True, slots=True)
class Setting:
    """Where an example belongs: region, affair (by code), proposing and executing agency."""

    affair: int
    executor: str
    agency: str = ""
    region: str = CITY


@dataclass(frozen=True, slots=True)
class Example:
    """One simulated proposal: the last act that is played, so many working days ago, and the state it must reach."""

    name: str
    initiator: I
    ends_in: S
    last: M | Deed
    ago: int
    setting: Setting
    plan: Route = ()
    is_copy: bool = True

    @property
    def route(self) -> Route:
        """Every act planned, also those after the last that is played."""
        return self.plan or applied(self.initiator)

    @property
    def played(self) -> int:
        return len(up_to(self.route, self.last))


DISTRICT = MAIN_AGENCIES[CITY]
LETTERS = Setting(12, DISTRICT, DISTRICT)
FIELDS = Setting(27, DISTRICT, DISTRICT)
COMPOST = Setting(11, DISTRICT, DISTRICT)
BIRTHS = Setting(12, CIVIL_REGISTRY, CIVIL_REGISTRY)
TRADE = Setting(30, COOPERATIVES)
CRAFT = Setting(17, COOPERATIVES)
WASTE = Setting(11, ENVIRONMENT)
READING = Setting(23, DISTRICT)
WASTE_IN_REGENCY = Setting(11, MAIN_AGENCIES[REGENCY], region=REGENCY)
HOMES_IN_REGENCY = Setting(11, MAIN_AGENCIES[REGENCY], MAIN_AGENCIES[REGENCY], REGENCY)

MARKET = "PENATAAN PASAR TRADISIONAL DAN PEMBERDAYAAN PEDAGANG GARENDONG"
KOPAN = "SIAP KOPAN (Sistem Informasi Administrasi Pelayanan Koto Panjang)"
MELANIA = "Puber Anak Melania (Pulang Bersalin Anak Mendapat Akta Lahir dan Identitas Anak)"
MOGE = "MOGE (Motor Operasional Gerai Pelayanan)"
KOMPOS, RENDANG = "Pengelolaan Kompos", "Gardu Emas Mak Randang"
CLEAN = "Gerakan Mahkota Berlian (Lima Puluh Kota Bersih Lingkungan)"
WASTE_BANK = "Contoh usulan anggota DPRD: bank sampah di tiap kelurahan"
READING_CORNER = "Contoh usulan anggota DPRD: pojok baca di pasar"
HOME_COMPOST = "Contoh usulan perangkat daerah: kompos rumah tangga di nagari"
TREES = "Contoh usulan anggota DPRD: satu rumah satu pohon"

AT_END, AT_VERDICT = with_overall_report, with_proposal_report
ASKED = Deed.ASK_OVERALL_REPORT

# The main job: each initiator from the draft to the application, and a sixth through a failed trial to the stop.
JOB = (
    Example(MARKET, I.REGIONAL_HEAD, S.DITERAPKAN, ASKED, 30, TRADE, AT_END(applied(I.REGIONAL_HEAD))),
    Example(WASTE_BANK, I.DPRD_MEMBER, S.DITERAPKAN, M.APPLY, 25, WASTE, AT_VERDICT(applied(I.DPRD_MEMBER)), False),
    Example(KOMPOS, I.CIVIL_SERVANT, S.DITERAPKAN, M.APPLY, 20, COMPOST, AT_VERDICT(applied(I.CIVIL_SERVANT))),
    Example(MELANIA, I.AGENCY, S.DITERAPKAN, ASKED, 15, BIRTHS, AT_END(recognised(I.AGENCY))),
    Example("Pokja Pasar Berkat", I.CITIZEN, S.DITERAPKAN, ASKED, 10, WASTE, AT_END(applied(I.CITIZEN))),
    Example("Mesin pengayak pupuk organik", I.CITIZEN, S.DIHENTIKAN, ASKED, 5, WASTE, AT_END(stopped(I.CITIZEN))),
)  # fmt: skip

# The standing demonstration: something waits at every seat.
STANDING = (
    Example(KOPAN, I.AGENCY, S.DRAFT, Deed.WRITE, 2, LETTERS),
    Example("TTG Pembuatan Pelet Ikan", I.CIVIL_SERVANT, S.DRAFT, Deed.WRITE, 1, FIELDS),
    Example("Gerakan Peduli Lingkungan Sejak Dini", I.REGIONAL_HEAD, S.DRAFT, Deed.WRITE, 3, WASTE),
    Example(TREES, I.DPRD_MEMBER, S.DRAFT, Deed.WRITE, 4, WASTE, is_copy=False),
    Example("Mina Padi", I.CIVIL_SERVANT, S.IZIN, M.ASK_PERMIT, 3, FIELDS),
    Example(READING_CORNER, I.DPRD_MEMBER, S.PARIPURNA, M.SUBMIT_TO_DPRD, 6, READING, is_copy=False),
    Example("Media Tanam Hidroponik", I.CITIZEN, S.PENERUSAN, M.SUBMIT_TO_CHAIR, 2, FIELDS),
    Example(MARKET, I.REGIONAL_HEAD, S.TIM, M.SUBMIT_TO_TEAM, 4, TRADE),
    Example(WASTE_BANK, I.DPRD_MEMBER, S.VERIFIKASI, M.PLENARY_ACCEPTS, 3, WASTE, is_copy=False),
    Example(MELANIA, I.AGENCY, S.EVALUASI, M.SUBMIT_TO_RND, 8, BIRTHS),
    Example("Mesin Sangrai Kopi", I.CITIZEN, S.LENGKAPI, M.RETURN, 2, CRAFT, returned(I.CITIZEN)),
    Example(MOGE, I.CIVIL_SERVANT, S.LAYAK, M.EVALUATE_ACCEPTS, 2, BIRTHS),
    Example("Oven Pengering", I.CITIZEN, S.DITETAPKAN, M.DECREE, 4, FIELDS),
    Example(KOMPOS, I.CIVIL_SERVANT, S.UJI_COBA, Deed.REPORT_TRIAL, 21, COMPOST),
    Example("Pokja Pasar Berkat", I.CITIZEN, S.EVALUASI_UJI, M.HAND_IN_RESULT, 3, WASTE),
    Example("Mesin K8 (pencetak karak kaliang)", I.CITIZEN, S.SIAP_TERAP, M.DECLARE_SUCCESS, 4, CRAFT),
    Example(
        "Gardu Emas Mak Randang", I.REGIONAL_HEAD, S.DITERAPKAN, ASKED, 40, CRAFT, AT_END(applied(I.REGIONAL_HEAD))
    ),
    Example("Mesin pengayak pupuk organik", I.CITIZEN, S.DIHENTIKAN, M.APPROVE_STOP, 30, WASTE, stopped(I.CITIZEN)),
    Example(CLEAN, I.CITIZEN, S.EVALUASI, M.FORWARD, 5, WASTE_IN_REGENCY),
    Example(HOME_COMPOST, I.AGENCY, S.UJI_COBA, Deed.REPORT_TRIAL, 12, HOMES_IN_REGENCY, is_copy=False),
)
