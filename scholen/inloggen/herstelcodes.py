"""Recovery codes: made at random, shown once, kept as hashes that nobody can read back.

allauth derives its ten codes from one seed, so whoever reads that seed has them all. This class
takes the place of its own (``ScholenConfig.ready``); pages, forms and counters stay those of
allauth.

A code is sixteen digits, because a phone shows no letters where a code is typed: 53 bits, and ASVS
6.5.2 takes a plain hash from 112 only. So it is kept as a password is, with Argon2id and a salt.
The ten of one person share that salt: an attempt costs one hash instead of ten, and as long with
ten codes left as with none; who stole the hashes is at most ten times faster, of 10 ** 16. No key
is in it, so that another ``SECRET_KEY`` takes no codes along.
"""

import re
import secrets
from collections.abc import Sequence
from typing import Any, Self

from allauth.core import context
from allauth.mfa import app_settings
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from argon2 import PasswordHasher
from django.db import transaction
from django.http import HttpRequest

from scholen import klok
from scholen.inloggen.logboek import noteer
from scholen.inloggen.wachtwoord import ZuinigeArgon2
from scholen.models import Gebruiker

KOSTEN = {
    "time_cost": ZuinigeArgon2.time_cost,
    "memory_cost": ZuinigeArgon2.memory_cost,
    "parallelism": ZuinigeArgon2.parallelism,
    "hash_len": 32,
}
"""Kept beside the hashes: codes that somebody has on paper outlive a change of it."""
CODE = re.compile(r"[0-9]{8}|[0-9]{16}")
"""Eight digits: one from before. What an app shows is shorter, and costs no hash."""


class Herstelcodes(RecoveryCodes):  # type: ignore[misc]  # allauth carries no types
    """The recovery codes of one person, of which only the hashes are known.

    In ``data`` of its row: ``kosten`` and ``zout`` for Argon2id, and in ``afdrukken`` the hash of
    each code that was not used.
    """

    @classmethod
    def activate(cls, user: Gebruiker) -> Self:
        """The codes that somebody has; else new ones, that this request alone can show."""
        soort = Authenticator.Type.RECOVERY_CODES
        rij = Authenticator.objects.filter(user=user, type=soort).first()
        if rij is None:
            codes = [_verzin() for _ in range(app_settings.RECOVERY_CODE_COUNT)]
            rij = Authenticator.objects.create(user=user, type=soort, data=_bewaarvorm(codes))
            context.request.herstelcodes = codes
        return cls(rij)

    def get_unused_codes(self) -> list[str]:
        """As many as are left; what they are, nobody knows."""
        return ["****"] * len(self.instance.data.get("afdrukken", []))

    def validate_code(self, code: str) -> bool:
        """Whether this is a code that is left; from then on it is used."""
        kaal = re.sub(r"[\W_]", "", code)
        if not CODE.fullmatch(kaal) or "zout" not in self.instance.data:
            return False
        afdruk = _hash(kaal, self.instance.data)
        with transaction.atomic():
            rij = Authenticator.objects.select_for_update().filter(pk=self.instance.pk).first()
            if rij is None or afdruk not in rij.data["afdrukken"]:
                return False
            rij.data["afdrukken"].remove(afdruk)
            rij.save(update_fields=["data"])
            noteer(rij.user, "Een herstelcode is gebruikt.", op=klok.nu())
        self.instance.data = rij.data
        return True

    @property
    def did_view(self) -> bool:
        """Always: they were shown as they were made."""
        return True


def pas_gemaakt(request: HttpRequest) -> Sequence[str]:
    """The codes that this request made; nowhere else can they be read."""
    codes: Sequence[str] = getattr(request, "herstelcodes", ())
    return codes


def _verzin() -> str:
    cijfers = app_settings.RECOVERY_CODE_DIGITS
    code = f"{secrets.randbelow(10**cijfers):0{cijfers}}"
    return " ".join(re.findall("....", code))


def _bewaarvorm(codes: Sequence[str]) -> dict[str, Any]:
    vorm = {"kosten": KOSTEN, "zout": secrets.token_hex(16)}
    return vorm | {"afdrukken": [_hash(code.replace(" ", ""), vorm) for code in codes]}


def _hash(code: str, vorm: dict[str, Any]) -> str:
    return PasswordHasher(**vorm["kosten"]).hash(code, salt=bytes.fromhex(vorm["zout"]))
