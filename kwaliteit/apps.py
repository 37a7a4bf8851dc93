from django.apps import AppConfig


class KwaliteitConfig(AppConfig):
    """About what: kaders and self-evaluations."""

    name = "kwaliteit"
    verbose_name = "Kwaliteit"

    def ready(self) -> None:
        """Register the start-up checks."""
        import kwaliteit.controles  # noqa: F401, PLC0415 registers itself, and needs the models
