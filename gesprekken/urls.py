"""The site map of the dialogue; names are those of view and template."""

from django.urls import path

from gesprekken.views import (
    afspraak,
    akkoord,
    gesprek,
    schrijven,
    verslag,
    verslag_pdf,
    voeren,
    voorbereiding,
    zelfevaluatie,
)

urlpatterns = [
    # the self-evaluation of a school in a round; a code of a kader is free text, so a path
    path(
        "deelnames/<slug:sleutel>/zelfevaluatie/",
        zelfevaluatie.deelname_zelfevaluatie,
        name="deelname_zelfevaluatie",
    ),
    path(
        "deelnames/<slug:sleutel>/focus/",
        zelfevaluatie.deelname_focus,
        name="deelname_focus",
    ),
    path(
        "deelnames/<slug:sleutel>/zelfevaluatie/<path:code>/",
        zelfevaluatie.deelname_domein,
        name="deelname_domein",
    ),
    path(
        "deelnames/<slug:sleutel>/oordelen/<path:code>/bekeken/",
        zelfevaluatie.oordeel_bekeken,
        name="oordeel_bekeken",
    ),
    path(
        "deelnames/<slug:sleutel>/oordelen/<path:code>/",
        zelfevaluatie.oordeel_bewaren,
        name="oordeel_bewaren",
    ),
    # talks: their list, the page of one, its date
    path("gesprekken/", gesprek.gesprekken, name="gesprekken"),
    path("gesprekken/<slug:sleutel>/", gesprek.gesprek, name="gesprek"),
    path("gesprekken/<slug:sleutel>/plannen/", gesprek.gesprek_plannen, name="gesprek_plannen"),
    path("gesprekken/<slug:sleutel>/gesprek.ics", gesprek.gesprek_ics, name="gesprek_ics"),
    path("gesprekken/<slug:sleutel>/gevoerd/", gesprek.gesprek_gevoerd, name="gesprek_gevoerd"),
    path(
        "gesprekken/<slug:sleutel>/vervallen/", gesprek.gesprek_vervallen, name="gesprek_vervallen"
    ),
    # the adviser prepares a talk
    path(
        "gesprekken/<slug:sleutel>/voorbereiding/",
        voorbereiding.gesprek_voorbereiding,
        name="gesprek_voorbereiding",
    ),
    path(
        "gesprekken/<slug:sleutel>/voorbereiding/eigen/",
        voorbereiding.voorbereiding_bewaren,
        name="voorbereiding_bewaren",
    ),
    path(
        "gesprekken/<slug:sleutel>/voorbereiding/bevindingen/<path:code>/",
        voorbereiding.bevinding_bewaren,
        name="bevinding_bewaren",
    ),
    path("gesprekken/<slug:sleutel>/agenda/", voorbereiding.gesprek_agenda, name="gesprek_agenda"),
    path(
        "gesprekken/<slug:sleutel>/agenda/maken/", voorbereiding.agenda_maken, name="agenda_maken"
    ),
    path(
        "gesprekken/<slug:sleutel>/agenda/nieuw/",
        voorbereiding.agendapunt_nieuw,
        name="agendapunt_nieuw",
    ),
    path(
        "gesprekken/<slug:sleutel>/agenda/<slug:punt>/",
        voorbereiding.agendapunt_bewaren,
        name="agendapunt_bewaren",
    ),
    path(
        "gesprekken/<slug:sleutel>/agenda/<slug:punt>/verplaatsen/",
        voorbereiding.agendapunt_verplaatsen,
        name="agendapunt_verplaatsen",
    ),
    path(
        "gesprekken/<slug:sleutel>/agenda/<slug:punt>/weg/",
        voorbereiding.agendapunt_weghalen,
        name="agendapunt_weghalen",
    ),
    # the adviser holds a talk: notepad and what is captured
    path("gesprekken/<slug:sleutel>/voeren/", voeren.gesprek_voeren, name="gesprek_voeren"),
    path(
        "gesprekken/<slug:sleutel>/klad/<slug:regel>/",
        voeren.kladregel_bewaren,
        name="kladregel_bewaren",
    ),
    path(
        "gesprekken/<slug:sleutel>/klad/<slug:regel>/doen/",
        voeren.kladregel_doen,
        name="kladregel_doen",
    ),
    path(
        "gesprekken/<slug:sleutel>/vastleggen/<slug:soort>/", voeren.vastleggen, name="vastleggen"
    ),
    path(
        "gesprekken/<slug:sleutel>/vastgelegd/<slug:soort>/<slug:rij>/",
        voeren.vastgelegd_bewaren,
        name="vastgelegd_bewaren",
    ),
    path(
        "gesprekken/<slug:sleutel>/vastgelegd/<slug:soort>/<slug:rij>/weg/",
        voeren.vastgelegd_weghalen,
        name="vastgelegd_weghalen",
    ),
    path(
        "gesprekken/<slug:sleutel>/vastgelegd/afspraak/<slug:rij>/doel/<slug:doelsoort>/",
        voeren.doel_bewaren,
        name="doel_bewaren",
    ),
    # the verslag: written by the adviser of the talk, read and answered by both sides
    path("gesprekken/<slug:sleutel>/verslag/", verslag.verslag, name="verslag"),
    path(
        "gesprekken/<slug:sleutel>/verslag/beginnen/",
        schrijven.verslag_beginnen,
        name="verslag_beginnen",
    ),
    path(
        "gesprekken/<slug:sleutel>/verslag/schrijven/",
        schrijven.verslag_schrijven,
        name="verslag_schrijven",
    ),
    path(
        "gesprekken/<slug:sleutel>/verslag/voorleggen/",
        verslag.verslag_voorleggen,
        name="verslag_voorleggen",
    ),
    path(
        "gesprekken/<slug:sleutel>/verslag/terugnemen/",
        verslag.verslag_terugnemen,
        name="verslag_terugnemen",
    ),
    path(
        "gesprekken/<slug:sleutel>/verslag/zonder-vaststelling/",
        verslag.verslag_zonder_vaststelling,
        name="verslag_zonder_vaststelling",
    ),
    path(
        "gesprekken/<slug:sleutel>/verslag/verbeteren/",
        verslag.verslag_verbeteren,
        name="verslag_verbeteren",
    ),
    path(
        "gesprekken/<slug:sleutel>/verslag/onderdelen/<slug:onderdeel>/bewaren/",
        schrijven.onderdeel_bewaren,
        name="onderdeel_bewaren",
    ),
    path(
        "gesprekken/<slug:sleutel>/verslag/onderdelen/<slug:onderdeel>/aanpassen/",
        schrijven.onderdeel_aanpassen,
        name="onderdeel_aanpassen",
    ),
    path(
        "gesprekken/<slug:sleutel>/verslag/onderdelen/<slug:onderdeel>/akkoord/",
        akkoord.onderdeel_akkoord,
        name="onderdeel_akkoord",
    ),
    path(
        "gesprekken/<slug:sleutel>/verslag/onderdelen/<slug:onderdeel>/antwoord/",
        akkoord.onderdeel_antwoord,
        name="onderdeel_antwoord",
    ),
    path(
        "gesprekken/<slug:sleutel>/verslag/<int:versie>/pdf/",
        verslag_pdf.verslag_pdf,
        name="verslag_pdf",
    ),
    path(
        "gesprekken/<slug:sleutel>/verslag/concept/pdf/",
        verslag_pdf.verslag_concept_pdf,
        name="verslag_concept_pdf",
    ),
    # afspraken: their list, the page of one, how it goes
    path("afspraken/", afspraak.afspraken, name="afspraken"),
    path("afspraken/<slug:sleutel>/", afspraak.afspraak, name="afspraak"),
    path("afspraken/<slug:sleutel>/status/", afspraak.afspraak_status, name="afspraak_status"),
    path("afspraken/<slug:sleutel>/notitie/", afspraak.afspraak_notitie, name="afspraak_notitie"),
]
