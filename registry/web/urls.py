"""Addresses of the pages; allauth's are listed one by one, so that nothing unasked is open."""

from allauth.account import views as account
from django.urls import include, path, re_path

from registry.web import health

urlpatterns = [
    path("sehat", health.show, name="health"),
    path("masuk/", account.login, name="account_login"),
    path("keluar/", account.logout, name="account_logout"),
    path("akun/tertutup/", account.signup, name="account_signup"),
    path("akun/tidak-aktif/", account.account_inactive, name="account_inactive"),
    path("akun/konfirmasi/", account.reauthenticate, name="account_reauthenticate"),
    path("akun/kata-sandi/", account.password_change, name="account_change_password"),
    path("akun/kata-sandi/baru/", account.password_set, name="account_set_password"),
    path("akun/lupa/", account.password_reset, name="account_reset_password"),
    path("akun/lupa/terkirim/", account.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^akun/lupa/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path("akun/lupa/selesai/", account.password_reset_from_key_done, name="account_reset_password_from_key_done"),
    path("akun/2fa/", include("allauth.mfa.urls")),
    path("", include("registry.web.catalogue.urls")),
    path("", include("registry.web.citizens.urls")),
    path("", include("registry.web.attachments.urls")),
    path("", include("registry.web.typing.urls")),
    path("", include("registry.web.proposals.urls")),
    path("", include("registry.web.review.urls")),
    path("", include("registry.web.trial.urls")),
    path("", include("registry.web.reports.urls")),
    path("", include("registry.web.index.urls")),
    path("", include("registry.web.exchange.urls")),
]
