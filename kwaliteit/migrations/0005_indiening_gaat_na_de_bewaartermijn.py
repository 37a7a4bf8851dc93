"""What a school submitted never changes, and goes only when its bestuur let go of it.

The lock on removing (0003) gives way to one that looks at ``Bewaring.vrijgegeven_tot``: that is
filled only in the transaction that clears away what is past its term. Whoever makes the table
anew on SQLite runs ``maak_los`` of this one first and ``leg_vast`` of this one after it.
"""

from django.db import migrations

MELDING = "an indiening never changes"
VRIJ = (
    "EXISTS (SELECT 1 FROM {bewaring} WHERE bestuur_id = OLD.bestuur_id"
    " AND vrijgegeven_tot > OLD.ingediend_op)"
)


def _tabellen(apps):
    bewaring = apps.get_model("scholen", "Bewaring")._meta.db_table
    return apps.get_model("kwaliteit", "Indiening")._meta.db_table, VRIJ.format(bewaring=bewaring)


def leg_vast(apps, schema_editor):
    tabel, vrij = _tabellen(apps)
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute(f"DROP TRIGGER {tabel}_vast_delete")
        schema_editor.execute(
            f"CREATE TRIGGER {tabel}_vast_delete BEFORE DELETE ON {tabel} WHEN NOT {vrij}"
            f" BEGIN SELECT RAISE(ABORT, '{MELDING}'); END"
        )
        return
    schema_editor.execute(
        f"CREATE OR REPLACE FUNCTION {tabel}_vast() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
        f" IF TG_OP = 'DELETE' THEN IF {vrij} THEN RETURN OLD; END IF; END IF;"
        f" RAISE EXCEPTION '{MELDING}' USING ERRCODE = 'restrict_violation'; END $$"
    )


def maak_los(apps, schema_editor):
    tabel, _ = _tabellen(apps)
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute(f"DROP TRIGGER {tabel}_vast_delete")
        schema_editor.execute(
            f"CREATE TRIGGER {tabel}_vast_delete BEFORE DELETE ON {tabel}"
            f" BEGIN SELECT RAISE(ABORT, '{MELDING}'); END"
        )
        return
    schema_editor.execute(
        f"CREATE OR REPLACE FUNCTION {tabel}_vast() RETURNS trigger LANGUAGE plpgsql AS"
        f" $$ BEGIN RAISE EXCEPTION '{MELDING}' USING ERRCODE = 'restrict_violation'; END $$"
    )


class Migration(migrations.Migration):
    dependencies = [("kwaliteit", "0004_tikfout_in_hulptekst_mag"), ("scholen", "0015_bewaring")]

    operations = [migrations.RunPython(leg_vast, maak_los)]
