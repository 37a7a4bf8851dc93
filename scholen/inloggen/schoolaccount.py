"""Who may come in with an account of the bestuur itself: known people with a role there."""

from collections.abc import Mapping
from contextlib import nullcontext
from typing import Any

from allauth.account.internal.flows.login import clear_authentication_records
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.core.internal import ratelimit
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialApp, SocialLogin
from allauth.socialaccount.providers.base import AuthProcess
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from requests import RequestException

from scholen import klok
from scholen.bewaking.namens import namens, open_inlogdienst
from scholen.inloggen.buitenwereld import Verbinding
from scholen.inloggen.geheim import GeheimKwijt, ontsleutel
from scholen.inloggen.gezegd import (
    GEWEIGERD,
    Bezwaar,
    bezwaar,
    is_sterk,
    werkt_ook_elders,
    zeker_sinds,
)
from scholen.inloggen.oidc import NietOpnieuw, Provider
from scholen.inloggen.sessie import BIJ_DIENST, VAN_DIENST
from scholen.inloggen.tweede_stap import GEDAAN
from scholen.models import Gebeurtenis, Gebruiker, Inlogdienst, leg_vast

HOOGSTENS = {"geweigerd": "30/m/ip"}
"""So many refusals of one address stand in the log: anybody can make one."""


class DienstWeg(SocialApp.DoesNotExist, ValueError):  # type: ignore[misc]  # allauth carries no types
    """No such provider; as a ``ValueError`` allauth drops a log-in that was halfway with it."""


class Schoolaccounts(DefaultSocialAccountAdapter):  # type: ignore[misc]  # allauth carries no types
    """One provider per bestuur, from our own rows; no account and no role comes from outside."""

    def list_apps(
        self, request: HttpRequest, provider: str | None = None, client_id: str | None = None
    ) -> list[SocialApp]:
        """The provider with this sleutel, if it is on."""
        open_inlogdienst(sleutel=provider or "")
        return [_app(rij) for rij in Inlogdienst.objects.filter(sleutel=provider, staat_aan=True)]

    def get_provider(
        self, request: HttpRequest, provider: str, client_id: str | None = None
    ) -> Provider:
        """Ours, with the gaps closed.

        Raises:
            DienstWeg: no such provider, or it is off.
        """
        try:
            return Provider(request, app=self.get_app(request, provider=provider))
        except SocialApp.DoesNotExist as fout:
            raise DienstWeg(provider) from fout

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
        if koppelt and sociallogin.state.get("process") != AuthProcess.CONNECT:
            raise ImmediateHttpResponse(self._al_binnen(request, dienst, sociallogin))
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
                clear_authentication_records(request)  # of an earlier log-in, that was given up
                request.session[BIJ_DIENST] = zeker_sinds(gezegd)
                request.session[VAN_DIENST] = dienst.bestuur_id
            else:
                raise ImmediateHttpResponse(self._bevestig(request, dienst, koppelt))

    def _al_binnen(
        self, request: HttpRequest, dienst: Inlogdienst, sociallogin: SocialLogin
    ) -> HttpResponseBase:
        """Since this log-in began somebody came in by another way, and nobody else takes over."""
        if sociallogin.user == request.user:
            return redirect(sociallogin.get_redirect_url(request) or "/")
        return weiger(request, dienst, Bezwaar.GESTOPT, "somebody else is logged in")

    def _bevestig(
        self, request: HttpRequest, dienst: Inlogdienst, wie: Gebruiker
    ) -> HttpResponseBase:
        """Somebody who is logged in already showed there anew who it is."""
        if werkt_ook_elders(wie, dienst):
            return weiger(request, dienst, Bezwaar.EIGEN_STAP, "not for what is elsewhere")
        request.session.bevestig()  # type: ignore[attr-defined]  # our own store
        return redirect("account_bevestigen")

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
        elif isinstance(exception, NietOpnieuw):
            reden = Bezwaar.NIET_OPNIEUW
        else:
            reden = Bezwaar.VERTROUWD
        raise ImmediateHttpResponse(weiger(request, dienst, reden, str(exception or "state")))


def weiger(
    request: HttpRequest, dienst: Inlogdienst, reden: Bezwaar, bijzonderheden: str
) -> HttpResponse:
    """The page that says why not, and a line in the log of the bestuur; no flood of them."""
    if _nog_te_noteren(request):
        leg_vast(
            soort=Gebeurtenis.Soort.INLOGGEN,
            rij=dienst,
            door=None,
            op=klok.nu(),
            naar=reden,
            reden=f"{GEWEIGERD}{bijzonderheden}"[:500],
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
        name=dienst.sleutel,
        client_id=dienst.client_id,
        secret=geheim,
        settings={"server_url": dienst.issuer.rstrip("/"), "issuer": dienst.issuer},
    )
