"""OpenID Connect as strict as it can be: allauth's own flow with its gaps closed.

PKCE and a nonce always, the issuer exactly as it was set up, a signature that is always checked
with a public key, and somebody's identity only from the identity token.
"""

import secrets
import time
from collections.abc import Mapping
from typing import Any

import jwt
from allauth.account.utils import get_next_redirect_url
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.models import SocialApp, SocialLogin, SocialToken
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.http import HttpRequest, HttpResponse

ALGORITMEN = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"]
NODIG = ["iss", "sub", "aud", "exp", "iat"]
SPELING = 60  # seconds that two clocks may differ
LANGSTE_SUB = 191  # what there is room for in a row
OPNIEUW = {
    "prompt": "login",
    "max_age": "0",
    "claims": '{"id_token":{"auth_time":{"essential":true}}}',
}
"""Ask somebody there anew who it is, and say when: some do so for one of these alone."""
PUNTEN = ("authorization_endpoint", "token_endpoint", "jwks_uri")


class Geweigerd(OAuth2Error):  # type: ignore[misc]  # allauth carries no types
    """The identity provider said something that cannot be trusted; the text is for the log."""


class NietOpnieuw(Geweigerd):
    """Somebody was logged in there already, and was not asked again as we want."""


class Adapter(OpenIDConnectOAuth2Adapter):  # type: ignore[misc]  # allauth carries no types
    """The callback's side: what came back is checked before anybody is looked up."""

    state: Mapping[str, Any] = {}  # of this log-in, once the callback found it

    @property
    def openid_config(self) -> dict[str, Any]:
        """What the provider publishes about itself, if it is the provider that was set up.

        Raises:
            Geweigerd: another issuer, or an address is missing.
        """
        if not hasattr(self, "_gekeurd"):
            try:
                gezegd = super().openid_config
            except ValueError as fout:
                raise Geweigerd("no readable configuration") from fout
            afgesproken = self.get_provider().app.settings["issuer"]
            if not isinstance(gezegd, dict) or gezegd.get("issuer") != afgesproken:
                raise Geweigerd("the configuration is of another issuer")
            if not all(isinstance(gezegd.get(punt), str) for punt in PUNTEN):
                raise Geweigerd("the configuration lacks an address")
            self._gekeurd = gezegd
        return self._gekeurd

    def complete_login(
        self, request: HttpRequest, app: SocialApp, token: SocialToken, **kwargs: Mapping[str, Any]
    ) -> SocialLogin:
        """Whose identity token this is.

        Raises:
            Geweigerd: anything about it is not as it should be.
        """
        bewijs = self._decode_id_token(app, str(kwargs["response"].get("id_token") or ""))
        gegevens = {"id_token": bewijs}
        if "userinfo_endpoint" in self.openid_config:
            meer = self._fetch_user_info(token.token)
            if not isinstance(meer, dict) or meer.get("sub") != bewijs["sub"]:
                raise Geweigerd("userinfo is about somebody else")
            gegevens["userinfo"] = meer
        login = self.get_provider().sociallogin_from_response(request, gegevens)
        login.gezegd = {**gegevens.get("userinfo", {}), **bewijs}  # to look at, never to keep
        return login

    def _decode_id_token(self, app: SocialApp, id_token: str) -> dict[str, Any]:
        try:
            sleutel = self._sleutel(id_token)
            bewijs: dict[str, Any] = jwt.decode(
                id_token,
                sleutel.key,
                algorithms=ALGORITMEN,
                issuer=app.settings["issuer"],
                audience=app.client_id,
                leeway=SPELING,
                options={"require": NODIG, "strict_aud": False},
            )
        except (jwt.PyJWTError, KeyError, TypeError, ValueError) as fout:
            raise Geweigerd(f"identity token: {type(fout).__name__}: {fout}") from fout
        if len(str(bewijs["sub"])) > LANGSTE_SUB or "\0" in str(bewijs["sub"]):
            raise Geweigerd("identity token: sub")
        self._keur_binding(bewijs, app)
        return bewijs

    def _sleutel(self, id_token: str) -> jwt.PyJWK:
        """The key that signed it, by its name, out of those the provider publishes."""
        kop = jwt.get_unverified_header(id_token)
        if kop.get("alg") not in ALGORITMEN:
            raise Geweigerd(f"identity token: algorithm {kop.get('alg')}")
        with get_adapter().get_requests_session() as verbinding:
            antwoord = verbinding.get(self.openid_config["jwks_uri"])
            antwoord.raise_for_status()
        return jwt.PyJWKSet.from_dict(antwoord.json())[kop["kid"]]

    def _keur_binding(self, bewijs: Mapping[str, Any], app: SocialApp) -> None:
        """That it was made for this log-in, by this browser, for us."""
        nonce = self.state.get("nonce")
        if not nonce or not secrets.compare_digest(str(bewijs.get("nonce", "")), str(nonce)):
            raise Geweigerd("identity token: nonce")
        if bewijs.get("azp", app.client_id) != app.client_id:
            raise Geweigerd("identity token: azp")
        if isinstance(bewijs["aud"], list) and len(bewijs["aud"]) > 1 and "azp" not in bewijs:
            raise Geweigerd("identity token: for others too")
        begonnen = self.state.get("begonnen", 0)
        if self.state.get("opnieuw") and bewijs.get("auth_time", 0) < begonnen - SPELING:
            raise NietOpnieuw("identity token: no new log-in")


class Provider(OpenIDConnectProvider):  # type: ignore[misc]  # allauth carries no types
    """The start of a log-in: PKCE and a nonce; a link adds only which own page comes after it."""

    oauth2_adapter_class = Adapter
    pkce_enabled_default = True

    def get_redirect_from_request_kwargs(self, request: HttpRequest) -> dict[str, Any]:
        """Log in; or for who is logged in: link this account, after logging in there anew."""
        opnieuw = request.user.is_authenticated
        nonce = secrets.token_urlsafe(32)
        params = {"nonce": nonce} | (OPNIEUW if opnieuw else {})
        return {
            "process": "connect" if opnieuw else "login",
            "next_url": None if opnieuw else get_next_redirect_url(request),
            "scope": ["openid", "profile"],
            "auth_params": params,
            "nonce": nonce,
            "opnieuw": opnieuw,
            "begonnen": time.time(),
        }

    def serialize(self) -> dict[str, Any]:
        """By its own sleutel: besturen may share a client."""
        return {"id": self.sub_id}

    def get_pkce_params(self) -> dict[str, str]:
        """Always."""
        self.app.settings["oauth_pkce_enabled"] = True
        return dict(super().get_pkce_params())

    def extract_uid(self, data: Mapping[str, Any]) -> str:
        """The ``sub`` of the identity token: never an e-mail address, never of userinfo."""
        return str(data["id_token"]["sub"])

    def extract_extra_data(self, data: Mapping[str, Any]) -> dict[str, Any]:
        """Nothing: what the provider knows of somebody is not ours to keep."""
        return {}

    def extract_common_fields(self, data: Mapping[str, Any]) -> dict[str, Any]:
        """Nothing: who somebody is stands in our own rows."""
        return {}

    def extract_email_addresses(self, data: Mapping[str, Any]) -> list[Any]:
        """None: an address there proves nothing here."""
        return []


class Terugkomst(OAuth2CallbackView):  # type: ignore[misc]  # allauth carries no types
    """Back from the provider, with what was kept of how it began."""

    def _get_state(
        self, request: HttpRequest, provider: Provider
    ) -> tuple[dict[str, Any] | None, HttpResponse | None]:
        state, antwoord = super()._get_state(request, provider)
        self.adapter.state = state or {}
        return state, antwoord
