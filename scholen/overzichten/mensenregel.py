"""What one row of a list of people asks for; or what is wrong with it, and what now."""

from dataclasses import dataclass
from datetime import date, datetime
from difflib import get_close_matches

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from scholen.inlezen.adres import gewone_letters
from scholen.inlezen.kolomnamen import kern
from scholen.inlezen.mensen import Mensregel
from scholen.inlezen.rollen import NAAM, bedoelde, is_gewoon, rol_van
from scholen.models import SCHOOLROLLEN, Bestuur, Rol, School, Vestiging
from scholen.models.bereik import Bereik
from scholen.models.voorstel import Voorstel
from scholen.taal import alfabetisch, kleine_letter, opsomming

VORMEN = ("%d-%m-%Y", "%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y")


class RegelFout(Exception):
    """What is wrong with one row, and what now."""


@dataclass(frozen=True)
class Wens:
    """Who is meant, and in which role."""

    email: str
    naam: str
    rol: Voorstel
    let_op: str = ""
    """What the row says that does not count, in a sentence."""


class Regellezer:
    """Reads the rows of a list of people of one bestuur.

    Args:
        rol: for rows that say none; empty when each has to say it.
        school: for rows that say none.
        bereik: what whoever invites may ask for.
    """

    def __init__(
        self, bestuur: Bestuur, *, rol: str, school: School | None, bereik: Bereik, vandaag: date
    ) -> None:
        self.bestuur, self.rol, self.school, self.vandaag = bestuur, rol, school, vandaag
        self.rollen = bereik.rollen(bestuur)
        self.alles = bestuur.pk in bereik.beheert
        scholen = list(bereik.scholen.filter(bestuur=bestuur))
        self.namen = {kern(een.naam): een.naam for een in scholen}
        self.scholen = {kern(een.naam): een for een in scholen}
        self.scholen |= {kern(alfabetisch(een.naam)): een for een in scholen}
        self.per_pk = {een.pk: een for een in scholen}
        for vestiging in Vestiging.objects.filter(school__in=scholen, gesloten_op=None):
            bij = self.per_pk[vestiging.school_id]
            for nummer in (vestiging.brin6, vestiging.brin6[:4], kern(vestiging.naam)):
                self.scholen.setdefault(nummer, bij)

    def lees(self, regel: Mensregel) -> Wens:
        """What the row asks for.

        Raises:
            RegelFout: something in it is missing or cannot be.
        """
        email, rol = _email(regel.email), self._voorstel(regel)
        if not regel.naam:
            raise RegelFout(f"bij {email} ontbreekt de naam. Vul die in.")
        if len(regel.naam) > 200:
            raise RegelFout("de naam is langer dan 200 tekens. Maak die korter.")
        return Wens(email, regel.naam, rol, self._let_op(rol, regel.school))

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
            return Voorstel(rol, van, tot, functie, school=self._school(regel.school))
        return Voorstel(rol, van, tot, functie, bestuur=self.bestuur)

    def _let_op(self, rol: Voorstel, school: str) -> str:
        if rol.school or kern(school) in ("", kern(self.bestuur.naam)):
            return ""
        return (
            f"de rol {Rol(rol.rol).label} geldt voor het hele bestuur, ook al noemt deze rij"
            f" “{school[:60]}”."
        )

    def _rol(self, tekst: str) -> str:
        if not tekst and not self.rol:
            raise RegelFout(
                "hier ontbreekt de rol. Vul die in, of kies er hieronder een voor alle rijen"
                " zonder rol."
            )
        rol = rol_van(tekst) if tekst else self.rol
        if rol in self.rollen:
            return rol
        namen = [NAAM[een] for een in self.rollen]
        if rol:
            raise RegelFout(
                f"de rol {NAAM[rol]} geeft de beheerder van {self.bestuur}. Als directeur kies je"
                f" uit {opsomming(namen)}."
            )
        vraag = f" Bedoel je {bedoelde(tekst)}?" if bedoelde(tekst) in namen else ""
        raise RegelFout(
            f"“{tekst[:40]}” is geen rol die we kennen.{vraag} Kies uit {opsomming(namen)}."
        )

    def _school(self, tekst: str) -> School:
        if not tekst and self.school and self.school.pk in self.per_pk:
            return self.school
        tekst = tekst or str(self.school or "")
        if not tekst:
            raise RegelFout(
                "hier ontbreekt de school. Vul die in, of kies er hieronder een voor alle rijen"
                " zonder school."
            )
        school = self.scholen.get(kern(tekst))
        if school is not None:
            return school
        (lijkt,) = get_close_matches(kern(tekst), self.namen, n=1, cutoff=0.7) or [""]
        vraag = f" Bedoel je {self.namen[lijkt]}?" if lijkt else ""
        if not self.alles:
            raise RegelFout(
                f"“{tekst[:60]}” is geen open school waar jij directeur bent.{vraag}"
                " Voor een andere school nodigt de directeur daar uit."
            )
        raise RegelFout(
            f"“{tekst[:60]}” is geen school van {self.bestuur} die open is.{vraag} Schrijf de naam"
            " zoals bij Scholen, of het BRIN-nummer."
        )


def _email(tekst: str) -> str:
    if not tekst:
        raise RegelFout("hier ontbreekt het e-mailadres. Vul het in.")
    if tekst.count("@") > 1:
        raise RegelFout("hier staat meer dan één e-mailadres. Geef iedereen een eigen rij.")
    try:
        validate_email(tekst)
    except ValidationError as fout:
        raise RegelFout(
            f"“{tekst[:80]}” is geen e-mailadres. Schrijf het als naam@school.nl."
        ) from fout
    try:
        gewone_letters(tekst)
    except ValidationError as fout:
        raise RegelFout(kleine_letter(fout.messages[0])) from fout
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
