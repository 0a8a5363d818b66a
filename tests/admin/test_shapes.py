"""The desk of the map's outlines, and what the map makes of them."""

import gzip

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from registry.catalogue.models import MapShapes
from registry.catalogue.rules.shapes import LARGEST
from registry.people.rules.roles import Role
from tests import factories as make
from tests.catalogue.rules.test_shapes import collection, feature

pytestmark = pytest.mark.django_db
ADD = "/admin/registry/mapshapes/add/"
WORDS = {"code_property": "kode", "source": "BIG <2024>", "licence": "CC BY 4.0"}


@pytest.fixture
def door(client):
    make.region()
    client.force_login(make.user(Role.ADMINISTRATOR, is_staff=True))
    return client


def given(content, **more):
    return WORDS | {"file": SimpleUploadedFile("batas.geojson", content)} | more


def test_outlines_are_brought_drawn_with_their_credit_and_withdrawn(door):
    assert 'name="code_property" value="kode"' in door.get(ADD).content.decode()
    answer = door.post(ADD, given(collection(feature())))
    made = MapShapes.objects.get()
    assert answer.url == reverse("admin:registry_mapshapes_change", args=[made.pk])
    assert "Tarik dari peta" in door.get(answer.url).content.decode()
    address = reverse("region_shapes", args=[made.sha256])
    page = door.get("/peta/").content.decode()
    assert f'data-shapes="{address}" data-shapes-credit="Batas daerah: BIG &lt;2024&gt; (CC BY 4.0)"' in page
    door.post(reverse("admin:registry_mapshapes_act", args=[made.pk, "tarik"]))
    assert "data-shapes" not in door.get("/peta/").content.decode()
    assert door.get(address).status_code == 404
    assert door.get(reverse("admin:registry_mapshapes_act", args=[made.pk, "tarik"])).status_code == 404


def test_the_layer_is_a_file_of_its_own_that_is_kept_and_not_sent_twice(door):
    many = [[100 + n / 1000, -0.2 - (n * n % 97) / 1000] for n in range(400)]
    door.post(ADD, given(collection(feature(coordinates=[[*many, many[0]]]))))
    made = MapShapes.objects.get()
    address = reverse("region_shapes", args=[made.sha256])
    answer = door.get(address, headers={"Accept-Encoding": "gzip"})
    assert answer["Cache-Control"] == "public, max-age=31536000, immutable"
    assert gzip.decompress(answer.content).decode() == made.text
    for tag in (answer["ETag"], f'"{made.sha256}"'):
        assert door.get(address, headers={"If-None-Match": tag}).status_code == 304


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "Berkas bukan JSON yang dapat dibaca; periksa baris 1."),
        (b"{}", "Berkas bukan FeatureCollection."),
        (b"x" * (LARGEST + 1), "Berkas lebih besar dari 5 MB."),
        (collection(feature("99.99"), 7), "Fitur 1 (99.99): kode itu bukan provinsi, kabupaten, atau kota"),
        (collection(feature(kind="Point", coordinates=[-0.2, 100.6])), "Fitur 1 (13.76): koordinat di luar Indonesia"),
    ],
)
def test_mistakes_stand_beside_the_field_and_the_words_stay(door, content, words):
    answer = door.post(ADD, given(content))
    text = answer.content.decode()
    assert (answer.status_code, words in text, "BIG &lt;2024&gt;" in text) == (400, True, True)
    assert door.post(ADD, WORDS).status_code == 400
    assert not MapShapes.objects.exists()
