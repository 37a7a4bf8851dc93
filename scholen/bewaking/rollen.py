"""The three roles of the database, as SQL for whoever keeps the server.

``kw_eigenaar`` owns the tables: migrations, commands and the worker. ``kw_app`` is the web server:
it owns nothing, falls under every policy, and adds to the log without ever changing it.
``kw_backup`` reads all of it and writes nothing.
"""

from django.db import connection

from scholen.models import Gebeurtenis, Keten

OWNER, APP, BACKUP = "kw_eigenaar", "kw_app", "kw_backup"
ATTRIBUTEN = {
    OWNER: "LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEROLE NOREPLICATION",
    APP: "LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE NOREPLICATION",
    BACKUP: "LOGIN NOSUPERUSER BYPASSRLS NOCREATEDB NOCREATEROLE NOREPLICATION",
}
WAT_MAG_DEZE_ROL = """
SELECT bool_or(r.rolsuper OR r.rolbypassrls),
  EXISTS (SELECT 1 FROM pg_class AS c
          WHERE c.relkind = 'r' AND c.relnamespace = current_schema()::regnamespace
            AND pg_has_role(current_user, c.relowner, 'MEMBER'))
FROM pg_roles AS r WHERE pg_has_role(current_user, r.oid, 'MEMBER')
"""
"""Whether this role, or one that it may become, sees everything; and whether it owns a table."""


def rollen() -> list[str]:
    """Make the roles, without passwords; run it as a superuser, as often as you like."""
    return [
        opdracht
        for naam, attributen in ATTRIBUTEN.items()
        for opdracht in (
            f"DO $$ BEGIN CREATE ROLE {naam}; EXCEPTION WHEN duplicate_object THEN NULL; END $$",
            f"ALTER ROLE {naam} {attributen}",
        )
    ]


def eigendom() -> list[str]:
    """Give a database that somebody else made to ``kw_eigenaar``, as a superuser."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user, quote_ident(current_user)")
        wie, naam = cursor.fetchone()
    return [] if wie == OWNER else [f"REASSIGN OWNED BY {naam} TO {OWNER}"]


def rechten() -> list[str]:
    """Who may do what; run it as the owner. Tables of later migrations are in it already."""
    log, keten = Gebeurtenis._meta.db_table, Keten._meta.db_table
    voortaan = f"ALTER DEFAULT PRIVILEGES FOR ROLE {OWNER} IN SCHEMA public"
    return [
        f"GRANT USAGE ON SCHEMA public TO {APP}, {BACKUP}",
        f"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {APP}",
        f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {APP}",
        f"REVOKE UPDATE, DELETE ON {log} FROM {APP}",
        f"REVOKE DELETE ON {keten} FROM {APP}",
        f"REVOKE INSERT, UPDATE, DELETE ON django_migrations FROM {APP}",
        f"GRANT SELECT ON ALL TABLES IN SCHEMA public TO {BACKUP}",
        f"GRANT SELECT ON ALL SEQUENCES IN SCHEMA public TO {BACKUP}",
        f"{voortaan} GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {APP}",
        f"{voortaan} GRANT USAGE, SELECT ON SEQUENCES TO {APP}",
        f"{voortaan} GRANT SELECT ON TABLES TO {BACKUP}",
        f"{voortaan} GRANT SELECT ON SEQUENCES TO {BACKUP}",
    ]
