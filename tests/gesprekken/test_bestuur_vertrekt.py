"""The zip of a bestuur: what is refused, and what the database holds on to."""

import io
import json

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import IntegrityError, connection, transaction

from gesprekken.acties import bestuurspakket
from gesprekken.acties.bestuur_inlezen import DUBBEL, bestuur_inlezen
from gesprekken.acties.bestuur_uitvoeren import bestuur_uitvoeren
from gesprekken.acties.bestuur_verwijderen import bestuur_verwijderen
from gesprekken.models import Akkoord, Verslag
from gesprekken.overzichten.meegeven import rijhash
from scholen.inlezen.fout import InlezenMislukt
from scholen.models import Bestuur, Gebeurtenis, Gebruiker, Keten, School
from tests.database import geweigerd
from tests.factories import (
    AanstellingFactory,
    BestuurFactory,
    KwaliteitskaderFactory,
)
from tests.gesprekken.pakketten import delen_van, hashes_van, met_deel, schrijf
from tests.gesprekken.verslagen import OP
from tests.toneel import Spelers, speel


@pytest.fixture
def pad(wereld, tmp_path):
    pad = tmp_path / "uit.zip"
    with pad.open("wb") as uit:
        bestuur_uitvoeren(wereld.bestuur, uit, door=wereld.beheerder, op=OP)
    return pad


@pytest.fixture
def weg(wereld, pad):
    """The bestuur has left and is gone."""
    bestuur_verwijderen(wereld.bestuur, op=OP, vingerafdruk="a" * 64)
    return pad


def _met_manifest(pad, **anders):
    delen = delen_van(pad)
    delen["manifest.json"] = json.dumps(json.loads(delen["manifest.json"]) | anders)
    schrijf(pad, delen)


def afgebroken(pad):
    pad.write_bytes(pad.read_bytes()[:-200])
    return bestuurspakket.BESCHADIGD


def geen_zip(pad):
    pad.write_text("Beste lezer,")
    return bestuurspakket.BESCHADIGD


def een_andere_zip(pad):
    schrijf(pad, {"leesmij.txt": "hallo"})
    return bestuurspakket.GEEN_PAKKET


def een_byte_anders(pad):
    delen = delen_van(pad)
    naam = "rijen/scholen.school.jsonl"
    delen[naam] = delen[naam].replace(b"De Abeel", b"De Abeek")
    schrijf(pad, delen)
    return bestuurspakket.VERANDERD.format(naam)


def een_rij_anders_met_nieuwe_hash_van_het_bestand(pad):
    delen = delen_van(pad)
    naam = "rijen/scholen.school.jsonl"
    schrijf(pad, met_deel(delen, naam, delen[naam].replace(b"De Abeel", b"De Abeek")))
    return bestuurspakket.VERANDERD.format("een rij van scholen.school")


def een_rij_minder_met_nieuwe_hashes(pad):
    delen = delen_van(pad)
    for naam in ("rijen/scholen.school.jsonl", "hashes/scholen.school.txt"):
        delen = met_deel(delen, naam, delen[naam].split(b"\n", 1)[1])
    schrijf(pad, delen)
    return bestuurspakket.VERANDERD.format("het aantal rijen")


def een_getal_waar_geen_plaats_voor_is(pad):
    delen = delen_van(pad)
    regel = delen["rijen/scholen.keten.jsonl"].replace(b'"begint_na":0', b'"begint_na":%d' % 2**70)
    hash_ = rijhash(Keten, regel.decode().removesuffix("\n"))
    delen = met_deel(delen, "rijen/scholen.keten.jsonl", regel)
    schrijf(pad, met_deel(delen, "hashes/scholen.keten.txt", f"{hash_}\n".encode()))
    return DUBBEL


def een_soort_die_wij_niet_kennen(pad):
    schrijf(pad, met_deel(delen_van(pad), "rijen/scholen.geheim.jsonl", b"{}\n"))
    return bestuurspakket.VREEMD.format("rijen/scholen.geheim.jsonl")


def een_nieuwer_schema(pad):
    _met_manifest(pad, schema={"gesprekken": "0099_later"})
    return bestuurspakket.ANDERS.format("0099_later")


def een_bestand_te_weinig(pad):
    delen = delen_van(pad)
    del delen["rijen/scholen.school.jsonl"]
    schrijf(pad, delen)
    return f"In dit bestand ontbreekt rijen/scholen.school.jsonl. {bestuurspakket.OPNIEUW}"


def een_bestand_te_veel(pad):
    schrijf(pad, delen_van(pad) | {"pdf/abcdefghijkl.pdf": b"%PDF"})
    return bestuurspakket.VREEMD.format("pdf/abcdefghijkl.pdf")


def een_pad_naar_buiten(pad):
    schrijf(pad, delen_van(pad) | {"../../etc/passwd": b"root"})
    return bestuurspakket.VREEMD.format("../../etc/passwd")


def een_bom(pad):
    schrijf(pad, delen_van(pad) | {"pdf/abcdefghijkl.pdf": bytes(8 * 1024**2)})
    return bestuurspakket.TE_GROOT


FOUTEN = [
    afgebroken,
    geen_zip,
    een_andere_zip,
    een_byte_anders,
    een_rij_anders_met_nieuwe_hash_van_het_bestand,
    een_rij_minder_met_nieuwe_hashes,
    een_getal_waar_geen_plaats_voor_is,
    een_soort_die_wij_niet_kennen,
    een_nieuwer_schema,
    een_bestand_te_weinig,
    een_bestand_te_veel,
    een_pad_naar_buiten,
    een_bom,
]


@pytest.mark.parametrize("maak", FOUTEN, ids=lambda maak: maak.__name__)
def test_een_bestand_waar_iets_aan_is_wordt_niet_ingelezen(weg, maak):
    zin = maak(weg)
    besturen, regels = Bestuur.objects.count(), Gebeurtenis.objects.count()

    with pytest.raises(InlezenMislukt) as fout:
        bestuur_inlezen(weg, op=OP)

    assert str(fout.value) == zin
    assert (Bestuur.objects.count(), Gebeurtenis.objects.count()) == (besturen, regels)


def test_een_bestuur_dat_er_al_is_komt_er_niet_nog_eens(pad):
    with pytest.raises(InlezenMislukt, match="Er is hier al een bestuur met nummer 11111"):
        bestuur_inlezen(pad, op=OP)


def test_een_ander_bestuur_met_dezelfde_naam_gaat_voor(weg):
    BestuurFactory(naam="Stichting De Brug", bestuursnummer="44444")

    with pytest.raises(InlezenMislukt, match="al een ander bestuur dat Stichting De Brug heet"):
        bestuur_inlezen(weg, op=OP)


def test_iemand_anders_met_hetzelfde_adres_gaat_voor(wereld, weg):
    Gebruiker.objects.filter(pk=wereld.zonder_rol.pk).update(email=wereld.ib.email)

    with pytest.raises(InlezenMislukt, match="al iemand anders met het e-mailadres"):
        bestuur_inlezen(weg, op=OP)


def test_wie_nergens_anders_werkt_heeft_geen_account_meer_en_krijgt_het_terug(wereld, weg):
    ib = Gebruiker.objects.get(pk=wereld.ib.pk)
    assert (ib.naam, ib.is_active) == ("voormalig medewerker", False)

    bestuur_inlezen(weg, op=OP)

    ib.refresh_from_db()
    assert (ib.naam, ib.email, ib.is_active) == (wereld.ib.naam, wereld.ib.email, True)
    assert not ib.has_usable_password()


def test_wie_ook_elders_werkt_houdt_het_account(wereld, tmp_path):
    AanstellingFactory(gebruiker=wereld.adviseur, rol="adviseur", bestuur=wereld.vreemd_bestuur)

    bestuur_verwijderen(wereld.bestuur, op=OP, vingerafdruk="a" * 64)

    adviseur = Gebruiker.objects.get(pk=wereld.adviseur.pk)
    assert (adviseur.naam, adviseur.is_active) == (wereld.adviseur.naam, True)
    assert adviseur.aanstellingen.count() == 1


def test_een_school_die_bij_een_ander_bestuur_opging_gaat_mee_zonder_die_school(wereld, tmp_path):
    School.objects.filter(pk=wereld.andere_school.pk).update(opgegaan_in=wereld.buurschool)
    School.objects.filter(pk=wereld.vreemde_school.pk).update(opgegaan_in=wereld.school)
    pad = tmp_path / "uit.zip"
    with pad.open("wb") as uit:
        bestuur_uitvoeren(wereld.bestuur, uit, door=None, op=OP)

    bestuur_verwijderen(wereld.bestuur, op=OP, vingerafdruk="a" * 64)
    bestuur_inlezen(pad, op=OP)

    assert School.objects.get(sleutel=wereld.andere_school.sleutel).opgegaan_in is None
    assert School.objects.get(pk=wereld.vreemde_school.pk).opgegaan_in is None


def test_wachtwoorden_en_geheimen_gaan_niet_mee(pad):
    delen = delen_van(pad)
    mensen = [json.loads(rij) for rij in delen["rijen/scholen.gebruiker.jsonl"].splitlines()]

    assert {rij["password"] for rij in mensen} == {""}
    assert {rij["last_login"] for rij in mensen} == {None}


@pytest.fixture
def vast(wereld):
    spelers = Spelers(wereld.school, wereld.ib, wereld.directeur, wereld.adviseur)
    kader = KwaliteitskaderFactory.gevuld(items=(1, 1))
    return speel(spelers, kader, tot="vastgesteld", schooljaar="2026-2027").verslag


@pytest.mark.parametrize("model", [Akkoord, Verslag, Gebeurtenis, Keten])
def test_wat_vastligt_gaat_niet_zolang_het_bestuur_er_is(vast, model):
    assert geweigerd(lambda: model.objects.all()._raw_delete("default"))


def test_het_bestuur_weghalen_om_een_verslag_kwijt_te_raken_lukt_niet(vast):
    def doe():
        with transaction.atomic():
            Bestuur.objects.filter(pk=vast.bestuur_id)._raw_delete("default")
            Verslag.objects.filter(pk=vast.pk)._raw_delete("default")
            connection.check_constraints()

    with pytest.raises(IntegrityError):
        doe()

    assert Verslag.objects.filter(pk=vast.pk).exists()


def test_het_logboek_van_de_installatie_gaat_nooit(wereld, vast):
    Gebeurtenis.objects.create(naam="het systeem", op=OP, soort="wijziging", model="x", sleutel="x")

    assert geweigerd(lambda: Gebeurtenis.objects.filter(bestuur=None)._raw_delete("default"))
    assert geweigerd(lambda: Keten.objects.filter(bestuur=None)._raw_delete("default"))


def _opdracht(*woorden, **opties):
    uit = io.StringIO()
    call_command(*woorden, stdout=uit, **opties)
    return uit.getvalue()


def test_de_opdrachten_voeren_uit_verwijderen_en_lezen_in(wereld, vast, tmp_path):
    pad = tmp_path / "uit.zip"
    assert "Stichting De Brug staat in" in _opdracht("bestuur_uitvoeren", "11111", str(pad))
    hoort = hashes_van(wereld.bestuur)

    droog = _opdracht("bestuur_verwijderen", "11111", str(pad))
    assert "scholen: 2\n" in droog
    assert 'Er is nog niets verwijderd. Zeker weten? Geef --naam "Stichting De Brug" mee.' in droog
    with pytest.raises(CommandError, match="Het bestuur heet Stichting De Brug, niet De Brug"):
        _opdracht("bestuur_verwijderen", "11111", str(pad), naam="De Brug")
    assert Bestuur.objects.filter(bestuursnummer="11111").exists()

    weg = _opdracht("bestuur_verwijderen", "11111", str(pad), naam="Stichting De Brug")
    assert "accounts worden leeggemaakt: van wie nergens anders werkt." in weg
    assert not Bestuur.objects.filter(bestuursnummer="11111").exists()

    assert "inlogdienst" not in _opdracht("bestuur_inlezen", str(pad))
    terug = hashes_van(Bestuur.objects.get(bestuursnummer="11111"))
    mensen = hoort.pop("scholen.gebruiker"), terug.pop("scholen.gebruiker")
    assert terug == hoort
    assert len(mensen[0]) == len(mensen[1])


def test_wie_na_het_uitvoeren_nog_iets_wijzigt_voert_eerst_opnieuw_uit(wereld, pad):
    School.objects.filter(pk=wereld.school.pk).update(wijk="Noord")

    with pytest.raises(CommandError, match="niet zoals het nu is"):
        _opdracht("bestuur_verwijderen", "11111", str(pad), naam="Stichting De Brug")


def test_een_bestand_dat_er_al_is_wordt_niet_overschreven(pad):
    with pytest.raises(CommandError, match="is er al"):
        _opdracht("bestuur_uitvoeren", "11111", str(pad))
