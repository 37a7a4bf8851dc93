from allauth.core.internal import ratelimit
from django.apps import AppConfig

GEDULD = 10
"""Seconds that one attempt to log in waits for the others behind the same address to be counted."""


class ScholenConfig(AppConfig):
    """Who: organisations, people and the roles between them."""

    name = "scholen"
    verbose_name = "Scholen"

    def ready(self) -> None:
        """Put in allauth what it has no setting for.

        A team that logs in at once waits for each other, where allauth refuses after one second;
        and recovery codes are kept as hashes, where allauth keeps what they are made from.
        """
        from allauth.mfa.recovery_codes.internal import auth, flows  # noqa: PLC0415 has models

        from scholen.inloggen.herstelcodes import Herstelcodes  # noqa: PLC0415 has models

        ratelimit.CACHE_LOCK_WAIT_TIMEOUT = GEDULD
        auth.RecoveryCodes = flows.RecoveryCodes = Herstelcodes
