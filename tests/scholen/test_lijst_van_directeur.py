"""A directeur pastes the own team: three roles, the own school, and nothing by another door."""

from datetime import date

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from scholen.models import Aanstelling, School, UitgaandBericht, Uitnodiging
from tests.factories import AanstellingFactory, SchoolFactory
from tests.gesprekken.kijken import als, tekst
from tests.uitnodigingen import UitnodigingFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demodag")]
LADEN, VOORBEELD = reverse("beheer:mensen_laden"), reverse("beheer:mensen_voorbeeld")
TEAM = [f"Collega {nummer};c{nummer}@example.org;leerkracht" for nummer in range(15)]


def _kijk(client, wie, *regels, **velden):
    return als(client, wie).post(LADEN, {"plak": "\n".join(regels), **velden})


def _velden(antwoord):
    return {"lijst": antwoord.context["ingepakt"], "stand": antwoord.context["oordeel"].stand}


def _verder(client, wie, velden):
    klaar = als(client, wie).post(VOORBEELD, velden)
    return klaar, [str(een) for een in get_messages(klaar.wsgi_request)]


def _mensen_van(school):
    return reverse("scholen:school_mensen", args=[school.sleutel])


def _fouten(antwoord):
    fouten = antwoord.context["form"].errors
    return fouten["__all__"] if "__all__" in fouten else fouten["plak"]


def test_een_team_van_vijftien_gaat_in_een_keer_mee(client, wereld):
    pagina = tekst(als(client, wereld.directeur).get(_mensen_van(wereld.school)))
    antwoord = _kijk(client, wereld.directeur, *TEAM)
    niets = Uitnodiging.objects.count()

    klaar, zinnen = _verder(client, wereld.directeur, _velden(antwoord))

    rollen = Uitnodiging.objects.values_list("rollen__rol", "rollen__school", "rollen__functie")
    assert f'href="{LADEN}?school={wereld.school.sleutel}"' in pagina
    assert niets == 0
    assert (klaar.url, zinnen[-1]) == (
        _mensen_van(wereld.school),
        "15 mensen uitgenodigd. De mail is onderweg.",
    )
    assert list(rollen) == [("team", wereld.school.pk, "leerkracht")] * 15
    assert UitgaandBericht.objects.count() == 15


def test_de_pagina_vraagt_een_directeur_niet_naar_rol_of_school_die_niet_mag(client, wereld):
    antwoord = als(client, wereld.directeur).get(LADEN)

    velden = antwoord.context["form"].fields
    assert list(velden) == ["bestuur", "plak", "bestand", "rol"]
    assert [waarde for waarde, _ in velden["rol"].choices] == ["", "ib", "mt", "team"]
    assert "Alle rijen zijn voor <b>De Wilgenhoek</b>." in tekst(antwoord)
    assert antwoord.context["terug"] == _mensen_van(wereld.school)


def test_een_andere_rol_of_een_andere_school_krijgt_een_zin(client, wereld):
    rijen = [
        "Een;een@example.org;ib;De Wilgenhoek",
        "Twee;twee@example.org;directeur",
        "Drie;drie@example.org;adviseur;De Wilgenhoek",
        "Vier;vier@example.org;beheerder",
        "Vijf;vijf@example.org;ib;De Abeel",
        "Zes;zes@example.org;ib;De Verte",
        "Zeven;zeven@example.org;directuer",
        "Acht;acht@example.org;ib;De Wilgehoek",
    ]

    antwoord = _kijk(client, wereld.directeur, *rijen)

    geeft = "geeft de beheerder van Stichting De Brug. Als directeur kies je uit"
    geen = "is geen open school waar jij directeur bent."
    daar = "Voor een andere school nodigt de directeur daar uit."
    drie = "ib’er, MT-lid en teamlid"
    zinnen = [
        f"de rol directeur {geeft} {drie}.",
        f"de rol adviseur {geeft} {drie}.",
        f"de rol beheerder {geeft} {drie}.",
        f"“De Abeel” {geen} {daar}",
        f"“De Verte” {geen} {daar}",
        f"“directuer” is geen rol die we kennen. Kies uit {drie}.",
        f"“De Wilgehoek” {geen} Bedoel je De Wilgenhoek? {daar}",
    ]
    assert _fouten(antwoord) == [
        f"Regel {nummer} (“{rij.replace(';', '; ')}”): {zin}"
        for nummer, (rij, zin) in enumerate(zip(rijen[1:], zinnen, strict=True), start=2)
    ]
    assert not Uitnodiging.objects.exists()


@pytest.mark.parametrize("rol", ["directeur", "beheerder", "swv", "x"])
def test_een_rol_buiten_de_drie_kiest_een_directeur_ook_niet_voor_alle_rijen(client, wereld, rol):
    antwoord = _kijk(client, wereld.directeur, "Een;een@example.org", rol=rol)

    assert antwoord.context["form"].errors == {"rol": ["Kies een rol uit de lijst."]}


def test_een_school_kiest_een_directeur_van_een_school_niet(client, wereld):
    andere = wereld.andere_school.sleutel

    antwoord = _kijk(client, wereld.directeur, "Een;een@example.org;ib", school=andere)

    (een,) = antwoord.context["oordeel"].mensen
    assert [str(rol) for rol in een.rollen] == ["ib’er bij De Wilgenhoek"]


@pytest.mark.parametrize(
    ("van", "regel"),
    [
        ("andere_directeur", "Nora;nora@example.org;ib"),
        ("andere_directeur", "Nora;nora@example.org;ib;De Abeel"),
        ("beheerder", "Nora;nora@example.org;ib;De Abeel"),
        ("beheerder", "Nora;nora@example.org;directeur;De Wilgenhoek"),
        ("beheerder", "Nora;nora@example.org;beheerder"),
    ],
)
def test_wat_een_ander_liet_inpakken_gaat_bij_een_directeur_niet_door(client, wereld, van, regel):
    velden = _velden(_kijk(client, getattr(wereld, van), regel))

    klaar, zinnen = _verder(client, wereld.directeur, velden)

    assert klaar.url.startswith(LADEN)
    assert zinnen[0].endswith("Kijk de lijst nog eens na. Er is niets verstuurd.")
    waar = f"Regel 1 (“{regel.replace(';', '; ')}”):"
    assert zinnen[1].startswith((f"{waar} “De Abeel” is geen open school", f"{waar} de rol "))
    assert not Uitnodiging.objects.exists()


def test_ook_met_de_stand_van_nu_gaat_een_vreemde_rij_niet_door(client, wereld):
    velden = _velden(_kijk(client, wereld.andere_directeur, "Nora;nora@example.org;ib"))
    oordeel = _kijk(client, wereld.directeur, "Nora;nora@example.org;ib").context["oordeel"]

    klaar, _ = _verder(client, wereld.directeur, {**velden, "stand": oordeel.stand})

    assert klaar.url.startswith(LADEN)
    assert not Uitnodiging.objects.exists()


def test_een_lijst_voor_een_ander_bestuur_is_er_hier_niet(client, wereld):
    velden = _velden(_kijk(client, wereld.vreemde_directeur, "Nora;nora@example.org;ib"))

    klaar, zinnen = _verder(client, wereld.directeur, velden)

    assert klaar.url == LADEN
    assert zinnen == ["Plak de lijst opnieuw, of kies het bestand nog eens; die is hier niet meer."]
    assert not Uitnodiging.objects.exists()


def test_een_school_die_intussen_sloot_laat_niemand_meer_binnen(client, wereld):
    velden = _velden(_kijk(client, wereld.directeur, "Nora;nora@example.org;ib"))
    School.objects.filter(pk=wereld.school.pk).update(gesloten_op=date(2026, 8, 1))

    klaar, zinnen = _verder(client, wereld.directeur, velden)
    opnieuw = _kijk(client, wereld.directeur, "Nora;nora@example.org;ib;De Wilgenhoek")

    assert klaar.url == f"{LADEN}?school={wereld.school.sleutel}"
    assert "): “De Wilgenhoek” is geen open school waar jij" in zinnen[1]
    assert "): “De Wilgenhoek” is geen open school waar jij" in _fouten(opnieuw)[0]
    assert "Lijst laden" not in tekst(client.get(_mensen_van(wereld.school)))
    assert not Uitnodiging.objects.exists()


def test_wie_intussen_geen_directeur_meer_is_komt_niet_meer_binnen(client, wereld):
    velden = _velden(_kijk(client, wereld.directeur, "Nora;nora@example.org;ib"))
    Aanstelling.objects.filter(gebruiker=wereld.directeur).update(tot=date(2026, 11, 1))

    klaar, _ = _verder(client, wereld.directeur, velden)

    assert klaar.status_code == 403
    assert not Uitnodiging.objects.exists()


def test_een_directeur_van_twee_scholen_kiest_en_krijgt_de_eigen_twee(client, wereld):
    AanstellingFactory(gebruiker=wereld.directeur, school=wereld.andere_school, rol="directeur")
    SchoolFactory(bestuur=wereld.bestuur, naam="De Derde")
    pagina = als(client, wereld.directeur).get(f"{LADEN}?school={wereld.andere_school.sleutel}")

    zonder = _kijk(client, wereld.directeur, "Nora;nora@example.org;ib")
    met = _kijk(
        client,
        wereld.directeur,
        "Nora;nora@example.org;ib;De Wilgenhoek",
        "Nora;nora@example.org;ib",
        school=wereld.andere_school.sleutel,
    )
    klaar, zinnen = _verder(client, wereld.directeur, _velden(met))

    keuzes = pagina.context["form"]["school"]
    assert keuzes.initial == wereld.andere_school.sleutel
    assert [naam for _, naam in keuzes.field.choices][1:] == ["De Abeel", "De Wilgenhoek"]
    assert pagina.context["terug"] == _mensen_van(wereld.andere_school)
    assert "): hier ontbreekt de school." in _fouten(zonder)[0]
    assert (klaar.url, zinnen[-1]) == (
        _mensen_van(wereld.andere_school),
        "Eén persoon uitgenodigd. De mail is onderweg.",
    )
    assert Uitnodiging.objects.get().rollen.count() == 2


@pytest.mark.parametrize("dicht", [None, date(2026, 8, 1)])
def test_een_bestuur_waar_geen_eigen_school_meer_open_is_staat_niet_in_de_keuze(
    client, wereld, dicht
):
    AanstellingFactory(gebruiker=wereld.directeur, school=wereld.vreemde_school, rol="directeur")
    School.objects.filter(pk=wereld.vreemde_school.pk).update(gesloten_op=dicht)
    daar = wereld.vreemde_school.bestuur

    form = als(client, wereld.directeur).get(LADEN).context["form"]
    zonder = _kijk(client, wereld.directeur, "Nora;nora@example.org;ib").context
    daarheen = _kijk(client, wereld.directeur, "Nora;nora@example.org;ib", bestuur=daar.pk)

    if dicht:
        assert form.besturen == [wereld.bestuur]
        assert zonder["bestuur"] == wereld.bestuur
        assert "voor een ander bestuur" in str(daarheen.context["form"].non_field_errors())
    else:
        assert form.besturen == [wereld.bestuur, daar]
        assert zonder["form"].errors == {"bestuur": ["Kies een bestuur."]}


def test_wie_elders_in_het_bestuur_werkt_wordt_voor_een_directeur_niet_herkend(client, wereld):
    antwoord = _kijk(
        client,
        wereld.directeur,
        f"Iemand;{wereld.andere_ib.email};ib",
        f"Iemand;{wereld.mt.email};ib",
        f"Iemand;{wereld.ib.email};ib",
    )
    oordeel = antwoord.context["oordeel"]

    _, zinnen = _verder(client, wereld.directeur, _velden(antwoord))

    groepen = (oordeel.uit_te_nodigen, oordeel.rol_erbij, oordeel.zonder_iets)
    assert [[een.naam for een in wie] for wie in groepen] == [
        ["Iemand"],
        [wereld.mt.naam],
        [wereld.ib.naam],
    ]
    assert (
        zinnen[-1]
        == "Eén persoon uitgenodigd en één persoon met een rol erbij. De mail is onderweg."
    )
    assert Uitnodiging.objects.get().email == wereld.andere_ib.email


def test_wie_beheerder_is_en_directeur_elders_houdt_per_bestuur_de_eigen_grens(client, wereld):
    AanstellingFactory(gebruiker=wereld.beheerder, school=wereld.vreemde_school, rol="directeur")
    hier, daar = wereld.bestuur.pk, wereld.vreemde_school.bestuur_id
    regel = "Nora;nora@example.org;directeur"
    eigen, vreemd = wereld.school.sleutel, wereld.vreemde_school.sleutel

    mag = _kijk(client, wereld.beheerder, regel, bestuur=hier, school=eigen)
    mag_niet = _kijk(client, wereld.beheerder, regel, bestuur=daar, school=vreemd)
    kruis = _kijk(client, wereld.beheerder, regel, bestuur=hier, school=vreemd)

    assert len(mag.context["oordeel"].uit_te_nodigen) == 1
    assert "): de rol directeur geeft de beheerder van" in _fouten(mag_niet)[0]
    assert kruis.context["form"].errors == {"school": ["Deze school hoort bij een ander bestuur."]}


def test_een_uitnodiging_met_meer_dan_het_eigen_team_vernieuwt_een_directeur_niet(client, wereld):
    eerder = {"email": "nora@example.org", "verloopt_op": "2026-11-01T10:00Z"}
    hoger = UitnodigingFactory(school=wereld.school, rol="directeur", **eerder)
    hoger.rollen.create(rol="ib", school=wereld.school, van=date(2026, 10, 1))

    antwoord = _kijk(client, wereld.directeur, "Nora;nora@example.org;ib")
    _verder(client, wereld.directeur, _velden(antwoord))

    hoger.refresh_from_db()
    assert hoger.verstuurd == 1
    assert len(antwoord.context["oordeel"].uit_te_nodigen) == 1
    assert Uitnodiging.objects.latest("pk").rollen.get().rol == "ib"
