"""A bestuur that left comes back, or comes in from elsewhere: all of it, or nothing."""

from collections.abc import Iterator
from datetime import datetime
from itertools import chain, zip_longest
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.color import no_style
from django.db import DataError, IntegrityError, connection, models, transaction

from gesprekken.acties.bestuur_plaatsen import DUBBEL, Hier, Plaatsing, plaats
from gesprekken.acties.bestuurspakket import (
    BESCHADIGD,
    KAPOT,
    NIETS,
    Pakket,
    modellen_die_verschillen,
    open_bestuurspakket,
    vingerafdruk_van,
)
from gesprekken.acties.sporen import Wie, sporen_wissen
from gesprekken.integriteit import overtredingen
from gesprekken.models import VerslagPdf
from gesprekken.overzichten.boedel import Model, boedel_van, in_blokken
from gesprekken.overzichten.meegeven import (
    Nummers,
    naam_van,
    nummers_van,
    per_keer,
    regel,
    rijen_van,
    rijhash,
)
from gesprekken.wegen import modellen, op_modelnaam
from kwaliteit.canoniek import met_rechte_apostrof
from kwaliteit.models import Kwaliteitskader, Tekstversie
from scholen.acties.logboek import inkorting_overnemen
from scholen.inlezen.fout import InlezenMislukt
from scholen.models import Bestuur, Gebruiker, Keten, leg_vast_bij_installatie
from scholen.overzichten.keten import losse_schakels

PAST_NIET = "De rijen in dit bestand passen niet bij elkaar. " + NIETS
ANDERS_TERUG = "Wat er is ingelezen is niet gelijk aan wat is uitgevoerd: {}. " + NIETS
ONLEESBAAR = (ValidationError, TypeError, ValueError, KeyError, IndexError)
"""What rows lead to that do not fit together."""


def bestuur_inlezen(pad: Path, *, op: datetime) -> Bestuur:
    """Read the zip of ``bestuur_uitvoeren``; afterwards every row has the fingerprint it had.

    People, samenwerkingsverbanden and shared kaders that are here already stay as they are: such a
    kader is known by its name and version, and must say the same in every word. An account that
    was cleared is filled again, without a password; not that of who asked to be forgotten.

    Raises:
        InlezenMislukt: the zip is not right, or does not fit in with what is here.
    """
    with open_bestuurspakket(pad) as pakket:
        try:
            with transaction.atomic():
                return _lees_in(pakket, vingerafdruk_van(pad), op)
        except KAPOT as fout:
            raise InlezenMislukt(BESCHADIGD) from fout
        except (IntegrityError, DataError, OverflowError) as fout:
            raise InlezenMislukt(DUBBEL) from fout
        except ONLEESBAAR as fout:
            raise InlezenMislukt(PAST_NIET) from fout


def _lees_in(pakket: Pakket, vingerafdruk: str, op: datetime) -> Bestuur:
    plaatsing = plaats(pakket)
    for model in sorted(modellen(), key=lambda model: model is Kwaliteitskader):
        # a kader comes after all that is in it: from then on it may be fixed
        _voeg_toe(model, pakket, plaatsing)
    _tel_verder()
    connection.check_constraints()
    bestuur = Bestuur.objects.get(bestuursnummer=pakket.manifest["bestuur"]["nummer"])
    _reken_na(bestuur, pakket, plaatsing)
    _vergeet_opnieuw(pakket, plaatsing.hier_al[Gebruiker])
    inkorting_overnemen(Keten.objects.get(bestuur=bestuur), op=op)
    leg_vast_bij_installatie(
        model="bestuur",
        sleutel=bestuur.bestuursnummer,
        op=op,
        naar=bestuur.naam,
        reden="Het bestuur is ingelezen.",
        vingerafdruk=vingerafdruk,
    )
    return bestuur


def _voeg_toe(model: Model, pakket: Pakket, plaatsing: Plaatsing) -> None:
    for nieuw in in_blokken(_nieuwe_rijen(model, pakket, plaatsing), per_keer(model)):
        model._base_manager.bulk_create(nieuw)


def _nieuwe_rijen(model: Model, pakket: Pakket, plaatsing: Plaatsing) -> Iterator[models.Model]:
    er_al = plaatsing.hier_al.get(model, {})
    for plek, data in enumerate(pakket.rijen(model), 1):
        if plek not in er_al:
            yield _rij(model, plek, data, plaatsing, pakket)
        elif isinstance(mens := er_al[plek], Gebruiker):
            _vul_weer(mens, data)


def _vul_weer(mens: Gebruiker, data: dict[str, Any]) -> None:
    """An account that was cleared when the bestuur left is that of the same person again."""
    if mens.is_leeggemaakt and mens.vergeten_op is None:
        mens.naam, mens.email, mens.is_active = data["naam"], data["email"], data["is_active"]
        mens.save(update_fields=["naam", "email", "is_active"])


def _vergeet_opnieuw(pakket: Pakket, hier_al: Hier) -> None:
    """Who was forgotten after this zip was written stays so, beside the rows that came in too."""
    pks = {
        plek: mens.pk
        for plek, mens in hier_al.items()
        if isinstance(mens, Gebruiker) and mens.vergeten_op is not None
    }
    mensen = enumerate(pakket.rijen(Gebruiker), 1)
    toen = {pks[plek]: mens for plek, mens in mensen if plek in pks}
    sporen_wissen({pk: Wie(mens["naam"], mens["email"]) for pk, mens in toen.items()})


def _rij(
    model: Model, plek: int, data: dict[str, Any], plaatsing: Plaatsing, pakket: Pakket
) -> models.Model:
    rij = model(pk=plaatsing.pk(model, plek))
    for veld in model._meta.concrete_fields:
        if not veld.primary_key:
            waarde = _waarde(rij, veld, data[veld.name], plaatsing, pakket)
            setattr(rij, veld.attname, waarde)
    if isinstance(rij, Tekstversie):
        rij.rij = plaatsing.pk(op_modelnaam()[data["model"]], data["rij"]) or 0
    if isinstance(rij, Gebruiker):
        rij.set_unusable_password()
    return rij


def _waarde(
    rij: models.Model,
    veld: Any,  # noqa: ANN401 of any field
    waarde: Any,  # noqa: ANN401 what JSON knows
    plaatsing: Plaatsing,
    pakket: Pakket,
) -> Any:  # noqa: ANN401 what the field takes
    if veld.related_model:
        return plaatsing.pk(veld.related_model, waarde)
    if isinstance(rij, VerslagPdf) and veld.name == "inhoud":
        return None if waarde is None else pakket.pdf(waarde)
    return waarde if isinstance(veld, models.JSONField) else veld.to_python(waarde)


def _tel_verder() -> None:
    """On PostgreSQL the counters do not see keys that were given to rows."""
    with connection.cursor() as cursor:
        for vraag in connection.ops.sequence_reset_sql(no_style(), list(modellen())):
            cursor.execute(vraag)


def _reken_na(bestuur: Bestuur, pakket: Pakket, plaatsing: Plaatsing) -> None:
    """Write it once more: every row must have the fingerprint that it left with."""
    nummers = nummers_van(boedel_van(bestuur))
    anders = [
        model
        for model in modellen_die_verschillen(pakket, nummers)
        if model is not Gebruiker and not _op_de_apostrof_na(model, pakket, nummers, plaatsing)
    ]
    if len(nummers[Gebruiker]) != pakket.aantal(Gebruiker):
        anders.append(Gebruiker)  # who was here already stays as they are
    keten = Keten.objects.get(bestuur=bestuur)
    for mis in chain(map(naam_van, anders), overtredingen(), losse_schakels(keten)):
        raise InlezenMislukt(ANDERS_TERUG.format(mis))


def _op_de_apostrof_na(
    model: Model, pakket: Pakket, nummers: Nummers, plaatsing: Plaatsing
) -> bool:
    """Whether only rows of a shared kader that was here are otherwise: in which apostrophe."""
    er_al = plaatsing.hier_al.get(model, {})
    hier = (regel(rij, nummers) for rij in rijen_van(model, nummers))
    for plek, (van_daar, van_hier) in enumerate(zip_longest(pakket.regels(model), hier), 1):
        if van_daar is None or van_hier is None:
            return False
        zoals = met_rechte_apostrof if plek in er_al else str
        if rijhash(model, zoals(van_daar)) != rijhash(model, zoals(van_hier)):
            return False
    return True
