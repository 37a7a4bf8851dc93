"""A small identity provider on this machine: a real server with real keys, that can also lie."""

import base64
import hashlib
import json
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa
from jwt.algorithms import RSAAlgorithm

from tests.webserver import STIPT

CLIENT, GEHEIM = "kwaliteitsdialoog", "een geheim van de dienst"


@dataclass
class Dienst:
    """One provider; what it says can be bent before it is said.

    ``claims`` goes over those of the identity token (``None`` leaves one out), ``buig`` over a
    whole answer by its path, ``teken`` over the signing itself.
    """

    claims: dict[str, Any] = field(default_factory=dict)
    userinfo: dict[str, Any] = field(default_factory=dict)
    buig: dict[str, Callable[["_Vraag"], None]] = field(default_factory=dict)
    teken: Callable[[dict[str, Any]], str] | None = None
    sub: str = "sub-van-marit"
    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    gezien: list[dict[str, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.sleutel = rsa.generate_private_key(public_exponent=65_537, key_size=2_048)
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), _Vraag)
        self.server.dienst = self  # type: ignore[attr-defined]
        self.draad = threading.Thread(
            target=self.server.serve_forever, kwargs={"poll_interval": STIPT}, daemon=True
        )
        self.draad.start()

    @property
    def issuer(self) -> str:
        return f"http://127.0.0.1:{self.server.server_port}"

    def stop(self) -> None:
        self.server.shutdown()
        self.server.server_close()
        self.draad.join(30)

    def toestemmen(self, adres: str) -> dict[str, str]:
        """Somebody logs in there and says yes: what the browser brings back (code and state)."""
        vraag = dict(parse_qsl(urlsplit(adres).query))
        self.gezien.append(vraag)
        code = f"code-{len(self.gezien)}"
        self.codes[code] = vraag
        return {"code": code, "state": vraag["state"]}

    def token(self, vraag: dict[str, str]) -> str:
        nu = int(time.time())
        inhoud = {
            "iss": self.issuer,
            "sub": self.sub,
            "aud": CLIENT,
            "exp": nu + 300,
            "iat": nu,
            "auth_time": nu,
            "nonce": vraag.get("nonce"),
        } | self.claims
        inhoud = {naam: waarde for naam, waarde in inhoud.items() if waarde is not None}
        if self.teken:
            return self.teken(inhoud)
        return jwt.encode(inhoud, self.sleutel, "RS256", headers={"kid": "een"})


class _Vraag(BaseHTTPRequestHandler):
    """One request to the provider."""

    @property
    def dienst(self) -> Dienst:
        return self.server.dienst

    def do_GET(self) -> None:
        if not self._gebogen():
            self.geef(
                {
                    "/.well-known/openid-configuration": self._configuratie,
                    "/sleutels": self._sleutels,
                    "/wie": lambda: {"sub": self.dienst.sub} | self.dienst.userinfo,
                }[self.path]()
            )

    def do_POST(self) -> None:
        vraag = dict(parse_qsl(self.rfile.read(int(self.headers["Content-Length"])).decode()))
        if self._gebogen():
            return
        begin = self.dienst.codes.pop(vraag.get("code", ""), None)
        bewijs = hashlib.sha256(vraag.get("code_verifier", "").encode()).digest()
        uitdaging = base64.urlsafe_b64encode(bewijs).decode().rstrip("=")
        klopt = begin and begin.get("code_challenge") == uitdaging
        if not klopt or vraag.get("client_secret") != GEHEIM:
            self.geef({"error": "invalid_grant"}, status=400)
            return
        self.geef({"access_token": "kaartje", "id_token": self.dienst.token(begin)})

    def geef(self, wat: object, status: int = 200) -> None:
        inhoud = wat if isinstance(wat, bytes) else json.dumps(wat).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(inhoud)))
        self.end_headers()
        self.wfile.write(inhoud)

    def _gebogen(self) -> bool:
        anders = self.dienst.buig.get(self.path)
        if anders:
            anders(self)
        return anders is not None

    def _configuratie(self) -> dict[str, object]:
        adres = self.dienst.issuer
        return {
            "issuer": adres,
            "authorization_endpoint": f"{adres}/inloggen",
            "token_endpoint": f"{adres}/kaartje",
            "jwks_uri": f"{adres}/sleutels",
            "userinfo_endpoint": f"{adres}/wie",
            "token_endpoint_auth_methods_supported": ["client_secret_post"],
        }

    def _sleutels(self) -> dict[str, object]:
        openbaar = json.loads(RSAAlgorithm.to_jwk(self.dienst.sleutel.public_key()))
        return {"keys": [openbaar | {"kid": "een", "use": "sig", "alg": "RS256"}]}

    def log_message(self, *_: object) -> None:
        """Say nothing."""
