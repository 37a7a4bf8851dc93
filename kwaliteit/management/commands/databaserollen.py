"""``manage.py databaserollen``: the SQL that makes the three roles of PostgreSQL."""

from django.core.management.base import BaseCommand

from scholen.bewaking import rollen


class Command(BaseCommand):
    """Prints what makes the roles; what each may do is set by ``manage.py migrate``."""

    help = (
        "Schrijft de SQL die de rollen van PostgreSQL maakt en de eigenaar alles geeft wat er al"
        " is, voor psql als superuser. Wat elke rol mag, zet manage.py migrate."
    )

    def handle(self, *args: object, **options: object) -> None:
        for opdracht in (*rollen.rollen(), *rollen.eigendom()):
            self.stdout.write(f"{opdracht.strip()};")
