import django.db.models.deletion
from django.db import migrations, models
from django.db.models import BigIntegerField, Value
from django.db.models.functions import Coalesce

import scholen.models.sleutel


class Migration(migrations.Migration):
    dependencies = [("scholen", "0003_inloggen_in_het_logboek")]

    operations = [
        migrations.CreateModel(
            name="Keten",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "sleutel",
                    models.CharField(
                        default=scholen.models.sleutel.nieuwe_sleutel,
                        editable=False,
                        max_length=12,
                        unique=True,
                    ),
                ),
                (
                    "bestuur",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="scholen.bestuur",
                    ),
                ),
                (
                    "nummer",
                    models.PositiveBigIntegerField(
                        default=0, verbose_name="nummer van de laatste regel"
                    ),
                ),
                (
                    "kop",
                    models.CharField(
                        blank=True, max_length=64, verbose_name="schakel van de laatste regel"
                    ),
                ),
                (
                    "begint_na",
                    models.PositiveBigIntegerField(default=0, verbose_name="ingekort tot en met"),
                ),
                (
                    "begin",
                    models.CharField(
                        blank=True,
                        max_length=64,
                        verbose_name="schakel van de laatste ingekorte regel",
                    ),
                ),
            ],
            options={"verbose_name_plural": "ketens"},
        ),
        migrations.AddConstraint(
            model_name="keten",
            constraint=models.UniqueConstraint(
                Coalesce("bestuur", Value(0, BigIntegerField())), name="een_keten_per_bestuur"
            ),
        ),
        migrations.AddField(
            model_name="gebeurtenis",
            name="nummer",
            field=models.PositiveBigIntegerField(
                editable=False, null=True, verbose_name="plek in de keten"
            ),
        ),
        migrations.AddField(
            model_name="gebeurtenis",
            name="vorige",
            field=models.CharField(
                default="",
                editable=False,
                max_length=64,
                verbose_name="schakel van de regel ervoor",
            ),
        ),
        migrations.AddField(
            model_name="gebeurtenis",
            name="schakel",
            field=models.CharField(
                default="", editable=False, max_length=64, verbose_name="schakel"
            ),
        ),
        migrations.AddField(
            model_name="gebeurtenis",
            name="verzoek",
            field=models.CharField(
                blank=True, default="", editable=False, max_length=32, verbose_name="verzoek"
            ),
        ),
        migrations.AddField(
            model_name="gebeurtenis",
            name="sessie",
            field=models.CharField(
                blank=True, default="", editable=False, max_length=32, verbose_name="sessie"
            ),
        ),
        migrations.AlterField(
            model_name="gebeurtenis",
            name="soort",
            field=models.CharField(
                choices=[
                    ("overgang", "Stap in het proces"),
                    ("gelezen", "Gelezen"),
                    ("inzage", "Inzage met reden"),
                    ("akkoord", "Akkoord"),
                    ("wijziging", "Wijziging"),
                    ("naam", "Andere naam"),
                    ("inloggen", "Inloggen en beveiliging"),
                    ("geweigerd", "Geweigerd"),
                    ("ingekort", "Logboek ingekort"),
                ],
                max_length=20,
                verbose_name="soort",
            ),
        ),
    ]
