"""What is fixed goes with its bestuur: the second way out, beside the one of 0003 (both engines).

An akkoord, a fixed verslag and the bytes of a PDF may go once their bestuur is gone in the same
transaction. Because foreign keys are looked at when that ends, it ends well only if everything of
the bestuur went: so nobody takes one verslag out and keeps the rest.

On SQLite a migration that makes one of these tables anew takes its triggers away without a word:
it runs ``maak_los`` of this one first and ``leg_vast`` of this one after it.
"""

from importlib import import_module

from django.db import migrations

eerder = import_module("gesprekken.migrations.0003_wat_vastligt_gaat_na_de_bewaartermijn")
BLIJFT = "EXISTS (SELECT 1 FROM {bestuur} WHERE id = OLD.bestuur_id)"


def leg_vast(apps, schema_editor):
    bestuur = apps.get_model("scholen", "Bestuur")._meta.db_table
    blijft = BLIJFT.format(bestuur=bestuur)
    for slot, tabel, wanneer, _, melding in eerder.sloten(apps):
        eerder._hang_op(schema_editor, slot, tabel, f"{wanneer} AND {blijft}", melding)


def maak_los(apps, schema_editor):
    eerder.leg_vast(apps, schema_editor)


class Migration(migrations.Migration):
    dependencies = [
        ("gesprekken", "0003_wat_vastligt_gaat_na_de_bewaartermijn"),
        ("kwaliteit", "0006_wat_vastligt_gaat_met_zijn_bestuur"),
    ]

    operations = [migrations.RunPython(leg_vast, maak_los)]
