"""The log of a bestuur goes with the bestuur itself, and in no other way (both engines).

A line and the head of a chain may go once their bestuur is gone in the same transaction. Because
foreign keys are looked at when that ends, it ends well only if everything of the bestuur went: so
nobody takes a line out and keeps the rest. The chain of the installation never goes.

On SQLite a migration that makes one of these tables anew takes its triggers away without a word:
it runs ``maak_los`` of this one first and ``leg_vast`` of this one after it.
"""

from django.db import migrations

INGEKORT = (
    "EXISTS (SELECT 1 FROM {keten} WHERE COALESCE(bestuur_id, 0) = COALESCE(OLD.bestuur_id, 0)"
    " AND begint_na >= OLD.nummer)"
)
BLIJFT = "(OLD.bestuur_id IS NULL OR EXISTS (SELECT 1 FROM {bestuur} WHERE id = OLD.bestuur_id))"
# table of: when a removal was refused until now, and what the database says then
REGELS = [
    ("Gebeurtenis", f"NOT {INGEKORT}", "a line of the log never goes"),
    ("Keten", "1 = 1", "the head of a chain never goes"),
]


def sloten(apps):
    """Every lock: its name, its table, when it refuses now, when it did before, what is said."""
    keten = apps.get_model("scholen", "Keten")._meta.db_table
    bestuur = apps.get_model("scholen", "Bestuur")._meta.db_table
    for naam, wanneer, melding in REGELS:
        tabel = apps.get_model("scholen", naam)._meta.db_table
        eerst = wanneer.format(keten=keten)
        nu = f"{eerst} AND {BLIJFT.format(bestuur=bestuur)}"
        yield f"{tabel}_vast_delete", tabel, nu, eerst, melding


def hang_op(schema_editor, slot, tabel, wanneer, melding):
    """Put a lock on removing in the place of the one with the same name."""
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute(f"DROP TRIGGER {slot}")
        schema_editor.execute(
            f"CREATE TRIGGER {slot} BEFORE DELETE ON {tabel} WHEN {wanneer}"
            f" BEGIN SELECT RAISE(ABORT, '{melding}'); END"
        )
        return
    schema_editor.execute(
        f"CREATE OR REPLACE FUNCTION {slot}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
        f" IF {wanneer} THEN"
        f" RAISE EXCEPTION '{melding}' USING ERRCODE = 'restrict_violation';"
        " END IF; RETURN OLD; END $$"
    )


def leg_vast(apps, schema_editor):
    for slot, tabel, nu, _, melding in sloten(apps):
        hang_op(schema_editor, slot, tabel, nu, melding)


def maak_los(apps, schema_editor):
    for slot, tabel, _, eerst, melding in sloten(apps):
        hang_op(schema_editor, slot, tabel, eerst, melding)


class Migration(migrations.Migration):
    dependencies = [("scholen", "0016_verklaringen")]

    operations = [migrations.RunPython(leg_vast, maak_los)]
