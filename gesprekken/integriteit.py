"""Rules that SQL cannot say, in one list: what ``manage.py controleer_integriteit`` checks.

Each rule gives a Dutch line per row that breaks it. The list may be run at any time, on any
database; it reads and changes nothing.
"""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from django.db import IntegrityError, connection, models
from django.db.models import F, Q

from gesprekken.models import (
    Aandachtspunt,
    Aantekening,
    Afspraak,
    Agendapunt,
    Akkoord,
    Ambitie,
    Bevinding,
    Deelname,
    Gesprek,
    Onderdeel,
    Onderwerp,
    Ronde,
    Verslag,
    VerslagPdf,
)
from gesprekken.rapport import Gespreksrapport
from gesprekken.rapport.onderdelen import vingerafdrukken
from gesprekken.wegen import VAN_NIEMAND, modellen, relaties_van, weg_naar_bestuur
from kwaliteit.canoniek import vingerafdruk
from kwaliteit.models import Inbreng, Indiening, Item, Oordeel, Zelfevaluatie
from scholen.models import Bewaring, Uitnodigingsrol

MAG_NAAR_BUITEN = {("School", "opgegaan_in")}  # a school may be taken over by another bestuur


@dataclass(frozen=True)
class Gelijk:
    """Two roads from one row must end at the same value, where both exist."""

    model: type[models.Model]
    een: str
    ander: str
    zin: str
    mits: Q = field(default_factory=Q)

    def __call__(self) -> Iterator[str]:
        """A line per row where they differ."""
        rijen = self.model._base_manager.filter(
            self.mits, **{f"{self.een}__isnull": False, f"{self.ander}__isnull": False}
        ).exclude(**{self.een: F(self.ander)})
        for pk in rijen.order_by("pk").values_list("pk", flat=True):
            yield f"{_naam(self.model)} {pk} {self.zin}."


@dataclass(frozen=True)
class Niet:
    """No row may be like this."""

    model: type[models.Model]
    zo: Q
    zin: str

    def __call__(self) -> Iterator[str]:
        """A line per row that is."""
        rijen = self.model._base_manager.filter(self.zo).order_by("pk").distinct()
        for pk in rijen.values_list("pk", flat=True):
            yield f"{_naam(self.model)} {pk} {self.zin}."


def overtredingen() -> Iterator[str]:
    """Every line of every rule; nothing when all is well."""
    for regel in REGELS:
        yield from regel()


def relaties_zonder_rij() -> Iterator[str]:
    """Foreign keys of SQLite that point nowhere; PostgreSQL never lets one in."""
    try:
        connection.check_constraints()
    except IntegrityError as fout:
        yield f"Een relatie wijst naar een rij die er niet is: {fout}"


def een_bestuur_per_boom() -> Iterator[str]:
    """A row and what it points at are of one bestuur; shared kaders have none."""
    for pad in paden_tussen_besturen():
        yield from pad()


def paden_tussen_besturen() -> Iterator[Gelijk]:
    """Every foreign key, those of many-to-many too, that could lead to another bestuur."""
    for model in modellen():
        hier = weg_naar_bestuur(model)
        for naam, ander in sorted(relaties_van(model).items()):
            daar = f"{naam}__{weg_naar_bestuur(ander)}"
            mag = ander.__name__ in VAN_NIEMAND or (model.__name__, naam) in MAG_NAAR_BUITEN
            if hier and hier != daar and not mag:
                zin = f"hoort bij een ander bestuur dan {naam} waar zij naar wijst"
                yield Gelijk(model, hier, daar, zin)


def _naam(model: type[models.Model]) -> str:
    return model.__name__


def indieningen_zijn_wat_er_is_ingediend() -> Iterator[str]:
    """The snapshot still has its fingerprint."""
    for rij in Indiening.objects.order_by("pk").iterator():
        if vingerafdruk(rij.inhoud) != rij.hash:
            yield f"Indiening {rij.pk} is niet meer wat er is ingediend."


def vaste_verslagen_zijn_wat_er_is_vastgesteld() -> Iterator[str]:
    """The content still has its fingerprint, and each section the one that was agreed to."""
    for rij in Verslag.objects.filter(status__in=Verslag.VAST).order_by("pk").iterator():
        if rij.inhoud is None or vingerafdruk(rij.inhoud) != rij.hash:
            yield f"Verslag {rij.sleutel} is niet meer wat er is vastgelegd."
            continue
        rapport = Gespreksrapport.van_data(rij.inhoud)
        actueel = vingerafdrukken(rapport, voorgelegd_op=rij.voorgelegd_op)
        for deel in rapport.onderdelen:
            if deel.hash != actueel[deel.nummer]:
                yield (
                    f"Verslag {rij.sleutel}, onderdeel {deel.nummer} zegt iets anders dan waar"
                    " akkoord op is gegeven."
                )
        if rij.status == Verslag.Status.VASTGESTELD and not all(
            kant.is_volledig for kant in rapport.partijakkoorden
        ):
            yield f"Verslag {rij.sleutel} is vastgesteld zonder akkoord van beide kanten."


def pdfs_zijn_wat_er_is_bewaard() -> Iterator[str]:
    """The bytes still have their SHA-256, one document in memory at a time."""
    gevuld = VerslagPdf.objects.filter(inhoud__isnull=False).order_by("pk")
    for rij in gevuld.select_related("verslag").defer("verslag__inhoud").iterator(chunk_size=1):
        if hashlib.sha256(bytes(rij.inhoud or b"")).hexdigest() != rij.sha256:
            yield f"De pdf van verslag {rij.verslag.sleutel} is niet meer wat er is bewaard."


def twee_mensen_per_verslag() -> Iterator[str]:
    """Nobody answers for both sides of one verslag."""
    paren = (
        Akkoord.objects.values("onderdeel__verslag__sleutel", "naam", "gebruiker")
        .annotate(kanten=models.Count("partij", distinct=True))
        .filter(kanten__gt=1)
        .order_by("onderdeel__verslag__sleutel", "gebruiker")
    )
    for paar in paren:
        yield (
            f"Verslag {paar['onderdeel__verslag__sleutel']}: {paar['naam']} gaf antwoord voor"
            " beide kanten."
        )


def onderdelen_zijn_doorlopend_genummerd() -> Iterator[str]:
    """The sections of a verslag are 1 to n, with one of each kind that is always there."""
    verslagen = Verslag.objects.defer("inhoud").prefetch_related("onderdelen").order_by("pk")
    vast = [Onderdeel.Soort.WAAROM, Onderdeel.Soort.OPEN, Onderdeel.Soort.MEENEMEN]
    for verslag in verslagen.iterator(chunk_size=200):
        rijen = sorted(verslag.onderdelen.all(), key=lambda rij: rij.nummer)
        if [rij.nummer for rij in rijen] != list(range(1, len(rijen) + 1)):
            yield f"Verslag {verslag.sleutel} slaat een nummer van een onderdeel over."
        soorten = [rij.soort for rij in rijen if rij.soort != Onderdeel.Soort.AGENDAPUNT]
        if soorten != vast:
            yield f"Verslag {verslag.sleutel} mist een onderdeel, of heeft er een dubbel."


def een_geldig_verslag_per_gesprek() -> Iterator[str]:
    """Of the fixed versions of a talk exactly one is not replaced."""
    dubbel = (
        Verslag.objects.filter(status__in=Verslag.VAST, vervangen_op=None)
        .values("gesprek__sleutel")
        .annotate(aantal=models.Count("pk"))
        .filter(aantal__gt=1)
        .order_by("gesprek__sleutel")
    )
    for rij in dubbel:
        yield f"Gesprek {rij['gesprek__sleutel']} heeft {rij['aantal']} geldige verslagen."


LIGT_VOOR = Q(verslagen__status=Verslag.Status.TER_VASTSTELLING, verslagen__versie=1)
VAST = Q(verslagen__status=Verslag.Status.VASTGESTELD)
GESPREK_VAST = Gesprek.Status.VASTGESTELD
ANDER_KADER = "gaat over iets uit een ander kader dan"

REGELS: tuple[Callable[[], Iterator[str]], ...] = (
    relaties_zonder_rij,
    een_bestuur_per_boom,
    Gelijk(
        Uitnodigingsrol,
        "school__bestuur",
        "uitnodiging__bestuur",
        "geeft een rol bij een school van een ander bestuur",
    ),
    Niet(
        Uitnodigingsrol,
        Q(uitnodiging__bestuur__isnull=False, school=None, bestuur=None),
        "geeft een rol buiten het bestuur dat uitnodigt",
    ),
    Gelijk(Item, "kader", "domein__kader", "hoort bij een ander kader dan zijn domein"),
    Gelijk(Oordeel, "item__kader", "zelfevaluatie__kader", f"{ANDER_KADER} zijn zelfevaluatie"),
    Gelijk(Inbreng, "item__kader", "zelfevaluatie__kader", f"{ANDER_KADER} zijn zelfevaluatie"),
    Gelijk(Zelfevaluatie, "focus__kader", "kader", "heeft een focus uit een ander kader"),
    Gelijk(Ronde, "prioriteiten__kader", "kader", "heeft een prioriteit uit een ander kader"),
    Gelijk(Onderwerp, "item__kader", "deelname__ronde__kader", f"{ANDER_KADER} de ronde"),
    Gelijk(Onderwerp, "domein__kader", "deelname__ronde__kader", f"{ANDER_KADER} de ronde"),
    Gelijk(Bevinding, "item__kader", "gesprek__deelname__ronde__kader", f"{ANDER_KADER} de ronde"),
    Gelijk(Deelname, "school", "zelfevaluatie__school", "heeft de zelfevaluatie van een ander"),
    Gelijk(Deelname, "ronde__kader", "zelfevaluatie__kader", f"{ANDER_KADER} de ronde"),
    Gelijk(
        Deelname, "ronde__schooljaar", "zelfevaluatie__schooljaar", "is van een ander schooljaar"
    ),
    Gelijk(Gesprek, "school", "deelname__school", "is met een andere school dan de deelname"),
    Gelijk(Agendapunt, "gesprek__deelname", "onderwerp__deelname", "is van een andere deelname"),
    Gelijk(Agendapunt, "gesprek", "onderwerp__gesprek", "is van een ander gesprek"),
    Gelijk(Aantekening, "gesprek", "agendapunt__gesprek", "is van een ander gesprek"),
    Gelijk(Afspraak, "gesprek", "agendapunt__gesprek", "is van een ander gesprek"),
    Gelijk(Afspraak, "school", "gesprek__school", "is van een andere school dan het gesprek"),
    Gelijk(Afspraak, "school", "vervolg_op__school", "volgt op die van een andere school"),
    Gelijk(Aandachtspunt, "gesprek", "agendapunt__gesprek", "is van een ander gesprek"),
    Gelijk(Ambitie, "gesprek", "agendapunt__gesprek", "is van een ander gesprek"),
    Gelijk(Ambitie, "school", "gesprek__school", "is van een andere school dan het gesprek"),
    Gelijk(Onderdeel, "verslag__gesprek", "agendapunt__gesprek", "is van een ander gesprek"),
    Niet(
        Onderdeel,
        Q(soort="agendapunt", agendapunt=None) | ~Q(soort="agendapunt") & ~Q(agendapunt=None),
        "past niet bij zijn agendapunt",
    ),
    Niet(
        Onderdeel,
        Q(hash="") & ~Q(verslag__status=Verslag.Status.CONCEPT),
        "ligt voor zonder vingerafdruk",
    ),
    Niet(Akkoord, Q(hash=""), "is gegeven zonder vingerafdruk"),
    Niet(Gesprek, LIGT_VOOR & ~Q(status="ter_vaststelling"), "heeft een verslag dat al voorligt"),
    Niet(Gesprek, VAST & ~Q(status=GESPREK_VAST), "heeft een vastgesteld verslag en is het niet"),
    Niet(
        Verslag,
        Q(status__in=Verslag.VAST, pdf=None),
        "ligt vast zonder dat er een pdf klaarstaat of komt",
    ),
    Niet(Bewaring, ~Q(vrijgegeven_tot=None), "laat nog los wat vastligt"),
    onderdelen_zijn_doorlopend_genummerd,
    een_geldig_verslag_per_gesprek,
    twee_mensen_per_verslag,
    indieningen_zijn_wat_er_is_ingediend,
    vaste_verslagen_zijn_wat_er_is_vastgesteld,
    pdfs_zijn_wat_er_is_bewaard,
)
