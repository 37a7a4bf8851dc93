"""What is fixed never changes, and goes only when its bestuur let go of it.

The three locks on removing (0002) give way to ones that look at ``Bewaring.vrijgegeven_tot``: that
is filled only in the transaction that clears away what is past its term, and says up to when. A
PDF may be made long after its verslag was fixed, so for that the day of the verslag counts.

On SQLite a migration that makes one of these tables anew takes its triggers away without a word:
it runs ``maak_los`` of this one first and ``leg_vast`` of this one after it.
"""

from django.db import migrations

VRIJ = (
    "EXISTS (SELECT 1 FROM {bewaring} WHERE bestuur_id = OLD.bestuur_id"
    " AND vrijgegeven_tot > {moment})"
)
# table of: when removing is refused without a release, when it was fixed, what the database says
REGELS = [
    ("Akkoord", "1 = 1", "OLD.op", "an akkoord never goes"),
    (
        "Verslag",
        "OLD.inhoud IS NOT NULL",
        "OLD.vastgelegd_op",
        "a fixed verslag never goes",
    ),
    (
        "VerslagPdf",
        "OLD.inhoud IS NOT NULL",
        "(SELECT vastgelegd_op FROM {verslag} WHERE id = OLD.verslag_id)",
        "the bytes of a pdf never go",
    ),
]


def sloten(apps):
    """Every lock: its name, its table, when the deed is refused, when 0002 did, what is said."""
    bewaring = apps.get_model("scholen", "Bewaring")._meta.db_table
    verslag = apps.get_model("gesprekken", "Verslag")._meta.db_table
    for naam, vast, moment, melding in REGELS:
        tabel = apps.get_model("gesprekken", naam)._meta.db_table
        vrij = VRIJ.format(bewaring=bewaring, moment=moment.format(verslag=verslag))
        yield f"{tabel}_vast_weg", tabel, f"{vast} AND NOT {vrij}", vast, melding


def _hang_op(schema_editor, slot, tabel, wanneer, melding):
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute(f"DROP TRIGGER {slot}")
        schema_editor.execute(
            f"CREATE TRIGGER {slot} BEFORE DELETE ON {tabel} WHEN {wanneer}"
            f" BEGIN SELECT RAISE(ABORT, '{melding}'); END"
        )
        return
    schema_editor.execute(f"DROP TRIGGER {slot} ON {tabel}")
    schema_editor.execute(
        f"CREATE OR REPLACE FUNCTION {slot}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
        f" IF {wanneer} THEN"
        f" RAISE EXCEPTION '{melding}' USING ERRCODE = 'restrict_violation';"
        " END IF; RETURN OLD; END $$"
    )
    schema_editor.execute(
        f"CREATE TRIGGER {slot} BEFORE DELETE ON {tabel} FOR EACH ROW EXECUTE FUNCTION {slot}()"
    )


def leg_vast(apps, schema_editor):
    for slot, tabel, wanneer, _, melding in sloten(apps):
        _hang_op(schema_editor, slot, tabel, wanneer, melding)


def maak_los(apps, schema_editor):
    for slot, tabel, _, vast, melding in sloten(apps):
        _hang_op(schema_editor, slot, tabel, vast, melding)


class Migration(migrations.Migration):
    dependencies = [
        ("gesprekken", "0002_wat_vastligt_blijft_liggen"),
        ("kwaliteit", "0005_indiening_gaat_na_de_bewaartermijn"),
    ]

    operations = [migrations.RunPython(leg_vast, maak_los)]
