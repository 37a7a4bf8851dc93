"""``manage.py databaserollen``: the SQL that makes the three roles of PostgreSQL."""

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection

from scholen.bewaking import rollen


class Command(BaseCommand):
    """Prints, or runs with ``--rechten``, what each role of the database may do."""

    help = (
        "Schrijft de SQL die de rollen van PostgreSQL maakt, voor psql als superuser. Met"
        " --rechten geeft de eigenaar zelf de rechten opnieuw, zonder rollen te maken."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--rechten", action="store_true", help="voer de rechten uit, als eigenaar"
        )

    def handle(self, *args: object, rechten: bool, **options: object) -> None:
        if connection.vendor != "postgresql":
            raise CommandError("Alleen PostgreSQL heeft rollen. Zet DATABASE_URL_BEHEER.")
        if not rechten:
            alles = [*rollen.rollen(), *rollen.eigendom(), *rollen.rechten()]
            self.stdout.write("".join(f"{opdracht};\n" for opdracht in alles))
            return
        with connection.cursor() as cursor:
            for opdracht in rollen.rechten():
                cursor.execute(opdracht)
        self.stdout.write("De rechten van de rollen zijn gezet.")
