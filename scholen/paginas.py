"""The pages under ``account/`` that come before those of allauth."""

from collections.abc import Iterator, Sequence

from allauth.urls import urlpatterns as van_allauth
from django.urls import URLPattern, URLResolver, path

from scholen.views import (
    account,
    adres,
    bevestigen,
    persoonsnaam,
    schoolaccount,
    uitnodiging_aannemen,
)

# What we use of allauth, by name; every other page of it, also one that an upgrade brings,
# answers 404 while its name stays reversible: mails and redirects of allauth reverse them.
GEBRUIKT = frozenset(
    {
        "account_login",
        "account_logout",
        "account_change_password",
        "account_reset_password",
        "account_reset_password_done",
        "account_reset_password_from_key",
        "account_reauthenticate",
        "mfa_authenticate",
        "mfa_reauthenticate",
        "mfa_activate_totp",
        "mfa_deactivate_totp",
        "mfa_view_recovery_codes",
        "mfa_generate_recovery_codes",
        "mfa_add_webauthn",
        "mfa_remove_webauthn",
    }
)


def _ongebruikt(patronen: Sequence[URLPattern | URLResolver]) -> Iterator[URLPattern | URLResolver]:
    """The same tree of addresses with our 404 behind each page that we do not use."""
    for patroon in patronen:
        if isinstance(patroon, URLResolver):
            binnen = list(_ongebruikt(patroon.url_patterns))
            yield URLResolver(patroon.pattern, binnen)
        elif patroon.name not in GEBRUIKT:
            yield URLPattern(patroon.pattern, account.bestaat_niet)


urlpatterns = [
    path("", account.account, name="account"),
    path("naam/", persoonsnaam.account_naam, name="account_naam"),
    path("adres/", adres.account_adres, name="account_adres"),
    path("adres/<str:token>/", adres.account_adres_bevestigen, name="account_adres_bevestigen"),
    path("sessie/", account.sessie, name="sessie"),
    path("sessies/", account.sessies_beeindigen, name="sessies_beeindigen"),
    path("schoolaccount/", schoolaccount.kiezen, name="account_schoolaccount"),
    path("oidc/<slug:provider_id>/login/", schoolaccount.heen, name="openid_connect_login"),
    path(
        "oidc/<slug:provider_id>/login/callback/",
        schoolaccount.terug,
        name="openid_connect_callback",
    ),
    path("koppelingen/", schoolaccount.ontkoppelen, name="schoolaccount_ontkoppelen"),
    # Where allauth goes after linking.
    path("3rdparty/", account.naar_account, name="socialaccount_connections"),
    path("bevestigen/", bevestigen.bevestigen, name="account_bevestigen"),
    path("tweede-stap/", account.tweede_stap, name="tweede_stap"),
    # Where allauth goes after a change: for us all of that stands on one page.
    path("2fa/", account.naar_account, name="mfa_index"),
    path("2fa/webauthn/", account.naar_account, name="mfa_list_webauthn"),
    path("csrf/", account.csrf_token, name="csrf_token"),
    path("voor/", account.voor_wie, name="account_voor_wie"),
    path(
        "uitnodiging/<slug:sleutel>/<str:token>/",
        uitnodiging_aannemen.uitnodiging_openen,
        name="account_uitnodiging",
    ),
    *_ongebruikt(van_allauth),
]
