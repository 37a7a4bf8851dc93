"""In a published kader a help text of an item may be mended, and still nothing else.

The lock on changing an item (0002) gives way to one that compares every column but the four of
``HULPTEKSTEN`` in ``kwaliteit/acties/kaderversie.py``. Whoever makes the table of items anew on
SQLite runs ``maak_los`` of this one first and ``leg_vast`` of this one after it, instead of those
of 0002 for this lock.
"""

from django.db import migrations

HULPTEKSTEN = {"bedoeld", "vragen", "merkbaar", "opmerking"}
MELDING = "a published kader never changes"


def _slot(apps, *, streng):
    """The table, the name of its lock on UPDATE, and when that refuses."""
    item = apps.get_model("kwaliteit", "Item")._meta
    kader = apps.get_model("kwaliteit", "Kwaliteitskader")._meta.db_table
    vast = (
        f"EXISTS (SELECT 1 FROM {kader} WHERE id IN (OLD.kader_id, NEW.kader_id)"
        " AND status <> 'concept')"
    )
    if not streng:
        kolommen = [
            veld.column for veld in item.local_concrete_fields if veld.name not in HULPTEKSTEN
        ]
        anders = " OR ".join(f"OLD.{kolom} {{ongelijk}} NEW.{kolom}" for kolom in kolommen)
        vast = f"({anders}) AND {vast}"
    return item.db_table, f"{item.db_table}_vast_update", vast


def _hang_op(apps, schema_editor, *, streng):
    tabel, slot, wanneer = _slot(apps, streng=streng)
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute(
            f"CREATE TRIGGER {slot} BEFORE UPDATE ON {tabel}"
            f" WHEN {wanneer.replace('{ongelijk}', 'IS NOT')}"
            f" BEGIN SELECT RAISE(ABORT, '{MELDING}'); END"
        )
        return
    schema_editor.execute(
        f"CREATE FUNCTION {slot}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
        f" IF {wanneer.replace('{ongelijk}', 'IS DISTINCT FROM')} THEN"
        f" RAISE EXCEPTION '{MELDING}' USING ERRCODE = 'restrict_violation';"
        " END IF; RETURN NEW; END $$"
    )
    schema_editor.execute(
        f"CREATE TRIGGER {slot} BEFORE UPDATE ON {tabel} FOR EACH ROW EXECUTE FUNCTION {slot}()"
    )


def _haal_af(apps, schema_editor):
    tabel, slot, _ = _slot(apps, streng=True)
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute(f"DROP TRIGGER {slot}")
        return
    schema_editor.execute(f"DROP TRIGGER {slot} ON {tabel}")
    schema_editor.execute(f"DROP FUNCTION {slot}()")


def leg_vast(apps, schema_editor):
    _haal_af(apps, schema_editor)
    _hang_op(apps, schema_editor, streng=False)


def maak_los(apps, schema_editor):
    _haal_af(apps, schema_editor)
    _hang_op(apps, schema_editor, streng=True)


class Migration(migrations.Migration):
    dependencies = [("kwaliteit", "0003_indiening_ligt_vast")]

    operations = [migrations.RunPython(leg_vast, maak_los)]
