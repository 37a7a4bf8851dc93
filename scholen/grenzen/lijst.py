"""Which limits there are, why, and at which one a request counts."""

from dataclasses import dataclass

from django.http import HttpRequest

from scholen.http import pagina_van, wil_gegevens


@dataclass(frozen=True)
class Grens:
    """So many times within so many seconds, for one person."""

    aantal: int
    seconden: int
    waarom: str
    deuren: frozenset[str] = frozenset()
    """The names of the URLs whose forms count here and nowhere else."""
    bestanden: frozenset[str] = frozenset()
    """The names of the URLs that answer with a file, and count here."""

    @property
    def rate(self) -> str:
        """The same as allauth writes it."""
        return f"{self.aantal}/{self.seconden}s/user"


GRENZEN = {
    "uitnodigen": Grens(
        200,
        3600,
        "Elke uitnodiging is een mail aan iemand die er niet om vroeg. Een lijst telt als één,"
        " elke nieuwe link telt zelf.",
        frozenset(
            {
                "beheer:bestuur_uitnodigen",
                "beheer:installatie_uitnodigen",
                "beheer:mensen_voorbeeld",
                "beheer:uitnodigen",
                "beheer:uitnodiging_adres",
                "beheer:uitnodiging_opnieuw",
                "beheer:verlopen_opnieuw",
                "scholen:school_uitnodigen",
            }
        ),
    ),
    "adres": Grens(
        10,
        3600,
        "Elke aanvraag is een mail naar een adres dat nog niemand bevestigde.",
        frozenset({"account_adres"}),
    ),
    "tweede_stap": Grens(
        30,
        3600,
        "Tien herstelcodes maken kost tien keer het rekenwerk van inloggen.",
        frozenset({"mfa_activate_totp", "mfa_add_webauthn", "mfa_generate_recovery_codes"}),
    ),
    "inlezen": Grens(
        60,
        3600,
        "Een bestand lezen kost een eigen proces, tot twintig seconden.",
        frozenset(
            {
                "beheer:mensen_laden",
                "beheer:scholen_laden",
                "kwaliteit:kader_laden",
                "beheer:inloggen_testen",
            }
        ),
    ),
    "bewaren": Grens(300, 60, "Een veld slaat zichzelf hooguit elke anderhalve seconde op."),
    "insturen": Grens(120, 60, "Geen mens verstuurt twee formulieren per seconde."),
    "pdf": Grens(
        60,
        300,
        "Een pdf maken kost seconden rekenwerk.",
        bestanden=frozenset(
            {"gesprek_leidraad", "kwaliteit:kader_pdf", "verslag_concept_pdf", "verslag_pdf"}
        ),
    ),
    "uitvoer": Grens(
        60,
        300,
        "Een bestand met alles erin kost veel lezen.",
        bestanden=frozenset(
            {
                "account_gegevens_zip",
                "beheer:logboek_xlsx",
                "beheer:nakijken_uitvoer",
                "gesprek_ics",
                "kwaliteit:kader_toml",
                "kwaliteit:kader_xlsx",
                "verwerkingsregister",
            }
        ),
    ),
    "zoeken": Grens(120, 60, "Wie zoekt of filtert, leest ook wat hij vond."),
    "lezen": Grens(600, 60, "Tien pagina’s per seconde leest niemand."),
}
"""What is counted apart, and why. A request counts once, at the first that fits."""


def naam_van(request: HttpRequest) -> str:
    """The name of the limit that this request counts for."""
    pagina = pagina_van(request)
    if request.method not in ("GET", "HEAD"):
        apart = (naam for naam, grens in GRENZEN.items() if pagina in grens.deuren)
        return next(apart, "bewaren" if wil_gegevens(request) else "insturen")
    bestand = (naam for naam, grens in GRENZEN.items() if pagina in grens.bestanden)
    return next(bestand, "zoeken" if request.GET else "lezen")
