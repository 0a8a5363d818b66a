"""A pack holds what its reader may have, says of each what may be done with it, and survives a lost file."""

from zipfile import ZipFile

import pytest
from django.core.files.base import ContentFile

from registry.exchange.models import ExchangeEvent, Material, StudyVisit
from registry.exchange.rules.events import TO_PARTICIPANTS, Rights
from registry.people.rules.roles import Role
from registry.reports.models import Job
from registry.reports.queries import packs
from registry.reports.usecases.exchange import ask_visit_sheets
from registry.shared.errors import Blocked, NotAllowed
from registry.workflow.rules.states import State
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def event():
    made = ExchangeEvent.objects.create(
        keeper=make.region(), title="Bimtek contoh", kind="bimtek", on=make.TODAY, year=2026, is_simulated=True,
        source_note="Undangan", created_at=make.NOON, updated_at=make.NOON,
    )  # fmt: skip
    for rights in Rights:
        content = make.pdf_bytes(rights)
        file = make.stored_file(content=content)
        Material.objects.create(event=made, title=f"Bahan {rights}", maker="Bappeda", rights=rights, file=file)
    Material.objects.create(event=made, title="Rekaman", rights="terbuka-cc", url="https://contoh.id/rekaman")
    return made


def names(stream):
    with stream, ZipFile(stream) as archive:
        return archive.namelist(), archive.read(packs.LIST).decode()


def test_everyone_gets_what_is_open_participants_what_is_theirs_the_host_all(event):
    held, said = names(packs.event_pack(event, rights=packs.TO_EVERYONE))
    assert held == ["01-bahan-terbuka.pdf", "daftar.txt", "hash.txt"]
    assert "https://contoh.id/rekaman" in said
    assert "SIMULASI" in said
    assert "Bappeda. Terbuka: boleh dibagikan" in said
    held, _said = names(packs.event_pack(event, rights=TO_PARTICIPANTS))
    assert held[:3] == ["01-bahan-terbuka.pdf", "02-bahan-baca.pdf", "03-bahan-peserta.pdf"]
    held, _said = names(packs.event_pack(event, rights=Rights))
    assert [name for name in held if name.startswith("tidak-diteruskan/")] == [
        "tidak-diteruskan/04-bahan-internal.pdf", "tidak-diteruskan/05-bahan-belum_diketahui.pdf",
    ]  # fmt: skip


def test_nothing_is_no_pack_and_a_lost_or_huge_file_is_named_in_the_list(event, monkeypatch):
    Material.objects.exclude(rights="terbuka").update(removed_at=make.NOON)
    lost = Material.objects.get(removed_at=None)
    lost.file.file.storage.delete(lost.file.file.name)
    held, said = names(packs.event_pack(event, rights=packs.TO_EVERYONE))
    assert (held, "tidak dapat dibaca" in said) == (["daftar.txt", "hash.txt"], True)
    monkeypatch.setattr(packs, "MOST_BYTES", 1)
    assert "terlalu besar" in names(packs.event_pack(event, rights=packs.TO_EVERYONE))[1]
    Material.objects.update(removed_at=make.NOON)
    assert packs.event_pack(event, rights=Rights) is None


def test_a_pack_that_breaks_leaves_no_open_file(event, monkeypatch):
    monkeypatch.setattr(packs, "_line", lambda *_given: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        packs.event_pack(event, rights=Rights)


@pytest.fixture
def visit(event):
    innovation = make.handed_in(name="Antrean daring", state=State.DITETAPKAN, decreed_on=make.TODAY)
    made = StudyVisit.objects.create(
        region=make.region(), asking_region=make.region("13.07"), office="Bapelitbang", receipt_digest="a" * 64,
        topics="antrean", size=5, first_choice=make.TODAY, visit_on=make.TODAY, status="diterima", event=event,
        created_at=make.NOON, updated_at=make.NOON,
    )  # fmt: skip
    made.innovations.add(innovation)
    return made


def sheets_of(visit, *, by=None):
    desk = by or make.actor(Role.RND_OFFICER)
    addresses = {each.public_id: "https://contoh.id/" for each in visit.innovations.all()}
    return ask_visit_sheets(
        public_id=visit.public_id, addresses=addresses, request_key="a", by=desk, at=make.NOON
    )  # fmt: skip


def test_a_visit_takes_home_its_day_s_materials_and_the_sheets_that_were_made(visit):
    assert "lembar-inovasi/" not in str(names(packs.visit_pack(visit))[0])
    desk = make.actor(Role.RND_OFFICER)
    (job,) = sheets_of(visit, by=desk)
    assert sheets_of(visit, by=desk) == [job]
    stored = make.stored_file()
    stored.file.save("lembar.pdf", ContentFile(make.pdf_bytes()))
    Job.objects.filter(pk=job.pk).update(state="selesai", file=stored)
    held, _said = names(packs.visit_pack(visit))
    assert held == [
        "01-bahan-terbuka.pdf", "02-bahan-baca.pdf", "03-bahan-peserta.pdf", "lembar-inovasi/05-antrean-daring.pdf",
        "daftar.txt", "hash.txt",
    ]  # fmt: skip
    assert packs.has_visit_pack(visit)
    visit.innovations.update(embargo_until="2099-01-01", embargo_reason="Paten")
    assert packs.visit_sheets(visit) == []


def test_sheets_are_asked_by_the_desk_of_the_visit_and_of_something(visit):
    with pytest.raises(NotAllowed):
        sheets_of(visit, by=make.actor(Role.RND_OFFICER, within=make.region("13.07")))
    visit.innovations.clear()
    with pytest.raises(Blocked) as caught:
        sheets_of(visit)
    assert [each.code for each in caught.value.problems] == ["visit_without_innovations"]
    visit.event = None
    assert names(packs.visit_pack(visit))[0][:2] == ["01-bahan-terbuka.pdf", "02-bahan-baca.pdf"]
