"""The site map of the dialogue; names are those of view and template."""

from django.urls import path, register_converter

from gesprekken.views import (
    afspraak,
    akkoord,
    deelname,
    gesprek,
    indienen,
    leidraad,
    onderdelen,
    onderwerpen,
    ronde,
    ronde_stappen,
    school,
    schrijven,
    start,
    uitleg,
    verslag,
    verslag_pdf,
    verslag_versies,
    voeren,
    voorbereiding,
    zelfevaluatie,
)
from kwaliteit.http import Code

register_converter(Code, "code")

urlpatterns = [
    path("", start.start, name="start"),
    # about the product itself: what the footer links to
    path("wie-ziet-wat/", uitleg.wie_ziet_wat, name="wie_ziet_wat"),
    path("toegankelijkheid/", uitleg.toegankelijkheid, name="toegankelijkheid"),
    path("privacy/", uitleg.privacy, name="privacy"),
    path("hulp/", uitleg.hulp, name="hulp"),
    path("onderdelen/", onderdelen.onderdelen, name="onderdelen"),  # not in production
    # rounds: their list, one of them, its schools and its steps
    path("rondes/", ronde.rondes, name="rondes"),
    path("rondes/nieuw/", ronde.ronde_nieuw, name="ronde_nieuw"),
    path("rondes/<slug:sleutel>/", ronde.ronde, name="ronde"),
    path("rondes/<slug:sleutel>/wijzigen/", ronde.ronde_wijzigen, name="ronde_wijzigen"),
    path("rondes/<slug:sleutel>/scholen/", ronde.ronde_scholen, name="ronde_scholen"),
    path("rondes/<slug:sleutel>/rode-draad/", ronde.ronde_rode_draad, name="ronde_rode_draad"),
    path("rondes/<slug:sleutel>/openen/", ronde_stappen.ronde_openen, name="ronde_openen"),
    path("rondes/<slug:sleutel>/sluiten/", ronde_stappen.ronde_sluiten, name="ronde_sluiten"),
    path("rondes/<slug:sleutel>/afronden/", ronde_stappen.ronde_afronden, name="ronde_afronden"),
    path("rondes/<slug:sleutel>/terug/", ronde_stappen.ronde_terug, name="ronde_terug"),
    # a school over the years
    path("scholen/<slug:sleutel>/jaren/", school.school_jaren, name="school_jaren"),
    # a school in a round: its home, and what its adviser arranges
    path("deelnames/<slug:sleutel>/", deelname.deelname, name="deelname"),
    path(
        "deelnames/<slug:sleutel>/doel-bestuur/",
        deelname.deelname_doel_bestuur,
        name="deelname_doel_bestuur",
    ),
    path("deelnames/<slug:sleutel>/gesprek/", deelname.deelname_gesprek, name="deelname_gesprek"),
    path(
        "deelnames/<slug:sleutel>/adviseur/", deelname.deelname_adviseur, name="deelname_adviseur"
    ),
    # topics and goals
    path(
        "deelnames/<slug:sleutel>/onderwerpen/",
        onderwerpen.deelname_onderwerpen,
        name="deelname_onderwerpen",
    ),
    path(
        "deelnames/<slug:sleutel>/onderwerpen/kiezen/",
        onderwerpen.onderwerpen_kiezen,
        name="onderwerpen_kiezen",
    ),
    path(
        "deelnames/<slug:sleutel>/onderwerpen/nieuw/",
        onderwerpen.onderwerp_nieuw,
        name="onderwerp_nieuw",
    ),
    path("deelnames/<slug:sleutel>/doelen/", onderwerpen.deelname_doelen, name="deelname_doelen"),
    path("onderwerpen/<slug:sleutel>/reden/", onderwerpen.onderwerp_reden, name="onderwerp_reden"),
    path(
        "onderwerpen/<slug:sleutel>/verplaatsen/",
        onderwerpen.onderwerp_verplaatsen,
        name="onderwerp_verplaatsen",
    ),
    path(
        "onderwerpen/<slug:sleutel>/weghalen/",
        onderwerpen.onderwerp_weghalen,
        name="onderwerp_weghalen",
    ),
    # submitting, and reading what was submitted
    path(
        "deelnames/<slug:sleutel>/indienen/", indienen.deelname_indienen, name="deelname_indienen"
    ),
    path(
        "deelnames/<slug:sleutel>/ingediend/",
        indienen.deelname_ingediend,
        name="deelname_ingediend",
    ),
    path(
        "deelnames/<slug:sleutel>/ingediend/<int:nummer>/",
        indienen.deelname_ingediend,
        name="deelname_ingediend_eerder",
    ),
    path(
        "deelnames/<slug:sleutel>/heropenen/",
        indienen.deelname_heropenen,
        name="deelname_heropenen",
    ),
    path("deelnames/<slug:sleutel>/inzage/", indienen.deelname_inzage, name="deelname_inzage"),
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
        "deelnames/<slug:sleutel>/zelfevaluatie/<code:code>/",
        zelfevaluatie.deelname_domein,
        name="deelname_domein",
    ),
    path(
        "deelnames/<slug:sleutel>/oordelen/<code:code>/bekeken/",
        zelfevaluatie.oordeel_bekeken,
        name="oordeel_bekeken",
    ),
    path(
        "deelnames/<slug:sleutel>/oordelen/<code:code>/",
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
        "gesprekken/<slug:sleutel>/voorbereiding/bevindingen/<code:code>/",
        voorbereiding.bevinding_bewaren,
        name="bevinding_bewaren",
    ),
    path(
        "gesprekken/<slug:sleutel>/leidraad.pdf", leidraad.gesprek_leidraad, name="gesprek_leidraad"
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
        "gesprekken/<slug:sleutel>/verslag/akkoord/",
        akkoord.verslag_akkoord,
        name="verslag_akkoord",
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
        "gesprekken/<slug:sleutel>/verslag/onderdelen/<slug:onderdeel>/versies/",
        verslag_versies.onderdeel_versies,
        name="onderdeel_versies",
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
