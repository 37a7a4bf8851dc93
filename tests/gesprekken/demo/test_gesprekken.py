"""What came of the talks of the demo world: verslagen, akkoorden, afspraken and how they went."""

from collections import Counter
from datetime import timedelta

import pytest
from django.utils import timezone

from gesprekken.acties.pdf import pdf_van
from gesprekken.models import (
    Aandachtspunt,
    Aantekening,
    Afspraak,
    Agendapunt,
    Akkoord,
    Ambitie,
    Gesprek,
    Meetmoment,
    Onderdeel,
    Verslag,
    VerslagPdf,
)
from kwaliteit.models import Tekstversie
from scholen.models import Gebeurtenis, Gebruiker
from tests.gesprekken.demo.test_wereld import namen
from tests.gesprekken.kijken import tekst

pytestmark = pytest.mark.django_db


def gesprek_van(bron, key: str) -> Gesprek:
    rij = bron.gesprek(key)
    return Gesprek.objects.get(school__naam=namen(bron)[rij["school"]], datum=rij["datum"])


def afspraak_van(bron, key: str) -> Afspraak:
    (rij,) = [rij for rij in bron.gesprekken["afspraken"] if rij["key"] == key]
    return Afspraak.objects.get(gesprek=gesprek_van(bron, rij["gesprek"]), wat=rij["wat"])


def onderdeel_van(bron, key: str, titel: str) -> Onderdeel:
    return Onderdeel.objects.get(verslag__gesprek=gesprek_van(bron, key), titel=titel)


def test_elk_afgerond_gesprek_heeft_een_vast_verslag_op_de_dag_van_de_bron(demowereld):
    verwacht = {
        (namen(demowereld)[rij["school"]], rij["vastgesteld_op"])
        for rij in demowereld.gesprekken["gesprekken"]
        if rij["stand"] == "vastgesteld"
    }

    vast = Verslag.objects.filter(status="vastgesteld").select_related("gesprek__school")

    assert {
        (rij.gesprek.school.naam, timezone.localdate(rij.vastgelegd_op)) for rij in vast
    } == verwacht
    assert VerslagPdf.objects.filter(verslag__in=vast, inhoud=None).count() == len(verwacht)


def test_van_een_verslag_van_twee_jaar_terug_komt_een_pdf(demowereld):
    verslag = Verslag.objects.get(gesprek=gesprek_van(demowereld, "2024-stoomfluit"))

    pdf = pdf_van(verslag, op=timezone.now())

    assert pdf.startswith(b"%PDF-")


def test_het_verslag_zegt_wat_er_is_besproken(demowereld):
    rij = demowereld.gesprek("2025-zoutkeet")
    verslag = Verslag.objects.get(gesprek=gesprek_van(demowereld, "2025-zoutkeet"))
    onderwerp = demowereld.onderwerp("2025-zoutkeet-5g")

    teksten = dict(verslag.onderdelen.values_list("titel", "tekst"))

    assert teksten["Waarom we spraken"].endswith(rij["conclusie"])
    assert teksten["Expertise en vaardigheden"] == rij["prioriteit"]
    assert teksten[onderwerp["titel"]] == "\n".join(onderwerp["notities"])


def test_wat_niet_is_besproken_blijft_liggen(demowereld):
    verwacht = {
        (namen(demowereld)[rij["school"]], rij["datum"], punt["item"])
        for rij in demowereld.gesprekken["gesprekken"]
        for punt in rij.get("niet_besproken", [])
    }

    open_ = Agendapunt.objects.filter(uitkomst="niet_aan_bod").select_related(
        "gesprek__school", "onderwerp__item"
    )

    assert {
        (rij.gesprek.school.naam, rij.gesprek.datum, rij.onderwerp.item.code) for rij in open_
    } == verwacht


def test_de_aantekeningen_van_een_gesprek_zijn_van_de_adviseur(demowereld):
    besproken = {
        key
        for rij in demowereld.gesprekken["gesprekken"]
        if rij["stand"] != "gepland"
        for key in rij["onderwerpen"]
    }
    verwacht = sum(len(demowereld.onderwerp(key)["notities"]) for key in besproken)

    klad = Aantekening.objects.filter(soort="klad").select_related("gesprek")

    assert len(klad) == verwacht
    assert {rij.auteur_id == rij.gesprek.adviseur_id for rij in klad} == {True}


def test_alle_afspraken_staan_er_met_partij_naam_en_dag(demowereld):
    partij = {"school": "school", "bestuur": "bestuur", "samenwerkingsverband": "swv"}
    verwacht = Counter(
        (
            rij["wat"],
            partij[rij["wie"]],
            demowereld.gesprek(rij["gesprek"])["datum"] + timedelta(weeks=rij["termijn_weken"]),
            rij["item"],
            rij["zijde"],
        )
        for rij in demowereld.gesprekken["afspraken"]
    )

    afspraken = Afspraak.objects.select_related("item").prefetch_related("doelen")

    assert (
        Counter((rij.wat, rij.partij, rij.tot, rij.item.code, rij.gerichtheid) for rij in afspraken)
        == verwacht
    )
    assert {(bool(rij.wie), len(rij.doelen.all())) for rij in afspraken} == {(True, 1)}
    assert Gebruiker.objects.filter(naam__in={rij.wie for rij in afspraken}).count() == len(
        {rij.wie for rij in afspraken}
    )


def test_de_stand_van_een_afspraak_is_die_van_de_laatste_stap(demowereld):
    verwacht = {rij["key"]: "open" for rij in demowereld.gesprekken["afspraken"]}
    stappen = {"klaar": "gereed", "gestopt": "vervallen"}
    for rij in demowereld.gesprekken["voortgang"]:
        if rij["stand"] in stappen:
            verwacht[rij["afspraak"]] = stappen[rij["stand"]]
    for rij in demowereld.gesprekken["afspraken"]:
        if "vervolg_op" in rij:
            verwacht[rij["vervolg_op"]] = "doorgegeven"

    assert {key: afspraak_van(demowereld, key).status for key in verwacht} == verwacht


def test_elk_woord_over_de_voortgang_staat_er_van_iemand_die_dat_mag(demowereld):
    gebeurd = Gebeurtenis.objects.filter(model="afspraak", naar__in=["gereed", "vervallen"])
    gezegd = {rij.reden: rij.gebruiker for rij in gebeurd.select_related("gebruiker")}
    notities = Meetmoment.objects.select_related("gebruiker")
    gezegd |= {rij.tekst: rij.gebruiker for rij in notities}

    assert set(gezegd) == {rij["tekst"] for rij in demowereld.gesprekken["voortgang"]}
    for rij in demowereld.gesprekken["voortgang"]:
        mag = Afspraak.objects.bewerkbaar_voor(gezegd[rij["tekst"]])
        assert mag.contains(afspraak_van(demowereld, rij["afspraak"])), rij["afspraak"]


def test_een_afspraak_gaat_verder_in_een_nieuwe(demowereld):
    nieuw = afspraak_van(demowereld, "a14")

    assert nieuw.vervolg_op == afspraak_van(demowereld, "a02")


def test_alle_aandachtspunten_en_ambities_staan_er(demowereld):
    punten = Aandachtspunt.objects.values_list("tekst", "item__code")
    ambities = Ambitie.objects.select_related("gesprek", "school")

    assert set(punten) == {
        (rij["tekst"], rij["item"]) for rij in demowereld.gesprekken["aandachtspunten"]
    }
    assert {(rij.tekst, rij.school is None) for rij in ambities} == {
        (rij["tekst"], "bestuur" in rij) for rij in demowereld.gesprekken["ambities"]
    }
    assert {rij.tot >= "2026-2027" for rij in ambities} == {True}


def test_een_kanttekening_staat_bij_haar_onderdeel_en_soms_met_een_antwoord(demowereld):
    bij_akkoord = set(
        Akkoord.objects.filter(
            onderdeel__verslag__status="vastgesteld", keuze__in=["met_kanttekening", "antwoord"]
        ).values_list(
            "keuze", "partij", "kanttekening", "onderdeel__agendapunt__onderwerp__item__code"
        )
    )
    andere = {"school": "bestuur", "bestuur": "school"}
    verwacht = set()
    for rij in demowereld.gesprekken["kanttekeningen"]:
        verwacht.add(("met_kanttekening", rij["kant"], rij["tekst"], rij["item"]))
        if "antwoord" in rij:
            verwacht.add(("antwoord", andere[rij["kant"]], rij["antwoord"], rij["item"]))

    assert bij_akkoord == verwacht


def test_een_veranderd_onderdeel_heeft_opnieuw_akkoord_nodig(demowereld, client):
    onderdeel = onderdeel_van(demowereld, "2026-wolwever", "Horen zonder veel woorden")
    directeur = Gebruiker.objects.get(naam="Joris Lamberink")
    client.force_login(directeur)

    pagina = tekst(client.get(f"/gesprekken/{onderdeel.verslag.gesprek.sleutel}/verslag/"))

    assert {rij.partij for rij in onderdeel.akkoorden.exclude(hash=onderdeel.hash)} == {
        "school",
        "bestuur",
    }
    assert not onderdeel.akkoorden.filter(hash=onderdeel.hash).exists()
    versies = Tekstversie.objects.filter(model="onderdeel", rij=onderdeel.pk).order_by("op", "pk")
    assert versies.last().tekst == onderdeel.tekst != versies.first().tekst
    assert "Jacintha Terwiel paste dit aan op 17 november" in pagina
    assert "Akkoord van 10 november vervalt" in pagina


def test_bij_een_verslag_dat_voorligt_is_iemand_nog_niet_akkoord(demowereld):
    onderdeel = onderdeel_van(demowereld, "2026-wolwever", "Van onderzoek naar klas")

    akkoord = onderdeel.akkoorden.get(partij="school")

    assert (akkoord.keuze, akkoord.hash, akkoord.naam) == (
        "nog_niet",
        onderdeel.hash,
        "Joris Lamberink",
    )


def test_een_kanttekening_bij_een_verslag_dat_voorligt_is_beantwoord(demowereld):
    onderdeel = onderdeel_van(demowereld, "2026-zeilmakerij", "Zelf het gesprek voeren")

    assert list(onderdeel.akkoorden.values_list("partij", "keuze")) == [
        ("school", "met_kanttekening"),
        ("bestuur", "antwoord"),
    ]


def test_van_een_gesprek_zonder_verslag_leest_de_school_nog_niets(demowereld):
    gevoerd = gesprek_van(demowereld, "2026-kantelbrug")
    ib, adviseur = (
        Gebruiker.objects.get(naam=naam) for naam in ("Fatima Zerrouki", "Jacintha Terwiel")
    )

    concept = gevoerd.afspraken.all()

    assert concept.count() == 1
    assert not (concept & Afspraak.objects.zichtbaar_voor(ib)).exists()
    assert (concept & Afspraak.objects.zichtbaar_voor(adviseur)).exists()


def test_wie_bij_beide_besturen_hoort_ziet_van_elk_wat_aan_haar_is_gevraagd(demowereld):
    consulent = Gebruiker.objects.get(naam="Samir Dahdal")

    afspraken = Afspraak.objects.zichtbaar_voor(consulent).select_related("bestuur", "gesprek")

    assert {rij.bestuur.bestuursnummer for rij in afspraken} == {"99901", "99902"}
    assert {(rij.partij, rij.gesprek.status) for rij in afspraken} == {("swv", "vastgesteld")}


def test_niemand_van_het_ene_bestuur_ziet_iets_van_het_andere(demowereld):
    for nummer, naam in (("99901", "Jacintha Terwiel"), ("99902", "Dirkje Ploegman")):
        gebruiker = Gebruiker.objects.get(naam=naam)
        for model in (Gesprek, Afspraak, Verslag):
            gezien = model.objects.zichtbaar_voor(gebruiker)
            assert set(gezien.values_list("bestuur__bestuursnummer", flat=True)) == {nummer}
