"""A list of people beside who works here: who is new, who gets a role, what is wrong with a row.

Reads and changes nothing; ``acties.mensenblad`` carries it out.
"""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from difflib import get_close_matches

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from scholen.inlezen.kolomnamen import kern
from scholen.inlezen.mensen import Mensenblad, Mensregel
from scholen.inlezen.rollen import NAMEN, bedoelde, is_gewoon, rol_van
from scholen.models import SCHOOLROLLEN, Aanstelling, Bestuur, Gebruiker, Rol, School, Vestiging
from scholen.models.voorstel import Voorstel
from scholen.taal import alfabetisch, kleine_letter, opsomming

VORMEN = ("%d-%m-%Y", "%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y")


@dataclass
class Nieuwkomer:
    """One person of the list, with all roles that the list gives."""

    email: str
    naam: str
    plek: str
    gebruiker: Gebruiker | None
    """Somebody who works or worked for this bestuur, and so gets the roles without a mail."""
    rollen: list[Voorstel] = field(default_factory=list)
    al: list[Voorstel] = field(default_factory=list)
    """The roles that this person holds already."""


@dataclass(frozen=True)
class Beoordeling:
    """What the list means here; with a fault in one row nothing of it is carried out."""

    mensen: tuple[Nieuwkomer, ...]
    fouten: tuple[str, ...]

    @property
    def uit_te_nodigen(self) -> list[Nieuwkomer]:
        """Who gets a mail."""
        return [een for een in self.mensen if een.rollen and een.gebruiker is None]

    @property
    def rol_erbij(self) -> list[Nieuwkomer]:
        """Who gets a role at once."""
        return [een for een in self.mensen if een.rollen and een.gebruiker is not None]

    @property
    def zonder_iets(self) -> list[Nieuwkomer]:
        """For whom there is nothing to do."""
        return [een for een in self.mensen if not een.rollen]

    @property
    def stand(self) -> str:
        """A mark of what would be done; another one when somebody changed a role meanwhile."""
        wat = [
            [een.email, een.naam, een.gebruiker is not None, *map(str, een.rollen)]
            for een in self.mensen
        ]
        return hashlib.sha256(json.dumps([wat, self.fouten]).encode()).hexdigest()[:16]


class RegelFout(Exception):
    """What is wrong with one row, and what now."""


def beoordeel(
    bestuur: Bestuur, blad: Mensenblad, *, rol: str, school: School | None, vandaag: date
) -> Beoordeling:
    """Each row by itself, then per address; a number of queries that hardly grows.

    Args:
        rol: for rows that say none; empty when each has to say it.
        school: for rows that say none.
    """
    lezer = _Lezer(bestuur, rol=rol, school=school, vandaag=vandaag)
    for regel in blad.regels:
        lezer.lees(regel)
    return Beoordeling(tuple(lezer.mensen.values()), tuple(lezer.fouten))


class _Lezer:
    def __init__(self, bestuur: Bestuur, *, rol: str, school: School | None, vandaag: date) -> None:
        self.bestuur, self.rol, self.school, self.vandaag = bestuur, rol, school, vandaag
        scholen = list(School.objects.filter(bestuur=bestuur).bestaand())
        self.scholen = {kern(een.naam): een for een in scholen}
        self.scholen |= {kern(alfabetisch(een.naam)): een for een in scholen}
        self.namen = {kern(een.naam): een.naam for een in scholen}
        per_pk = {een.pk: een for een in scholen}
        for vestiging in Vestiging.objects.filter(school__in=scholen, gesloten_op=None):
            bij = per_pk[vestiging.school_id]
            for nummer in (vestiging.brin6, vestiging.brin6[:4], kern(vestiging.naam)):
                self.scholen.setdefault(nummer, bij)
        onze = Gebruiker.objects.van_besturen([bestuur])
        nu = Aanstelling.objects.lopend().van_besturen([bestuur])  # who left is invited again
        bekend = onze.filter(is_active=True, pk__in=nu.values("gebruiker"))
        self.bekend = {een.email: een for een in bekend}
        self.werk: dict[str, list[Aanstelling]] = defaultdict(list)
        for rij in Aanstelling.objects.filter(gebruiker__in=onze).select_related("gebruiker"):
            self.werk[rij.gebruiker.email].append(rij)
        self.mensen: dict[str, Nieuwkomer] = {}
        self.fouten: list[str] = []

    def lees(self, regel: Mensregel) -> None:
        try:
            self._neem_op(regel)
        except RegelFout as fout:
            self.fouten.append(f"{regel.plek}: {fout}")

    def _neem_op(self, regel: Mensregel) -> None:
        email, voorstel = _email(regel.email), self._voorstel(regel)
        if not regel.naam:
            raise RegelFout(f"bij {email} ontbreekt de naam. Vul die in.")
        if len(regel.naam) > 200:
            raise RegelFout("de naam is langer dan 200 tekens. Maak die korter.")
        wie = self.mensen.get(email)
        if wie is None:
            gebruiker = self.bekend.get(email)
            naam = gebruiker.naam if gebruiker else regel.naam
            wie = self.mensen[email] = Nieuwkomer(email, naam, regel.plek, gebruiker)
        elif wie.gebruiker is None and wie.naam.casefold() != regel.naam.casefold():
            raise RegelFout(
                f"{email} staat ook op {kleine_letter(wie.plek)}, met de naam {wie.naam}."
                " Ieder heeft een eigen adres; kijk na van wie dit is."
            )
        if any(een.plek == voorstel.plek for een in (*wie.rollen, *wie.al)):
            raise RegelFout(
                f"{email} staat er twee keer in als {voorstel}, ook op {kleine_letter(wie.plek)}."
                " Haal een van de twee weg."
            )
        heeft = any(voorstel.valt_samen_met(rij) for rij in self.werk[email])
        (wie.al if heeft else wie.rollen).append(voorstel)

    def _voorstel(self, regel: Mensregel) -> Voorstel:
        rol = self._rol(regel.rol)
        van, tot = _dag(regel.van, "begindatum"), _dag(regel.tot, "einddatum")
        van = van or self.vandaag
        if tot and tot < max(van, self.vandaag):
            raise RegelFout(f"de einddatum {regel.tot} is al geweest of ligt voor het begin.")
        functie = regel.functie or ("" if is_gewoon(regel.rol) else regel.rol)
        functie = "" if is_gewoon(functie) else functie
        if len(functie) > 200:
            raise RegelFout("de functie is langer dan 200 tekens. Maak die korter.")
        if rol in SCHOOLROLLEN:
            return Voorstel(rol, van, tot, functie, school=self._school(regel.school, rol))
        return Voorstel(rol, van, tot, functie, bestuur=self.bestuur)

    def _rol(self, tekst: str) -> str:
        if not tekst:
            if self.rol:
                return self.rol
            raise RegelFout(
                "hier ontbreekt de rol. Vul die in, of kies er hieronder een voor alle rijen"
                " zonder rol."
            )
        rol = rol_van(tekst)
        if rol:
            return rol
        vraag = f" Bedoel je {bedoelde(tekst)}?" if bedoelde(tekst) else ""
        raise RegelFout(
            f"“{tekst[:40]}” is geen rol die we kennen.{vraag} Kies uit {opsomming(NAMEN)}."
        )

    def _school(self, tekst: str, rol: str) -> School:
        if not tekst:
            if self.school is not None:
                return self.school
            raise RegelFout(f"hier ontbreekt op welke school deze {Rol(rol).label} werkt.")
        school = self.scholen.get(kern(tekst))
        if school is not None:
            return school
        (lijkt,) = get_close_matches(kern(tekst), self.namen, n=1, cutoff=0.7) or [""]
        vraag = f" Bedoel je {self.namen[lijkt]}?" if lijkt else ""
        raise RegelFout(
            f"“{tekst[:60]}” is geen school van {self.bestuur} die open is.{vraag} Schrijf de naam"
            " zoals bij Scholen, of het BRIN-nummer."
        )


def _email(tekst: str) -> str:
    if not tekst:
        raise RegelFout("hier ontbreekt het e-mailadres. Vul het in.")
    try:
        validate_email(tekst)
    except ValidationError as fout:
        raise RegelFout(
            f"“{tekst[:80]}” is geen e-mailadres. Schrijf het als naam@school.nl."
        ) from fout
    if len(tekst) > 254:
        raise RegelFout("dit e-mailadres is te lang.")
    return tekst.lower()


def _dag(tekst: str, wat: str) -> date | None:
    if not tekst:
        return None
    for vorm in VORMEN:
        try:
            return datetime.strptime(tekst, vorm).date()  # noqa: DTZ007 a day, no moment
        except ValueError:
            continue
    raise RegelFout(f"“{tekst[:30]}” is geen {wat}. Schrijf die als 1-8-2026.")


def woorden(rollen: Iterable[Voorstel]) -> str:
    """Roles in a sentence."""
    return opsomming(map(str, rollen))
