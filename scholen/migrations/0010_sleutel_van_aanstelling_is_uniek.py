from django.db import migrations, models

import scholen.models.sleutel


class Migration(migrations.Migration):
    dependencies = [
        ("scholen", "0009_aanstelling_krijgt_sleutel"),
    ]

    operations = [
        migrations.AlterField(
            model_name="aanstelling",
            name="sleutel",
            field=models.CharField(
                default=scholen.models.sleutel.nieuwe_sleutel,
                editable=False,
                max_length=12,
                unique=True,
            ),
        ),
    ]
