"""Accessibility: axe finds nothing on our pages and allauth's, in both schemes, on a phone and on a desk."""

import pytest

from registry.catalogue.usecases.refreshing import rebuild_entries
from registry.index.usecases.levels import report_innovation
from registry.index.usecases.periods import load_shipped_editions, open_period
from registry.people.rules.roles import Role
from registry.reports.rules.kinds import ReportKind
from registry.reports.usecases.jobs import ask_report
from registry.shared.actor import PUBLIC as PUBLIC_ACTOR
from registry.tasks.reports import run
from tests import factories as make
from tests.procedure.journeys import Journey

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

PUBLIC = (
    "/",
    "/inovasi/",
    "/inovasi/?q=antrean&urut=nama",
    "/inovasi/saran/?q=ino",
    "/statistik/",
    "/peta/",
    "/inovasi/{public}/",
    "/usulkan/",
    "/status/",
    "/dokumen/cek/",
    "/kegiatan/",
    "/kunjungan/minta/",
    "/replikasi/",
    "/masuk/",
    "/akun/lupa/",
    "/tidak-ada/",
)
OFFICER = (
    "/tugas/", "/usulan/", "/usulan/baru/", "/usulan/{draft}/", "/usulan/{draft}/bagian/identitas/",
    "/usulan/{draft}/bagian/rancang_bangun/", "/usulan/{draft}/bagian/pelengkap/", "/usulan/{draft}/daftar/ukuran/",
    "/usulan/{draft}/lampiran/", "/usulan/{draft}/langkah/ajukan_ke_litbang/", "/laporan/", "/akun/kata-sandi/",
    "/akun/2fa/", "/usulan/{judged}/", "/usulan/{judged}/versi/", "/indeks/",
    "/usulan/{reported}/indeks/", "/usulan/{reported}/indeks/profil/",
)  # fmt: skip
HEAD = (
    "/tugas/", "/usulan/{judged}/", "/usulan/{waiting}/penilaian/", "/laporan/{job}/", "/usulan/{judged}/perbaikan/",
    "/indeks/13.76/", "/indeks/13.76/berkas/", "/usulan/", "/laporan/baru/", "/laporan/jadwal/", "/laporan/jadwal/baru/",
    "/nomor-surat/", "/kerja-sama/", "/kerja-sama/baru/", "/denyut/", "/strategi/", "/papan/",
)  # fmt: skip
# What Django's admin draws itself and no template of ours can mend, with the reason. It may only shrink.
ADMIN_KNOWN = {
    "scrollable-region-focusable": "The table of an inline scrolls on a phone; Django's tabular.html has no block for it.",
}
ADMIN = (
    "/admin/", "/admin/registry/user/", "/admin/registry/user/add/", "/admin/registry/user/{person}/change/",
    "/admin/registry/user/{person}/history/", "/admin/registry/proposal/", "/admin/registry/proposal/{row}/change/",
    "/admin/registry/proposal/{row}/history/", "/admin/registry/agency/", "/admin/registry/agency/{agency}/change/",
    "/admin/registry/regionprofile/", "/admin/registry/holiday/add/", "/admin/registry/job/", "/admin/registry/event/",
    "/admin/registry/wordingedition/", "/admin/registry/wordingedition/add/",
)  # fmt: skip


@pytest.fixture
def town(db):
    way = Journey(initiator="perangkat_daerah")
    way.to_layak()
    officer = way.people[Role.AGENCY_OFFICER]
    draft = make.complete_draft(agency=way.agency, owner=way.agency, author=officer)
    waiting = Journey(initiator="perangkat_daerah")
    job = ask_report(
        public_id=way.proposal.public_id, kind=ReportKind.PROPOSAL, request_key="a", by=way.acting(Role.RND_HEAD),
        at=way.now,
    )  # fmt: skip
    run(job_id=job.pk)
    reported = make.draft(agency=way.agency, owner=way.agency, state="TERCATAT", problem="Antre lama.")
    load_shipped_editions(by=PUBLIC_ACTOR, at=way.now)
    head = way.acting(Role.RND_HEAD)
    open_period(region_code="13.76", year=2026, edition_code="iga-2026", by=head, at=way.now)
    report_innovation(proposal_id=reported.public_id, year=2026, by=head, at=way.now)
    names = {
        "reported": reported.public_id, "draft": draft.public_id, "judged": way.proposal.public_id,
        "waiting": waiting.proposal.public_id, "job": job.public_id,
        "public": make.complete_draft(state="TERCATAT").public_id,
    }  # fmt: skip
    rebuild_entries(at=make.NOON)
    return way, names


def findings(tab, paths, names):
    found = {}
    for path in paths:
        tab.go(path.format(**names))
        if tab.page.evaluate("document.documentElement.scrollWidth > innerWidth + 1"):
            found[path] = ["scrolls sideways"]
        if seen := tab.axe():
            found[path] = found.get(path, []) + seen
    return found


@pytest.mark.parametrize(("width", "scheme"), [(390, "light"), (390, "dark"), (1280, "light"), (1280, "dark")])
def test_axe_finds_nothing(open_tab, town, width, scheme):
    way, names = town
    tabs = [
        (open_tab(width=width, scheme=scheme), PUBLIC),
        (open_tab(way.people[Role.AGENCY_OFFICER], width=width, scheme=scheme), OFFICER),
        (open_tab(way.people[Role.RND_HEAD], width=width, scheme=scheme), HEAD),
    ]
    found = {path: seen for tab, paths in tabs for path, seen in findings(tab, paths, names).items()}
    assert found == {}


def test_axe_on_admin_finds_only_what_is_known(open_tab, town):
    way, _names = town
    things = {"person": way.people[Role.EXECUTOR].pk, "row": way.proposal.pk, "agency": way.agency.pk}
    keeper = make.user(Role.ADMINISTRATOR, within=way.city, is_staff=True)
    found = {}
    for width, scheme in ((390, "light"), (1280, "dark")):
        tab = open_tab(keeper, width=width, scheme=scheme)
        for path in ADMIN:
            assert tab.page.goto(tab.base + path.format(**things)).status == 200, path
            for line in tab.look().axe():
                found.setdefault(line.split()[0], set()).add(path)
    assert {rule: paths for rule, paths in found.items() if rule not in ADMIN_KNOWN} == {}
    assert set(ADMIN_KNOWN) <= set(found)


def test_the_keyboard_reaches_the_main_act_and_the_skip_link(open_tab, town):
    way, names = town
    tab = open_tab(way.people[Role.AGENCY_OFFICER]).go(f"/usulan/{names['draft']}/")
    tab.page.keyboard.press("Tab")
    assert tab.page.evaluate("document.activeElement.className") == "skip"
    seen = set()
    for _press in range(60):
        tab.page.keyboard.press("Tab")
        seen.add(tab.page.evaluate("document.activeElement.getAttribute('data-move') || ''"))
    assert "ajukan_ke_litbang" in seen
