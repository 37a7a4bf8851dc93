from django.db import migrations, models
from django.db.models import BigIntegerField, F, Value
from django.db.models.functions import Coalesce


class Migration(migrations.Migration):
    dependencies = [("scholen", "0005_logboek_aan_de_keten")]

    operations = [
        migrations.AlterField(
            model_name="gebeurtenis",
            name="nummer",
            field=models.PositiveBigIntegerField(editable=False, verbose_name="plek in de keten"),
        ),
        migrations.AlterField(
            model_name="gebeurtenis",
            name="vorige",
            field=models.CharField(
                editable=False, max_length=64, verbose_name="schakel van de regel ervoor"
            ),
        ),
        migrations.AlterField(
            model_name="gebeurtenis",
            name="schakel",
            field=models.CharField(editable=False, max_length=64, verbose_name="schakel"),
        ),
        migrations.AlterField(
            model_name="gebeurtenis",
            name="verzoek",
            field=models.CharField(
                blank=True, editable=False, max_length=32, verbose_name="verzoek"
            ),
        ),
        migrations.AlterField(
            model_name="gebeurtenis",
            name="sessie",
            field=models.CharField(
                blank=True, editable=False, max_length=32, verbose_name="sessie"
            ),
        ),
        migrations.AddConstraint(
            model_name="gebeurtenis",
            constraint=models.UniqueConstraint(
                Coalesce("bestuur", Value(0, BigIntegerField())),
                F("nummer"),
                name="een_regel_per_plek_in_de_keten",
            ),
        ),
    ]
