"""A report as a school and its bestuur could have it: every kind of part at least once."""

from datetime import date, time

from gesprekken.rapport import Gespreksrapport
from gesprekken.rapport.antwoorden import Persoon, Zelfevaluatiedeel
from gesprekken.rapport.delen import (
    Aandachtspuntregel,
    Afspraakregel,
    Agendaregel,
    Ambitieregel,
    Doelregel,
    Onderdeeldeel,
    Reactie,
)
from tests.gesprekken.voorbeeldantwoorden import op, zelfevaluatie

SAMIRA = ("school", "Samira Idrissi", "directeur")
HANNEKE = ("bestuur", "Hanneke Dijkgraaf", "bestuursadviseur")


def ja(wie: tuple[str, str, str], dag: int, tekst: str = "", *, maand: int = 2) -> Reactie:
    keuze = "met_kanttekening" if tekst else "akkoord"
    return Reactie(*wie, op=op(dag, maand), keuze=keuze, tekst=tekst)


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
