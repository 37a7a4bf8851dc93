"""What a password must be, and how it is kept."""

import re
from collections.abc import Iterable
from functools import cache

from django.contrib.auth.hashers import Argon2PasswordHasher
from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError

from scholen.bewaking.namens import namens
from scholen.models import Gebruiker, School, Vestiging

KORTST = 15
LANGST = 128
VAN_JEZELF = 6
"""So many characters must be left without the words that others can guess."""
VERSCHILLEND = 6
BEKEND = frozenset(
    {"basisschool", "bestuur", "bestuurder", "dialoog", "directeur", "geheim", "groep", "herfst"}
    | {"inloggen", "kwaliteit", "kwaliteitsdialoog", "leerkracht", "lente", "onderwijs", "passend"}
    | {"password", "samenwerkingsverband", "school", "stichting", "wachtwoord", "welkom"}
    | {"winter", "zomer"}
)
"""What somebody tries first who knows where this product is used."""
REEKSEN = tuple(
    richting * 15
    for reeks in ("0123456789", "abcdefghijklmnopqrstuvwxyz", "qwertyuiopasdfghjklzxcvbnm")
    for richting in (reeks, reeks[::-1])
)
VERMOMD = str.maketrans("013457@$!€", "oieastasie")
UITLEG = f"Minstens {KORTST} tekens. Een zin die alleen jij bedenkt, is sterk en makkelijk."


class ZuinigeArgon2(Argon2PasswordHasher):
    """Argon2id with 19 MiB a log-in, the least OWASP advises; Django's default takes 100 MiB."""

    time_cost = 2
    memory_cost = 19_456
    parallelism = 1


class Lengte:
    """Long enough to be strong without rules about its characters, short enough to be hashed."""

    def validate(self, password: str, user: Gebruiker | None = None) -> None:
        """Raise ``ValidationError`` with what to do."""
        if len(password) < KORTST:
            raise ValidationError(f"Dit wachtwoord is te kort. Neem minstens {KORTST} tekens.")
        if len(password) > LANGST:
            raise ValidationError(f"Dit wachtwoord is te lang. Neem hooguit {LANGST} tekens.")

    def get_help_text(self) -> str:
        """The same in one line."""
        return UITLEG


class NietTeRaden:
    """No list of known passwords gives it away, nor where somebody works.

    Args:
        waar: names of places where somebody is going to work, of whom no row says so yet.
    """

    def __init__(self, waar: Iterable[str] = ()) -> None:
        self.waar = tuple(waar)

    def validate(self, password: str, user: Gebruiker | None = None) -> None:
        """Raise ``ValidationError`` with what to do."""
        kaal = _kaal(password)
        op_rij = len(set(kaal)) < VERSCHILLEND or any(kaal in reeks for reeks in REEKSEN)
        eenmaal = _kaal(_eenmaal(_zonder_tekens(password.lower())))
        if op_rij or {_kern(kaal), _kern(eenmaal)} & _bekende_wachtwoorden():
            raise ValidationError(
                "Dit wachtwoord staat op lijsten die inbrekers als eerste proberen. Bedenk een"
                " zin die alleen jij kent."
            )
        woorden = sorted(_woorden(user, self.waar), key=len, reverse=True)
        if any(_is_te_raden(vorm, woorden) for vorm in (kaal, _zonder_tekens(password.lower()))):
            raise ValidationError(
                "Dit wachtwoord bestaat vooral uit woorden die een ander kan raden, zoals de naam"
                " van je school, je plaats of dit product. Voeg woorden toe die alleen jij bedenkt."
            )

    def get_help_text(self) -> str:
        """The same in one line."""
        return "Niet de naam van je school, je bestuur of je plaats."


@cache
def _bekende_wachtwoorden() -> frozenset[str]:
    """Django's own list of twenty thousand, without what people put behind a word."""
    lijst: Iterable[str] = CommonPasswordValidator().passwords
    return frozenset(_kern(_kaal(een)) for een in lijst)


def _kaal(tekst: str) -> str:
    """Small letters and digits alone; what stands for a letter between letters is that letter."""
    delen = re.fullmatch(r"([\W\d_]*)(.*?)([\W\d_]*)", tekst.lower(), re.DOTALL)
    voor, midden, na = delen.groups() if delen else ("", tekst, "")
    return _zonder_tekens(voor + midden.translate(VERMOMD) + na)


def _zonder_tekens(tekst: str) -> str:
    return re.sub(r"[\W_]+", "", tekst)


def _is_te_raden(kaal: str, woorden: Iterable[str]) -> bool:
    """Whether hardly anything is left without these words, the longest first."""
    over = kaal
    for woord in woorden:
        over = over.replace(woord, "")
    return over != kaal and len(over.strip("0123456789")) < VAN_JEZELF


def _kern(kaal: str) -> str:
    """What is left without digits around it and without saying it twice."""
    return _eenmaal(kaal.strip("0123456789") or kaal)


def _eenmaal(tekst: str) -> str:
    """What is said again and again, once."""
    for lengte in range(1, len(tekst) // 2 + 1):
        if len(tekst) % lengte == 0 and tekst == tekst[:lengte] * (len(tekst) // lengte):
            return tekst[:lengte]
    return tekst


def _woorden(gebruiker: Gebruiker | None, waar: Iterable[str]) -> set[str]:
    """The words that somebody knows who knows this person: names, places and numbers."""
    namen = [*waar]
    if gebruiker is not None and gebruiker.pk:
        with namens(gebruiker):
            namen += _waar(gebruiker)
    if gebruiker is not None:
        namen += [gebruiker.naam, *re.split(r"[@.]", gebruiker.email)]
    delen = {_kaal(deel) for naam in namen for deel in [naam, *re.split(r"[\W_]+", naam)]}
    return {deel for deel in delen if len(deel) >= 4} | BEKEND


def _waar(gebruiker: Gebruiker) -> list[str]:
    """The schools, vestigingen and besturen where somebody works."""
    namen: list[str] = []
    aanstellingen = gebruiker.aanstellingen.geldig()
    scholen = School.objects.filter(pk__in=aanstellingen.values("school"))
    for naam, bestuur in scholen.values_list("naam", "bestuur__naam"):
        namen += [naam, bestuur]
    namen += aanstellingen.exclude(bestuur=None).values_list("bestuur__naam", flat=True)
    vestigingen = Vestiging.objects.filter(school__in=scholen)
    for gegevens in vestigingen.values_list("naam", "plaats", "brin6"):
        namen += [*gegevens, gegevens[2][:4]]
    return namen
