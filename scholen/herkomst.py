"""From which request an act comes, for the log: known to whoever writes a line, passed by nobody.

Outside a request (a command, the worker) both are empty.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from django.http import HttpRequest
from django.utils.crypto import salted_hmac


@dataclass(frozen=True)
class Herkomst:
    """One request: its id, the session it belongs to, and who sent it."""

    verzoek: str = ""
    request: HttpRequest | None = None

    @property
    def sessie(self) -> str:
        """A fingerprint of the session as it is now; nobody gets back to the session from it."""
        naam = self.request.session.session_key if self.request is not None else None
        return salted_hmac("scholen.herkomst", naam).hexdigest()[:32] if naam else ""

    @property
    def door(self) -> Any:  # noqa: ANN401 a Gebruiker, whose module writes in the log itself
        """Who is logged in, if anybody."""
        gebruiker = getattr(self.request, "user", None)
        return gebruiker if gebruiker is not None and gebruiker.is_authenticated else None


_herkomst: ContextVar[Herkomst] = ContextVar("herkomst")


def herkomst() -> Herkomst:
    """The request that is being answered."""
    return _herkomst.get(Herkomst())


@contextmanager
def tijdens_verzoek(request: HttpRequest) -> Iterator[Herkomst]:
    """Until this ends, whatever is written in the log comes from one new request."""
    dit = Herkomst(uuid4().hex, request)
    merk = _herkomst.set(dit)
    try:
        yield dit
    finally:
        _herkomst.reset(merk)
