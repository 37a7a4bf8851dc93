"""One factory per model, minimal and unsurprising; named states as traits."""

from datetime import UTC, date, datetime

import factory
from django.contrib.auth.hashers import make_password
from factory.django import DjangoModelFactory

from gesprekken.models import (
    Aandachtspunt,
    Aantekening,
    Afspraak,
    Agendapunt,
    Ambitie,
    Deelname,
    Deelnemer,
    Gesprek,
    Onderdeel,
    Onderwerp,
    Ronde,
    Schoolkeuze,
    Verslag,
)
from kwaliteit.models import Domein, Item, Kwaliteitskader, Oordeel, Zelfevaluatie
from scholen.models import Aanstelling, Bestuur, Gebruiker, Samenwerkingsverband, School, Vestiging

MOMENT = datetime(2026, 11, 24, 13, 0, tzinfo=UTC)
SCHOOLJAAR = "2026-2027"
WACHTWOORD = "een-lang-wachtwoord"


class SamenwerkingsverbandFactory(DjangoModelFactory):
    class Meta:
        model = Samenwerkingsverband

    naam = factory.Sequence(lambda n: f"Samenwerkingsverband {n}")
    code = factory.Sequence(lambda n: f"PO{n:04d}")


class BestuurFactory(DjangoModelFactory):
    class Meta:
        model = Bestuur

    bestuursnummer = factory.Sequence(lambda n: f"{10000 + n}")
    naam = factory.Sequence(lambda n: f"Stichting {n}")


class SchoolFactory(DjangoModelFactory):
    class Meta:
        model = School

    bestuur = factory.SubFactory(BestuurFactory)
    naam = factory.Sequence(lambda n: f"School {n}")


class VestigingFactory(DjangoModelFactory):
    class Meta:
        model = Vestiging

    school = factory.SubFactory(SchoolFactory)
    bestuur = factory.SelfAttribute("school.bestuur")
    brin6 = factory.Sequence(lambda n: f"{n // 26 % 100:02d}A{chr(65 + n % 26)}00")
    naam = factory.SelfAttribute("school.naam")


class GebruikerFactory(DjangoModelFactory):
    class Meta:
        model = Gebruiker

    email = factory.Sequence(lambda n: f"persoon{n}@example.org")
    naam = factory.Sequence(lambda n: f"Persoon {n}")
    password = factory.LazyFunction(lambda: make_password(WACHTWOORD))


class AanstellingFactory(DjangoModelFactory):
    class Meta:
        model = Aanstelling

    gebruiker = factory.SubFactory(GebruikerFactory)
    rol = "ib"
    van = date(2020, 8, 1)


class KwaliteitskaderFactory(DjangoModelFactory):
    """A concept; make its parts, then ``KwaliteitskaderFactory.gepubliceerd(kader)``."""

    class Meta:
        model = Kwaliteitskader

    naam = factory.Sequence(lambda n: f"Kader {n}")
    versie = "1"

    @staticmethod
    def gevuld(*, bestuur=None, items=(2, 3), gepubliceerd=True, **velden):
        """A kader with one domein per number in ``items``, each with that many items."""
        kader = KwaliteitskaderFactory(bestuur=bestuur, **velden)
        for nummer, aantal in enumerate(items, start=1):
            domein = DomeinFactory(kader=kader, code=str(nummer), volgorde=nummer)
            for plaats in range(aantal):
                ItemFactory(
                    kader=kader,
                    domein=domein,
                    code=f"{nummer}{chr(97 + plaats)}",
                    volgorde=plaats + 1,
                )
        if gepubliceerd:
            kader.publiceren(door=GebruikerFactory(), op=MOMENT)
        return kader


class DomeinFactory(DjangoModelFactory):
    class Meta:
        model = Domein

    kader = factory.SubFactory(KwaliteitskaderFactory)
    code = factory.Sequence(str)
    titel = factory.LazyAttribute(lambda rij: f"Domein {rij.code}")
    volgorde = 1


class ItemFactory(DjangoModelFactory):
    class Meta:
        model = Item

    domein = factory.SubFactory(DomeinFactory)
    kader = factory.SelfAttribute("domein.kader")
    code = factory.Sequence(lambda n: f"1-{n}")
    stelling = factory.LazyAttribute(lambda rij: f"Wij doen wat er bij {rij.code} staat.")
    volgorde = 1


class ZelfevaluatieFactory(DjangoModelFactory):
    """With an empty oordeel for each item of its kader, as opening a round makes it."""

    class Meta:
        model = Zelfevaluatie
        skip_postgeneration_save = True

    school = factory.SubFactory(SchoolFactory)
    bestuur = factory.SelfAttribute("school.bestuur")
    kader = factory.LazyFunction(KwaliteitskaderFactory.gevuld)
    schooljaar = SCHOOLJAAR

    @factory.post_generation
    def oordelen(self, create, extracted, **_):
        Oordeel.objects.bulk_create(
            Oordeel(bestuur=self.bestuur, zelfevaluatie=self, item=item)
            for item in self.kader.items.order_by("pk")
        )


class RondeFactory(DjangoModelFactory):
    class Meta:
        model = Ronde

    bestuur = factory.SubFactory(BestuurFactory)
    kader = factory.LazyFunction(KwaliteitskaderFactory.gevuld)
    schooljaar = SCHOOLJAAR
    titel = "Samen kijken"
    status = "open"
    zelfevaluatie_tot = date(2026, 12, 18)


class SchoolkeuzeFactory(DjangoModelFactory):
    class Meta:
        model = Schoolkeuze

    ronde = factory.SubFactory(RondeFactory, status="concept")
    bestuur = factory.SelfAttribute("ronde.bestuur")
    school = factory.SubFactory(SchoolFactory, bestuur=factory.SelfAttribute("..bestuur"))
    adviseur = factory.SubFactory(GebruikerFactory)


class DeelnameFactory(DjangoModelFactory):
    class Meta:
        model = Deelname

    ronde = factory.SubFactory(RondeFactory)
    bestuur = factory.SelfAttribute("ronde.bestuur")
    school = factory.SubFactory(SchoolFactory, bestuur=factory.SelfAttribute("..bestuur"))
    adviseur = factory.SubFactory(GebruikerFactory)
    zelfevaluatie = factory.SubFactory(
        ZelfevaluatieFactory,
        school=factory.SelfAttribute("..school"),
        kader=factory.SelfAttribute("..ronde.kader"),
        schooljaar=factory.SelfAttribute("..ronde.schooljaar"),
    )


class GesprekFactory(DjangoModelFactory):
    class Meta:
        model = Gesprek

    deelname = factory.SubFactory(DeelnameFactory)
    bestuur = factory.SelfAttribute("deelname.bestuur")
    school = factory.SelfAttribute("deelname.school")
    adviseur = factory.SelfAttribute("deelname.adviseur")


class DeelnemerFactory(DjangoModelFactory):
    class Meta:
        model = Deelnemer

    gesprek = factory.SubFactory(GesprekFactory)
    bestuur = factory.SelfAttribute("gesprek.bestuur")
    naam = factory.Sequence(lambda n: f"Deelnemer {n}")
    partij = "school"


class OnderwerpFactory(DjangoModelFactory):
    class Meta:
        model = Onderwerp

    deelname = factory.SubFactory(DeelnameFactory)
    bestuur = factory.SelfAttribute("deelname.bestuur")
    bron = "school"
    titel = factory.Sequence(lambda n: f"Onderwerp {n}")


class AgendapuntFactory(DjangoModelFactory):
    class Meta:
        model = Agendapunt

    gesprek = factory.SubFactory(GesprekFactory)
    bestuur = factory.SelfAttribute("gesprek.bestuur")
    titel = factory.Sequence(lambda n: f"Agendapunt {n}")
    volgorde = factory.Sequence(int)


class AantekeningFactory(DjangoModelFactory):
    class Meta:
        model = Aantekening

    gesprek = factory.SubFactory(GesprekFactory)
    bestuur = factory.SelfAttribute("gesprek.bestuur")
    auteur = factory.SelfAttribute("gesprek.adviseur")
    soort = "klad"
    tekst = factory.Sequence(lambda n: f"Regel {n} op het kladblok")
    op = MOMENT


class AfspraakFactory(DjangoModelFactory):
    class Meta:
        model = Afspraak

    gesprek = factory.SubFactory(GesprekFactory)
    bestuur = factory.SelfAttribute("gesprek.bestuur")
    school = factory.SelfAttribute("gesprek.school")
    wat = factory.Sequence(lambda n: f"Afspraak {n}")
    partij = "school"


class AandachtspuntFactory(DjangoModelFactory):
    class Meta:
        model = Aandachtspunt

    gesprek = factory.SubFactory(GesprekFactory)
    bestuur = factory.SelfAttribute("gesprek.bestuur")
    voor_wie = "school"
    tekst = factory.Sequence(lambda n: f"Aandachtspunt {n}")


class AmbitieFactory(DjangoModelFactory):
    class Meta:
        model = Ambitie

    gesprek = factory.SubFactory(GesprekFactory)
    bestuur = factory.SelfAttribute("gesprek.bestuur")
    school = factory.SelfAttribute("gesprek.school")
    tekst = factory.Sequence(lambda n: f"Ambitie {n}")


class VerslagFactory(DjangoModelFactory):
    class Meta:
        model = Verslag

    gesprek = factory.SubFactory(GesprekFactory)
    bestuur = factory.SelfAttribute("gesprek.bestuur")


class OnderdeelFactory(DjangoModelFactory):
    class Meta:
        model = Onderdeel

    verslag = factory.SubFactory(VerslagFactory)
    bestuur = factory.SelfAttribute("verslag.bestuur")
    soort = "agendapunt"
    nummer = factory.Sequence(lambda n: n + 1)
    titel = factory.LazyAttribute(lambda rij: f"Onderdeel {rij.nummer}")
