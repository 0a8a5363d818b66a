"""The public's pages: home, list, article, papers; an embargo holds back what it should."""

import html
import io
import json
import re

import pytest
from django.urls import reverse
from PIL import Image

from registry.trial.models import Application, Replication
from registry.workflow.rules.documents import DocumentKind as D
from registry.workflow.rules.states import State
from tests import factories as make
from tests.catalogue.published import determined, mirror, sourced
from tests.web.test_exchange_pages import adoption

pytestmark = pytest.mark.django_db
LIST = "/inovasi/"


def names(client, **narrowed):
    return [innovation.name for innovation, _line in client.get(LIST, narrowed).context["rows"]]


def page(client, innovation):
    return client.get(reverse("innovation", args=[innovation.public_id])).content.decode()


@pytest.fixture
def two():
    both = determined(name="Layanan jemput bola"), sourced(name="Antre daring", region=make.region("13.07"))
    mirror()
    return both


def test_home_counts_without_simulations_and_shows_what_was_determined(client, two):
    determined(is_simulated=True)
    context = client.get("/").context
    counts = context["counts"]
    assert (counts.determined, counts.simulated, counts.sourced, counts.regions) == (1, 1, 1, 2)
    assert context["are_determined"]


def test_home_shows_sources_while_nothing_is_determined_and_words_while_nothing_is_there(client):
    assert "Belum ada inovasi yang diterbitkan" in client.get("/").content.decode()
    assert "Belum ada inovasi yang diterbitkan" in client.get(LIST).content.decode()
    sourced(name="Antre daring")
    assert "Baru dicatat" in client.get("/").content.decode()


@pytest.mark.parametrize("rows", [1, 3])
def test_an_article_costs_the_same_at_one_and_at_three_papers(client, rows, django_assert_num_queries):
    innovation = determined(name="Klinik sore")
    for number in range(rows):
        make.document(innovation, D.INSTRUMENT, number=f"CONTOH-{number}")
        determined(name=f"{innovation.name} {number}")
    mirror()
    with django_assert_num_queries(12):
        page(client, innovation)


def test_an_article_tells_by_how_much_who_says_and_how_to_do_the_same(client):
    innovation = determined()
    innovation.measures.update(realised=45, realised_on=make.TODAY)
    letter = make.document(innovation, D.REPLICATION)
    Replication.objects.create(proposal=innovation, adopter="Kabupaten Contoh", document=letter)
    text = page(client, innovation)
    for words in ("45 menit", "dari 180 menit", "diukur pelaksana 13 Maret 2026", "Yang diperlukan untuk mereplikasi", "Kabupaten Contoh",
                  "Ditetapkan di registri ini.", "Pasal 20 ayat (3)"):  # fmt: skip
        assert words in text
    assert "kontak-rahasia" not in text


def test_an_article_names_both_kinds_of_takers_and_leads_on_to_replicating(client):
    """What both ends stand by and what only a paper says; a desk and a passer-by are offered the next step."""
    made = adoption(changed_what="Luring")
    letter = make.document(made.origin, D.REPLICATION)
    Replication.objects.create(proposal=made.origin, adopter="Kabupaten Contoh", document=letter)
    offer = f'href="/replikasi/baru/?inovasi={made.origin.public_id}"'
    text = page(client, made.origin)
    for words in (reverse("adoption", args=[made.public_id]), "Luring", "Kabupaten Contoh", offer):
        assert words in text
    client.force_login(make.user())
    assert offer not in page(client, made.origin)


def test_a_public_source_record_is_marked_and_claims_nothing(client, two):
    text = page(client, two[1])
    assert "Catatan sumber publik: disalin dari sumber" in text
    assert "belum ada" in text
    assert "Yang diperlukan untuk mereplikasi" not in text


def test_a_proposed_stop_is_still_an_evaluation_to_the_public(client):
    innovation = determined(state=State.HENTI_USUL)
    mirror()
    for text in (page(client, innovation), client.get(LIST).content.decode()):
        assert "Dalam evaluasi" in text
        assert "Penghentian diusulkan" not in text


def test_an_embargo_holds_back_the_content_but_not_that_it_exists(client):
    innovation = determined(name="Mesin baru", embargo_reason="Paten diurus", embargo_until="2999-01-01")
    decree = make.document(innovation, D.DECREE)
    mirror()
    text = page(client, innovation) + client.get(LIST).content.decode()
    assert "Paten diurus" in text
    for hidden in (innovation.problem, innovation.benefit, innovation.result, innovation.how_it_works, decree.number):
        assert hidden not in text
    assert names(client, q="Mesin") == ["Mesin baru"]
    paper = reverse("innovation_paper", args=[innovation.public_id, decree.public_id])
    assert client.get(paper).status_code == 404


def test_only_decisions_are_public_papers(client):
    innovation = determined()
    decree, letter = make.document(innovation, D.DECREE), make.document(innovation, D.CONVEYING_LETTER)
    answer = client.get(reverse("innovation_paper", args=[innovation.public_id, decree.public_id]))
    assert (answer["Content-Disposition"][:10], answer["X-Content-Type-Options"]) == ("attachment", "nosniff")
    assert b"".join(answer.streaming_content).startswith(b"%PDF")
    closed = reverse("innovation_paper", args=[innovation.public_id, letter.public_id])
    assert client.get(closed).status_code == 404
    draft = make.complete_draft()
    hidden = reverse("innovation_paper", args=[draft.public_id, make.document(draft, D.DECREE).public_id])
    assert client.get(hidden).status_code == 404


def test_an_article_says_what_it_is_to_machines_and_nothing_of_it_can_end_its_element(client):
    innovation = determined(name="Antre </script><b>&daring", result="Lebih cepat.")
    text = page(client, innovation)
    block = re.search(r'<script type="application/ld\+json">(.*?)</script>', text).group(1)
    found = json.loads(block)
    address = f"http://testserver/inovasi/{innovation.public_id}/"
    assert (found["name"], found["url"], found["description"]) == (innovation.name, address, "Lebih cepat.")
    assert found["creator"] == [{"@type": "Person", "name": "Inovator Contoh"}]
    assert (found["maintainer"]["name"], found["about"], found["dateCreated"]) == (
        "Dinas Pendidikan",
        "Pendidikan",
        "2026",
    )
    assert f'<meta property="og:image" content="{address}kartu.png">' in text
    assert (
        f"Dinas Pendidikan, Kota Payakumbuh (2026). {html.escape(innovation.name)}. Registri Inovasi. {address}" in text
    )


def test_an_embargo_holds_the_text_back_from_machines_too(client):
    innovation = determined(result="Hasil tertahan", embargo_reason="Paten", embargo_until="2999-01-01")
    assert "Hasil tertahan" not in page(client, innovation)


def test_the_picture_of_a_link_is_a_png_of_what_is_published(client):
    for name in ("Antre", "Panjang " * 30):
        innovation = determined(name=name.strip(), is_simulated=True)
        answer = client.get(reverse("innovation_card", args=[innovation.public_id]))
        with Image.open(io.BytesIO(answer.content)) as picture:
            assert (picture.size, answer["Content-Type"]) == ((1200, 630), "image/png")
    assert client.get(reverse("innovation_card", args=[make.draft().public_id])).status_code == 404


def test_near_ones_share_the_affair_and_words_of_the_name(client):
    innovation = determined(name="Klinik sore")
    both = determined(name="Klinik pagi")
    name_only = sourced(name="Klinik usaha")
    affair_only = determined(name="Sekolah terapung")
    sourced(name="Pasar bersih")
    mirror()
    found = client.get(reverse("innovation", args=[innovation.public_id])).context["related"]
    assert [near.pk for near, _line in found] == [both.pk, name_only.pk, affair_only.pk]
    assert not client.get(reverse("innovation", args=[sourced(name="Di").public_id])).context["related"]


def test_what_one_needs_to_do_the_same_names_cost_and_instrument(client):
    innovation = determined(main_affair=None)
    innovation.budget_lines.update(amount=2_500_000)
    decree = make.document(innovation, D.INSTRUMENT, number="CONTOH-12")
    Application.objects.create(proposal=innovation, instrument="perkada", document=decree, year=2026)
    text = page(client, innovation)
    for words in ("Yang diperlukan untuk mereplikasi", "Rp 2.500.000", "Perkada nomor CONTOH-12 tahun 2026"):
        assert words in text
