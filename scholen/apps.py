from django.apps import AppConfig


class ScholenConfig(AppConfig):
    """Who: organisations, people and the roles between them."""

    name = "scholen"
    verbose_name = "Scholen"
