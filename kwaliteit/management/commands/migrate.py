"""``manage.py migrate``: Django's own, and then the second wall between besturen on PostgreSQL."""

from typing import Any

from django.core.management.commands import migrate
from django.db import connection

from scholen.bewaking import rollen, sql


class Command(migrate.Command):
    """Guards every table and sets what each role may do, once all migrations are there."""

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ANN401 those of Django
        super().handle(*args, **options)
        heel = not options.get("app_label") and not options.get("plan")
        if heel and not options.get("check_unapplied") and connection.vendor == "postgresql":
            anders = sql.zet_neer()
            rollen.geef_rechten()
            if anders and options["verbosity"] > 0:
                self.stdout.write(f"De rijen van {len(anders)} tabellen zijn bewaakt.")
