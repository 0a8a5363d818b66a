"""Language, login, refusals and health: what every page stands on."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.test import Client, RequestFactory

from registry.people.rules.roles import Role
from registry.shared.actor import PUBLIC
from registry.shared.errors import Blocked, NotAllowed, Stale
from registry.shared.problems import Problem
from registry.web.middleware import RefusalMiddleware
from tests import factories as f

pytestmark = pytest.mark.django_db


def test_the_login_page_is_indonesian_whatever_the_browser_asks(client: Client) -> None:
    page = client.get("/masuk/", headers={"accept-language": "en"})
    assert page.status_code == 200
    assert '<html lang="id"' in page.text
    assert 'name="login"' in page.text
    assert 'name="password"' in page.text


def test_the_switch_changes_the_language_and_the_cookie_keeps_it(client: Client) -> None:
    assert '<html lang="en"' in client.get("/masuk/?bahasa=en").text
    assert '<html lang="en"' in client.get("/masuk/").text
    assert '<html lang="id"' in client.get("/masuk/?bahasa=id").text


def test_an_unknown_language_leaves_no_cookie(client: Client) -> None:
    assert '<html lang="id"' in client.get("/masuk/?bahasa=xx").text
    assert "bahasa" not in client.cookies


def test_nobody_signs_up_by_himself(client: Client) -> None:
    assert 'name="password1"' not in client.get("/akun/tertutup/").text


def test_health_answers_without_a_login(client: Client) -> None:
    answer = client.get("/sehat")
    assert answer.status_code == 200
    assert answer.json() == {"status": "sehat", "database": True, "queue_oldest_seconds": 0, "worker_seconds": None}


def test_only_a_staff_account_with_the_administrators_seat_enters_admin(client: Client) -> None:
    seen = []
    for roles, is_staff in (((Role.ADMINISTRATOR,), True), ((Role.RND_HEAD,), True), ((Role.ADMINISTRATOR,), False)):
        client.force_login(f.user(*roles, is_staff=is_staff))
        seen.append(client.get("/admin/").status_code)
    assert seen[0] == 200
    assert 200 not in seen[1:]


def test_the_menu_leads_nobody_to_a_closed_door(client: Client) -> None:
    for role, is_shown in ((Role.RND_OFFICER, True), (Role.CIVIL_SERVANT, False), (Role.EXECUTOR, False)):
        client.force_login(f.user(role))
        page = client.get("/laporan/")
        assert ('href="/indeks/"' in page.text) is is_shown, role
        assert (client.get("/indeks/", follow=True).status_code == 200) is is_shown, role


@pytest.mark.parametrize(("path", "entry"), [("/nomor-surat/", "/laporan/"), ("/kerja-sama/", "/kegiatan/")])
def test_the_menu_shows_where_one_is(client: Client, path: str, entry: str) -> None:
    client.force_login(f.user(Role.RND_HEAD))
    menu = client.get(path).text.partition("</nav>")[0]
    assert f'href="{entry}" aria-current="page"' in menu
    assert menu.count('aria-current="page"') == 1


def _refused(error: Exception) -> tuple[int, str]:
    request: HttpRequest = RequestFactory().post("/", {"benefit": "tulisan saya"})
    request.user, request.actor = AnonymousUser(), PUBLIC  # type: ignore[attr-defined]
    answer = RefusalMiddleware(lambda _: None).process_exception(request, error)  # type: ignore[arg-type,return-value]
    assert answer is not None
    return answer.status_code, answer.text


def test_every_problem_is_named_with_its_subject() -> None:
    status, text = _refused(Blocked([Problem("content_missing", "objective"), Problem("reason_missing")]))
    assert status == 409
    assert "Belum diisi: Tujuan." in text
    assert "Tuliskan alasannya." in text


def test_a_stale_save_shows_both_values() -> None:
    status, text = _refused(Stale({"benefit": "tulisan orang lain"}))
    assert status == 409
    assert "tulisan saya" in text
    assert "tulisan orang lain" in text


def test_what_is_not_allowed_is_403_and_a_bug_stays_a_bug() -> None:
    assert _refused(NotAllowed())[0] == 403
    assert RefusalMiddleware(lambda _: None).process_exception(RequestFactory().get("/"), ValueError()) is None  # type: ignore[arg-type,return-value]
