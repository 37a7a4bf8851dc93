from django.db import migrations, models


class Migration(migrations.Migration):
    """The sleutel of an aanstelling comes in three steps: empty, filled, unique."""

    dependencies = [
        ("scholen", "0007_logboek_ligt_vast"),
    ]

    operations = [
        migrations.AddField(
            model_name="aanstelling",
            name="beeindigd_op",
            field=models.DateTimeField(editable=False, null=True, verbose_name="beëindigd"),
        ),
        migrations.AddField(
            model_name="aanstelling",
            name="nagekeken_op",
            field=models.DateTimeField(editable=False, null=True, verbose_name="klopte nog"),
        ),
        migrations.AddField(
            model_name="aanstelling",
            name="sleutel",
            field=models.CharField(editable=False, max_length=12, null=True),
        ),
    ]
