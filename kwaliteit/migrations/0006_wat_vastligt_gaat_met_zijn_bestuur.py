"""A published kader and what was submitted go with their bestuur, and in no other new way.

Both locks on removing give way once the bestuur itself is gone in the same transaction. Because
foreign keys are looked at when that ends, it ends well only if everything of the bestuur went. A
shared kader never goes. What hangs below a kader was always free once the kader itself is gone.

On SQLite a migration that makes one of these tables anew takes its triggers away without a word:
it runs ``maak_los`` of this one first and ``leg_vast`` of this one after it.
"""

from django.db import migrations

BLIJFT = "(OLD.bestuur_id IS NULL OR EXISTS (SELECT 1 FROM {bestuur} WHERE id = OLD.bestuur_id))"
VRIJ = (
    "EXISTS (SELECT 1 FROM {bewaring} WHERE bestuur_id = OLD.bestuur_id"
    " AND vrijgegeven_tot > OLD.ingediend_op)"
)
KADER = "a published kader never changes"
INDIENING = "an indiening never changes"


def _hang_op(schema_editor, slot, functie, tabel, wanneer, melding):
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute(f"DROP TRIGGER {slot}")
        schema_editor.execute(
            f"CREATE TRIGGER {slot} BEFORE DELETE ON {tabel} WHEN {wanneer}"
            f" BEGIN SELECT RAISE(ABORT, '{melding}'); END"
        )
        return
    schema_editor.execute(
        f"CREATE OR REPLACE FUNCTION {functie}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
        f" IF TG_OP = 'DELETE' THEN IF NOT ({wanneer}) THEN RETURN OLD; END IF; END IF;"
        f" RAISE EXCEPTION '{melding}' USING ERRCODE = 'restrict_violation'; END $$"
    )


def _hang_alles_op(apps, schema_editor, blijft):
    kader = apps.get_model("kwaliteit", "Kwaliteitskader")._meta.db_table
    indiening = apps.get_model("kwaliteit", "Indiening")._meta.db_table
    bewaring = apps.get_model("scholen", "Bewaring")._meta.db_table
    slot = f"{kader}_vast_delete"
    _hang_op(schema_editor, slot, slot, kader, f"OLD.status <> 'concept'{blijft}", KADER)
    wanneer = f"NOT {VRIJ.format(bewaring=bewaring)}{blijft}"
    slot, functie = f"{indiening}_vast_delete", f"{indiening}_vast"
    _hang_op(schema_editor, slot, functie, indiening, wanneer, INDIENING)


def leg_vast(apps, schema_editor):
    bestuur = apps.get_model("scholen", "Bestuur")._meta.db_table
    _hang_alles_op(apps, schema_editor, f" AND {BLIJFT.format(bestuur=bestuur)}")


def maak_los(apps, schema_editor):
    _hang_alles_op(apps, schema_editor, "")


class Migration(migrations.Migration):
    dependencies = [
        ("kwaliteit", "0005_indiening_gaat_na_de_bewaartermijn"),
        ("scholen", "0017_logboek_gaat_met_zijn_bestuur"),
    ]

    operations = [migrations.RunPython(leg_vast, maak_los)]
