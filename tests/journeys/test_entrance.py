"""The entrance with everything on that the demo leaves off: limits on wrong passwords, and the second factor."""

import time
from urllib.parse import urlsplit

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core.cache import cache

from registry.people.rules.roles import Role
from tests import factories as make

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
CODE_PAGE = "/akun/2fa/authenticate/"
PERIOD = 30  # seconds, as the authenticator apps count


@pytest.fixture
def officer(settings):
    cache.clear()
    settings.ACCOUNT_RATE_LIMITS = {"login": "30/m/ip", "login_failed": "3/5m/key"}
    settings.MFA_TOTP_TOLERANCE = 1
    # the session's user and the one whose password is asked again: allauth's two looks, not a list
    settings.ZEAL_ALLOWLIST = [*settings.ZEAL_ALLOWLIST, {"model": "registry.User"}]
    return make.user(Role.AGENCY_OFFICER, of=make.agency())


def log_in(tab, person, password=make.PASSWORD):
    tab.go("/masuk/").fill(login=person.username, password=password)
    return send(tab)


def send(tab):
    tab.page.click("main form button:not([name=bahasa])")
    tab.page.wait_for_load_state()
    return tab.look()


def code_at(secret, at):
    return format_hotp_value(hotp_value(secret, int(at // PERIOD)))


def place(tab):
    return urlsplit(tab.page.url).path


def test_three_wrong_passwords_keep_the_right_one_out_for_a_while(open_tab, officer):
    tab = open_tab()
    for _try in range(3):
        assert place(log_in(tab, officer, "bukan-kata-sandinya")) == "/masuk/"
    log_in(tab, officer).says("Terlalu banyak percobaan masuk")
    assert place(tab) == "/masuk/"
    assert tab.axe() == []
    cache.clear()  # the while is over
    assert place(log_in(tab, officer)) == "/tugas/"


def test_the_second_factor_is_turned_on_asked_and_replaced_by_a_spare_code(open_tab, officer):
    tab = open_tab(officer)
    tab.go("/akun/2fa/").page.locator("main a[href$='/totp/activate/']").first.click()
    tab.page.wait_for_load_state()
    if place(tab) == "/akun/konfirmasi/":
        send(tab.fill(password=make.PASSWORD))
    assert tab.axe() == []
    secret, now = tab.page.input_value("#kunci"), time.time()
    send(tab.fill(code=code_at(secret, now)))
    tab.go("/akun/2fa/recovery-codes/").says("Kode cadangan")
    assert tab.axe() == []
    [spare, *_others] = [word for word in tab.page.inner_text("main").split() if len(word) == 8 and word.isdigit()]

    other = open_tab()
    log_in(other, officer)
    assert other.axe() == []
    for path in ("/tugas/", "/admin/"):
        other.go(path)
        assert place(other) == CODE_PAGE  # a password alone opens nothing
    send(other.fill(code="000000")).says("Kode")
    assert place(other) == CODE_PAGE
    send(other.fill(code=code_at(secret, now + PERIOD)))
    assert place(other) == "/tugas/"

    third = open_tab()
    log_in(third, officer)
    send(third.fill(code=spare))
    assert place(third) == "/tugas/"
