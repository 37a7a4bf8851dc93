"""A line of the log never changes and never goes: the database itself refuses (both engines).

Only what retention has cut off may go: lines up to ``begint_na`` of their chain. The head of a
chain only goes forward and stays. On SQLite a migration that makes one of these tables anew takes
its triggers away without a word: it runs ``maak_los`` of this one first and ``leg_vast`` after it.
"""

from django.db import migrations

INGEKORT = (
    "EXISTS (SELECT 1 FROM {keten} WHERE COALESCE(bestuur_id, 0) = COALESCE(OLD.bestuur_id, 0)"
    " AND begint_na >= OLD.nummer)"
)
# table of: what may not happen, when, and what the database says then
REGELS = [
    ("Gebeurtenis", "UPDATE", "1 = 1", "a line of the log never changes"),
    ("Gebeurtenis", "DELETE", f"NOT {INGEKORT}", "a line of the log never goes"),
    (
        "Keten",
        "UPDATE",
        "NEW.nummer < OLD.nummer OR NEW.begint_na < OLD.begint_na OR NEW.begint_na > NEW.nummer"
        " OR NEW.sleutel <> OLD.sleutel"
        " OR COALESCE(NEW.bestuur_id, 0) <> COALESCE(OLD.bestuur_id, 0)",
        "the head of a chain never goes back",
    ),
    ("Keten", "DELETE", "1 = 1", "the head of a chain never goes"),
]


def sloten(apps):
    """Every lock: its name, table, deed, when the deed is refused, and what is said then."""
    keten = apps.get_model("scholen", "Keten")._meta.db_table
    for naam, daad, wanneer, melding in REGELS:
        tabel = apps.get_model("scholen", naam)._meta.db_table
        yield f"{tabel}_vast_{daad.lower()}", tabel, daad, wanneer.format(keten=keten), melding


def leg_vast(apps, schema_editor):
    sqlite = schema_editor.connection.vendor == "sqlite"
    for slot, tabel, daad, wanneer, melding in sloten(apps):
        if sqlite:
            schema_editor.execute(
                f"CREATE TRIGGER {slot} BEFORE {daad} ON {tabel} WHEN {wanneer}"
                f" BEGIN SELECT RAISE(ABORT, '{melding}'); END"
            )
            continue
        door = "OLD" if daad == "DELETE" else "NEW"
        schema_editor.execute(
            f"CREATE FUNCTION {slot}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
            f" IF {wanneer} THEN"
            f" RAISE EXCEPTION '{melding}' USING ERRCODE = 'restrict_violation';"
            f" END IF; RETURN {door}; END $$"
        )
        schema_editor.execute(
            f"CREATE TRIGGER {slot} BEFORE {daad} ON {tabel} FOR EACH ROW EXECUTE FUNCTION {slot}()"
        )


def maak_los(apps, schema_editor):
    sqlite = schema_editor.connection.vendor == "sqlite"
    for slot, tabel, *_ in sloten(apps):
        if sqlite:
            schema_editor.execute(f"DROP TRIGGER {slot}")
            continue
        schema_editor.execute(f"DROP TRIGGER {slot} ON {tabel}")
        schema_editor.execute(f"DROP FUNCTION {slot}()")


class Migration(migrations.Migration):
    dependencies = [("scholen", "0006_logboek_is_een_keten")]

    operations = [migrations.RunPython(leg_vast, maak_los)]
