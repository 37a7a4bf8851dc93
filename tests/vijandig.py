"""A world in which every text wants to be code: dealt out like cards, until all is full."""

from collections.abc import Iterator

from django.apps import apps
from django.db import DatabaseError, models, transaction
from django.test import Client
from django.urls import reverse

from gesprekken.acties.akkoord import akkoord_geven
from gesprekken.bewijs.tabel import EIGEN
from gesprekken.models import Doel, Meetmoment, Partij
from kwaliteit.models import Inbreng
from scholen.models import Gebeurtenis, Inlogdienst, Uitnodiging, leg_vast
from tests.conftest import Wereld, maak_wereld
from tests.factories import MOMENT, KwaliteitskaderFactory, RondeFactory, SchoolFactory
from tests.kanaries import APPS, is_vrije_tekst
from tests.onschadelijk import TEKSTEN, nummers
from tests.toegangstabel import Decor

PER_VELD = 6
IN_JSON = {  # where texts stand in data, and how
    "woorden": lambda tekst: {"portaal": tekst, "samenwerkingsverband": tekst},
    "verklaringen": lambda tekst: {"bijlage-1": tekst, "toegankelijkheid": tekst},
    "vragen": lambda tekst: [tekst],
    "merkbaar": lambda tekst: [tekst],
    "niveaus": lambda tekst: dict.fromkeys("1234", tekst),
    "standaarden": lambda tekst: [tekst],
}
GEEN_VRIJE_TEKST = {"geheim", "issuer", "password", "veld", "sha256"}


class Deler:
    """Deals the texts out, each in its turn."""

    def __init__(self) -> None:
        self.beurt = 0

    def past(self, ruimte: int, aantal: int = PER_VELD) -> str:
        """The next texts, as many as fit."""
        delen: list[str] = []
        for _ in TEKSTEN:
            tekst = TEKSTEN[self.beurt % len(TEKSTEN)]
            past = len(tekst) <= ruimte
            if len(delen) == aantal or (delen and not past):
                break  # the next one gets it
            self.beurt += 1
            if past:
                delen.append(tekst)
                ruimte -= len(tekst) + 1
        return " ".join(delen)

    def vul_alles(self) -> None:
        """Fill every free text of every row there is."""
        for app in APPS:
            for model in apps.get_app_config(app).get_models():
                self.vul(model._base_manager.all())

    def vul(self, rijen: models.QuerySet) -> None:
        """Fill every free text of these rows; what the database holds fixed stays as it was."""
        velden = list(vrije_teksten(rijen.model))
        for pk in rijen.order_by("pk").values_list("pk", flat=True):
            waarden = {veld.name: self._waarde(veld, pk) for veld in velden}
            rij = rijen.model._base_manager.filter(pk=pk)
            if waarden and not self._schrijf(rij, waarden):
                for naam, waarde in waarden.items():  # one of them is fixed, or all
                    self._schrijf(rij, {naam: waarde})

    def _schrijf(self, rij: models.QuerySet, waarden: dict[str, object]) -> bool:
        try:
            with transaction.atomic():
                rij.update(**waarden)
        except DatabaseError:
            return False
        return True

    def _waarde(self, veld: models.Field, pk: int) -> object:
        if isinstance(veld, models.JSONField):
            return IN_JSON[veld.name](self.past(500, 2))
        if isinstance(veld, models.EmailField):
            return f'"{self._zonder_aanhaling()} {pk}"@example.org'
        if isinstance(veld, models.URLField):
            return f"https://example.org/{self.past(200, 1)}"
        return self.past(veld.max_length or 600)

    def _zonder_aanhaling(self) -> str:
        while '"' in (tekst := self.past(60, 1)) or "\\" in tekst or tekst != tekst.lower():
            pass
        return tekst


def vrije_teksten(model: type[models.Model]) -> Iterator[models.Field]:
    """The fields that hold words of people: also in data, and in the address of a mailbox."""
    for veld in model._meta.concrete_fields:
        if veld.name in GEEN_VRIJE_TEKST or isinstance(veld, models.SlugField):
            continue
        is_adres = isinstance(veld, models.EmailField | models.URLField)
        if is_adres or veld.name in IN_JSON or is_vrije_tekst(veld):
            yield veld


def staat_er() -> dict[tuple[str, str], set[int]]:
    """Which of the texts stand in each free text of each model, whoever put them there."""
    return {
        (model.__name__, veld.name): nummers(
            " ".join(map(str, model._base_manager.values_list(veld.name, flat=True)))
        )
        for app in APPS
        for model in apps.get_app_config(app).get_models()
        for veld in vrije_teksten(model)
    }


def bouw() -> tuple[Wereld, Decor]:
    """A bestuur where everybody and everything is called after code, with years of work."""
    deler, wereld = Deler(), maak_wereld()
    deler.vul_alles()
    for een in vars(wereld).values():
        een.refresh_from_db()
    kader = KwaliteitskaderFactory.gevuld(items=(1, 2), gepubliceerd=False)
    deler.vul_alles()
    kader.refresh_from_db()
    kader.publiceren(door=wereld.beheerder, op=MOMENT)
    decor = Decor.bouw(wereld, relaties=[EIGEN], kader=kader, tekst=deler.past(160))
    _maak_meer(wereld, decor, deler)
    deler.vul_alles()
    for een in vars(wereld).values():
        een.refresh_from_db()
    return wereld, decor


def _maak_meer(wereld: Wereld, decor: Decor, deler: Deler) -> None:
    """Rows that a played dialogue leaves out, and names enough for every text."""
    for _ in range(16):
        RondeFactory(bestuur=wereld.bestuur, kader=decor.kader, status="concept")
        SchoolFactory(bestuur=wereld.bestuur)
    Inlogdienst.objects.create(bestuur=wereld.bestuur, issuer="https://login.example.org")
    for moment in ("gevoerd", "ter_vaststelling", "vastgesteld"):
        hier = {"bestuur": wereld.bestuur, "afspraak": decor.dialogen[EIGEN, moment].afspraak}
        Doel.objects.create(**hier, soort="meetbaar", waaraan="x")
        Meetmoment.objects.create(**hier, gedaan_op=MOMENT, gebruiker=wereld.ib)
    oordeel = decor.dialogen[EIGEN, "voorbereiden"].deelname.zelfevaluatie.oordelen.first()
    hier = {"bestuur": wereld.bestuur, "zelfevaluatie": oordeel.zelfevaluatie}
    Inbreng.objects.create(**hier, item=oordeel.item, gebruiker=wereld.team)
    onderdeel = decor.dialogen[EIGEN, "ter_vaststelling"].onderdeel
    akkoord_geven(
        onderdeel,
        partij=Partij.SCHOOL,
        keuze="met_kanttekening",
        kanttekening=deler.past(400),
        vingerafdruk=onderdeel.hash,
        door=wereld.directeur,
        op=MOMENT,
    )
    for soort in Gebeurtenis.Soort:
        over = {"rij": wereld.school, "door": wereld.ib, "op": MOMENT, "soort": soort}
        leg_vast(**over, van=deler.past(200), naar=deler.past(200), reden=deler.past(400))
    als_beheerder = Client()
    als_beheerder.force_login(wereld.beheerder)
    uitnodiging = Uitnodiging.objects.latest("pk")
    als_beheerder.post(reverse("beheer:uitnodiging_opnieuw", args=[uitnodiging.sleutel]))
