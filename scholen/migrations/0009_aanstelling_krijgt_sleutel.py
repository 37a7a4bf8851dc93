import secrets

from django.db import migrations

ALFABET = "abcdefghijklmnopqrstuvwxyz234567"


def geef_sleutels(apps, schema_editor):
    """Twelve random characters each, as ``MetSleutel`` gives new rows."""
    aanstellingen = apps.get_model("scholen", "Aanstelling").objects.filter(sleutel=None)
    rijen = list(aanstellingen.only("pk"))
    for rij in rijen:
        rij.sleutel = "".join(secrets.choice(ALFABET) for _ in range(12))
    aanstellingen.model.objects.bulk_update(rijen, ["sleutel"], batch_size=500)


class Migration(migrations.Migration):
    dependencies = [
        ("scholen", "0008_aanstelling_eindigt_en_wordt_nagekeken"),
    ]

    operations = [migrations.RunPython(geef_sleutels, migrations.RunPython.noop)]
