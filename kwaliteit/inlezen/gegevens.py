"""A kader as plain data, the tables of its TOML file, into a kader on paper and back."""

from collections.abc import Mapping
from typing import Any

from kwaliteit.inlezen import velden
from kwaliteit.inlezen.concept import (
    MAX_CODE,
    MAX_INLEIDING,
    MAX_KORT,
    MAX_NAAM,
    MAX_TITEL,
    MAX_VERSIE,
    DomeinConcept,
    ItemConcept,
    KaderConcept,
    NiveauConcept,
    Regel,
    SchaalConcept,
    ThemaConcept,
    meer_dan_eens,
)
from kwaliteit.inlezen.nummering import letters
from kwaliteit.inlezen.velden import Tabel
from kwaliteit.woorden import VARIABELE
from scholen.inlezen.fout import InlezenMislukt

HET_KADER = "Het kader"
INSTRUMENTEN = ("betrokkenen", "fasen", "kwadranten", "rondevragen", "startvragen")
TEKSTVELDEN = ("naam", "versie", "omschrijving", "inleiding", "bron", "taal")
BEKEND = {*TEKSTVELDEN, *INSTRUMENTEN, "variabelen", "schaal", "domeinen", "themas"}
MAX_LABEL = 60
MAX_SLEUTELWOORD = 60
NIVEAUS = {"1", "2", "3", "4"}
"""The steps of the house, for a kader that brings no scale."""
PLEK = "\0plek"
"""Where in the source a domein or item stands, for the sentence when something is wrong with it."""


def concept_van(data: Tabel, naam: str, regels: tuple[Regel, ...] = ()) -> KaderConcept:
    """The kader that the tables describe, with everything around its items.

    Args:
        naam: what the kader is called where the data do not say.
        regels: the trace, to name a place by when something is wrong.

    Raises:
        InlezenMislukt: a field of the wrong kind or with an unknown value, or something that
            cannot be saved.
    """
    domeinen = velden.tabellen(data, "domeinen", HET_KADER)
    concept = KaderConcept(
        naam=velden.tekst(data, "naam", HET_KADER, ruimte=MAX_NAAM) or naam,
        versie=velden.tekst(data, "versie", HET_KADER, ruimte=MAX_VERSIE) or "1",
        omschrijving=velden.tekst(data, "omschrijving", HET_KADER, ruimte=MAX_INLEIDING),
        inleiding=velden.tekst(data, "inleiding", HET_KADER, ruimte=MAX_INLEIDING),
        bron=velden.tekst(data, "bron", HET_KADER),
        woorden=_woorden(velden.deeltabel(data, "variabelen", HET_KADER)),
        schaal=_schaal(velden.deeltabel(data, "schaal", HET_KADER)),
        domeinen=tuple(_domein(domein, plek) for plek, domein in enumerate(domeinen, start=1)),
        themas=tuple(_thema(thema) for thema in velden.tabellen(data, "themas", HET_KADER)),
        instrumenten={
            lijst: velden.gegevens(velden.tabellen(data, lijst, HET_KADER), lijst)
            for lijst in INSTRUMENTEN
            if data.get(lijst)
        },
        regels=regels,
    ).gecontroleerd()
    _controleer_verwijzingen(concept)
    return concept


def gegevens_van(concept: KaderConcept) -> dict[str, Any]:
    """The tables of a kader: ``concept_van`` makes an equal kader of them.

    What stands on its default is left out; lists and texts are plain, for TOML, JSON and sheets.
    """
    schaal = concept.schaal
    stappen = [vars(niveau) for niveau in schaal.niveaus] if schaal else []
    return _gevuld(
        {
            "naam": concept.naam,
            "versie": concept.versie,
            "omschrijving": concept.omschrijving,
            "inleiding": concept.inleiding,
            "bron": concept.bron,
            "variabelen": dict(concept.woorden),
            "schaal": _gevuld(vars(schaal) | {"niveaus": [_gevuld(een) for een in stappen]})
            if schaal
            else {},
            "themas": [_gevuld(vars(thema)) for thema in concept.themas],
            "domeinen": [domeingegevens(domein) for domein in concept.domeinen],
        }
    ) | dict(concept.instrumenten)


def domeingegevens(domein: DomeinConcept) -> dict[str, Any]:
    """The table of a domein, with those of its items."""
    return _gevuld(vars(domein) | {"items": [itemgegevens(item) for item in domein.items]})


def itemgegevens(item: ItemConcept) -> dict[str, Any]:
    """The table of an item, without the fields that stand on their default."""
    standaard = vars(ItemConcept("", ""))
    anders = {naam: w for naam, w in vars(item).items() if w != standaard[naam]}
    if "doelsoort" in anders:
        anders["meetbaar_of_merkbaar"] = anders.pop("doelsoort")
    return {naam: _plat(waarde) for naam, waarde in anders.items()}


def _gevuld(tabel: Mapping[str, Any]) -> dict[str, Any]:
    return {naam: _plat(waarde) for naam, waarde in tabel.items() if waarde}


def _plat(waarde: Any) -> Any:  # noqa: ANN401 any value of a field
    if isinstance(waarde, tuple):
        return list(waarde)
    return dict(waarde) if isinstance(waarde, Mapping) else waarde


def _domein(tabel: Tabel, plek: int) -> DomeinConcept:
    code = velden.tekst(tabel, "code", f"Het {plek}e domein", ruimte=MAX_CODE) or str(plek)
    waar = tabel.get(PLEK) or f"Domein {code}"
    items = velden.tabellen(tabel, "items", waar)
    return DomeinConcept(
        code=code,
        titel=velden.verplicht(tabel, "titel", waar, ruimte=MAX_TITEL),
        kort=velden.tekst(tabel, "kort", waar, ruimte=MAX_KORT),
        vraag=velden.tekst(tabel, "vraag", waar),
        omschrijving=velden.tekst(tabel, "omschrijving", waar, ruimte=MAX_INLEIDING),
        items=tuple(_item(item, code, plek) for plek, item in enumerate(items, start=1)),
    )


def _item(tabel: Tabel, domein: str, plek: int) -> ItemConcept:
    het_item = f"Het {plek}e item van domein {domein}"
    code = velden.tekst(tabel, "code", het_item, ruimte=MAX_CODE) or domein + letters(plek)
    waar = tabel.get(PLEK) or f"Item {code}"
    zinnen = velden.deeltabel(tabel, "niveaus", waar)
    return ItemConcept(
        code=code,
        stelling=velden.verplicht(tabel, "stelling", waar),
        kort=velden.tekst(tabel, "kort", waar, ruimte=MAX_KORT),
        bedoeld=velden.tekst(tabel, "bedoeld", waar),
        vragen=velden.teksten(tabel, "vragen", waar),
        merkbaar=velden.teksten(tabel, "merkbaar", waar),
        niveaus={waarde: velden.tekst(zinnen, waarde, waar) for waarde in zinnen},
        soort=velden.keuze(
            tabel, "soort", waar, ("stelling", "feit", "norm", "ambitie"), standaard="stelling"
        ),
        over=velden.keuze(tabel, "over", waar, ("school", "bestuur", "beide"), standaard="school"),
        plek=velden.keuze(
            tabel, "plek", waar, ("school", "bestuur", "samenwerkingsverband"), standaard="school"
        ),
        gerichtheid=velden.keuze(tabel, "gerichtheid", waar, ("borgen", "leren"), standaard=""),
        doelsoort=velden.keuze(
            tabel,
            "meetbaar_of_merkbaar",
            waar,
            ("meetbaar", "merkbaar", "beide"),
            standaard="beide",
        ),
        themas=velden.teksten(tabel, "themas", waar),
        standaarden=velden.teksten(tabel, "standaarden", waar),
        opmerking=velden.tekst(tabel, "opmerking", waar),
    )


def _thema(tabel: Tabel) -> ThemaConcept:
    key = velden.sleutelwoord(tabel, "key", "Een thema", ruimte=MAX_SLEUTELWOORD)
    waar = f"Thema {key}"
    return ThemaConcept(
        key=key,
        naam=velden.verplicht(tabel, "naam", waar, ruimte=MAX_KORT),
        omschrijving=velden.tekst(tabel, "omschrijving", waar),
    )


def _schaal(tabel: Tabel) -> SchaalConcept | None:
    if not tabel:
        return None
    waar = "De schaal"
    standaard = SchaalConcept(naam="", niveaus=())
    niveaus = []
    for niveau in velden.tabellen(tabel, "niveaus", waar):
        waarde = velden.getal(niveau, "waarde", waar)
        if not 1 <= waarde <= 4:
            raise InlezenMislukt(f"De schaal heeft een niveau {waarde}. Kies getallen van 1 tot 4.")
        label = velden.verplicht(niveau, "label", f"Niveau {waarde}", ruimte=MAX_LABEL)
        betekenis = velden.tekst(niveau, "betekenis", f"Niveau {waarde}")
        niveaus.append(NiveauConcept(waarde, label, betekenis))
    dubbel = meer_dan_eens(str(niveau.waarde) for niveau in niveaus)
    if dubbel or len(niveaus) < 2:
        raise InlezenMislukt(
            "De schaal heeft minstens twee niveaus nodig, elk met een eigen waarde. Vul ze aan, "
            "of laat de schaal weg: dan gelden de vier stappen van het systeem."
        )
    return SchaalConcept(
        naam=velden.verplicht(tabel, "naam", waar, ruimte=MAX_KORT),
        toelichting=velden.tekst(tabel, "toelichting", waar),
        niet_van_toepassing=velden.tekst(tabel, "niet_van_toepassing", waar, ruimte=MAX_LABEL)
        or standaard.niet_van_toepassing,
        weten_we_niet=velden.tekst(tabel, "weten_we_niet", waar, ruimte=MAX_LABEL)
        or standaard.weten_we_niet,
        niveaus=tuple(sorted(niveaus, key=lambda niveau: niveau.waarde)),
    )


def _woorden(tabel: Tabel) -> dict[str, str]:
    woorden = {naam: velden.tekst(tabel, naam, "De variabelen") for naam in tabel}
    for naam in woorden:
        if not VARIABELE.fullmatch(f"{{{naam}}}"):
            raise InlezenMislukt(
                f"De variabele “{naam[:40]}” kan zo niet heten. Gebruik kleine letters en "
                "liggende streepjes, zoals portaal."
            )
    return woorden


def _controleer_verwijzingen(concept: KaderConcept) -> None:
    """Every thema and every niveau that an item names exists, once."""
    dubbel = meer_dan_eens(thema.key for thema in concept.themas)
    if dubbel:
        raise InlezenMislukt(
            f"Thema {dubbel} staat er meer dan één keer in. Geef elk thema een eigen key."
        )
    themas = {thema.key for thema in concept.themas}
    schaal = concept.schaal
    waarden = {str(niveau.waarde) for niveau in schaal.niveaus} if schaal else NIVEAUS
    for item in concept.items:
        for key in item.themas:
            if key not in themas:
                raise InlezenMislukt(
                    f"Item {item.code} noemt thema “{key[:40]}”, maar dat staat niet bij de "
                    "[[themas]]. Zet het erbij of haal het bij het item weg."
                )
        for waarde in item.niveaus:
            if waarde not in waarden:
                raise InlezenMislukt(
                    f"Item {item.code} heeft een zin bij niveau {waarde[:40]}, maar dat niveau "
                    "staat niet in de schaal. Haal de zin weg of vul de schaal aan."
                )
