"""From bytes to lines: what every text file goes through before anybody looks at its meaning."""

import codecs
import re
import unicodedata
from collections import Counter
from dataclasses import replace

from kwaliteit.inlezen.afbreking import hele_woorden, zonder_zachte_streepjes
from kwaliteit.inlezen.bronregel import Bronregel
from kwaliteit.inlezen.nummering import HOOFDLETTER, merken_van
from scholen.inlezen.fout import InlezenMislukt

MAX_BYTES = 2_000_000
MAX_REGELS = 20_000
ANDERS = {
    b"PK\x03\x04": "Dit is een Word- of Excelbestand. Geef het weer een naam die eindigt op "
    ".docx of .xlsx, of kopieer de tekst en plak die in het tekstvak.",
    b"%PDF": "Dit is een pdf. Kopieer de tekst eruit en plak die in het tekstvak.",
    b"\xd0\xcf\x11\xe0": "Dit is een oud Wordbestand. Bewaar het in Word als .docx, of "
    "kopieer de tekst en plak die in het tekstvak.",
    b"{\\rtf": "Dit is een rtf-bestand. Bewaar het als platte tekst (.txt), of kopieer de tekst en "
    "plak die in het tekstvak.",
}
GEEN_TEKST = (
    "Dit bestand is geen leesbare tekst. Bewaar het als platte tekst (.txt, UTF-8), of kopieer "
    "de tekst en plak die in het tekstvak."
)
REGELEINDES = str.maketrans(dict.fromkeys("\v\x85\u2028\u2029", "\n"))
BLADZIJDENUMMER = re.compile(
    r"[-–—]?\s*((pagina|pag|bladzijde|blz|p)\b\.?\s*)?\d{1,4}(\s*(van|/|\|)\s*\d{1,4})?\s*[-–—]?",
    re.IGNORECASE,
)
LIJN = re.compile(r"[-–—_=*.~#\s]{3,}")
KOPREGEL = re.compile(rf"{HOOFDLETTER}\S*\s+\S")
"""More words from a capital on: no tail of a sentence comes back like that three times."""
KOP_OF_VOET = "kop- of voettekst die op meer bladzijden staat"
RAND = 2
"""So many lines at the top and the bottom of a page may be a running head or foot."""
ONZICHTBAAR = "\u200b\u200c\u200d\u2060\ufeff"


def als_tekst(inhoud: bytes | str) -> str:
    """The file as text: UTF-8 (or UTF-16 with its mark), else windows-1252; NFC and ``\\n``.

    Raises:
        InlezenMislukt: empty, too large, another kind of file, or characters that are no text.
    """
    omvang = len(inhoud) if isinstance(inhoud, bytes) else len(inhoud.encode(errors="replace"))
    if omvang > MAX_BYTES:
        raise InlezenMislukt(
            f"Dit bestand is groter dan {MAX_BYTES // 1_000_000} MB. Een kader is veel kleiner: "
            "haal plaatjes en andere hoofdstukken eruit en probeer het opnieuw."
        )
    tekst = _ontcijfer(inhoud) if isinstance(inhoud, bytes) else inhoud
    tekst = unicodedata.normalize("NFC", tekst.removeprefix("\ufeff"))
    tekst = tekst.replace("\r\n", "\n").replace("\r", "\n").translate(REGELEINDES)
    if not tekst.strip():
        raise InlezenMislukt("Dit bestand is leeg. Kies een bestand met tekst, of plak de tekst.")
    if tekst.count("\n") + tekst.count("\f") >= MAX_REGELS:
        raise InlezenMislukt(
            f"Dit bestand heeft meer dan {MAX_REGELS} regels. Haal de hoofdstukken weg die "
            "niet bij het kader horen en probeer het opnieuw."
        )
    for nummer, regel in enumerate(tekst.split("\n"), start=1):
        if any(unicodedata.category(t) in {"Cc", "Cs"} and t not in "\t\f" for t in regel):
            raise InlezenMislukt(
                f"Op regel {nummer} staat een onzichtbaar stuurteken. Haal dat weg, of kopieer de "
                "tekst en plak die als platte tekst in het tekstvak."
            )
    return tekst


def _ontcijfer(inhoud: bytes) -> str:
    for begin, zin in ANDERS.items():
        if inhoud.startswith(begin):
            raise InlezenMislukt(zin)
    if inhoud.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        codering = ["utf-16"]
    elif b"\0" in inhoud:
        raise InlezenMislukt(GEEN_TEKST)
    else:
        codering = ["utf-8", "windows-1252"]
    for naam in codering:
        try:
            return inhoud.decode(naam)
        except UnicodeDecodeError:
            continue
    raise InlezenMislukt(GEEN_TEKST)


def regels_van(tekst: str) -> list[Bronregel]:
    """Every line of ``tekst``, those that are only layout marked with the reason.

    A form feed begins a page and keeps the line number: an editor counts it as no line.
    """
    regels = []
    bladzijde = 1
    for nummer, regel in enumerate(tekst.split("\n"), start=1):
        for deel, stuk in enumerate(regel.split("\f")):
            bladzijde += deel > 0
            regels.append(Bronregel(nummer, _kaal(stuk), bladzijde, len(stuk.rstrip())))
    koppen = _lopende_koppen(regels)
    return hele_woorden(
        [
            replace(regel, reden=koppen.get(plek, _opmaak(regel)))
            for plek, regel in enumerate(regels)
        ]
    )


def _kaal(regel: str) -> str:
    wit = ONZICHTBAAR + " \t\u00a0\u2007\u202f\u3000"
    return zonder_zachte_streepjes(regel.strip().strip(wit))


def _opmaak(regel: Bronregel) -> str:
    if BLADZIJDENUMMER.fullmatch(regel.tekst):
        return "bladzijdenummer"
    return "lijn" if LIJN.fullmatch(regel.tekst) else ""


def _lopende_koppen(regels: list[Bronregel]) -> dict[int, str]:
    """The lines that come back on page after page, by their index, with the reason.

    A line with a number of its own ("Domein 1", "1. Visie") is left to who reads the numbering.
    """
    vormen = {
        plek: re.sub(r"\d+", "0", regel.tekst)
        for plek, regel in enumerate(regels)
        if regel.tekst and not merken_van(regel.tekst)
    }
    bladzijden = regels[-1].bladzijde
    if bladzijden > 1:
        plekken, nodig = _aan_de_rand(regels), max(2, bladzijden // 3)
    else:
        plekken, nodig = _losstaand(regels), 2
    aantallen = Counter(vormen.values())
    aan_de_rand = Counter(vormen[plek] for plek in plekken if plek in vormen)
    koppen = {  # a line with a small letter may be the tail of a sentence: that asks for more
        vorm
        for vorm, aantal in aan_de_rand.items()
        if aantal >= nodig
        and (vorm[0].isupper() or vorm[0].isdigit() or aantal > max(3, bladzijden // 2))
    }
    koppen |= {vorm for vorm, aantal in aantallen.items() if aantal > 2 and KOPREGEL.match(vorm)}
    return {plek: KOP_OF_VOET for plek, vorm in vormen.items() if vorm in koppen}


def _aan_de_rand(regels: list[Bronregel]) -> set[int]:
    per_bladzijde: dict[int, list[int]] = {}
    for plek, regel in enumerate(regels):
        if regel.tekst:
            per_bladzijde.setdefault(regel.bladzijde, []).append(plek)
    return {
        plek for plekken in per_bladzijde.values() for plek in (*plekken[:RAND], *plekken[-RAND:])
    }


def _losstaand(regels: list[Bronregel]) -> set[int]:
    """Without page breaks a running head still has nothing directly above and below it."""
    return {
        plek
        for plek, regel in enumerate(regels)
        if regel.tekst
        and all(
            not buur.tekst or _opmaak(buur)
            for buur in (*regels[max(plek - 1, 0) : plek], *regels[plek + 1 : plek + 2])
        )
    }
