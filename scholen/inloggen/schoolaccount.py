"""Who may come in with an account of the bestuur itself: known people with a role there."""

from collections.abc import Mapping
from contextlib import nullcontext
from typing import Any

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.core.internal import ratelimit
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialApp, SocialLogin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from requests import RequestException

from scholen import klok
from scholen.bewaking.namens import namens
from scholen.inloggen.buitenwereld import Verbinding
from scholen.inloggen.geheim import GeheimKwijt, ontsleutel
from scholen.inloggen.gezegd import (
    Bezwaar,
    bezwaar,
    is_sterk,
    werkt_ook_elders,
    zeker_sinds,
)
from scholen.inloggen.oidc import Provider
from scholen.inloggen.sessie import BIJ_DIENST
from scholen.inloggen.tweede_stap import GEDAAN
from scholen.models import Gebeurtenis, Gebruiker, Inlogdienst
from scholen.models.logboek import HET_SYSTEEM

HOOGSTENS = {"geweigerd": "30/m/ip"}
"""So many refusals of one address stand in the log: anybody can make one."""


class Schoolaccounts(DefaultSocialAccountAdapter):  # type: ignore[misc]  # allauth carries no types
    """One provider per bestuur, from our own rows; no account and no role comes from outside."""

    def list_apps(
        self, request: HttpRequest, provider: str | None = None, client_id: str | None = None
    ) -> list[SocialApp]:
        """The provider with this sleutel, if it is on."""
        rijen = Inlogdienst.objects.filter(sleutel=provider, staat_aan=True)
        return [_app(rij) for rij in rijen.select_related("bestuur")]

    def get_provider(
        self, request: HttpRequest, provider: str, client_id: str | None = None
    ) -> Provider:
        """Ours, with the gaps closed.

        Raises:
            SocialApp.DoesNotExist: no such provider, or it is off.
        """
        return Provider(request, app=self.get_app(request, provider=provider))

    def get_requests_session(self) -> Verbinding:
        """Brief, and only to public servers."""
        return Verbinding()

    def populate_user(self, request: HttpRequest, sociallogin: SocialLogin, data: object) -> Any:  # noqa: ANN401 allauth's own
        """Nothing of it."""
        return sociallogin.user

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        """Never: who is unknown was told so in ``pre_social_login``."""
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Let in who is known, works there, and is no pupil.

        Raises:
            ImmediateHttpResponse: the page that says why not.
        """
        dienst = Inlogdienst.objects.select_related("bestuur").get(
            sleutel=sociallogin.account.provider
        )
        gezegd: Mapping[str, Any] = sociallogin.gezegd
        koppelt = request.user if request.user.is_authenticated else None
        wie = koppelt or (sociallogin.user if sociallogin.is_existing else None)
        with namens(wie) if wie else nullcontext():
            reden = bezwaar(gezegd, dienst, wie)
        if reden:
            raise ImmediateHttpResponse(weiger(request, dienst, reden, gezegd.get("sub", "")))
        if koppelt and not sociallogin.is_existing and not request.session.is_vers:  # type: ignore[attr-defined]
            raise ImmediateHttpResponse(weiger(request, dienst, Bezwaar.GESTOPT, "linked too late"))
        if koppelt is None or koppelt == sociallogin.user:
            if wie and _bewijst_tweede_stap(gezegd, dienst, wie):
                request.session[GEDAAN] = wie.pk
            if koppelt is None:
                request.session[BIJ_DIENST] = zeker_sinds(gezegd)
            elif sociallogin.state.get("opnieuw"):
                request.session.bevestig()  # type: ignore[attr-defined]  # our own store

    def on_authentication_error(
        self,
        request: HttpRequest,
        provider: Provider,
        error: str | None = None,
        exception: Exception | None = None,
        extra_context: object = None,
    ) -> None:
        """Say it in a page of ours.

        Raises:
            ImmediateHttpResponse: always.
        """
        dienst = Inlogdienst.objects.select_related("bestuur").get(sleutel=provider.app.provider_id)
        if error == "cancelled":
            reden = Bezwaar.GESTOPT
        elif isinstance(exception, RequestException):
            reden = Bezwaar.DOWN
        else:
            reden = Bezwaar.VERTROUWD
        raise ImmediateHttpResponse(weiger(request, dienst, reden, str(exception or "state")))


def weiger(
    request: HttpRequest, dienst: Inlogdienst, reden: Bezwaar, bijzonderheden: str
) -> HttpResponse:
    """The page that says why not, and a line in the log of the bestuur; no flood of them."""
    if _nog_te_noteren(request):
        Gebeurtenis.objects.create(
            bestuur=dienst.bestuur,
            naam=HET_SYSTEEM,
            op=klok.nu(),
            soort=Gebeurtenis.Soort.INLOGGEN,
            model="inlogdienst",
            sleutel=dienst.sleutel,
            naar=reden,
            reden=f"Inloggen met een schoolaccount geweigerd. {bijzonderheden}"[:500],
        )
    context = {"reden": reden, "dienst": dienst}
    status = 503 if reden == Bezwaar.DOWN else 403
    return render(request, "scholen/schoolaccount_geweigerd.html", context, status=status)


def _bewijst_tweede_stap(gezegd: Mapping[str, Any], dienst: Inlogdienst, wie: Gebruiker) -> bool:
    """Whether the provider took a second step; another bestuur need not take its word for it."""
    bewijst = dienst.bewijst_tweede_stap or is_sterk(gezegd)
    return bewijst and not werkt_ook_elders(wie, dienst)


def _nog_te_noteren(request: HttpRequest) -> bool:
    """Whether this is not one of very many refusals from one address."""
    gebruik = ratelimit.consume(
        request, app="scholen", action="geweigerd", config=HOOGSTENS, limit_get=True
    )
    return gebruik is not None


def _app(dienst: Inlogdienst) -> SocialApp:
    """The same as allauth knows it; it is never kept."""
    try:
        geheim = ontsleutel(dienst.geheim) if dienst.geheim else ""
    except GeheimKwijt:
        geheim = ""  # the provider will refuse us, and say so
    return SocialApp(
        provider="openid_connect",
        provider_id=dienst.sleutel,
        name=str(dienst.bestuur)[:40],
        client_id=dienst.client_id,
        secret=geheim,
        settings={"server_url": dienst.issuer.rstrip("/"), "issuer": dienst.issuer},
    )
