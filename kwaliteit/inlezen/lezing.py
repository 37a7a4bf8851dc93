"""One reading of the lines under one way of numbering, and how much of the text it explains."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from kwaliteit.inlezen.concept import DomeinConcept, Regel, Regelsoort
from kwaliteit.inlezen.itemtekst import Itemtekst, aaneen, etiket_van
from kwaliteit.inlezen.nummering import Merk, Stijl, letters
from kwaliteit.inlezen.opbouw import Rij, Schema, domeinbeginnen, is_af, past_als_item

LOSSE_TEKST = "losse tekst die niet met een nummer of letter begint"
GEEN_ITEMS = "lijkt op een domein, maar er staan geen items onder"
GEEN_TEKST = "er staat geen tekst achter"
HERHAALDE_KOP = "de kop van dit domein, nog een keer bovenaan een bladzijde"
VERVOLG = re.compile(r"\s*\(?vervolg\)?$", re.IGNORECASE)
KLEINSTE_DEEL = 0.15
ONZEKER = {Stijl.LETTER: 0.5, Stijl.KOP: 0.5}
"""A small letter is more often an item with a list in it, any line can look like a heading."""
ONWAARSCHIJNLIJK = 0.1
"""What the items of a domein weigh whose title is a sentence, or that begins with another list."""


@dataclass
class Domeintekst:
    merk: Merk
    titel: str
    omschrijving: str = ""
    items: list[Itemtekst] = field(default_factory=list)
    onverklaard: int = 0
    andere_lijst: bool = False

    @property
    def code(self) -> str:
        return self.merk.code

    @property
    def laatste(self) -> Itemtekst | None:
        return self.items[-1] if self.items else None

    @property
    def gewicht(self) -> float:
        verdacht = self.andere_lijst or self.titel.endswith((".", ";"))
        zekerheid = ONZEKER.get(self.merk.stijl, 1) * (ONWAARSCHIJNLIJK if verdacht else 1)
        return len(self.items) * zekerheid - self.onverklaard / 2


@dataclass
class Spoor:
    rij: Rij
    soort: Regelsoort
    van: Domeintekst | Itemtekst | None = None
    reden: str = ""
    alinea: bool = False


class Lezing:
    """Goes through the rows once; afterwards ``domeinen``, ``inleiding`` and ``regels`` stand."""

    def __init__(self, rijen: Sequence[Rij], schema: Schema) -> None:
        self.schema = schema
        self._inleiding: list[str] = []
        self._domeinen: list[Domeintekst] = []
        self._sporen: list[Spoor] = []
        self._in_losse_tekst = False
        beginnen = domeinbeginnen(rijen, schema)
        for plek, rij in enumerate(rijen):
            if plek in beginnen:
                self._domein(rij, beginnen[plek])
            else:
                self._regel(rij)
        self._ruim_lege_items_op()
        self._geef_codes()

    @property
    def gewicht(self) -> float:
        """The more items it finds, and the fewer marks it leaves unexplained, the heavier.

        Headings and bullets occur in any prose, so there the items have to be a good part of the
        text, and more than what stays loose between them.
        """
        if self.schema.domein is Stijl.KOP or self.schema.item is Stijl.STREEP:
            los = sum(spoor.reden == LOSSE_TEKST for spoor in self._sporen)
            van_items = sum(isinstance(spoor.van, Itemtekst) for spoor in self._sporen)
            if van_items < max(los, KLEINSTE_DEEL * len(self._sporen)):
                return 0
        return sum(domein.gewicht for domein in self._domeinen)

    @property
    def inleiding(self) -> str:
        """What stands before the first domein: a line per line, an empty one between paragraphs."""
        return "\n".join(self._inleiding).strip()

    @property
    def domeinen(self) -> tuple[DomeinConcept, ...]:
        """What it found, as a reader hands it on."""
        return tuple(
            DomeinConcept(
                code=domein.code,
                titel=domein.titel,
                omschrijving=domein.omschrijving,
                items=tuple(item.concept for item in domein.items),
            )
            for domein in self._domeinen
        )

    @property
    def regels(self) -> list[Regel]:
        """The trace: one line per row, with the code it ended up under."""
        return [
            Regel(
                spoor.rij.regel.nummer,
                spoor.rij.tekst,
                spoor.soort,
                bij=spoor.van.code if spoor.van else "",
                reden=spoor.reden,
                waar=spoor.rij.regel.waar,
                alinea=spoor.alinea,
            )
            for spoor in self._sporen
        ]

    def _domein(self, rij: Rij, merk: Merk) -> None:
        if self._is_herhaalde_kop(merk):
            self._noteer(rij, Regelsoort.OVERGESLAGEN, reden=HERHAALDE_KOP)
            return
        domein = Domeintekst(merk, merk.tekst)
        self._domeinen.append(domein)
        self._noteer(rij, Regelsoort.DOMEIN, domein)

    def _regel(self, rij: Rij) -> None:
        if not self._domeinen:
            self._bij_inleiding(rij)
            return
        domein = self._domeinen[-1]
        laatste = domein.laatste
        merk = rij.merken.get(self.schema.item)
        if merk and past_als_item(
            rij,
            merk,
            domein=domein.code,
            laatste=laatste.merk.rang if laatste else 0,
            zin=laatste.tekst if laatste else "",
        ):
            domein.items.append(Itemtekst(merk, merk.tekst))
            self._noteer(rij, Regelsoort.ITEM, domein.items[-1])
        elif self._herhaalt(rij):
            self._noteer(rij, Regelsoort.OVERGESLAGEN, reden=HERHAALDE_KOP)
        else:
            self._zonder_merk(rij, domein)

    def _zonder_merk(self, rij: Rij, domein: Domeintekst) -> None:
        item = domein.laatste
        if item and self._bij_etiket(rij, item):
            self._noteer(rij, Regelsoort.VERVOLG, item)
            return
        domein.onverklaard += any(stijl is not Stijl.STREEP for stijl in rij.merken)
        if item is None:
            self._bij_domein(rij, domein)
        elif self._loopt_door(rij, item.tekst):
            item.tekst = aaneen(item.tekst, rij.tekst)
            self._noteer(rij, Regelsoort.VERVOLG, item)
        else:
            self._in_losse_tekst = True
            reden = GEEN_ITEMS if self.schema.domein in rij.merken else LOSSE_TEKST
            self._sporen.append(Spoor(rij, Regelsoort.OVERGESLAGEN, reden=reden))

    def _bij_etiket(self, rij: Rij, item: Itemtekst) -> bool:
        """Whether a label stands in front, or the line goes on with what one began."""
        veld, tekst = etiket_van(rij.tekst)
        if veld and item.tekst and not self._in_losse_tekst:
            item.begin(veld, tekst)
        elif item.veld and (Stijl.STREEP in rij.merken or not (rij.los or rij.merken)):
            item.vervolg(rij.tekst, nieuw=rij.staat_apart and not rij.begint_klein)
        else:
            return False
        return True

    def _bij_domein(self, rij: Rij, domein: Domeintekst) -> None:
        domein.andere_lijst |= any(
            merk.rang == 1 or stijl is Stijl.STREEP for stijl, merk in rij.merken.items()
        )
        hoort_bij_titel = not rij.los and (rij.begint_klein or rij.omslag)
        if not domein.titel or (hoort_bij_titel and not domein.omschrijving):
            domein.titel = aaneen(domein.titel, rij.tekst)
            self._noteer(rij, Regelsoort.VERVOLG, domein)
        else:
            eerste = not domein.omschrijving
            nieuwe_alinea = rij.los and not (rij.breuk and rij.begint_klein)
            domein.omschrijving = aaneen(
                domein.omschrijving, rij.tekst, tussen="\n\n" if nieuwe_alinea else " "
            )
            self._noteer(rij, Regelsoort.OMSCHRIJVING, domein, alinea=nieuwe_alinea or eerste)

    def _bij_inleiding(self, rij: Rij) -> None:
        loopt_door = rij.begint_klein and (rij.breuk or not rij.los)
        if self._inleiding and (loopt_door or (rij.omslag and not rij.los)):
            self._inleiding[-1] = aaneen(self._inleiding[-1], rij.tekst)
            self._noteer(rij, Regelsoort.INLEIDING)
        else:
            self._inleiding += ["", rij.tekst] if rij.los else [rij.tekst]
            self._noteer(rij, Regelsoort.INLEIDING, alinea=rij.los)

    def _loopt_door(self, rij: Rij, zin: str) -> bool:
        """Whether a row without a mark of its own goes on with the item above it."""
        if not zin:
            return True
        if self._in_losse_tekst or (Stijl.WOORD in rij.merken and is_af(zin)):
            return False
        if not rij.los:
            return True
        if rij.breuk:
            return rij.begint_klein or (not is_af(zin) and rij.omslag)
        return rij.begint_klein and not is_af(zin)

    def _herhaalt(self, rij: Rij) -> bool:
        merk = rij.merken.get(self.schema.domein)
        return rij.los and merk is not None and self._is_herhaalde_kop(merk)

    def _is_herhaalde_kop(self, merk: Merk) -> bool:
        if not self._domeinen or merk.stijl is Stijl.KOP:
            return False
        domein = self._domeinen[-1]
        return domein.code == merk.code and domein.titel == VERVOLG.sub("", merk.tekst)

    def _noteer(
        self,
        rij: Rij,
        soort: Regelsoort,
        van: Domeintekst | Itemtekst | None = None,
        *,
        reden: str = "",
        alinea: bool = False,
    ) -> None:
        self._in_losse_tekst = False
        self._sporen.append(Spoor(rij, soort, van, reden, alinea))

    def _ruim_lege_items_op(self) -> None:
        """A mark with nothing behind it is no item; the trace says so."""
        for domein in self._domeinen:
            domein.items = [item for item in domein.items if item.tekst]
        for spoor in self._sporen:
            if isinstance(spoor.van, Itemtekst) and not spoor.van.tekst:
                spoor.soort, spoor.van = Regelsoort.OVERGESLAGEN, None
                spoor.reden = GEEN_TEKST

    def _geef_codes(self) -> None:
        """Domein and letter: as written, else the place in the row as a letter."""
        vorige = 0
        for domein in self._domeinen:
            eerste = domein.items[0].merk.rang if domein.items else 1
            begin = vorige if vorige and eerste == vorige + 1 else 0
            for plek, item in enumerate(domein.items, start=1):
                if item.merk.stijl in {Stijl.LETTER, Stijl.SAMEN}:
                    letter = item.merk.code
                elif item.merk.stijl is Stijl.STREEP:
                    letter = letters(plek)
                else:
                    letter = letters(item.merk.rang - begin)
                item.code = domein.code + letter
            vorige = domein.items[-1].merk.rang if domein.items else vorige
