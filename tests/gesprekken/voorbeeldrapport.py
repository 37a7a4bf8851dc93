"""A report as a school and its bestuur could have it: every kind of part at least once."""

from dataclasses import replace
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from gesprekken.rapport import Gespreksrapport
from gesprekken.rapport.antwoorden import (
    Antwoord,
    Domeinantwoorden,
    Onderwerpregel,
    Persoon,
    Zelfevaluatiedeel,
)
from gesprekken.rapport.delen import (
    Aandachtspuntregel,
    Afspraakregel,
    Agendaregel,
    Ambitieregel,
    Doelregel,
    Onderdeeldeel,
    Reactie,
)

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
SAMIRA = ("school", "Samira Idrissi", "directeur")
HANNEKE = ("bestuur", "Hanneke Dijkgraaf", "bestuursadviseur")
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


def ja(wie: tuple[str, str, str], dag: int, tekst: str = "", *, maand: int = 2) -> Reactie:
    keuze = "met_kanttekening" if tekst else "akkoord"
    return Reactie(*wie, op=op(dag, maand), keuze=keuze, tekst=tekst)


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


def _afspraken() -> tuple[tuple[Afspraakregel, ...], tuple[Afspraakregel, ...]]:
    meekijken = (
        Afspraakregel(
            wat="Een vaste vervanger voor de ib-dagen",
            partij="bestuur",
            wie="Hanneke Dijkgraaf",
            tot=date(2027, 3, 1),
            vervolg_op="Een invalpool voor de ib-dagen",
            doelen=(
                Doelregel(
                    soort="meetbaar",
                    waaraan="Geen dag meer waarop een ib’er de groep overneemt",
                    beginwaarde="elf dagen sinds de herfst",
                    streefwaarde="nul dagen",
                    wanneer="in mei",
                ),
            ),
            terugkijken=(date(2027, 5, 18),),
        ),
        Afspraakregel(
            wat="Elke maand een vaste ochtend in de klas",
            partij="school",
            wie="Marit Hofstra, Tom Verbeek",
            tot_tekst="vanaf februari 2027",
            doelen=(
                Doelregel(
                    soort="merkbaar",
                    waaraan="Leerkrachten vragen zelf of we komen kijken",
                    bij_wie="leerkrachten van groep 3 tot en met 8",
                    wanneer="elke groepsbespreking",
                ),
            ),
        ),
    )
    ouders = (
        Afspraakregel(
            wat="Zes ouders vragen hoe zij het startgesprek ervoeren",
            partij="samen",
            wie="Samira Idrissi",
            tot=date(2027, 5, 31),
        ),
    )
    return meekijken, ouders


def _onderdelen(bijlage: Zelfevaluatiedeel) -> tuple[Onderdeeldeel, ...]:
    meekijken, ouders = _afspraken()
    domein = bijlage.domeinen[1].items
    eerdere = Reactie(
        *SAMIRA,
        op=op(3),
        keuze="nog_niet",
        tekst="Er stond dat wij dit alleen oplossen. Dat spraken we niet af.",
        op_deze_tekst=False,
    )
    return (
        Onderdeeldeel(
            nummer=1,
            soort="waarom",
            titel="Waarom we spraken",
            tekst=(
                "Meekijken in de klas lukt als de vervanging geregeld is. Dat is niet alleen een"
                " zaak van de school. Samen spraken we af wie wat doet."
            ),
            reacties=(ja(HANNEKE, 1), ja(SAMIRA, 3)),
        ),
        Onderdeeldeel(
            nummer=2,
            soort="agendapunt",
            titel="Planmatig werken aan ondersteuning",
            tekst=(
                "Alle groepen werken met vier momenten per jaar waarop zij terugkijken. In de"
                " onderbouw loopt dat vanzelf.\n\nTom vertelde dat het helpt om de momenten aan"
                " het begin van het jaar al in de agenda te zetten."
            ),
            bron="bestuur",
            reden="Dit vragen we elk jaar.",
            uitkomst="besproken",
            antwoorden=(domein[0], domein[1], domein[3]),
            aandachtspunten=(Aandachtspuntregel("De overgang van groep 2 naar 3", "samen"),),
            ambities=(
                Ambitieregel(
                    "Over twee jaar kijken leerkrachten ook bij elkaar", "2028-2029", "school"
                ),
            ),
            reacties=(
                ja(HANNEKE, 1),
                ja(SAMIRA, 3, "In groep 8 lukte het in januari wel."),
                Reactie(*HANNEKE, op=op(4), keuze="antwoord", tekst="Mooi, dat horen we graag."),
            ),
        ),
        Onderdeeldeel(
            nummer=3,
            soort="agendapunt",
            titel="Tijd om mee te kijken in de klas",
            tekst=(
                "Marit stond sinds de herfst elf keer voor de groep, omdat er geen vervanger was."
                " Daardoor bleef meekijken liggen. We waren het eens: dit is geen keuze van de"
                " ib’er, maar een gat in de vervanging."
            ),
            bron="school",
            reden="Bij ziekte staan we zelf voor de groep. Wie lost dat op?",
            uitkomst="besproken",
            antwoorden=(domein[2],),
            afspraken=meekijken,
            reacties=(
                eerdere,
                ja(SAMIRA, 8, "We hopen dat de invalpool er op 1 maart echt is."),
                ja(HANNEKE, 11),
            ),
        ),
        Onderdeeldeel(
            nummer=4,
            soort="agendapunt",
            titel="Samen plannen met ouders",
            tekst=(
                "We hadden nog tien minuten. De school houdt nu in de eerste drie weken een"
                " startgesprek met alle ouders."
            ),
            bron="school",
            reden="Ouders denken nog weinig mee over het plan.",
            uitkomst="deels",
            antwoorden=(bijlage.domeinen[3].items[1],),
            afspraken=ouders,
            reacties=(ja(HANNEKE, 1), ja(SAMIRA, 3)),
        ),
        Onderdeeldeel(
            nummer=5,
            soort="open",
            titel="Wat nog openstaat",
            tekst="Of ouders meepraten over het plan zelf, bespraken we niet.",
            reacties=(ja(HANNEKE, 1), ja(SAMIRA, 3)),
        ),
        Onderdeeldeel(
            nummer=6,
            soort="meenemen",
            titel="Wat we meenemen",
            reacties=(ja(HANNEKE, 1), ja(SAMIRA, 8)),
        ),
    )


def voorbeeldrapport(*, gevuld: bool = False, **velden: object) -> Gespreksrapport:
    """A fixed report; ``gevuld`` fills in all 52 items, ``velden`` change what it says."""
    bijlage = zelfevaluatie(gevuld=gevuld)
    gegevens: dict[str, object] = {
        "status": "vastgesteld",
        "versie": 1,
        "school": "De Wilgenhoek",
        "bestuur": "Stichting De Brug",
        "schooljaar": "2026-2027",
        "ronde": "Samen kijken",
        "kader": "Kwaliteitskader passend onderwijs, versie 2026",
        "datum": date(2027, 1, 19),
        "tijd": time(13, 30),
        "plaats": "op school",
        "deelnemers": (
            Persoon("Samira Idrissi", "directeur", "school"),
            Persoon("Marit Hofstra", "ib’er", "school"),
            Persoon("Tom Verbeek", "MT-lid", "school"),
            Persoon("Hanneke Dijkgraaf", "bestuursadviseur", "bestuur"),
        ),
        "doel_school": bijlage.doel_school,
        "doel_bestuur": bijlage.doel_bestuur,
        "reactie": bijlage.reactie,
        "onderdelen": _onderdelen(bijlage),
        "agenda": (
            Agendaregel("Planmatig werken aan ondersteuning", "besproken", 2),
            Agendaregel("Tijd om mee te kijken in de klas", "besproken", 3),
            Agendaregel("Samen plannen met ouders", "deels", 4),
            Agendaregel("Hulp binnen een week", "niet_aan_bod", 0),
        ),
        "zelfevaluatie": bijlage,
        "vastgelegd_op": op(11),
    }
    return Gespreksrapport(**{**gegevens, **velden})
