from django.apps import AppConfig


class GesprekkenConfig(AppConfig):
    """The dialogue and what comes of it."""

    name = "gesprekken"
    verbose_name = "Gesprekken"
