"""What is fixed stays as it is: the database itself refuses (rule 8, on both engines).

An akkoord never changes and never goes. A verslag keeps its content, its fingerprint and its
status from the moment it has content. A PDF keeps its bytes from the moment it has them.
"""

from django.db import migrations

# table of: what may not happen, when, and what the database says then
REGELS = [
    ("Akkoord", "wijzigen", "UPDATE", "", "an akkoord never changes"),
    ("Akkoord", "weg", "DELETE", "", "an akkoord never goes"),
    (
        "Verslag",
        "wijzigen",
        "UPDATE",
        "OLD.inhoud IS NOT NULL AND (NEW.inhoud {anders} OLD.inhoud OR NEW.hash {anders} OLD.hash"
        " OR NEW.status {anders} OLD.status OR NEW.versie {anders} OLD.versie"
        " OR NEW.gesprek_id {anders} OLD.gesprek_id)",
        "a fixed verslag never changes",
    ),
    ("Verslag", "weg", "DELETE", "OLD.inhoud IS NOT NULL", "a fixed verslag never goes"),
    (
        "VerslagPdf",
        "wijzigen",
        "UPDATE",
        "OLD.inhoud IS NOT NULL",
        "the bytes of a pdf never change",
    ),
    ("VerslagPdf", "weg", "DELETE", "OLD.inhoud IS NOT NULL", "the bytes of a pdf never go"),
]


def leg_vast(apps, schema_editor):
    sqlite = schema_editor.connection.vendor == "sqlite"
    for model, naam, daad, wanneer, melding in REGELS:
        tabel = apps.get_model("gesprekken", model)._meta.db_table
        voorwaarde = wanneer.format(anders="IS NOT" if sqlite else "IS DISTINCT FROM")
        als = f" WHEN ({voorwaarde})" if voorwaarde else ""
        if sqlite:
            schema_editor.execute(
                f"CREATE TRIGGER {tabel}_vast_{naam} BEFORE {daad} ON {tabel}{als}"
                f" BEGIN SELECT RAISE(ABORT, '{melding}'); END"
            )
            continue
        schema_editor.execute(
            f"CREATE FUNCTION {tabel}_vast_{naam}() RETURNS trigger LANGUAGE plpgsql AS"
            f" $$ BEGIN RAISE EXCEPTION '{melding}' USING ERRCODE = 'restrict_violation'; END $$"
        )
        schema_editor.execute(
            f"CREATE TRIGGER {tabel}_vast_{naam} BEFORE {daad} ON {tabel}"
            f" FOR EACH ROW{als} EXECUTE FUNCTION {tabel}_vast_{naam}()"
        )


def maak_los(apps, schema_editor):
    sqlite = schema_editor.connection.vendor == "sqlite"
    for model, naam, *_ in REGELS:
        tabel = apps.get_model("gesprekken", model)._meta.db_table
        if sqlite:
            schema_editor.execute(f"DROP TRIGGER {tabel}_vast_{naam}")
            continue
        schema_editor.execute(f"DROP TRIGGER {tabel}_vast_{naam} ON {tabel}")
        schema_editor.execute(f"DROP FUNCTION {tabel}_vast_{naam}()")


class Migration(migrations.Migration):
    dependencies = [("gesprekken", "0001_initial")]

    operations = [migrations.RunPython(leg_vast, maak_los)]
