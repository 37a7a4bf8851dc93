"""Identifiers of schools: always text, however a spreadsheet left them.

A zero that fell off is put back only where one number alone can be meant, and then it is said.
"""

import re
import unicodedata

BRIN = re.compile(r"\d{2}[A-Z]{2}")
BRIN6 = re.compile(r"\d{2}[A-Z]{2}\d{2}")
ZONDER_NUL = re.compile(r"(\d{1,2})([A-Z]{2})(?:-?(\d{1,2}))?", re.ASCII)
GETAL = re.compile(r"\d+([.,]\d+)?(E[+]?\d+)?")
LEESTEKENS = str.maketrans("", "", " _'’\t\n\u00a0\u00ad\u200b\u200d\u202f\ufeff")


class GeenNummer(ValueError):
    """This is no BRIN; the text says why, after the place where it stands."""

    def __init__(self, zin: str, *, veld: str = "brin") -> None:
        super().__init__(zin)
        self.veld = veld


def kaal(tekst: str) -> str:
    """An identifier without spaces and invisible characters, in capitals."""
    return unicodedata.normalize("NFKC", tekst).translate(LEESTEKENS).upper()


def lijkt_brin(nummer: str) -> bool:
    """Whether an identifier can be a BRIN or BRIN6, with or without its zeros."""
    return ZONDER_NUL.fullmatch(nummer) is not None


def bestuursnummer(tekst: str) -> str:
    """Five digits, or the text as it is; zeros in front fall off in a spreadsheet."""
    nummer = kaal(tekst)
    return nummer.zfill(5) if nummer.isdecimal() and nummer.isascii() else nummer


def brin6(brin: str, vestiging: str) -> tuple[str, str]:
    """The BRIN6 that two columns give together, and what was mended about it.

    Args:
        brin: a BRIN, or a BRIN6, or nothing.
        vestiging: two digits, or a BRIN6, or nothing: then it is the head office, ``00``.

    Raises:
        GeenNummer: no number can be made of it, or two.
    """
    brin, vestiging = kaal(brin), kaal(vestiging)
    delen = ZONDER_NUL.fullmatch(vestiging)
    if delen and delen[3]:
        heel = _met_nullen(vestiging)
        if brin and not GETAL.fullmatch(brin) and heel[:4] != _met_nullen(brin)[:4]:
            raise GeenNummer(
                f"hier staat {vestiging}, maar het BRIN-nummer ernaast is {brin}. Kijk welke van"
                " de twee klopt.",
                veld="vestiging",
            )
        return _gemeld(vestiging, heel)
    heel = _met_nullen(brin)
    if BRIN6.fullmatch(heel):
        if vestiging and vestiging.zfill(2) != heel[4:]:
            raise GeenNummer(
                f"hier staat {vestiging}, maar het BRIN-nummer ernaast is {heel}. Kijk welke van"
                " de twee klopt.",
                veld="vestiging",
            )
        return _gemeld(brin, heel)
    if vestiging and not re.fullmatch(r"\d{1,2}", vestiging, re.ASCII):
        raise GeenNummer(
            f"{vestiging} is geen vestigingsnummer. Dat heeft twee cijfers (00), of het is het"
            " BRIN-nummer met twee cijfers erachter (99XA00).",
            veld="vestiging",
        )
    if vestiging:  # in a column of its own 0 can be nothing but 00: nothing to look at
        vestiging = vestiging.zfill(2)
    return _gemeld(brin + vestiging, heel + (vestiging or "00"), bij=not vestiging)


def _met_nullen(nummer: str) -> str:
    """A BRIN or BRIN6 with the zeros that fell off."""
    delen = ZONDER_NUL.fullmatch(nummer)
    if delen:
        cijfers, letters, vestiging = delen.groups()
        return cijfers.zfill(2) + letters + (vestiging.zfill(2) if vestiging else "")
    if GETAL.fullmatch(nummer):
        raise GeenNummer(
            f"hier staat het getal {nummer}. Een spreadsheet maakt van een BRIN-nummer met een E"
            " soms een getal. Zet de kolom op Tekst en typ het BRIN-nummer opnieuw."
        )
    raise GeenNummer(
        f"{nummer[:20]} is geen BRIN-nummer. Dat heeft twee cijfers en twee letters, zoals 99XA,"
        " en voor een vestiging nog twee cijfers."
    )


def _gemeld(gelezen: str, heel: str, *, bij: bool = False) -> tuple[str, str]:
    gelezen = gelezen.replace("-", "")
    if gelezen == heel or (bij and gelezen == heel[:4]):
        return heel, ""
    return heel, f"We lazen {gelezen} als {heel}: er leek een nul weg."
