"""The lines that are there already become chains, in the order in which they were written.

How a line is hashed stands here once more: this is how it was when these lines were joined.
"""

import hashlib
import json
from datetime import UTC

from django.db import migrations

TEKSTEN = "naam rol soort model sleutel van naar reden hash verzoek sessie".split()


def _schakel(rij):
    velden = [
        rij.nummer,
        rij.vorige,
        rij.school.sleutel if rij.school else "",
        rij.gebruiker.sleutel if rij.gebruiker else "",
        rij.naam,
        rij.rol,
        rij.op.astimezone(UTC).isoformat(timespec="microseconds"),
        *(getattr(rij, naam) for naam in TEKSTEN[2:]),
    ]
    tekst = json.dumps(velden, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(tekst.encode()).hexdigest()


def hang_aan(apps, schema_editor):
    Gebeurtenis = apps.get_model("scholen", "Gebeurtenis")
    Keten = apps.get_model("scholen", "Keten")
    besturen = Gebeurtenis.objects.order_by("bestuur").values_list("bestuur", flat=True)
    for bestuur in list(besturen.distinct()):
        keten = Keten.objects.create(bestuur_id=bestuur)
        rijen = Gebeurtenis.objects.filter(bestuur=bestuur).select_related("school", "gebruiker")
        vorige = hashlib.sha256(f"keten {keten.sleutel}".encode()).hexdigest()
        for nummer, rij in enumerate(list(rijen.order_by("pk")), 1):
            rij.nummer, rij.vorige = nummer, vorige
            vorige = rij.schakel = _schakel(rij)
            rij.save(update_fields=["nummer", "vorige", "schakel"])
            keten.nummer, keten.kop = nummer, vorige
        keten.save()


def maak_los(apps, schema_editor):
    apps.get_model("scholen", "Gebeurtenis").objects.update(nummer=None, vorige="", schakel="")
    apps.get_model("scholen", "Keten").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("scholen", "0004_logboek_krijgt_schakels")]

    operations = [migrations.RunPython(hang_aan, maak_los)]
