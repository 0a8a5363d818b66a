"""Opening a period: an edition that cannot give an index is refused on the form, by what it lacks."""

import pytest
from django.urls import reverse

from registry.index.models import Period
from tests.web.index.desk import REGION, enter, value_of, words

pytestmark = pytest.mark.django_db


def test_an_incomplete_edition_comes_back_with_what_it_lacks(client, city):
    Period.objects.all().delete()
    enter(client, city.head)
    answer = client.post(reverse("index_period_new", args=[REGION]), {"year": 2023, "edition": "iga-2023"})
    assert answer.status_code == 409
    assert 'id="id_edition_error"' in words(answer)
    assert "baris daerah (SPD)" in words(answer)
    assert (value_of(answer, "id_year"), '<option value="iga-2023" selected>' in words(answer)) == ("2023", True)
    assert not Period.objects.exists()


def test_an_edition_whose_levels_are_not_known_yet_can_be_opened_and_says_so(client, city):
    Period.objects.all().delete()
    enter(client, city.head)
    sent = {"year": 2027, "edition": "iga-2027"}
    page = words(client.post(reverse("index_period_new", args=[REGION]), sent, follow=True))
    assert Period.objects.get().edition.code == "iga-2027"
    assert "belum diketahui" in page
    assert "2 MB" in words(client.get(reverse("index_edition", args=[REGION])))
