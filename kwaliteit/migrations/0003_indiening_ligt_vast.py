"""What a school submitted never changes and never goes: the database itself refuses (rule 8)."""

from django.db import migrations

MELDING = "an indiening never changes"


def leg_vast(apps, schema_editor):
    tabel = apps.get_model("kwaliteit", "Indiening")._meta.db_table
    if schema_editor.connection.vendor == "sqlite":
        for daad in ("UPDATE", "DELETE"):
            schema_editor.execute(
                f"CREATE TRIGGER {tabel}_vast_{daad.lower()} BEFORE {daad} ON {tabel}"
                f" BEGIN SELECT RAISE(ABORT, '{MELDING}'); END"
            )
        return
    schema_editor.execute(
        f"CREATE FUNCTION {tabel}_vast() RETURNS trigger LANGUAGE plpgsql AS"
        f" $$ BEGIN RAISE EXCEPTION '{MELDING}' USING ERRCODE = 'restrict_violation'; END $$"
    )
    schema_editor.execute(
        f"CREATE TRIGGER {tabel}_vast BEFORE UPDATE OR DELETE ON {tabel}"
        f" FOR EACH ROW EXECUTE FUNCTION {tabel}_vast()"
    )


def maak_los(apps, schema_editor):
    tabel = apps.get_model("kwaliteit", "Indiening")._meta.db_table
    if schema_editor.connection.vendor == "sqlite":
        for daad in ("update", "delete"):
            schema_editor.execute(f"DROP TRIGGER {tabel}_vast_{daad}")
        return
    schema_editor.execute(f"DROP TRIGGER {tabel}_vast ON {tabel}")
    schema_editor.execute(f"DROP FUNCTION {tabel}_vast()")


class Migration(migrations.Migration):
    dependencies = [("kwaliteit", "0002_gepubliceerd_kader_ligt_vast")]

    operations = [migrations.RunPython(leg_vast, maak_los)]
