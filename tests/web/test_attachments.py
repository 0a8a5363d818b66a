"""Attachments on their page: who sees, opens, adds and removes."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from registry.people.rules.roles import Role
from registry.proposals.models import StoredFile
from registry.review.usecases.votes import state_conflict
from registry.workflow.rules.documents import DocumentKind as D
from registry.workflow.rules.transitions import Move
from tests import factories as make
from tests.procedure.journeys import Journey

pytestmark = pytest.mark.django_db
ALL = ("budget", "consent")


@pytest.fixture
def way():
    return Journey(initiator="perangkat_daerah")


@pytest.fixture
def papers(way):
    return {
        "budget": way.proposal.attachments.get(kind="anggaran"),
        "consent": make.attachment(way.proposal, kind="persetujuan_wali", title="Surat wali"),
    }


def page_of(way):
    return reverse("attachments", args=[way.proposal.public_id])


def opened(client, papers):
    """Which of the papers open, by name."""
    found = []
    for name, paper in papers.items():
        answer = client.get(reverse("attachment_file", args=[paper.public_id]))
        assert answer.status_code in {200, 404}
        if answer.status_code == 200:
            found.append(name)
            b"".join(answer.streaming_content)  # read to its end, it closes itself
    return tuple(found)


def hand_in(way):
    way.take(Move.SUBMIT_TO_RND, Role.AGENCY_OFFICER, D.COVER_LETTER)


def test_its_people_add_and_remove_while_it_is_a_draft(client, way):
    client.force_login(way.people[Role.AGENCY_OFFICER])
    upload = SimpleUploadedFile("foto.pdf", make.pdf_bytes("Foto"), "application/pdf")
    assert client.post(page_of(way), {"kind": "foto", "title": "Loket", "upload": upload}).url == page_of(way)
    added = way.proposal.attachments.get(kind="foto")
    assert "Loket" in client.get(page_of(way)).content.decode()
    remove = reverse("attachment_remove", args=[added.public_id])
    assert client.get(remove).status_code == 405
    assert client.post(remove).url == page_of(way)
    assert "Loket" not in client.get(page_of(way)).content.decode()
    assert client.get(reverse("attachment_file", args=[added.public_id])).status_code == 404


def test_a_bad_file_is_said_beside_its_field_and_leaves_nothing(client, way):
    client.force_login(way.people[Role.AGENCY_OFFICER])
    before = StoredFile.objects.count()
    bad = SimpleUploadedFile("foto.png", b"GIF89a", "image/png")
    page = client.post(page_of(way), {"kind": "foto", "upload": bad})
    assert page.context["form"].errors == {"upload": ["Jenis berkas tidak diterima atau isinya tidak sesuai namanya."]}
    assert StoredFile.objects.count() == before


def test_a_file_is_always_a_private_download(client, way, papers):
    client.force_login(way.people[Role.AGENCY_OFFICER])
    answer = client.get(reverse("attachment_file", args=[papers["consent"].public_id]))
    assert answer["Content-Disposition"] == 'attachment; filename="contoh.pdf"'
    assert (answer["Cache-Control"], answer["X-Content-Type-Options"]) == ("private, no-store", "nosniff")
    assert b"".join(answer.streaming_content).startswith(b"%PDF")


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        (Role.AGENCY_OFFICER, ALL),
        (Role.AGENCY_HEAD, ALL),
        (Role.RND_OFFICER, ALL),
        (Role.RND_HEAD, ALL),
        (Role.OVERSEER, ("budget",)),
        (Role.ADMINISTRATOR, ("budget",)),
        (Role.LEGAL_SECTION, ()),
        (Role.HEAD_RECORDER, ()),
        (Role.CITIZEN, ()),
        (Role.TEAM_MEMBER, ()),
    ],
)
def test_personal_papers_open_only_to_its_people_and_who_evaluates(client, way, papers, role, expected):
    hand_in(way)
    client.force_login(way.people[role])
    assert opened(client, papers) == expected


def test_what_one_may_not_open_is_named_without_a_link(client, way, papers):
    hand_in(way)
    client.force_login(way.people[Role.OVERSEER])
    page = client.get(page_of(way)).content.decode()
    assert reverse("attachment_file", args=[papers["budget"].public_id]) in page
    assert reverse("attachment_file", args=[papers["consent"].public_id]) not in page
    assert "Lepas lampiran" not in page


def test_an_evaluator_in_conflict_opens_nothing(client, way, papers):
    hand_in(way)
    note = {"has_conflict": True, "note": "Saudara pengusul."}
    state_conflict(public_id=way.proposal.public_id, by=way.acting(Role.RND_OFFICER), at=way.now, **note)
    client.force_login(way.people[Role.RND_OFFICER])
    assert opened(client, papers) == ()


def test_a_draft_another_region_and_nobody_open_nothing(client, way, papers):
    client.force_login(way.people[Role.RND_HEAD])
    assert opened(client, papers) == ()
    hand_in(way)
    client.force_login(make.user(Role.RND_HEAD, within=make.region("13.07")))
    assert opened(client, papers) == ()
    assert client.get(page_of(way)).status_code == 404
    client.logout()
    for url in (page_of(way), reverse("attachment_file", args=[papers["budget"].public_id])):
        assert client.get(url).url == f"/masuk/?next={url}"


def test_after_handing_in_nothing_is_added_or_removed(client, way, papers):
    hand_in(way)
    client.force_login(way.people[Role.AGENCY_OFFICER])
    assert client.post(page_of(way), {}).status_code == 404
    assert client.post(reverse("attachment_remove", args=[papers["budget"].public_id])).status_code == 404
    assert way.proposal.attachments.filter(removed_at=None).count() == 2


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_the_same_at_one_and_at_three_rows(client, way, rows, django_assert_num_queries):
    for number in range(rows - 1):
        make.attachment(way.proposal, title=f"Lampiran {number}")
    client.force_login(way.people[Role.AGENCY_OFFICER])
    with django_assert_num_queries(8):
        client.get(page_of(way))
