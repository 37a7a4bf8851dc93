"""Pairs of rows around their term: the first past it by a moment, the other just within it."""

from datetime import UTC, datetime, timedelta

from django.contrib.sessions.models import Session
from django_tasks_db.models import DBTaskResult

from gesprekken import taken
from gesprekken.acties.bewaartermijnen import opruimen
from gesprekken.bewijs.register import termijnen
from kwaliteit.models import Tekstversie
from scholen.models import Herstelverzoek, Uitnodiging, leg_vast
from tests.factories import (
    AanstellingFactory,
    AantekeningFactory,
    AfspraakFactory,
    GesprekFactory,
)
from tests.post import UitgaandBerichtFactory

OP = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
NET = timedelta(seconds=1)
EEN_DAG = timedelta(days=1)


def grens(naam):
    return termijnen()[naam].grens(OP)


def ruim_op(op=OP, *, proef=False):
    """One run; gives what went, by bestuur and term."""
    return {
        (str(uitkomst.bestuur or ""), naam): hoeveel
        for uitkomst in opruimen(op=op, server=op, proef=proef)
        for naam, hoeveel in uitkomst.geteld.items()
        if hoeveel
    }


def gebeurtenis(wereld, op):
    return leg_vast(rij=wereld.school, door=wereld.beheerder, op=op, reden="x")


def bericht(wereld, **velden):
    return UitgaandBerichtFactory(bestuur=wereld.bestuur, op=OP, volgende_op=OP, **velden)


def _uitnodiging(wereld, **velden):
    later = {"verloopt_op": OP + EEN_DAG} | velden
    return Uitnodiging.objects.create(
        bestuur=wereld.bestuur, email="b@example.org", naam="Bea", op=OP, **later
    )


def tekst(wereld, op, *, rij=None, **velden):
    wat = {"model": "school", "rij": rij or wereld.school.pk, "veld": "wijk", "sinds": op}
    return Tekstversie.objects.create(bestuur=wereld.bestuur, op=op, **wat | velden)


def _vervangen(wereld, veld, op):
    """A text in whose place another one came at this moment; gives the first."""
    oud = tekst(wereld, op - timedelta(days=200), veld=veld)
    tekst(wereld, OP, veld=veld, sinds=op)
    return oud


def _taak(op):
    taken.maak_pdf.enqueue(0)
    taak = DBTaskResult.objects.latest("enqueued_at")
    DBTaskResult.objects.filter(pk=taak.pk).update(status="SUCCESSFUL", finished_at=op)
    return taak


def _sessie(sleutel, op):
    return Session.objects.create(session_key=sleutel, session_data="", expire_date=op)


def _herstel(wereld, wie, op):
    return Herstelverzoek.objects.create(
        bestuur=wereld.bestuur, gebruiker=wie, gevraagd_door=wereld.beheerder, gevraagd_op=op
    )


def _aantekening(wereld, datum):
    gesprek = GesprekFactory(
        deelname__ronde__bestuur=wereld.bestuur,
        deelname__adviseur=wereld.adviseur,
        adviseur=wereld.adviseur,
        status="gevoerd",
        datum=datum,
    )
    return AantekeningFactory(gesprek=gesprek)


def _losse_afspraak(wereld, stap_op):
    afspraak = AfspraakFactory(
        gesprek=None, agendapunt=None, school=wereld.school, bestuur=wereld.bestuur
    )
    afspraak.afronden(door=wereld.ib, op=stap_op)
    return afspraak


def rol(wereld, **velden):
    return AanstellingFactory(gebruiker=wereld.ib, school=wereld.school, **velden)


SOORTEN = {
    "post, verstuurd": lambda w, g: (
        bericht(w, verzonden_op=g("post") - NET),
        bericht(w, verzonden_op=g("post") + NET),
    ),
    "post, opgegeven": lambda w, g: (
        bericht(w, mislukt_op=g("post") - NET),
        bericht(w, mislukt_op=g("post") + NET),
    ),
    "uitnodigingen, gebruikt": lambda w, g: (
        _uitnodiging(w, aangenomen_op=g("uitnodigingen") - NET),
        _uitnodiging(w, aangenomen_op=g("uitnodigingen") + NET),
    ),
    "uitnodigingen, ingetrokken": lambda w, g: (
        _uitnodiging(w, ingetrokken_op=g("uitnodigingen") - NET),
        _uitnodiging(w, ingetrokken_op=g("uitnodigingen") + NET),
    ),
    "uitnodigingen, verlopen": lambda w, g: (
        _uitnodiging(w, verloopt_op=g("uitnodigingen") - NET),
        _uitnodiging(w, verloopt_op=g("uitnodigingen") + NET),
    ),
    "herstel": lambda w, g: (
        _herstel(w, w.ib, g("herstel") - NET),
        _herstel(w, w.mt, g("herstel") + NET),
    ),
    "logboek": lambda w, g: (
        gebeurtenis(w, g("logboek") - NET),
        gebeurtenis(w, g("logboek") + NET),
    ),
    "teksten, vervangen": lambda w, g: (
        _vervangen(w, "wijk", g("teksten") - NET),
        _vervangen(w, "naam", g("teksten") + NET),
    ),
    "teksten, niet gekozen": lambda w, g: (
        tekst(w, g("teksten") - NET, soort="niet_gekozen"),
        tekst(w, g("teksten") + NET, soort="niet_gekozen"),
    ),
    "teksten, van een rij die weg is": lambda w, g: (
        tekst(w, g("teksten") - NET, rij=987_654),
        tekst(w, g("teksten") + NET, rij=987_655),
    ),
    "aantekeningen": lambda w, g: (
        _aantekening(w, g("aantekeningen").date() - EEN_DAG),
        _aantekening(w, g("aantekeningen").date()),
    ),
    "losse_afspraken": lambda w, g: (
        _losse_afspraak(w, g("losse_afspraken") - NET),
        _losse_afspraak(w, g("losse_afspraken") + NET),
    ),
    "rollen, beëindigd": lambda w, g: (
        rol(w, beeindigd_op=g("rollen") - NET),
        rol(w, beeindigd_op=g("rollen") + NET),
    ),
    "rollen, afgelopen": lambda w, g: (
        rol(w, rol="mt", tot=g("rollen").date() - EEN_DAG),
        rol(w, rol="mt", tot=g("rollen").date()),
    ),
    "sessies": lambda _, g: (
        _sessie("voorbij", g("sessies") - NET),
        _sessie("nog_even", g("sessies") + NET),
    ),
    "taken": lambda _, g: (_taak(g("taken") - NET), _taak(g("taken") + NET)),
}
