"""A bestuur that left comes back, or comes in from elsewhere: all of it, or nothing."""

from datetime import datetime
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.color import no_style
from django.db import DataError, IntegrityError, connection, models, transaction

from gesprekken.acties.bestuurspakket import Pakket, open_bestuurspakket, vingerafdruk_van
from gesprekken.integriteit import overtredingen
from gesprekken.models import VerslagPdf
from gesprekken.overzichten.boedel import IN_EEN_KADER, Model
from gesprekken.overzichten.meegeven import hashes_van, naam_van
from gesprekken.wegen import modellen, op_modelnaam
from kwaliteit.models import Kwaliteitskader, Tekstversie
from scholen.inlezen.fout import InlezenMislukt
from scholen.models import Bestuur, Gebeurtenis, Gebruiker, Keten, Samenwerkingsverband
from scholen.models.logboek import HET_SYSTEEM
from scholen.overzichten.keten import breuken

NIETS = "Er is niets ingelezen."
DUBBEL = "Iets uit dit bestand staat hier al, of past niet bij wat hier staat. " + NIETS
AL_HIER = "Er is hier al een bestuur met nummer {}: {}. Een bestuur kan er maar één keer zijn."
ZELFDE_NAAM = (
    "Er is hier al een ander bestuur dat {} heet. Geef dat eerst een andere naam, dan zijn ze uit"
    " elkaar te houden."
)
ANDER_ADRES = (
    "Hier is al iemand anders met het e-mailadres {}. Geef die eerst een ander adres. " + NIETS
)
ANDER_KADER = (
    "Hier staat al een gedeeld kader {}, dat niet hetzelfde is als dat in het bestand. "
    "Zolang niemand het gebruikt, kan het weg; lees dit bestand daarna in. " + NIETS
)
ANDERS_TERUG = "Wat er is ingelezen is niet gelijk aan wat is uitgevoerd: {}. " + NIETS
Pks = dict[Model, list[int]]


def bestuur_inlezen(pad: Path, *, op: datetime) -> Bestuur:
    """Read the zip of ``bestuur_uitvoeren``; afterwards every row has the fingerprint it had.

    People, samenwerkingsverbanden and shared kaders that are here already stay as they are; an
    account that was cleared is filled again, without a password.

    Raises:
        InlezenMislukt: the zip is not right, or does not fit in with what is here.
    """
    pakket = open_bestuurspakket(pad)
    vingerafdruk = vingerafdruk_van(pad)
    try:
        with transaction.atomic():
            return _lees_in(pakket, vingerafdruk, op)
    except (IntegrityError, DataError) as fout:
        raise InlezenMislukt(DUBBEL) from fout
    except (ValidationError, TypeError, ValueError, KeyError, IndexError, StopIteration) as fout:
        raise InlezenMislukt("De rijen in dit bestand passen niet bij elkaar. " + NIETS) from fout


def _lees_in(pakket: Pakket, vingerafdruk: str, op: datetime) -> Bestuur:
    _keur(pakket)
    pks, hier_al = _plaatsen(pakket)
    for model in sorted(modellen(), key=lambda model: model is Kwaliteitskader):
        # a kader comes after all that is in it: from then on it may be fixed
        _voeg_toe(model, pakket, pks, hier_al.get(model, {}))
    _tel_verder()
    connection.check_constraints()
    bestuur = Bestuur.objects.get(bestuursnummer=pakket.manifest["bestuur"]["nummer"])
    _reken_na(bestuur, pakket)
    Gebeurtenis.objects.create(
        naam=HET_SYSTEEM,
        op=op,
        soort=Gebeurtenis.Soort.WIJZIGING,
        model="bestuur",
        sleutel=bestuur.bestuursnummer,
        naar=bestuur.naam,
        reden="Het bestuur is ingelezen.",
        hash=vingerafdruk,
    )
    return bestuur


def _keur(pakket: Pakket) -> None:
    """It is one bestuur, and that is not here yet."""
    [rij] = pakket.rijen[naam_van(Bestuur)]
    if rij["bestuursnummer"] != pakket.manifest["bestuur"]["nummer"]:
        raise ValueError("een ander bestuur dan het manifest zegt")
    if er_al := Bestuur.objects.filter(bestuursnummer=rij["bestuursnummer"]).first():
        raise InlezenMislukt(AL_HIER.format(er_al.bestuursnummer, er_al))
    if Bestuur.objects.filter(naam__iexact=rij["naam"]).exists():
        raise InlezenMislukt(ZELFDE_NAAM.format(rij["naam"]))
    for mens in pakket.rijen.get(naam_van(Gebruiker), []):
        ander = Gebruiker.objects.filter(email=mens["email"]).exclude(sleutel=mens["sleutel"])
        if ander.exists():
            raise InlezenMislukt(ANDER_ADRES.format(mens["email"]))


def _plaatsen(pakket: Pakket) -> tuple[Pks, dict[Model, dict[int, models.Model]]]:
    """The key that every row gets here, and which rows are here already (by their place)."""
    hier_al: dict[Model, dict[int, models.Model]] = {}
    hier_al[Samenwerkingsverband] = _op_veld(Samenwerkingsverband, "code", pakket)
    hier_al[Gebruiker] = _op_veld(Gebruiker, "sleutel", pakket)
    kaders = pakket.rijen.get(naam_van(Kwaliteitskader), [])
    hier_al[Kwaliteitskader] = _op_veld(Kwaliteitskader, "sleutel", pakket)
    for plek, rij in enumerate(kaders, 1):
        if plek in hier_al[Kwaliteitskader] and rij["bestuur"] is not None:
            raise InlezenMislukt(DUBBEL)
        _keur_gedeeld(rij, hier_al[Kwaliteitskader].get(plek))
    pks: Pks = {}
    for model in modellen():
        if model in IN_EEN_KADER:
            hier_al[model] = _in_kaders(model, pakket, hier_al)
        pks[model] = _sleutels(model, pakket, hier_al.get(model, {}))
    return pks, hier_al


def _op_veld(model: Model, veld: str, pakket: Pakket) -> dict[int, models.Model]:
    rijen = pakket.rijen.get(naam_van(model), [])
    namen = {rij[veld]: plek for plek, rij in enumerate(rijen, 1)}
    gevonden = model._base_manager.filter(**{f"{veld}__in": list(namen)})
    return {namen[getattr(rij, veld)]: rij for rij in gevonden}


def _keur_gedeeld(rij: dict[str, Any], er_al: models.Model | None) -> None:
    if rij["bestuur"] is None and er_al is None:
        ander = Kwaliteitskader.objects.filter(
            bestuur=None, swv=None, naam=rij["naam"], versie=rij["versie"]
        )
        if rij["swv"] is None and ander.exists():
            raise InlezenMislukt(ANDER_KADER.format(f"{rij['naam']} {rij['versie']}"))


def _in_kaders(
    model: Model, pakket: Pakket, hier_al: dict[Model, dict[int, models.Model]]
) -> dict[int, models.Model]:
    """Rows of kaders that are here already: the same number of them, in the same order."""
    gevonden: dict[int, models.Model] = {}
    for plek, kader in hier_al[Kwaliteitskader].items():
        weg = IN_EEN_KADER[model]
        hier = list(model._base_manager.filter(**{weg: kader.pk}).order_by("pk"))
        daar = [
            nummer
            for nummer, rij in enumerate(pakket.rijen.get(naam_van(model), []), 1)
            if _kader_van(rij, weg, pakket) == plek
        ]
        if len(hier) != len(daar):
            raise InlezenMislukt(ANDER_KADER.format(kader))
        gevonden.update(zip(daar, hier, strict=True))
    return gevonden


def _kader_van(rij: dict[str, Any], weg: str, pakket: Pakket) -> int | None:
    """The place of the kader of a row, along ``kader``, ``schaal__kader`` or ``item__kader``."""
    eerste, *verder = weg.split("__")
    if not verder:
        return rij[eerste]  # type: ignore[no-any-return]  # a place, as it was written
    ouder = pakket.rijen[f"kwaliteit.{eerste}"][rij[eerste] - 1]
    return ouder["kader"]  # type: ignore[no-any-return]  # a place, as it was written


def _sleutels(model: Model, pakket: Pakket, er_al: dict[int, models.Model]) -> list[int]:
    hoogste = model._base_manager.aggregate(hoogste=models.Max("pk"))["hoogste"] or 0
    pks = []
    for plek in range(1, len(pakket.rijen.get(naam_van(model), [])) + 1):
        if plek not in er_al:
            hoogste += 1
        pks.append(er_al[plek].pk if plek in er_al else hoogste)
    return pks


def _voeg_toe(model: Model, pakket: Pakket, pks: Pks, er_al: dict[int, models.Model]) -> None:
    nieuw = []
    for plek, data in enumerate(pakket.rijen.get(naam_van(model), []), 1):
        if plek not in er_al:
            nieuw.append(_rij(model, pks[model][plek - 1], data, pks, pakket))
        elif isinstance(mens := er_al[plek], Gebruiker):
            _vul_weer(mens, data)
    model._base_manager.bulk_create(nieuw, batch_size=200)


def _vul_weer(mens: Gebruiker, data: dict[str, Any]) -> None:
    """An account that was cleared when the bestuur left is that of the same person again."""
    if mens.email.endswith(Gebruiker.UITGESCHREVEN):
        mens.naam, mens.email, mens.is_active = data["naam"], data["email"], data["is_active"]
        mens.save(update_fields=["naam", "email", "is_active"])


def _rij(model: Model, pk: int, data: dict[str, Any], pks: Pks, pakket: Pakket) -> models.Model:
    rij = model(pk=pk)
    for veld in model._meta.concrete_fields:
        if not veld.primary_key:
            waarde = _waarde(rij, veld, data[veld.name], pks, pakket)
            setattr(rij, veld.attname, waarde)
    if isinstance(rij, Tekstversie):
        rij.rij = _pk(pks[op_modelnaam()[data["model"]]], data["rij"]) or 0
    if isinstance(rij, Gebruiker):
        rij.set_unusable_password()
    return rij


def _waarde(rij: models.Model, veld: Any, waarde: Any, pks: Pks, pakket: Pakket) -> Any:  # noqa: ANN401 of any field
    if veld.related_model:
        return _pk(pks[veld.related_model], waarde)
    if isinstance(rij, VerslagPdf) and veld.name == "inhoud":
        return None if waarde is None else pakket.pdfs[waarde]
    return waarde if isinstance(veld, models.JSONField) else veld.to_python(waarde)


def _pk(pks: list[int], plek: int | None) -> int | None:
    if plek is None:
        return None
    if plek < 1:
        raise IndexError(plek)
    return pks[plek - 1]


def _tel_verder() -> None:
    """On PostgreSQL the counters do not see keys that were given to rows."""
    with connection.cursor() as cursor:
        for vraag in connection.ops.sequence_reset_sql(no_style(), list(modellen())):
            cursor.execute(vraag)


def _reken_na(bestuur: Bestuur, pakket: Pakket) -> None:
    """Write it once more: every line must have the fingerprint that the manifest holds."""
    hashes, hoort = hashes_van(bestuur), pakket.manifest["rijen"]
    mensen = naam_van(Gebruiker)  # who was here already stays as they are
    for naam in sorted({*hashes, *hoort} - {mensen}):
        if hashes.get(naam) != hoort.get(naam):
            raise InlezenMislukt(ANDERS_TERUG.format(naam))
    if len(hashes[mensen]) != len(hoort[mensen]):
        raise InlezenMislukt(ANDERS_TERUG.format(mensen))
    for mis in [*overtredingen(), *breuken(Keten.objects.get(bestuur=bestuur))]:
        raise InlezenMislukt(ANDERS_TERUG.format(mis))
