"""Ways to number a kader, and one kader to write in each of them."""

from kwaliteit.inlezen.nummering import letters
from kwaliteit.inlezen.tekst import lees

TWEE = {
    "1 De basis": {"1a": "We zien elkaar.", "1b": "We horen elkaar."},
    "2 De zorg": {"2a": "We helpen snel.", "2b": "We vragen door."},
}

STIJLEN = {
    "cijfer en letter": "{1}. {d}|{a}. {i}",
    "hoofdletter en cijfer": "{H}. {d}|{n}. {i}",
    "hoofdletter en streepje": "{H}. {d}|- {i}",
    "Romeins en letter": "{R}. {d}|{a}. {i}",
    "Romeins en cijfer": "{R}. {d}|{n}. {i}",
    "Romeins en hoofdletter": "{R}. {d}|{A}. {i}",
    "cijfer en letter met haakje": "{1}) {d}|{a}) {i}",
    "letter tussen haken": "{1}. {d}|({a}) {i}",
    "cijfer en hoofdletter": "{1}. {d}|{A}. {i}",
    "genest": "{1} {d}|{1}.{n} {i}",
    "genest met punt": "{1}. {d}|{1}.{n}. {i}",
    "code voluit": "{1}. {d}|{1}{a}. {i}",
    "code zonder punt": "{1} {d}|{1}{a} {i}",
    "cijfer en streepje": "{1}. {d}|- {i}",
    "cijfer en bol": "{1}. {d}|• {i}",
    "cijfer en Romeins": "{1}. {d}|{r}. {i}",
    "woord en cijfer": "Domein {1}: {d}|{n}. {i}",
    "woord en letter": "DOMEIN {1} {d}|{a}. {i}",
    "kop en code": "{d}|{1}{a}. {i}",
    "kop en streepje": "{d}|- {i}",
    "kop en ster": "{d}|* {i}",
    "kop met hekje": "## {d}|- {i}",
    "kop en letter": "{d}|{a}. {i}",
    "kop en cijfer": "{d}|{n}. {i}",
    "tab": "{1}.\t{d}|{a}.\t{i}",
    "inspringen": "  {1}. {d}|    {a}. {i}",
    "harde spatie": "\u00a0{1}.\u00a0{d}|\u00a0\u00a0{a}.\u00a0{i}",
    "zonder spatie": "{1}.{d}|{a}.{i}",
}


ROMEINS = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"]


def domeincode(stijl: str, nummer: int) -> str:
    """What a domein is called in this style."""
    if "{H}" in stijl:
        return letters(nummer).upper()
    return ROMEINS[nummer - 1] if "{R}" in stijl else str(nummer)


def met_codes(stijl: str, kader: dict[str, dict[str, str]]) -> dict[str, dict[str, str]]:
    """The kader with the codes it gets when it is written in this style."""
    return {
        f"{domeincode(stijl, nummer)} {titel.split(' ', 1)[1]}": {
            domeincode(stijl, nummer) + letters(plek): stelling
            for plek, stelling in enumerate(items.values(), start=1)
        }
        for nummer, (titel, items) in enumerate(kader.items(), start=1)
    }


def schrijf(stijl: str, kader: dict[str, dict[str, str]], *, wit: str = "\n") -> str:
    """The kader as a text in this style."""
    tekst = ""
    for nummer, (titel, items) in enumerate(kader.items(), start=1):
        kop, regel = stijl.split("|")
        merk = domeincode(stijl, nummer)
        for naam in ("{1}", "{H}", "{R}"):
            kop = kop.replace(naam, merk)
        tekst += kop.replace("{d}", titel.split(" ", 1)[1]) + "\n"
        for plek, stelling in enumerate(items.values(), start=1):
            merken = {
                "{1}": str(nummer),
                "{n}": str(plek),
                "{a}": letters(plek),
                "{A}": letters(plek).upper(),
                "{r}": ROMEINS[plek - 1].lower(),
                "{i}": stelling,
            }
            zin = regel
            for naam, waarde in merken.items():
                zin = zin.replace(naam, waarde)
            tekst += zin + "\n"
        tekst += wit
    return tekst


def gelezen(tekst: str | bytes) -> dict[str, dict[str, str]]:
    """Per domein, code and title, the stellingen by their code."""
    return {
        f"{domein.code} {domein.titel}": {item.code: item.stelling for item in domein.items}
        for domein in lees(tekst, "Kader").domeinen
    }
