"""What somebody sends to change a dialogue: a form that is right, whatever the moment."""

from collections.abc import Callable
from datetime import date, timedelta

from kwaliteit.teksten import merk_van
from scholen import klok
from scholen.models.sleutel import nieuwe_sleutel
from tests.toneel import Dialoog

TEKST = "Een hele zin die hier nog niet stond."
REDEN = {"reden": TEKST}
Velden = dict[str, object]


def _veld(rij, naam: str, waarde: object = TEKST) -> Velden:
    """A field that saves itself, from somebody who sees what stands there."""
    nu = getattr(rij, naam) if rij is not None else ""
    return {"veld": naam, "waarde": waarde, "merk": merk_van(nu)}


def _met_merk(voorvoegsel: str, rij, naam: str, waarde: object = TEKST) -> Velden:
    """The same field as a form without JavaScript sends it."""
    nu = getattr(rij, naam) if rij is not None else ""
    return {f"{voorvoegsel}-{naam}": waarde, f"{voorvoegsel}-{naam}-merk": merk_van(nu)}


def _ronde(d: Dialoog) -> Velden:
    vast = {"schooljaar": d.ronde.schooljaar, "kader": d.ronde.kader_id, "maximum": 5}
    return {"titel": TEKST, "waarom": TEKST, "doel": TEKST, **vast}


def _scholen(d: Dialoog) -> Velden:
    """Another school as well, in a round that is open or still in concept."""
    school, ander = d.deelname.school, d.deelname.bestuur.scholen.exclude(pk=d.deelname.school_id)
    erbij = ander.get()
    adviseur = d.deelname.adviseur
    return {
        "school": erbij.sleutel,
        "adviseur": adviseur.sleutel,
        **{f"mee-{rij.sleutel}": "on" for rij in (school, erbij)},
        **{f"adviseur-{rij.sleutel}": adviseur.sleutel for rij in (school, erbij)},
    }


def _akkoord(d: Dialoog) -> Velden:
    rij = d.onderdeel
    if rij is None:
        return {}
    return {
        f"{rij.sleutel}-keuze": "met_kanttekening",
        f"{rij.sleutel}-kanttekening": TEKST,
        f"{rij.sleutel}-vingerafdruk": rij.hash,
    }


def _kladregel(d: Dialoog) -> Velden:
    rij = d.aantekening
    return {"doe": "parkeren"} | (_met_merk(rij.sleutel, rij, "tekst") if rij else {})


def _dag(over: int) -> date:
    return klok.vandaag() + timedelta(days=over)


def _eigen(d: Dialoog, soort: str):
    return d.gesprek.aantekeningen.filter(soort=soort).first()


DADEN: dict[str, Callable[[Dialoog], Velden]] = {
    "ronde_wijzigen": _ronde,
    "ronde_scholen": _scholen,
    "ronde_rode_draad": lambda d: _met_merk("draad", d.ronde, "rode_draad"),
    "ronde_openen": lambda d: {},
    "ronde_sluiten": lambda d: {},
    "ronde_afronden": lambda d: {},
    "ronde_terug": lambda d: REDEN,
    "deelname_doel_bestuur": lambda d: _met_merk("bestuur", d.deelname, "doel_bestuur"),
    "deelname_gesprek": lambda d: {},
    "deelname_adviseur": lambda d: {"adviseur": _andere_adviseur(d)},
    "onderwerpen_kiezen": lambda d: {"stond_aan": d.onderwerp.code},
    "onderwerp_nieuw": lambda d: {"titel": TEKST},
    "deelname_doelen": lambda d: _met_merk("school", d.deelname, "doel_school"),
    "onderwerp_reden": lambda d: _met_merk(d.eigen_onderwerp.sleutel, d.eigen_onderwerp, "reden"),
    "onderwerp_verplaatsen": lambda d: {"stap": "omhoog"},
    "onderwerp_weghalen": lambda d: {},
    "deelname_indienen": lambda d: {},
    "deelname_heropenen": lambda d: REDEN,
    "deelname_inzage": lambda d: REDEN,
    "deelname_focus": lambda d: {"domeinen": ["2"]},
    "deelname_domein": lambda d: _met_merk("1a", _oordeel(d), "toelichting"),
    "oordeel_bekeken": lambda d: {},
    "oordeel_bewaren": lambda d: _veld(_oordeel(d), "toelichting"),
    "gesprek_plannen": lambda d: {"datum": _dag(7)},
    "gesprek_gevoerd": lambda d: {"datum": _dag(0)},
    "gesprek_vervallen": lambda d: REDEN,
    "voorbereiding_bewaren": lambda d: _veld(_eigen(d, "voorbereiding"), "tekst"),
    "bevinding_bewaren": lambda d: _veld(_bevinding(d), "tekst"),
    "agenda_maken": lambda d: {},
    "agendapunt_nieuw": lambda d: {"titel": TEKST},
    "agendapunt_bewaren": lambda d: _veld(d.agendapunt, "vraag"),
    "agendapunt_verplaatsen": lambda d: {"stap": "omhoog"},
    "agendapunt_weghalen": lambda d: {},
    "kladregel_bewaren": lambda d: _veld(d.aantekening, "tekst"),
    "kladregel_doen": _kladregel,
    "vastleggen": lambda d: {"tekst": TEKST, "partij": "samen", "sleutel": nieuwe_sleutel()},
    "vastgelegd_bewaren": lambda d: _veld(d.afspraak, "wat"),
    "vastgelegd_weghalen": lambda d: {},
    "doel_bewaren": lambda d: _veld(None, "waaraan"),
    "verslag_beginnen": lambda d: {},
    "verslag_schrijven": lambda d: (
        _met_merk(d.onderdeel.sleutel, d.onderdeel, "tekst")
        | _met_merk(d.onderdeel.sleutel, d.onderdeel, "titel", d.onderdeel.titel)
        if d.onderdeel
        else {}
    ),
    "verslag_voorleggen": lambda d: {},
    "verslag_terugnemen": lambda d: REDEN,
    "verslag_zonder_vaststelling": lambda d: REDEN,
    "verslag_verbeteren": lambda d: REDEN,
    "verslag_akkoord": _akkoord,
    "onderdeel_bewaren": lambda d: _veld(d.onderdeel, "tekst"),
    "onderdeel_aanpassen": lambda d: {
        "tekst": TEKST,
        "vingerafdruk": d.onderdeel.hash if d.onderdeel else "",
    },
    "onderdeel_akkoord": _akkoord,
    "onderdeel_antwoord": lambda d: (
        {f"{d.onderdeel.sleutel}-antwoord-tekst": TEKST} if d.onderdeel else {}
    ),
    "afspraak_status": lambda d: (
        REDEN | {"stap": "gereed" if d.afspraak and d.afspraak.status == "open" else "hervatten"}
    ),
    "afspraak_notitie": lambda d: {"tekst": TEKST},
}
"""Per act what is sent."""


def _andere_adviseur(d: Dialoog) -> str:
    kantoor = d.deelname.bestuur.aanstellingen.filter(rol="adviseur")
    return kantoor.exclude(gebruiker=d.deelname.adviseur).get().gebruiker.sleutel


def _oordeel(d: Dialoog):
    return d.deelname.zelfevaluatie.oordelen.get(item__code="1a")


def _bevinding(d: Dialoog):
    return d.gesprek.bevindingen.filter(item__code="1a").first()
