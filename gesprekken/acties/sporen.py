"""Where the name and the address of somebody stand outside the account, and how they go.

What was signed keeps the name as it was: the fixed verslag, an akkoord, what was submitted, and the
log. All the rest says "voormalig medewerker". An address goes from mail, from invitations and from
the texts that are somebody's own. In texts of others it stays: they may change them, and are told
where.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from django.apps import apps
from django.db import models, transaction
from django.db.models import Model, Q, QuerySet

from gesprekken.models import Gesprek
from gesprekken.wegen import modellen
from scholen.acties.account_opruimen import VOORMALIG
from scholen.models import Gebruiker, UitgaandBericht, Uitnodiging

WEGGEHAALD = "[adres weggehaald]"
ERVOOR, ERNA = r"(^|[^a-z0-9._+-])", r"($|[^a-z0-9.-]|\.($|\s))"
"""What stands around a whole address."""
NAAST_EEN_RIJ: Mapping[str, tuple[str, str]] = {
    "scholen.Uitnodiging": ("door", "door_naam"),
    "kwaliteit.Tekstversie": ("door", "naam"),
    "gesprekken.Deelnemer": ("gebruiker", "naam"),
    "gesprekken.Meetmoment": ("gebruiker", "naam"),
}
"""Where a name stands as text beside who it is, and goes: the two fields, by model."""
ONDERTEKEND: Mapping[str, str] = {
    "scholen.Gebeurtenis": "Het logboek verandert nooit: elke regel hangt aan de vorige.",
    "kwaliteit.Indiening": "Wat een school heeft ingediend, is zo ondertekend.",
    "gesprekken.Akkoord": "Een akkoord verandert nooit.",
}
"""Where it stays, and why; a fixed verslag holds its names in its own content."""
EIGEN_TEKST: Mapping[str, tuple[str, str]] = {
    "kwaliteit.Inbreng": ("gebruiker", "toelichting"),
    "kwaliteit.Tekstversie": ("door", "tekst"),
    "gesprekken.Aantekening": ("auteur", "tekst"),
    "gesprekken.Bevinding": ("auteur", "tekst"),
}
"""Texts that nobody else writes or signs: whose they are, and the text, by model."""
GESCHIEDENIS_VAN = ("inbreng", "aantekening", "bevinding")
"""Of these alone a text of before is somebody's own."""


class Wie(NamedTuple):
    """What somebody is known by."""

    naam: str
    adres: str


@transaction.atomic
def sporen_wissen(wie: Mapping[int, Wie]) -> None:
    """Take away every name and address that may go, outside the account itself.

    Args:
        wie: what they were known by, by the keys of the accounts.
    """
    for pk, mens in wie.items():
        _wis_aan(pk, mens.adres)
        _uit_de_post(pk, mens.naam)
        _uit_eigen_teksten(pk, mens.adres)
    for rijen, veld in namen_van(wie):
        rijen.update(**{veld: VOORMALIG})


def _wis_aan(pk: int, adres: str) -> None:
    for rijen in aan_het_adres(pk, adres):
        rijen.delete()


def namen_van(wie: Iterable[int]) -> list[tuple[QuerySet[Model], str]]:
    """Rows with a name beside them that goes; who sat at a table of a fixed verslag stays."""
    paren = []
    for label, (persoon, naam) in NAAST_EEN_RIJ.items():
        model = apps.get_model(label)
        rijen = model._base_manager.filter(**{f"{persoon}__in": list(wie)})
        if label == "gesprekken.Deelnemer":
            rijen = rijen.exclude(gesprek__status__in=Gesprek.VAST)
        paren.append((rijen, naam))
    return paren


def aan_het_adres(pk: int, adres: str) -> Iterator[QuerySet]:
    """What was sent there or speaks of it, and what somebody was once invited with."""
    heel = _heel(adres).pattern
    gebruikt = Uitnodiging.objects.filter(Q(email__iexact=adres) | Q(aangenomen_door=pk))
    yield UitgaandBericht.objects.filter(
        Q(aan__iexact=adres)
        | Q(tekst__iregex=heel)
        | Q(onderwerp__iregex=heel)
        | Q(uitnodiging__in=gebruikt.values("pk"))
    )
    yield gebruikt


def waar_nog(adres: str) -> dict[str, int]:
    """How many texts that are not signed still hold this address, by the Dutch name of the rows."""
    telling, heel = {}, _heel(adres).pattern
    for model in modellen():
        velden = [veld.name for veld in model._meta.concrete_fields if _is_tekst(veld)]
        if not velden or model._meta.label in {*ONDERTEKEND, "gesprekken.Verslag"}:
            continue
        waar = Q(*((f"{veld}__iregex", heel) for veld in velden), _connector=Q.OR)
        # the short question first: without the address there is nothing to look at closely
        grof = Q(*((f"{veld}__icontains", adres) for veld in velden), _connector=Q.OR)
        if hoeveel := model._base_manager.filter(grof).filter(waar).count():
            telling[str(model._meta.verbose_name_plural)] = hoeveel
    return telling


def _is_tekst(veld: models.Field) -> bool:
    return isinstance(veld, models.CharField | models.TextField) and not veld.choices


def _heel(adres: str) -> re.Pattern[str]:
    """The address itself, and no longer one that it is a part of."""
    return re.compile(f"{ERVOOR}{re.escape(adres)}{ERNA}", re.I)


def _uit_de_post(pk: int, naam: str) -> None:
    """Mail to an address of before goes; what went out to others no longer says who it was.

    Mail that still waits stays as it is, unless it is from them: another may have the same name.
    """
    klaar = Q(verzonden_op__isnull=False) | Q(mislukt_op__isnull=False)
    over_account = UitgaandBericht.objects.filter(klaar, bestuur=None, uitnodiging=None)
    toen = over_account.filter(tekst__startswith=f"Dag {naam},")
    van_nu = Gebruiker.objects.values("email")
    vorige = set(toen.exclude(aan__in=van_nu).values_list("aan", flat=True))
    for adres in vorige:
        _wis_aan(pk, adres)
    eigen = Q(van=pk) | Q(uitnodiging__door=pk)
    for bericht in UitgaandBericht.objects.filter(klaar | eigen, tekst__contains=naam):
        bericht.tekst = re.sub(rf"(?<!\w){re.escape(naam)}(?!\w)", VOORMALIG, bericht.tekst)
        bericht.save(update_fields=["tekst"])


def _uit_eigen_teksten(pk: int, adres: str) -> None:
    for label, (persoon, veld) in EIGEN_TEKST.items():
        model = apps.get_model(label)
        rijen = model._base_manager.filter(**{persoon: pk, f"{veld}__icontains": adres})
        if label == "kwaliteit.Tekstversie":
            rijen = rijen.filter(model__in=GESCHIEDENIS_VAN)
        for rij in rijen:
            tekst = _heel(adres).sub(rf"\1{WEGGEHAALD}\2", getattr(rij, veld))
            model._base_manager.filter(pk=rij.pk).update(**{veld: tekst})
