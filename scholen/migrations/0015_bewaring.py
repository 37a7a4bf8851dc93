import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("scholen", "0014_herstelverzoek"),
    ]

    operations = [
        migrations.CreateModel(
            name="Bewaring",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "jaren",
                    models.PositiveSmallIntegerField(
                        null=True, verbose_name="hoeveel jaar gesprekken blijven"
                    ),
                ),
                ("sinds", models.DateField(null=True, verbose_name="zo gekozen op")),
                (
                    "vrijgegeven_tot",
                    models.DateTimeField(editable=False, null=True, verbose_name="mag nu weg"),
                ),
                (
                    "bestuur",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="bewaring",
                        to="scholen.bestuur",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "bewaringen",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("jaren", None), ("jaren__gte", 1), _connector="OR"),
                        name="bewaring_minstens_een_jaar",
                    )
                ],
            },
        ),
    ]
