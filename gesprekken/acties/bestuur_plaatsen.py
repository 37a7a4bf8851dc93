"""Whether a bestuur fits in with what is here, and the key that each of its rows gets."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any

from django.db import models

from gesprekken.acties.bestuurspakket import NIETS, Pakket
from gesprekken.overzichten.boedel import IN_EEN_KADER, Model
from gesprekken.overzichten.meegeven import VAN_DE_INSTALLATIE, is_van_allen, op_naam
from gesprekken.wegen import modellen
from kwaliteit.canoniek import canonieke_json, met_rechte_apostrof
from kwaliteit.models import Kwaliteitskader
from scholen.inlezen.fout import InlezenMislukt
from scholen.models import Bestuur, Gebruiker, Samenwerkingsverband

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
    "Hier staat al een gedeeld kader {}, dat niet hetzelfde is als dat in het bestand: {}. Een"
    " gedeeld kader verandert niet meer. Lees dit bestand in op een installatie waar het gelijk is,"
    " of waar het nog niet staat. " + NIETS
)
NOG_CONCEPT = (
    "Hier staat al een gedeeld kader {}, als concept. Publiceer het als het gelijk is aan dat in"
    " het bestand, of gooi het weg. Lees daarna dit bestand in. " + NIETS
)
Hier = dict[int, models.Model]
"""Rows that are here already, by their place in the zip."""


@dataclass(frozen=True)
class Plaatsing:
    """Where the rows of a zip come to stand.

    Args:
        pks: by model, the key of every row, in the order of their places.
        hier_al: by model, which rows are here already.
    """

    pks: dict[Model, Sequence[int]]
    hier_al: dict[Model, Hier]

    def pk(self, model: Model, plek: int | None) -> int | None:
        """The key of the row at a place.

        Raises:
            IndexError: there is no such place.
        """
        if plek is None:
            return None
        if plek < 1:
            raise IndexError(plek)
        return self.pks[model][plek - 1]


def plaats(pakket: Pakket) -> Plaatsing:
    """Look up what is here already, and give every other row a key of its own.

    Raises:
        InlezenMislukt: it does not fit in with what is here.
    """
    _keur(pakket)
    hier_al: dict[Model, Hier] = {
        Samenwerkingsverband: _op_veld(Samenwerkingsverband, "code", pakket),
        Gebruiker: _op_veld(Gebruiker, "sleutel", pakket),
        Kwaliteitskader: _kaders_hier(pakket),
    }
    for model in IN_EEN_KADER:
        hier_al[model] = _in_kaders(model, pakket, hier_al[Kwaliteitskader])
    pks = {model: _sleutels(model, pakket, hier_al.get(model, {})) for model in modellen()}
    return Plaatsing(pks, hier_al)


def _keur(pakket: Pakket) -> None:
    """It is one bestuur, and that is not here yet."""
    [rij] = pakket.rijen(Bestuur)
    if rij["bestuursnummer"] != pakket.manifest["bestuur"]["nummer"]:
        raise ValueError("een ander bestuur dan het manifest zegt")
    if er_al := Bestuur.objects.filter(bestuursnummer=rij["bestuursnummer"]).first():
        raise InlezenMislukt(AL_HIER.format(er_al.bestuursnummer, er_al))
    if Bestuur.objects.filter(naam__iexact=rij["naam"]).exists():
        raise InlezenMislukt(ZELFDE_NAAM.format(rij["naam"]))
    vergeten = set(Gebruiker.objects.exclude(vergeten_op=None).values_list("sleutel", flat=True))
    for mens in pakket.rijen(Gebruiker):
        ander = Gebruiker.objects.filter(email=mens["email"]).exclude(sleutel=mens["sleutel"])
        if mens["sleutel"] not in vergeten and ander.exists():
            raise InlezenMislukt(ANDER_ADRES.format(mens["email"]))


def _op_veld(model: Model, veld: str, pakket: Pakket) -> Hier:
    namen = {rij[veld]: plek for plek, rij in enumerate(pakket.rijen(model), 1)}
    gevonden = model._base_manager.filter(**{f"{veld}__in": list(namen)})
    return {namen[getattr(rij, veld)]: rij for rij in gevonden}


def _kaders_hier(pakket: Pakket) -> Hier:
    """The kaders that are here already, by their place: those of all by what they are called."""
    hier = _op_veld(Kwaliteitskader, "sleutel", pakket)
    for plek, rij in enumerate(pakket.rijen(Kwaliteitskader), 1):
        if rij["bestuur"] is not None and plek in hier:
            raise InlezenMislukt(DUBBEL)
        if is_van_allen(rij) and (er_al := _gedeeld_kader(rij)):
            hier[plek] = er_al
    return hier


def _gedeeld_kader(rij: dict[str, Any]) -> Kwaliteitskader | None:
    """The shared kader of this name and version that is here already; it must say the same."""
    van_allen = Kwaliteitskader.objects.filter(bestuur=None, swv=None)
    er_al = van_allen.filter(naam=rij["naam"], versie=rij["versie"]).first()
    if er_al is None:
        return None
    if er_al.status == Kwaliteitskader.Status.CONCEPT:
        raise InlezenMislukt(NOG_CONCEPT.format(er_al))
    if anders := _eerste_verschil(er_al, rij, niet=VAN_DE_INSTALLATIE):
        raise InlezenMislukt(ANDER_KADER.format(er_al, anders))
    return er_al


def _in_kaders(model: Model, pakket: Pakket, kaders: Hier) -> Hier:
    """Rows of kaders that are here already: the same number of them, in the same order."""
    weg, soort = IN_EEN_KADER[model], model._meta.verbose_name_plural
    daar = defaultdict(list)
    for plek, van in enumerate(_kaders_van(model, weg, pakket), 1):
        daar[van].append(plek)
    gevonden: dict[int, tuple[models.Model, models.Model]] = {}
    for plek, kader in kaders.items():
        hier = list(model._base_manager.filter(**{weg: kader.pk}).order_by("pk"))
        if len(hier) != len(daar[plek]):
            aantallen = f"{soort} {len(hier)} en {len(daar[plek])}"
            raise InlezenMislukt(ANDER_KADER.format(kader, aantallen))
        gevonden |= {nummer: (kader, rij) for nummer, rij in zip(daar[plek], hier, strict=True)}
    for nummer, data in enumerate(pakket.rijen(model) if gevonden else (), 1):
        if nummer in gevonden:
            _keur_gelijk(*gevonden[nummer], data)
    return {nummer: rij for nummer, (_, rij) in gevonden.items()}


def _kaders_van(model: Model, weg: str, pakket: Pakket) -> Iterator[int | None]:
    """The place of the kader of each row, along ``kader``, ``schaal__kader`` or ``item__kader``."""
    eerste, *verder = weg.split("__")
    if not verder:
        return (rij[eerste] for rij in pakket.rijen(model))
    ouders = [rij["kader"] for rij in pakket.rijen(op_naam()[f"kwaliteit.{eerste}"])]
    return (ouders[rij[eerste] - 1] for rij in pakket.rijen(model))


def _keur_gelijk(kader: models.Model, rij: models.Model, data: dict[str, Any]) -> None:
    if anders := _eerste_verschil(rij, data):
        wat = f"{rij._meta.verbose_name_plural}, {_kort(rij)}: {anders}"
        raise InlezenMislukt(ANDER_KADER.format(kader, wat))


def _kort(rij: models.Model) -> str:
    return str(getattr(rij, "code", rij))[:80]


def _eerste_verschil(rij: models.Model, data: dict[str, Any], *, niet: Sequence[str] = ()) -> str:
    """The first column that says something else; where a row points is looked at in the end."""
    for veld in rij._meta.concrete_fields:
        is_eigen = not (veld.primary_key or veld.related_model or veld.name in niet)
        if is_eigen and not _zegt_hetzelfde(data[veld.name], getattr(rij, veld.attname), veld):
            return str(veld.verbose_name)
    return ""


def _zegt_hetzelfde(daar: Any, hier: Any, veld: Any) -> bool:  # noqa: ANN401 what a column holds
    """Which apostrophe a text has makes no difference, as when a kader is loaded."""
    if isinstance(hier, str | list | dict):
        daar, hier = (met_rechte_apostrof(canonieke_json(waarde)) for waarde in (daar, hier))
        return bool(daar == hier)
    return bool(veld.to_python(daar) == hier)


def _sleutels(model: Model, pakket: Pakket, er_al: Hier) -> Sequence[int]:
    hoogste = model._base_manager.aggregate(hoogste=models.Max("pk"))["hoogste"] or 0
    aantal, nieuw = pakket.aantal(model), count(hoogste + 1)
    if not er_al:
        return range(hoogste + 1, hoogste + 1 + aantal)
    return [er_al[plek].pk if plek in er_al else next(nieuw) for plek in range(1, aantal + 1)]
