"""What somebody gets who asks for the own data: every row that names this person."""

import json
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse
from pypdf import PdfReader

from kwaliteit.models import Tekstversie
from scholen.models import Gebeurtenis, Uitnodiging
from tests.factories import MOMENT, WACHTWOORD, AanstellingFactory
from tests.gesprekken.kijken import als, tekst
from tests.post import UitgaandBerichtFactory


def _uitgepakt(inhoud):
    with ZipFile(BytesIO(inhoud)) as pakket:
        gegevens = json.loads(pakket.read("gegevens.json"))
        pdf = PdfReader(BytesIO(pakket.read("gegevens.pdf")))
    return gegevens, " ".join(pagina.extract_text() for pagina in pdf.pages)


def test_ieder_neemt_de_eigen_gegevens_mee_als_json_en_als_pdf(wereld, client):
    als(client, wereld.ib)

    antwoord = client.get(reverse("account_gegevens_zip"))

    gegevens, pdf = _uitgepakt(antwoord.content)
    rollen = next(deel for deel in gegevens["gegevens"] if deel["wat"] == "Je rollen")
    assert antwoord["Content-Type"] == "application/zip"
    assert gegevens["van"] == wereld.ib.naam
    assert [rij["school"] for rij in rollen["rijen"]] == ["De Wilgenhoek"]
    assert f"e-mailadres {wereld.ib.email}" in pdf
    assert wereld.directeur.email not in json.dumps(gegevens)
    assert Gebeurtenis.objects.filter(
        gebruiker=wereld.ib, reden="Alle gegevens van deze persoon zijn opgevraagd."
    ).exists()


def _schreef(wie, bestuur, zin):
    Tekstversie.objects.create(
        bestuur=bestuur, model="x", rij=1, veld="x", tekst=zin, sinds=MOMENT, op=MOMENT, door=wie
    )


def _kreeg_mail(wie, bestuur, onderwerp):
    UitgaandBerichtFactory(bestuur=bestuur, aan=wie.email, onderwerp=onderwerp)


def _is_genodigd(wie, bestuur):
    Uitnodiging.objects.create(
        bestuur=bestuur,
        email=wie.email.upper(),
        naam=wie.naam,
        door_naam=f"Van {bestuur or 'niemand'}",
        op=MOMENT,
        verloopt_op=MOMENT,
        aangenomen_door=wie,
    )


@pytest.fixture
def ooit_elders(wereld):
    """Works here, and did at another bestuur; both wrote something down, and so did nobody."""
    wie = wereld.ib
    AanstellingFactory(gebruiker=wie, rol="lezer", bestuur=wereld.buurbestuur, beeindigd_op=MOMENT)
    for bestuur in (wereld.bestuur, wereld.buurbestuur):
        _schreef(wie, bestuur, f"Bij {bestuur}")
    for bestuur in (wereld.bestuur, wereld.buurbestuur, None):
        _kreeg_mail(wie, bestuur, f"Mail van {bestuur or 'niemand'}")
        _is_genodigd(wie, bestuur)
        Gebeurtenis.objects.create(
            gebruiker=wie, naam=wie.naam, bestuur=bestuur, op=MOMENT, soort="gelezen", model="x"
        )
    return wie


def _noemt(gegevens, waar, kolom):
    [deel] = [deel for deel in gegevens["gegevens"] if deel["waar"] == waar]
    return [rij.get(kolom, "") for rij in deel["rijen"]]


def _besturen_in(gegevens):
    """Which bestuur each row names, per kind of which there is one per bestuur."""
    return {
        "rollen": _noemt(gegevens, "scholen.Aanstelling.gebruiker", "bestuur"),
        "teksten": _noemt(gegevens, "kwaliteit.Tekstversie.door", "tekst"),
        "mail": _noemt(gegevens, "scholen.UitgaandBericht.aan", "onderwerp"),
        "genodigd": _noemt(gegevens, "scholen.Uitnodiging.email", "wie nodigt uit"),
        "aangenomen": _noemt(gegevens, "scholen.Uitnodiging.aangenomen_door", "wie nodigt uit"),
    }


def test_elk_bestuur_geeft_alleen_zijn_eigen_rijen_en_wat_van_niemand_is_komt_mee(
    ooit_elders, wereld, client
):
    als(client, ooit_elders)
    hier, daar = str(wereld.bestuur), str(wereld.buurbestuur)

    gegevens, pdf = _uitgepakt(client.get(reverse("account_gegevens_zip")).content)

    assert gegevens["bij"] == hier
    assert _besturen_in(gegevens) == {
        "rollen": [""],  # the role at a school; that of the other bestuur stays away
        "teksten": [f"Bij {hier}"],
        "mail": [f"Mail van {hier}", "Mail van niemand"],
        "genodigd": [f"Van {hier}", "Van niemand"],
        "aangenomen": [f"Van {hier}", "Van niemand"],
    }
    gelezen = _noemt(gegevens, "scholen.Gebeurtenis.gebruiker", "bestuur")
    assert {hier, ""} == set(gelezen)
    assert daar not in json.dumps(gegevens)
    assert f"Hier staat alles wat op jouw naam staat, bij {hier}." in pdf
    assert daar not in pdf


def test_de_opdracht_geeft_de_rijen_van_alle_besturen(ooit_elders, wereld, tmp_path):
    pad = tmp_path / "uit.zip"

    call_command("inzage", ooit_elders.email, str(pad))

    gegevens, _ = _uitgepakt(pad.read_bytes())
    namen = [str(wereld.bestuur), str(wereld.buurbestuur)]
    assert gegevens["bij"] == "alle besturen van deze installatie"
    assert _besturen_in(gegevens)["teksten"] == [f"Bij {naam}" for naam in namen]
    assert _besturen_in(gegevens)["mail"] == [f"Mail van {naam}" for naam in [*namen, "niemand"]]


def test_wie_nu_bij_twee_besturen_werkt_krijgt_die_van_allebei_of_van_het_gekozen_werk(
    ooit_elders, wereld, client
):
    ooit_elders.aanstellingen.update(beeindigd_op=None)
    als(client, ooit_elders)
    hier, daar = str(wereld.bestuur), str(wereld.buurbestuur)

    allebei, _ = _uitgepakt(client.get(reverse("account_gegevens_zip")).content)
    werk = f"bestuur:{wereld.buurbestuur.bestuursnummer}"
    client.post(reverse("account_voor_wie"), {"plek": werk})
    gekozen, _ = _uitgepakt(client.get(reverse("account_gegevens_zip")).content)
    pagina = tekst(client.get(reverse("account_gegevens")))

    assert _besturen_in(allebei)["teksten"] == [f"Bij {hier}", f"Bij {daar}"]
    assert (gekozen["bij"], _besturen_in(gekozen)["teksten"]) == (daar, [f"Bij {daar}"])
    assert f"In dit bestand staat wat er over jou is bij <b>{daar}</b>." in pagina
    assert "Werk je nog ergens anders? Kies dan eerst dat werk." in pagina


@pytest.mark.parametrize("actor", ["swv_medewerker", "installatiebeheerder", "zonder_rol"])
def test_wie_bij_geen_bestuur_werkt_krijgt_wat_van_niemand_is(wereld, client, actor):
    wie = getattr(wereld, actor)
    _kreeg_mail(wie, None, "Over het inloggen")
    _kreeg_mail(wie, wereld.bestuur, "Van een bestuur")
    _is_genodigd(wie, None)

    gegevens, _ = _uitgepakt(als(client, wie).get(reverse("account_gegevens_zip")).content)
    pagina = tekst(client.get(reverse("account_gegevens")))

    assert gegevens["bij"] == ""
    assert _besturen_in(gegevens)["mail"] == ["Over het inloggen"]
    assert _besturen_in(gegevens)["genodigd"] == ["Van niemand"]
    assert len(_noemt(gegevens, "scholen.Aanstelling.gebruiker", "rol")) == (actor != "zonder_rol")
    assert "Je werkt nu bij geen enkel bestuur." in pagina


def test_wie_langer_dan_vijf_minuten_geleden_inlogde_laat_eerst_zien_wie_het_is(wereld, client):
    als(client, wereld.ib)
    sessie = client.session
    sessie["zeker"] -= 300
    sessie.save()
    zip_ = reverse("account_gegevens_zip")

    vraag = client.get(zip_)
    terug = client.post(zip_, {"bevestig-terug": "1"})
    mis = client.post(zip_, {"bevestig-wachtwoord": "niet dit"})
    gelezen = Gebeurtenis.objects.filter(soort="gelezen").count()
    nog_niet = client.get(reverse("account_gegevens"), {"begint": "1"})
    goed = client.post(zip_, {"bevestig-wachtwoord": WACHTWOORD})
    pagina = client.get(goed.url)

    assert "Voor het bestand met je gegevens willen we zeker weten" in tekst(vraag)
    assert "Wat je koos en schreef" not in tekst(vraag)
    assert (terug.url, gelezen) == (reverse("account_gegevens"), 0)
    assert "Ben jij het nog?" in tekst(mis)
    assert "Refresh" not in nog_niet
    assert pagina["Refresh"] == f"0; url={zip_}"
    assert "Je download begint nu vanzelf." in tekst(pagina)
    assert client.get(zip_)["Content-Type"] == "application/zip"


def test_de_pagina_zegt_wie_je_iets_kunt_vragen(wereld, client):
    pagina = tekst(als(client, wereld.ib).get(reverse("account_gegevens")))

    assert f'{wereld.beheerder}, <a href="mailto:{wereld.beheerder.email}">' in pagina
    assert "Vraag de adviseur van het gesprek om een volgende versie." in pagina
    assert "dan gebeurt dat vanzelf 24 maanden na je laatste rol." in pagina


def test_wie_nergens_werkt_vraagt_het_aan_het_bestuur_van_toen(wereld, client):
    pagina = tekst(als(client, wereld.zonder_rol).get(reverse("account_gegevens")))

    assert "Vraag het aan het bestuur waar je werkte." in pagina


def test_de_opdracht_schrijft_het_voor_wie_niet_meer_inlogt(wereld, tmp_path, capsys):
    pad = tmp_path / "uit.zip"

    call_command("inzage", wereld.ib.email.upper(), str(pad))

    assert capsys.readouterr().out == f"Alles over {wereld.ib} staat in {pad}.\n"
    assert _uitgepakt(pad.read_bytes())[0]["van"] == wereld.ib.naam
    for email, uit, zin in (
        ("niemand@example.org", tmp_path / "b.zip", "Er is niemand met het e-mailadres niemand"),
        (wereld.ib.email, pad, "is er al. Kies een andere naam."),
        (wereld.ib.email, tmp_path / "weg" / "c.zip", "kunnen we niet schrijven"),
    ):
        with pytest.raises(CommandError, match=zin):
            call_command("inzage", email, str(uit))
