from allauth.core.internal import ratelimit
from django.apps import AppConfig

GEDULD = 10
"""Seconds that one attempt to log in waits for the others behind the same address to be counted."""


class ScholenConfig(AppConfig):
    """Who: organisations, people and the roles between them."""

    name = "scholen"
    verbose_name = "Scholen"

    def ready(self) -> None:
        """Let a team that logs in at once wait for each other: allauth refuses after one second."""
        ratelimit.CACHE_LOCK_WAIT_TIMEOUT = GEDULD
