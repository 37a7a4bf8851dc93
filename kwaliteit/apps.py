from django.apps import AppConfig


class KwaliteitConfig(AppConfig):
    """About what: kaders and self-evaluations."""

    name = "kwaliteit"
    verbose_name = "Kwaliteit"
