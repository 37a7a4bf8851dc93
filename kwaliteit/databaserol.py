"""As which role of PostgreSQL the web server may run: who owns and bypasses nothing."""

from django.db import connection

from scholen.bewaking import rollen, sql


def rol_bezwaren() -> list[str]:
    """Why the web server may not run as this role of PostgreSQL; nothing on SQLite.

    Raises:
        DatabaseError: the database cannot be reached.
    """
    if connection.vendor != "postgresql":
        return []
    zinnen = []
    alles, eigenaar, logboek = rollen.wat_mag_deze_rol()
    if alles:
        zinnen.append(
            "De databaserol van de webserver is superuser of heeft BYPASSRLS, en ziet dan de"
            " rijen van elk bestuur. Zet in DATABASE_URL de rol kw_app."
        )
    if eigenaar:
        zinnen.append(
            "De databaserol van de webserver is eigenaar van tabellen. Zet in DATABASE_URL de rol"
            " kw_app, en de eigenaar in DATABASE_URL_BEHEER."
        )
    if logboek and not (alles or eigenaar):
        zinnen.append(
            "De databaserol van de webserver mag het logboek wijzigen. Draai manage.py migrate als"
            " eigenaar."
        )
    if fout := sql.stand():
        zinnen.append(
            f"Niet elke tabel is bewaakt per bestuur: {', '.join(sorted(fout))}. Draai"
            " manage.py migrate als eigenaar."
        )
    return zinnen
