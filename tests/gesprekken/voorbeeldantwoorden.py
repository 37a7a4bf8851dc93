"""A submitted self-evaluation as a school could have it, for the report of ``voorbeeldrapport``."""

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from gesprekken.rapport.antwoorden import (
    Antwoord,
    Domeinantwoorden,
    Onderwerpregel,
    Persoon,
    Zelfevaluatiedeel,
)

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
ZINNEN = (
    "Elke groep heeft vier momenten per jaar waarop we terugkijken, en dat staat in de agenda.",
    "In de onderbouw loopt dat goed; in groep 7 en 8 schiet het er in drukke weken bij in.",
    "Leerkrachten komen met hun eigen overzicht naar de groepsbespreking.",
    "We weten van elkaar wie wat doet, ook als er iemand ziek is.",
    "Ouders horen op tijd wat we gaan proberen en denken mee over thuis.",
)
DOMEINEN = (
    ("1", "Een brede basis", 8),
    ("2", "Planmatig werken aan ondersteuning", 11),
    ("3", "Een team dat kan leren", 8),
    ("4", "Samen met ouders", 6),
    ("5", "De leerling aan het woord", 7),
    ("6", "De verdeling van middelen", 6),
    ("7", "Samenwerken buiten de school", 6),
)
LABELS = {
    "1": "nog niet",
    "2": "in ontwikkeling",
    "3": "op orde",
    "4": "sterk",
    "nvt": "niet van toepassing",
    "onbekend": "weten we nog niet",
    "": "",
}


def op(dag: int, maand: int = 2, uur: int = 14, minuut: int = 3) -> datetime:
    return datetime(2027, maand, dag, uur, minuut, tzinfo=AMSTERDAM)


def antwoord(code: str, nummer: int, *, zinnen: int = 3, **velden: object) -> Antwoord:
    """A filled in answer; ``nummer`` makes it differ from the next."""
    waarde = ("3", "2", "4", "1", "", "onbekend", "nvt")[nummer % 7]
    tekst = " ".join(ZINNEN[(nummer + plaats) % len(ZINNEN)] for plaats in range(zinnen))
    gegevens: dict[str, object] = {
        "code": code,
        "stelling": f"We kijken, plannen, doen en kijken terug, en dat geldt ook voor {code}.",
        "kort": f"Een vaste cyclus bij {code}",
        "waarde": waarde,
        "label": LABELS[waarde],
        "toelichting": f"{tekst} ({code})",
        "waaraan": f"{ZINNEN[(nummer + 2) % len(ZINNEN)]} Dat merken we bij {code}.",
        "waar_te_vinden": f"In het plan op bladzijde {nummer + 1}.",
        "bekeken": True,
    }
    return Antwoord(**{**gegevens, **velden})


def domeinen(*, gevuld: bool = False) -> tuple[Domeinantwoorden, ...]:
    """Some items of four domeinen, with only domein 2 filled in; ``gevuld``: all 52, filled in."""
    nummer = 0
    delen = []
    for code, titel, aantal in DOMEINEN if gevuld else DOMEINEN[:4]:
        items = []
        for plaats in range(aantal if gevuld else 4):
            nummer += 1
            itemcode = f"{code}{chr(97 + plaats)}"
            if gevuld or code == "2":
                items.append(antwoord(itemcode, nummer))
            else:
                stelling = f"Hier staat wat we bij {itemcode} willen bereiken."
                naam = f"Korte naam van {itemcode}"
                items.append(Antwoord(itemcode, stelling, naam, bekeken=plaats == 0))
        delen.append(Domeinantwoorden(code, titel, tuple(items)))
    return tuple(delen)


def zelfevaluatie(*, gevuld: bool = False) -> Zelfevaluatiedeel:
    delen = domeinen(gevuld=gevuld)
    eerste = replace(delen[0].items[0], soort="feit", feit_waarde="Voldoende", feit_jaar="2024")
    delen = (replace(delen[0], items=(eerste, *delen[0].items[1:])), *delen[1:])
    return Zelfevaluatiedeel(
        ingediend_op=op(10, 12, 16, 20).replace(year=2026),
        ingediend_door=Persoon("Samira Idrissi", "directeur", "school"),
        hash="0" * 64,
        van="De Wilgenhoek",
        kader="Kwaliteitskader passend onderwijs, versie 2026",
        focus=("2",),
        domeinen=delen,
        onderwerpen=(
            Onderwerpregel(
                "Planmatig werken aan ondersteuning", "2", "", "Dit vragen we elk jaar.", "bestuur"
            ),
            Onderwerpregel(
                "Tijd om mee te kijken in de klas",
                "2c",
                "We kijken bij elkaar in de klas.",
                "Bij ziekte staan we zelf voor de groep. Wie lost dat op?",
            ),
            Onderwerpregel(
                "Samen plannen met ouders", "4b", "", "Ouders denken nog weinig mee over het plan."
            ),
        ),
        doel_school="Weten wat we zelf kunnen doen om meer in de klas te zijn.",
        doel_bestuur="Begrijpen hoe jullie zelf zien of de ondersteuning werkt.",
        reactie="Fijn dat jullie hiernaar vragen. Neem ook het verhaal van de onderbouw mee.",
    )
