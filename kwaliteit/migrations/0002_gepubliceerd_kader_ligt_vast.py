"""A published kader never changes: the database itself refuses (rule 7, on both engines).

From the moment its status is no longer *concept*, nothing of a kader is added, changed or removed:
not its own row (only its status may go on to *ingetrokken*), no domein, item, thema, schaal or
niveau, and no thema of an item.

On SQLite a migration that makes one of these tables anew takes its triggers away without a word.
Such a migration runs ``maak_los`` of this one first and ``leg_vast`` of this one after it; a test
looks whether every trigger is there.
"""

from django.db import migrations

# model (or the field whose table it is) -> the kader of a row, with {rij} for OLD or NEW
ONDERDELEN = {
    ("Domein", ""): "{rij}.kader_id",
    ("Item", ""): "{rij}.kader_id",
    ("Thema", ""): "{rij}.kader_id",
    ("Schaal", ""): "{rij}.kader_id",
    ("Niveau", ""): "(SELECT kader_id FROM {schaal} WHERE id = {rij}.schaal_id)",
    ("Item", "themas"): "(SELECT kader_id FROM {item} WHERE id = {rij}.item_id)",
}
RIJEN = {"INSERT": ["NEW"], "UPDATE": ["OLD", "NEW"], "DELETE": ["OLD"]}
MELDING = "a published kader never changes"


def sloten(apps):
    """Every lock: table, deed, and when the deed is refused (SQL that both engines know)."""
    tabellen = {
        naam.lower(): apps.get_model("kwaliteit", naam)._meta.db_table
        for naam in ("Kwaliteitskader", "Item", "Schaal")
    }
    kader = tabellen["kwaliteitskader"]
    for (naam, veld), van in ONDERDELEN.items():
        model = apps.get_model("kwaliteit", naam)
        tabel = model._meta.get_field(veld).m2m_db_table() if veld else model._meta.db_table
        for daad, rijen in RIJEN.items():
            kaders = ", ".join(van.format(rij=rij, **tabellen) for rij in rijen)
            yield (
                tabel,
                daad,
                f"EXISTS (SELECT 1 FROM {kader} WHERE id IN ({kaders}) AND status <> 'concept')",
            )
    yield kader, "DELETE", "OLD.status <> 'concept'"
    yield kader, "UPDATE", f"OLD.status <> 'concept' AND ({_anders(apps)})"


def _anders(apps):
    """Something else changes than the one arrow that is left, to *ingetrokken*."""
    velden = apps.get_model("kwaliteit", "Kwaliteitskader")._meta.local_concrete_fields
    vast = [f"OLD.{veld.column} {{ongelijk}} NEW.{veld.column}" for veld in velden]
    vast.remove("OLD.status {ongelijk} NEW.status")
    terug = "(OLD.status <> NEW.status AND NEW.status <> 'ingetrokken')"
    return " OR ".join([*vast, terug])


def leg_vast(apps, schema_editor):
    sqlite = schema_editor.connection.vendor == "sqlite"
    for tabel, daad, wanneer in sloten(apps):
        slot = f"{tabel}_vast_{daad.lower()}"
        if sqlite:
            schema_editor.execute(
                f"CREATE TRIGGER {slot} BEFORE {daad} ON {tabel}"
                f" WHEN {wanneer.replace('{ongelijk}', 'IS NOT')}"
                f" BEGIN SELECT RAISE(ABORT, '{MELDING}'); END"
            )
            continue
        door = "OLD" if daad == "DELETE" else "NEW"
        schema_editor.execute(
            f"CREATE FUNCTION {slot}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
            f" IF {wanneer.replace('{ongelijk}', 'IS DISTINCT FROM')} THEN"
            f" RAISE EXCEPTION '{MELDING}' USING ERRCODE = 'restrict_violation';"
            f" END IF; RETURN {door}; END $$"
        )
        schema_editor.execute(
            f"CREATE TRIGGER {slot} BEFORE {daad} ON {tabel} FOR EACH ROW EXECUTE FUNCTION {slot}()"
        )


def maak_los(apps, schema_editor):
    sqlite = schema_editor.connection.vendor == "sqlite"
    for tabel, daad, _ in sloten(apps):
        slot = f"{tabel}_vast_{daad.lower()}"
        if sqlite:
            schema_editor.execute(f"DROP TRIGGER {slot}")
            continue
        schema_editor.execute(f"DROP TRIGGER {slot} ON {tabel}")
        schema_editor.execute(f"DROP FUNCTION {slot}()")


class Migration(migrations.Migration):
    dependencies = [("kwaliteit", "0001_initial")]

    operations = [migrations.RunPython(leg_vast, maak_los)]
