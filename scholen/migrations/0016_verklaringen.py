from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("scholen", "0015_bewaring"),
    ]

    operations = [
        migrations.AddField(
            model_name="bestuur",
            name="verklaringen",
            field=models.JSONField(blank=True, default=dict, verbose_name="eigen verklaringen"),
        ),
    ]
