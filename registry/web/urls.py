"""Addresses of the pages; allauth's are listed one by one, so that nothing unasked is open."""

from allauth.account import views as account
from django.urls import include, path, re_path

from registry.shared.later import called_later
from registry.web import health

# The pages of the second factor bring all kinds of keys with them, of which we use one.
SECOND_FACTOR = [
    path(place, called_later(f"allauth.mfa.{view}"), name=name)
    for place, view, name in (
        ("", "base.views.index", "mfa_index"),
        ("authenticate/", "base.views.authenticate", "mfa_authenticate"),
        ("reauthenticate/", "base.views.reauthenticate", "mfa_reauthenticate"),
        ("totp/activate/", "totp.views.activate_totp", "mfa_activate_totp"),
        ("totp/deactivate/", "totp.views.deactivate_totp", "mfa_deactivate_totp"),
        ("recovery-codes/", "recovery_codes.views.view_recovery_codes", "mfa_view_recovery_codes"),
        ("recovery-codes/generate/", "recovery_codes.views.generate_recovery_codes", "mfa_generate_recovery_codes"),
        ("recovery-codes/download/", "recovery_codes.views.download_recovery_codes", "mfa_download_recovery_codes"),
    )
]
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
    path("akun/2fa/", include(SECOND_FACTOR)),
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
