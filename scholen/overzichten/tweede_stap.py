"""Which second steps somebody has."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from allauth.mfa.models import Authenticator

from scholen.models import Gebruiker


@dataclass(frozen=True)
class Toegangssleutel:
    """One passkey."""

    nummer: int
    naam: str
    sinds: datetime


@dataclass(frozen=True)
class TweedeStappen:
    """What somebody can log in with besides a password."""

    app_sinds: datetime | None
    sleutels: Sequence[Toegangssleutel]
    codes_over: int | None  # recovery codes that were not used; None without any

    @property
    def is_aan(self) -> bool:
        return self.app_sinds is not None or bool(self.sleutels)


def tweede_stappen(gebruiker: Gebruiker) -> TweedeStappen:
    """All of them, in one query."""
    rijen = list(Authenticator.objects.filter(user=gebruiker).order_by("created_at", "pk"))
    per_soort = {rij.type: rij for rij in rijen}
    app = per_soort.get(Authenticator.Type.TOTP)
    codes = per_soort.get(Authenticator.Type.RECOVERY_CODES)
    return TweedeStappen(
        app_sinds=app.created_at.astimezone(UTC) if app else None,
        sleutels=[
            Toegangssleutel(rij.pk, rij.wrap().name, rij.created_at)
            for rij in rijen
            if rij.type == Authenticator.Type.WEBAUTHN
        ],
        codes_over=len(codes.wrap().get_unused_codes()) if codes else None,
    )
