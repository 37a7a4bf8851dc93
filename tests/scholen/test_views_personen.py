"""The pages of people and their roles: what they show, do and refuse, and for whom."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from scholen.bezorgen import GEWEIGERD
from scholen.models import Aanstelling, School, UitgaandBericht, Uitnodiging
from tests.factories import MOMENT, AanstellingFactory, GebruikerFactory
from tests.gesprekken.kijken import als, tekst, vragen
from tests.post import bezorg
from tests.scholen.bladen import NIEUW, naar, stuur
from tests.uitnodigingen import UitnodigingFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demodag")]


def _rol(gebruiker):
    return gebruiker.aanstellingen.get().sleutel


def test_de_lijst_toont_wie_er_nu_werkt_en_wie_weg_is(client, wereld):
    Aanstelling.objects.filter(gebruiker=wereld.mt).update(tot=date(2026, 11, 1))
    Aanstelling.objects.filter(gebruiker=wereld.team).update(van=date(2027, 1, 11))
    UitnodigingFactory(school=wereld.school, naam="Nora Nieuw")

    lijst = als(client, wereld.beheerder).get(naar("mensen")).context["lijst"]

    assert [regel.gebruiker.naam for regel in lijst.nu] == [
        "Anna Abeel",
        "Bas Adviseur",
        "Bo Beheerder",
        "Dirk Abeel",
        "Ella Bestuurder",
        "Gerrit Lezer",
        "Hanneke Dijkgraaf",
        "Iris Dubbel",
        "Marit Hofstra",
        "Noor Teamlid",
        "Samira Idrissi",
    ]
    assert [regel.gebruiker.naam for regel in lijst.eerder] == ["Tom Verbeek"]
    assert [een.uitnodiging.naam for een in lijst.uitgenodigd] == ["Nora Nieuw"]
    iris = next(regel for regel in lijst.nu if regel.gebruiker == wereld.ib_van_twee)
    noor = next(regel for regel in lijst.nu if regel.gebruiker == wereld.team)
    assert iris.rollen == ("ib’er, De Abeel en De Wilgenhoek",)
    assert noor.rollen == ("teamlid, De Wilgenhoek (vanaf 11 januari 2027)",)


@pytest.mark.parametrize(
    ("zoek", "namen"),
    [
        ("abeel directeur", ["Dirk Abeel"]),
        ("HOFSTRA", ["Marit Hofstra"]),
        ("ella.best", ["Ella Bestuurder"]),
        ("ib'er wilgenhoek", ["Iris Dubbel", "Marit Hofstra"]),
        ("ib’er wilgenhoek", ["Iris Dubbel", "Marit Hofstra"]),
        ("buur", []),
    ],
)
def test_zoeken_kan_op_naam_adres_rol_en_school(client, wereld, zoek, namen):
    antwoord = als(client, wereld.beheerder).get(naar("mensen"), {"zoek": zoek})

    assert [regel.gebruiker.naam for regel in antwoord.context["lijst"].nu] == namen
    assert ("Niemand gevonden met" in tekst(antwoord)) is (not namen)


@pytest.mark.parametrize(
    ("wie", "zoek", "gevonden"),
    [
        ("beheerder", "Nora", True),  # was invited
        ("beheerder", "Tom", True),  # left
        ("adviseur", "Nora", False),
    ],
)
def test_wie_is_uitgenodigd_of_weg_is_ook_gevonden(client, wereld, wie, zoek, gevonden):
    Aanstelling.objects.filter(gebruiker=wereld.mt).update(tot=date(2026, 11, 1))
    UitnodigingFactory(school=wereld.school, naam="Nora Nieuw")

    pagina = tekst(als(client, getattr(wereld, wie)).get(naar("mensen"), {"zoek": zoek}))

    assert ("Niemand gevonden met" not in pagina) is gevonden


def test_adressen_en_inlogmomenten_ziet_alleen_de_beheerder(client, wereld):
    bladen = [naar("mensen"), naar("persoon", wereld.ib.sleutel)]

    voor_beheerder = [tekst(als(client, wereld.beheerder).get(blad)) for blad in bladen]
    voor_adviseur = [tekst(als(client, wereld.adviseur).get(blad)) for blad in bladen]
    gezocht = client.get(naar("mensen"), {"zoek": "marit.hofstra@"}).context["lijst"]

    assert all(wereld.ib.email in pagina for pagina in voor_beheerder)
    assert not any(wereld.ib.email in pagina for pagina in voor_adviseur)
    assert "nog nooit ingelogd" in voor_beheerder[1]
    assert "nog nooit ingelogd" not in voor_adviseur[1]
    assert gezocht.nu == ()


def test_meer_mensen_kosten_niet_meer_vragen(client, wereld):
    url, persoon = naar("mensen"), naar("persoon", wereld.ib.sleutel)
    UitnodigingFactory(school=wereld.school)
    eerst = vragen(client, wereld.beheerder, url), vragen(client, wereld.beheerder, persoon)
    for _ in range(5):
        AanstellingFactory(school=wereld.school)
        UitnodigingFactory(school=wereld.school)
        AanstellingFactory(gebruiker=wereld.ib, school=wereld.school, rol="mt")

    dan = vragen(client, wereld.beheerder, url), vragen(client, wereld.beheerder, persoon)

    assert dan == eerst
    assert dan[0] <= 12
    assert dan[1] <= 20


def test_de_beheerder_ziet_dat_mail_over_het_account_niet_aankwam(client, wereld, mailserver):
    url = naar("persoon", wereld.ib.sleutel)
    mailserver.antwoorden[wereld.ib.email] = "550 onbekend"
    client.post("/account/password/reset/", {"email": wereld.ib.email})
    eerst = tekst(als(client, wereld.beheerder).get(url))
    bezorg()

    zin = f"De laatste mail naar dit adres kwam niet aan. {GEWEIGERD}"
    assert zin not in eerst
    assert zin in tekst(client.get(url))
    assert zin not in tekst(als(client, wereld.adviseur).get(url))


def test_iemand_van_twee_besturen_toont_hier_alleen_de_rol_van_hier(client, wereld):
    AanstellingFactory(gebruiker=wereld.ib, school=wereld.vreemde_school)

    pagina = tekst(als(client, wereld.beheerder).get(naar("persoon", wereld.ib.sleutel)))

    assert "De Wilgenhoek" in pagina
    assert "De Verte" not in pagina


def test_uitnodigen_maakt_een_uitnodiging_en_een_mail(client, wereld):
    velden = {**NIEUW, "rol": "ib", "school": wereld.school.sleutel}

    url, zin = stuur(client, wereld.beheerder, naar("uitnodigen"), **velden)

    rol = Uitnodiging.objects.get().rollen.get()
    assert url == naar("mensen")
    assert zin == "Nora Nieuw is uitgenodigd. De mail is onderweg; de link werkt zeven dagen."
    assert (rol.rol, rol.school, rol.van) == ("ib", wereld.school, date(2026, 11, 24))
    assert UitgaandBericht.objects.get().aan == "nora@example.org"


@pytest.mark.parametrize("bekend", [True, False])
def test_de_pagina_zegt_niet_of_een_adres_elders_bestaat(client, wereld, bekend):
    email = wereld.vreemde_ib.email if bekend else "niemand@example.org"
    velden = {**NIEUW, "email": email, "rol": "adviseur"}

    uitkomst = stuur(client, wereld.beheerder, naar("uitnodigen"), **velden)

    assert uitkomst == (
        naar("mensen"),
        "Nora Nieuw is uitgenodigd. De mail is onderweg; de link werkt zeven dagen.",
    )
    lijst = tekst(client.get(naar("mensen")))
    assert "Ilse Verte" not in lijst
    assert "Nora Nieuw" in lijst


@pytest.mark.parametrize(
    ("velden", "fout"),
    [
        ({"rol": "ib"}, {"school": ["Kies op welke school deze ib’er werkt."]}),
        (
            {"rol": "adviseur", "school": "eigen"},
            {"school": ["Deze rol is bij het bestuur. Kies hier geen school."]},
        ),
        ({"rol": "koning"}, {"rol": ["Kies een rol uit de lijst."]}),
        (
            {"rol": "ib", "school": "vreemd"},
            {"school": ["Kies een school van jullie bestuur die open is."]},
        ),
        (
            {"rol": "lezer", "tot": "2026-11-01"},
            {"tot": ["De laatste dag ligt voor de eerste. Kies een latere dag."]},
        ),
        (
            {"rol": "lezer", "email": "geen adres"},
            {"email": ["Vul een e-mailadres in, zoals naam@school.nl."]},
        ),
    ],
)
def test_wat_niet_past_krijgt_een_zin(client, wereld, velden, fout):
    scholen = {"eigen": wereld.school.sleutel, "vreemd": wereld.vreemde_school.sleutel}
    velden = {**NIEUW, "school": "", **velden}
    velden["school"] = scholen.get(velden["school"], "")

    assert stuur(client, wereld.beheerder, naar("uitnodigen"), **velden) == fout
    assert not Uitnodiging.objects.exists()


def test_een_rol_erbij_geldt_meteen(client, wereld):
    velden = {"rol": "mt", "school": wereld.andere_school.sleutel, "van": "2026-11-24"}

    url, zin = stuur(client, wereld.beheerder, naar("rol_nieuw", wereld.ib.sleutel), **velden)

    assert url == naar("persoon", wereld.ib.sleutel)
    assert zin == "Marit Hofstra is nu ook MT-lid bij De Abeel."
    assert wereld.ib.aanstellingen.geldig().count() == 2


def test_een_rol_wijzigen_zegt_wat_een_ander_intussen_deed(client, wereld):
    url = naar("rol_wijzigen", _rol(wereld.ib))
    pagina = als(client, wereld.beheerder).get(url).context["form"]
    gezien = {veld.html_initial_name: veld.initial or "" for veld in pagina}
    Aanstelling.objects.filter(gebruiker=wereld.ib).update(tot=date(2027, 7, 31))
    velden = {"functie": "", "van": "2020-08-01", "tot": "2027-01-31", **gezien}

    fouten = stuur(client, wereld.beheerder, url, **velden)
    zelfde = stuur(client, wereld.beheerder, url, **{**velden, "initial-tot": "2027-07-31"})

    assert fouten == {
        "tot": [
            "Iemand anders maakte hier “31 juli 2027” van terwijl jij “31 januari 2027” invulde."
            " Kies wat het wordt en sla het opnieuw op."
        ]
    }
    assert zelfde[1] == "De rol is gewijzigd."
    assert wereld.ib.aanstellingen.get().tot == date(2027, 1, 31)


def test_een_beeindigde_rol_doet_in_een_open_venster_niets_meer(client, wereld):
    url = reverse("scholen:school_mensen", args=[wereld.school.sleutel])
    ib = als(Client(), wereld.ib)
    assert ib.get(url).status_code == 200

    terug, zin = stuur(client, wereld.beheerder, naar("rol_beeindigen", _rol(wereld.ib)))

    assert terug == naar("persoon", wereld.ib.sleutel)
    assert zin == "Marit Hofstra is geen ib’er bij De Wilgenhoek meer."
    assert ib.get(url).status_code == 404


def test_een_directeur_gaat_over_het_eigen_team_en_niet_over_zichzelf(client, wereld):
    andere = AanstellingFactory(gebruiker=GebruikerFactory(), school=wereld.school, rol="directeur")
    pagina = als(client, wereld.directeur).get(
        reverse("scholen:school_mensen", args=[wereld.school.sleutel])
    )

    assert [bool(een.sleutel) for een in pagina.context["mensen"].nu].count(True) == 4
    assert client.post(naar("rol_beeindigen", andere.sleutel)).status_code == 403
    _, zin = stuur(client, wereld.directeur, naar("rol_beeindigen", _rol(wereld.team)))
    assert zin == "Noor Teamlid is geen teamlid bij De Wilgenhoek meer."


def test_een_directeur_nodigt_alleen_het_eigen_team_uit(client, wereld):
    url = reverse("scholen:school_uitnodigen", args=[wereld.school.sleutel])

    goed = stuur(client, wereld.directeur, url, **NIEUW, rol="team")
    fout = stuur(client, wereld.directeur, url, **NIEUW, rol="directeur")

    assert goed[0] == reverse("scholen:school_mensen", args=[wereld.school.sleutel])
    assert fout == {"rol": ["Kies een rol uit de lijst."]}
    assert Uitnodiging.objects.get().rollen.get().school == wereld.school


def test_een_opgegane_school_zegt_wat_dat_betekent_en_wijst_de_weg(client, wereld):
    School.objects.filter(pk=wereld.school.pk).update(
        gesloten_op=date(2026, 8, 1), opgegaan_in=wereld.andere_school
    )
    url = reverse("scholen:school_mensen", args=[wereld.school.sleutel])

    voor_ib = tekst(als(client, wereld.ib).get(url))
    voor_beheerder = tekst(als(client, wereld.beheerder).get(url))

    assert "De Wilgenhoek is opgegaan in De Abeel" in voor_ib
    assert "Vraag de functioneel beheerder" in voor_ib
    assert naar("school_overzetten", wereld.school.sleutel) in voor_beheerder
    _, zin = stuur(client, wereld.beheerder, naar("school_overzetten", wereld.school.sleutel))
    assert zin == "Bij De Abeel kwam erbij: 4 rollen."
    _, zin = stuur(client, wereld.beheerder, naar("school_overzetten", wereld.school.sleutel))
    assert zin == "Er was niemand die nog over moest naar De Abeel."


def test_wie_vertrok_krijgt_geen_rol_maar_een_uitnodiging(client, wereld):
    Aanstelling.objects.filter(gebruiker=wereld.mt).update(beeindigd_op=MOMENT)
    als(client, wereld.beheerder)

    blad = tekst(client.get(naar("persoon", wereld.mt.sleutel)))
    antwoord = client.post(naar("rol_nieuw", wereld.mt.sleutel), {"rol": "adviseur"})
    begin = client.get(antwoord.url).context["form"].initial

    assert "Rol geven" not in blad
    assert antwoord.url == f"{naar('uitnodigen')}?persoon={wereld.mt.sleutel}"
    assert (begin["naam"], begin["email"]) == (wereld.mt.naam, wereld.mt.email)
    assert not wereld.mt.aanstellingen.geldig().exists()
