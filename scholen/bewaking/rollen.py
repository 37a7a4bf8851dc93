"""The three roles of the database, as SQL for whoever keeps the server.

``kw_eigenaar`` owns the tables: migrations, commands and the worker. ``kw_app`` is the web server:
it owns nothing, falls under every policy, and adds to the log without ever changing it.
``kw_backup`` reads all of it and writes nothing.
"""

from django.conf import settings
from django.db import connection, transaction

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
            AND pg_has_role(current_user, c.relowner, 'MEMBER')),
  COALESCE(has_table_privilege(to_regclass(%s), 'UPDATE, DELETE'), false)
FROM pg_roles AS r WHERE pg_has_role(current_user, r.oid, 'MEMBER')
"""
WAT_ER_IS = {
    "TABLE": """
SELECT oid::regclass::text FROM pg_class
WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v', 'm')
""",
    "ROUTINE": """
SELECT oid::regprocedure::text FROM pg_proc AS p WHERE pronamespace = 'public'::regnamespace
AND NOT EXISTS (SELECT 1 FROM pg_depend WHERE objid = p.oid AND deptype = 'e')
""",
}
"""What may have another owner: a sequence goes with its table, a function of an extension stays."""


def rollen() -> list[str]:
    """Make the roles, without passwords; run it as a superuser, as often as you like."""
    return [
        opdracht
        for naam, attributen in ATTRIBUTEN.items()
        for opdracht in (
            f"DO $$ BEGIN CREATE ROLE {naam}; EXCEPTION WHEN duplicate_object THEN NULL; END $$",
            f"ALTER ROLE {naam} {attributen}",
        )
    ] + [  # a pooler may not pass on what the web server asks when it connects
        f"ALTER ROLE {APP} SET {naam} = '{duur}'" for naam, duur in settings.DATABASE_GEDULD.items()
    ]


def eigendom() -> list[str]:
    """Let ``kw_eigenaar`` own the schema and all that is in it, whoever made it; as a superuser."""
    return [
        f"ALTER SCHEMA public OWNER TO {OWNER}",
        "REVOKE CREATE ON SCHEMA public FROM PUBLIC",  # before PostgreSQL 15 everybody could
        *(
            f"DO $$ DECLARE naam text; BEGIN FOR naam IN {vraag} LOOP"
            f" EXECUTE 'ALTER {soort} ' || naam || ' OWNER TO {OWNER}'; END LOOP; END $$"
            for soort, vraag in WAT_ER_IS.items()
        ),
    ]


def rechten() -> list[str]:
    """Who may do what, in what is there and in what comes later; run it as the owner."""
    log, keten = Gebeurtenis._meta.db_table, Keten._meta.db_table
    voortaan = "ALTER DEFAULT PRIVILEGES IN SCHEMA public"
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


def wat_mag_deze_rol() -> tuple[bool, bool, bool]:
    """Whether this role, or one that it may become, sees all, owns a table, may change the log."""
    with connection.cursor() as cursor:
        cursor.execute(WAT_MAG_DEZE_ROL, [Gebeurtenis._meta.db_table])
        alles, eigenaar, logboek = cursor.fetchone()
    return alles, eigenaar, logboek


def geef_rechten() -> None:
    """Give each role what it may do; nothing where the three are not there."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_roles WHERE rolname = ANY (%s)", [[*ATTRIBUTEN]])
        if cursor.fetchone() == (len(ATTRIBUTEN),):
            for opdracht in rechten():
                cursor.execute(opdracht)
