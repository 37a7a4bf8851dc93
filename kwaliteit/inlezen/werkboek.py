"""A whole kader as the sheets of a workbook, and back: what an export to .xlsx holds.

Every sheet begins with a row of column names. A list is one cell with a line per text; a text too
long for a cell goes on in the same column of the next row, which has the same code. The lists
around the items are JSON, a row per entry. ``bladen_van`` and ``gegevens_uit`` are each other's
opposite.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from kwaliteit.inlezen.concept import KaderConcept, Regel, Regelsoort
from kwaliteit.inlezen.gegevens import INSTRUMENTEN, PLEK
from kwaliteit.inlezen.velden import Tabel
from scholen.inlezen.fout import InlezenMislukt

Blad = list[list[str]]
MAX_CEL = 32_000
KADER, DOMEINEN, ITEMS, THEMAS, SCHAAL, WOORDEN, ROND = (
    "Kader",
    "Domeinen",
    "Items",
    "Themas",
    "Schaal",
    "Woorden",
    "Rond het kader",
)
KADERVELDEN = ("naam", "versie", "omschrijving", "inleiding", "bron")
SCHAALVELDEN = ("naam", "toelichting", "niet_van_toepassing", "weten_we_niet")
NIVEAUKOLOMMEN = {f"niveau {waarde}": str(waarde) for waarde in range(1, 5)}
LIJSTKOLOMMEN = ("vragen", "merkbaar", "themas", "standaarden")
KOLOMMEN = {
    KADER: ("veld", "tekst"),
    DOMEINEN: ("code", "titel", "kort", "vraag", "omschrijving"),
    ITEMS: (
        *("domein", "code", "stelling", "kort", "bedoeld", "vragen", "merkbaar"),
        *NIVEAUKOLOMMEN,
        *("soort", "over", "plek", "gerichtheid", "meetbaar_of_merkbaar"),
        *("themas", "standaarden", "opmerking"),
    ),
    THEMAS: ("key", "naam", "omschrijving"),
    SCHAAL: ("waarde", "label", "betekenis"),
    WOORDEN: ("variabele", "tekst"),
    ROND: ("lijst", "gegevens"),
}


def bladen_van(data: Tabel) -> dict[str, Blad]:
    """The sheets by name, each with its column names first; a sheet with nothing in it is absent.

    Args:
        data: the tables of a kader, from ``gegevens_van``.
    """
    schaal = data.get("schaal", {})
    domeinen = data.get("domeinen", [])
    rijen: dict[str, list[Mapping[str, Any]]] = {
        KADER: [{"veld": veld, "tekst": data[veld]} for veld in KADERVELDEN if data.get(veld)]
        + [
            {"veld": f"schaal: {veld}", "tekst": schaal[veld]}
            for veld in SCHAALVELDEN
            if schaal.get(veld)
        ],
        DOMEINEN: domeinen,
        ITEMS: [
            _itemrij(domein["code"], item)
            for domein in domeinen
            for item in domein.get("items", [])
        ],
        THEMAS: data.get("themas", []),
        SCHAAL: schaal.get("niveaus", []),
        WOORDEN: [
            {"variabele": naam, "tekst": tekst}
            for naam, tekst in data.get("variabelen", {}).items()
        ],
        ROND: [
            {"lijst": lijst, "gegevens": json.dumps(een, ensure_ascii=False)}
            for lijst in INSTRUMENTEN
            for een in data.get(lijst, [])
        ],
    }
    return {
        naam: [list(KOLOMMEN[naam]), *(rij for een in lijst for rij in _rijen(naam, een))]
        for naam, lijst in rijen.items()
        if lijst
    }


def is_werkboek(bladen: Sequence[Tabel]) -> bool:
    """Whether these sheets, from ``lees_bladen``, are those of an export."""
    koppen = {blad["naam"]: blad["rijen"][0]["cellen"] for blad in bladen if blad["rijen"]}
    return all(
        tuple(kop.lower() for kop in koppen.get(naam, ())) == KOLOMMEN[naam]
        for naam in (KADER, ITEMS)
    )


def gegevens_uit(bladen: Sequence[Tabel]) -> dict[str, Any]:
    """The tables of a kader from its sheets; each domein and item knows its sheet and row.

    Raises:
        InlezenMislukt: a row that belongs nowhere, with its sheet and number.
    """
    tabellen = {blad["naam"]: list(_samen(blad)) for blad in bladen if blad["naam"] in KOLOMMEN}
    kader = {rij["veld"]: rij["tekst"] for _, rij in tabellen.get(KADER, []) if len(rij) > 1}
    data: dict[str, Any] = {veld: kader[veld] for veld in KADERVELDEN if veld in kader}
    domeinen: dict[str, dict[str, Any]] = {}
    for waar, rij in tabellen.get(DOMEINEN, []):
        if rij.get("code", "") in domeinen:
            raise InlezenMislukt(
                f"{waar}: domein “{rij.get('code', '')[:40]}” staat er al. Geef elk domein een "
                "eigen code en laad het bestand opnieuw."
            )
        domeinen[rij.get("code", "")] = {**rij, PLEK: waar, "items": []}
    for waar, rij in tabellen.get(ITEMS, []):
        domein = domeinen.get(rij.get("domein", ""))
        if domein is None:
            raise InlezenMislukt(
                f"{waar}: domein “{rij.get('domein', '')[:40]}” staat niet op het blad {DOMEINEN}. "
                "Zet het daar bij of verander de code hier, en laad het bestand opnieuw."
            )
        domein["items"].append(_item(rij, waar))
    data["domeinen"] = list(domeinen.values())
    data["themas"] = [rij for _, rij in tabellen.get(THEMAS, [])]
    data["variabelen"] = {
        rij.get("variabele", ""): rij.get("tekst", "") for _, rij in tabellen.get(WOORDEN, [])
    }
    niveaus = [_niveau(rij, waar) for waar, rij in tabellen.get(SCHAAL, [])]
    if niveaus:
        schaal = {veld: kader.get(f"schaal: {veld}", "") for veld in SCHAALVELDEN}
        data["schaal"] = {**schaal, "niveaus": niveaus}
    for waar, rij in tabellen.get(ROND, []):
        if rij.get("lijst") in INSTRUMENTEN:
            data.setdefault(rij["lijst"], []).append(_json(rij.get("gegevens", ""), waar))
    return data


def met_spoor(concept: KaderConcept) -> KaderConcept:
    """The kader with the sheet that each domein and item stands on, for who looks before saving."""
    regels: list[Regel] = []
    for domein in concept.domeinen:
        regels.append(_regel(domein.titel, Regelsoort.DOMEIN, domein.code, DOMEINEN))
        regels += [_regel(een.stelling, Regelsoort.ITEM, een.code, ITEMS) for een in domein.items]
    return concept.met_regels(tuple(regels))


def _regel(tekst: str, soort: Regelsoort, code: str, blad: str) -> Regel:
    return Regel(0, tekst, soort, bij=code, waar=f"blad {blad}")


def _itemrij(domein: str, item: Tabel) -> dict[str, Any]:
    zinnen = item.get("niveaus", {})
    return {
        **item,
        "domein": domein,
        **{kolom: zinnen.get(waarde, "") for kolom, waarde in NIVEAUKOLOMMEN.items()},
        **{kolom: _als_cel(item.get(kolom, ())) for kolom in LIJSTKOLOMMEN},
    }


def _als_cel(teksten: Sequence[str]) -> str:
    """A line per text; what goes on on a next line is moved in."""
    return "\n".join(tekst.replace("\n", "\n  ") for tekst in teksten)


def uit_cel(cel: str) -> list[str]:
    """The texts in a cell with a line per text."""
    teksten: list[str] = []
    for regel in cel.split("\n"):
        if regel.startswith("  ") and teksten:
            teksten[-1] += "\n" + regel[2:]
        elif regel.strip() or teksten:
            teksten.append(regel)
    return [tekst for tekst in teksten if tekst.strip()]


def _rijen(naam: str, rij: Mapping[str, Any]) -> Iterator[list[str]]:
    """One row, and as many more with the same first columns as its longest text asks for."""
    kolommen = KOLOMMEN[naam]
    vast = 2 if naam == ITEMS else 1
    stukken = [_geknipt(str(rij.get(kolom, "") or "")) for kolom in kolommen]
    for nummer in range(max(len(stuk) for stuk in stukken)):
        yield [
            stuk[0] if plek < vast else (stuk[nummer] if nummer < len(stuk) else "")
            for plek, stuk in enumerate(stukken)
        ]


def _geknipt(tekst: str) -> list[str]:
    """Pieces that fit in a cell, cut inside a word: a cell loses white space at its ends."""
    stukken = []
    while len(tekst) > MAX_CEL:
        plek = MAX_CEL
        while plek > 1 and (tekst[plek - 1].isspace() or tekst[plek].isspace()):
            plek -= 1
        stukken.append(tekst[:plek])
        tekst = tekst[plek:]
    return [*stukken, tekst]


def _samen(blad: Tabel) -> Iterator[tuple[str, dict[str, str]]]:
    """The rows by column name, each with its place; continuation rows are put together."""
    naam, (kop, *rijen) = blad["naam"], blad["rijen"]
    kolommen = [kolom.lower() for kolom in kop["cellen"]]
    vast = KOLOMMEN[naam][: 2 if naam == ITEMS else 1]
    vorige: tuple[str, dict[str, str]] | None = None
    for rij in rijen:
        waar = f"Blad {naam}, rij {rij['nummer']}"
        tabel = {k: cel for k, cel in zip(kolommen, rij["cellen"], strict=False) if k and cel}
        sleutel = [tabel.get(kolom) for kolom in vast]
        if (
            vorige
            and sleutel == [vorige[1].get(kolom) for kolom in vast]
            and _is_vervolg(vorige[1], tabel, vast)
        ):
            for kolom in tabel.keys() - set(vast):
                vorige[1][kolom] += tabel[kolom]
            continue
        if vorige:
            yield vorige
        vorige = (waar, tabel)
    if vorige:
        yield vorige


def _is_vervolg(vorige: Mapping[str, str], tabel: Mapping[str, str], vast: Sequence[str]) -> bool:
    erbij = tabel.keys() - set(vast)
    return bool(erbij) and all(len(vorige.get(kolom, "")) >= MAX_CEL // 2 for kolom in erbij)


def _item(rij: dict[str, str], waar: str) -> dict[str, Any]:
    item: dict[str, Any] = {
        kolom: tekst
        for kolom, tekst in rij.items()
        if kolom not in {"domein", *NIVEAUKOLOMMEN, *LIJSTKOLOMMEN}
    }
    item |= {kolom: uit_cel(rij[kolom]) for kolom in LIJSTKOLOMMEN if kolom in rij}
    item["niveaus"] = {
        waarde: rij[kolom] for kolom, waarde in NIVEAUKOLOMMEN.items() if kolom in rij
    }
    return {**item, PLEK: f"{waar} (item {rij.get('code', '?')})"}


def _niveau(rij: dict[str, str], waar: str) -> dict[str, Any]:
    waarde = rij.get("waarde", "")
    if not waarde.isdecimal():
        raise InlezenMislukt(
            f"{waar}, kolom waarde: “{waarde[:40]}” is geen heel getal. Kies een getal van 1 tot 4."
        )
    return {**rij, "waarde": int(waarde[:4])}


def _json(tekst: str, waar: str) -> object:
    try:
        return json.loads(tekst)
    except (ValueError, RecursionError) as fout:
        raise InlezenMislukt(
            f"{waar}, kolom gegevens: deze tekst is niet meer heel. Zet hem terug zoals hij was, "
            "of haal de rij weg."
        ) from fout
