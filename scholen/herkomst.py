"""From which request an act comes, for the log: known to whoever writes a line, passed by nobody.

Outside a request (a command, the worker) both are empty.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from uuid import uuid4

from django.contrib.sessions.backends.base import SessionBase
from django.utils.crypto import salted_hmac


@dataclass(frozen=True)
class Herkomst:
    """One request: its id, and the session it belongs to."""

    verzoek: str = ""
    zitting: SessionBase | None = None

    @property
    def sessie(self) -> str:
        """A fingerprint of the session as it is now; nobody gets back to the session from it."""
        naam = self.zitting.session_key if self.zitting is not None else None
        return salted_hmac("scholen.herkomst", naam).hexdigest()[:32] if naam else ""


_herkomst: ContextVar[Herkomst] = ContextVar("herkomst")


def herkomst() -> Herkomst:
    """The request that is being answered."""
    return _herkomst.get(Herkomst())


@contextmanager
def tijdens_verzoek(zitting: SessionBase) -> Iterator[Herkomst]:
    """Until this ends, whatever is written in the log comes from one new request."""
    dit = Herkomst(uuid4().hex, zitting)
    merk = _herkomst.set(dit)
    try:
        yield dit
    finally:
        _herkomst.reset(merk)
