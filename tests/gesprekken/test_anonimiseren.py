"""Forgetting a person: what is signed keeps the name, and the address is nowhere any more."""

from io import StringIO

import pytest
from django.apps import apps
from django.core.management import call_command
from django.core.management.base import CommandError
from django.core.serializers import serialize

from gesprekken.acties.anonimiseren import anonimiseren
from gesprekken.acties.anonimiseren import wat_er_gebeurt as telling
from gesprekken.acties.sporen import NAAST_EEN_RIJ, ONDERTEKEND
from gesprekken.models import Akkoord, Deelnemer, Gesprek, Meetmoment, Verslag
from kwaliteit.models import Indiening, Tekstversie
from scholen.acties.account_opruimen import VOORMALIG
from scholen.acties.kan_niet import KanNiet
from scholen.models import Gebeurtenis, Gebruiker, UitgaandBericht, Uitnodiging
from tests.factories import GebruikerFactory
from tests.gesprekken.vergeten import kader, weg  # noqa: F401 fixtures
from tests.gesprekken.verslagen import OP
from tests.post import UitgaandBerichtFactory
from tests.toneel import Spelers, speel

NAMEN = {"naam", "door_naam"}


def _rijen_met(tekst):
    """Every table whose rows hold this text, in whatever column."""
    return {
        model._meta.label
        for model in apps.get_models(include_auto_created=True)
        if tekst in serialize("json", model._base_manager.all(), ensure_ascii=False).casefold()
    }


def _ondertekend():
    return [list(model.objects.order_by("pk").values()) for model in (Akkoord, Indiening)]


def test_het_adres_staat_daarna_nergens_meer(weg):  # noqa: F811
    adres = weg.email.casefold()
    assert _rijen_met(adres) == {
        "account.EmailAddress",
        "scholen.Gebruiker",
        "scholen.UitgaandBericht",
        "scholen.Uitnodiging",
    }

    anonimiseren(weg, door=None, op=OP)

    assert _rijen_met(adres) == set()


def test_de_naam_blijft_alleen_waar_die_is_ondertekend(weg):  # noqa: F811
    naam = weg.naam.casefold()

    anonimiseren(weg, door=None, op=OP)

    assert _rijen_met(naam) - set(ONDERTEKEND) == {"gesprekken.Verslag", "gesprekken.Deelnemer"}
    assert Gebruiker.objects.get(pk=weg.pk).naam == VOORMALIG
    assert set(Tekstversie.objects.filter(door=weg).values_list("naam", flat=True)) == {VOORMALIG}
    assert Uitnodiging.objects.get(door=weg).door_naam == VOORMALIG


def test_wat_vastligt_houdt_naam_functie_en_vingerafdruk(weg):  # noqa: F811
    vast = Verslag.objects.get()
    eerst = (vast.inhoud, vast.hash, _ondertekend())

    anonimiseren(weg, door=None, op=OP)

    vast.refresh_from_db()
    assert weg.naam in str(vast.inhoud)
    assert eerst == (vast.inhoud, vast.hash, _ondertekend())


def test_wie_aan_tafel_zat_blijft_alleen_bij_een_vast_verslag(weg):  # noqa: F811
    gesprek = Gesprek.objects.get()
    ander = Gesprek.objects.create(
        bestuur=gesprek.bestuur, school=gesprek.school, status=Gesprek.Status.VERVALLEN
    )
    for een in (gesprek, ander):
        Deelnemer.objects.filter(gesprek=een, gebruiker=weg).delete()
        Deelnemer.objects.create(
            bestuur=een.bestuur, gesprek=een, gebruiker=weg, naam=weg.naam, partij="school"
        )

    anonimiseren(weg, door=None, op=OP)

    namen = dict(Deelnemer.objects.filter(gebruiker=weg).values_list("gesprek", "naam"))
    assert namen == {gesprek.pk: weg.naam, ander.pk: VOORMALIG}


def test_het_logboek_van_het_bestuur_zegt_het_en_blijft_een_keten(weg, wereld):  # noqa: F811
    anonimiseren(weg, door=wereld.beheerder, op=OP)

    regel = Gebeurtenis.objects.order_by("-pk").first()
    assert (regel.bestuur, regel.model, regel.sleutel) == (wereld.bestuur, "gebruiker", weg.sleutel)
    assert (regel.naam, regel.van, regel.naar) == (wereld.beheerder.naam, "", VOORMALIG)
    call_command("controleer_keten", stdout=StringIO())


@pytest.mark.parametrize("wie", ["ib", "adviseur", "swv_medewerker", "installatiebeheerder"])
def test_wie_nog_een_rol_heeft_wordt_geweigerd(wereld, wie):
    persoon = getattr(wereld, wie)

    with pytest.raises(KanNiet) as fout:
        anonimiseren(persoon, door=None, op=OP)

    assert str(fout.value) == f"{persoon} heeft nog één rol. Beëindig die eerst."
    assert Gebruiker.objects.get(pk=persoon.pk).email == persoon.email


def test_wie_nog_gesprekken_in_handen_heeft_wordt_geweigerd(wereld, kader):  # noqa: F811
    spelers = Spelers(wereld.school, wereld.ib, wereld.directeur, wereld.adviseur)
    speel(spelers, kader, tot="ter_vaststelling", schooljaar="2026-2027")
    wereld.adviseur.aanstellingen.update(beeindigd_op=OP)

    with pytest.raises(KanNiet) as fout:
        anonimiseren(wereld.adviseur, door=None, op=OP)

    zin = "heeft nog 2 gesprekken en scholen in handen. Draag die eerst over."
    assert str(fout.value) == f"{wereld.adviseur} {zin}"


def test_een_tweede_keer_zegt_dat_het_al_gebeurd_is(weg):  # noqa: F811
    anonimiseren(weg, door=None, op=OP)

    with pytest.raises(KanNiet, match="al leeggemaakt"):
        anonimiseren(weg, door=None, op=OP)


def test_de_opdracht_zegt_eerst_wat_er_gebeurt(weg):  # noqa: F811
    uit = StringIO()
    call_command("anonimiseren", weg.email, stdout=uit)

    regels = uit.getvalue().splitlines()
    assert regels[:-1] == [f"{wat}: {hoeveel}" for wat, hoeveel in telling(weg).items()]
    assert regels[-1].endswith(f'Geef --naam "{weg}" mee.')
    assert Gebruiker.objects.get(pk=weg.pk).email == weg.email
    with pytest.raises(CommandError, match="niet Iemand"):
        call_command("anonimiseren", weg.email, naam="Iemand")
    with pytest.raises(CommandError, match="Er is niemand met het e-mailadres"):
        call_command("anonimiseren", "niemand@example.org")

    call_command("anonimiseren", weg.email, naam=weg.naam, stdout=uit)

    assert not Gebruiker.objects.get(pk=weg.pk).is_active


def test_elke_naam_naast_een_persoon_gaat_weg_of_is_ondertekend():
    besloten = {label: velden[1] for label, velden in NAAST_EEN_RIJ.items()}
    besloten |= dict.fromkeys(ONDERTEKEND, "naam")
    gevonden = {
        (model._meta.label, veld.name)
        for model in apps.get_models(include_auto_created=True)
        if any(veld.related_model is Gebruiker for veld in model._meta.concrete_fields)
        for veld in model._meta.concrete_fields
        if veld.name in NAMEN
    }
    assert gevonden - {("scholen.Uitnodiging", "naam")} == set(besloten.items())


def test_een_meetmoment_noemt_hem_niet_meer(weg):  # noqa: F811
    moment = Meetmoment.objects.create(
        bestuur=Gesprek.objects.get().bestuur,
        afspraak=Gesprek.objects.get().afspraken.first(),
        gepland_op=OP.date(),
        gedaan_op=OP,
        gebruiker=weg,
        naam=weg.naam,
    )

    anonimiseren(weg, door=None, op=OP)

    moment.refresh_from_db()
    assert moment.naam == VOORMALIG


def test_een_mail_aan_iemand_met_een_langer_adres_blijft(wereld):
    an = GebruikerFactory(naam="An", email="an@school.example")
    teksten = {
        "Schrijf naar jan@school.example.": True,
        "Schrijf naar an@school.example.nl, of bel.": True,
        "Schrijf naar an@school.example.": False,
        "an@school.example": False,
    }
    rijen = {
        UitgaandBerichtFactory(bestuur=wereld.bestuur, tekst=tekst).pk: blijft
        for tekst, blijft in teksten.items()
    }

    anonimiseren(an, door=None, op=OP)

    over = set(UitgaandBericht.objects.filter(pk__in=rijen).values_list("pk", flat=True))
    assert over == {pk for pk, blijft in rijen.items() if blijft}
