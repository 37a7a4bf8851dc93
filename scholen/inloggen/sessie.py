"""How long somebody stays logged in, and how long ago it was certain that it is still them.

The store is Django's own in the database. It adds three stamps at the first save in which somebody
is logged in, whatever logged them in, and lets the row end at the idle or the absolute end,
whichever comes first: what the database no longer gives, nobody is logged in with.
"""

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends import db
from django.utils import timezone
from django.utils.crypto import salted_hmac

View = TypeVar("View", bound=Callable[..., object])

BEGIN = "begin"  # when this session began, in seconds
ZEKER = "zeker"  # when it was last certain who this is: at log-in, or confirmed since
BIJ_DIENST = "bij_dienst"  # when it was certain at the bestuur's own provider who came from there
VAN_DIENST = "van_dienst"  # the number of the bestuur on whose word alone somebody came in
KORT = "kort"  # whether the shorter times of a beheerder hold

STIL = {False: timedelta(hours=2), True: timedelta(minutes=30)}
HEEL = {False: timedelta(hours=12), True: timedelta(hours=8)}
VERS = timedelta(minutes=5)
STAP = timedelta(minutes=1)
"""So often at most is written down that somebody is still there."""


class SessionStore(db.SessionStore):
    """A session that ends when nothing is done for ``STIL``, and after ``HEEL`` in any case."""

    def __init__(self, session_key: str | None = None) -> None:
        super().__init__(session_key)
        self.tot: datetime | None = None  # what the row says; unknown until it is read

    def _validate_session_key(self, key: str | None) -> bool:
        """A key is made of letters and digits; PostgreSQL refuses to look for some other ones."""
        return super()._validate_session_key(key) and key.isascii() and key.isalnum()  # type: ignore[misc,union-attr]  # the stubs do not know it

    def _get_session_from_db(self) -> Any:  # noqa: ANN401 what Django's own store gives
        rij = super()._get_session_from_db()  # type: ignore[misc]  # the stubs do not know it
        self.tot = rij.expire_date if rij else None
        return rij

    def create_model_instance(self, data: dict[str, Any]) -> Any:  # noqa: ANN401 as Django's own
        """The row to keep; the first time with somebody in it, also when it began."""
        if SESSION_KEY in data and BEGIN not in data:
            self.begin()
        rij = super().create_model_instance(data)
        self.tot = rij.expire_date
        return rij

    def begin(self) -> None:
        """Start counting: somebody just logged in."""
        self[BEGIN] = self[ZEKER] = time.time()
        self[KORT] = _is_beheerder(self[SESSION_KEY])

    def get_expiry_date(self, **kwargs: Any) -> datetime:  # noqa: ANN401 those of Django
        """When this session ends if nothing more is done in it."""
        begin = self.get(BEGIN)
        if begin is None:
            return super().get_expiry_date(**kwargs)
        kort = bool(self.get(KORT))
        return min(timezone.now() + STIL[kort], self.uiterlijk)

    @property
    def uiterlijk(self) -> datetime:
        """When it ends whatever is done in it."""
        return datetime.fromtimestamp(self[BEGIN], UTC) + HEEL[bool(self.get(KORT))]

    def verleng(self) -> None:
        """Somebody does something here, so the idle end moves on."""
        tot = self.get_expiry_date()
        if BEGIN not in self or (self.tot is not None and tot - self.tot < STAP):
            return
        self.model.objects.filter(session_key=self.session_key).update(expire_date=tot)
        self.tot = tot

    @property
    def over(self) -> int:
        """The seconds that are left."""
        tot = self.tot or self.get_expiry_date()
        return max(0, int((tot - timezone.now()).total_seconds()))

    @property
    def is_te_verlengen(self) -> bool:
        """Whether going on helps, or the absolute end is what comes."""
        return self.get_expiry_date() < self.uiterlijk

    @property
    def is_vers(self) -> bool:
        """Whether it was certain less than five minutes ago who this is."""
        zeker: float = self.get(ZEKER, 0)
        return timedelta() <= timedelta(seconds=time.time() - zeker) < VERS

    def teken(self, waarvoor: str) -> str:
        """What only a page made in this session knows: another site cannot send somebody on."""
        waarde = f"{waarvoor} {self[SESSION_KEY]} {self[BEGIN]}"
        return salted_hmac("scholen.inloggen.sessie", waarde).hexdigest()[:32]

    def bevestig(self) -> None:
        """It is certain now who this is: the same session goes on under another key."""
        from allauth.usersessions.models import UserSession  # noqa: PLC0415 the apps come later

        oud = self.session_key
        self.cycle_key()
        self[ZEKER] = time.time()
        UserSession.objects.filter(session_key=oud).update(session_key=self.session_key)


def _is_beheerder(gebruiker: str) -> bool:
    """Whether somebody looks after other people's accounts."""
    from scholen.models import Aanstelling, Rol  # noqa: PLC0415 the apps come later

    rijen = Aanstelling.objects.geldig().met_rol(Rol.BEHEERDER)
    return rijen.filter(gebruiker=int(gebruiker)).exists()


def verlengt_niet(view: View) -> View:
    """For a view that a page asks by itself: nobody is at work because of it."""
    view.verlengt_niet = True  # type: ignore[attr-defined]
    return view
