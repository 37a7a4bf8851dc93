"""The site map of the dialogue; names are those of view and template."""

from django.urls import include, path, register_converter

from gesprekken.views import (
    afspraak,
    akkoord,
    bewaring,
    deelname,
    gesprek,
    indienen,
    leidraad,
    onderdelen,
    onderwerpen,
    overdragen,
    persoonsgegevens,
    ronde,
    ronde_stappen,
    school,
    schrijven,
    start,
    uitleg,
    vergeten,
    verklaring,
    verslag,
    verslag_pdf,
    verslag_versies,
    voeren,
    voorbereiding,
    zelfevaluatie,
)
from kwaliteit.http import Code

register_converter(Code, "code")

van_ronde = [
    path("", ronde.ronde, name="ronde"),
    path("wijzigen/", ronde.ronde_wijzigen, name="ronde_wijzigen"),
    path("scholen/", ronde.ronde_scholen, name="ronde_scholen"),
    path("rode-draad/", ronde.ronde_rode_draad, name="ronde_rode_draad"),
    path("openen/", ronde_stappen.ronde_openen, name="ronde_openen"),
    path("sluiten/", ronde_stappen.ronde_sluiten, name="ronde_sluiten"),
    path("afronden/", ronde_stappen.ronde_afronden, name="ronde_afronden"),
    path("terug/", ronde_stappen.ronde_terug, name="ronde_terug"),
]
"""A round: its page, its schools and its steps."""

van_deelname = [
    path("", deelname.deelname, name="deelname"),
    path("doel-bestuur/", deelname.deelname_doel_bestuur, name="deelname_doel_bestuur"),
    path("gesprek/", deelname.deelname_gesprek, name="deelname_gesprek"),
    path("adviseur/", deelname.deelname_adviseur, name="deelname_adviseur"),
    # topics and goals
    path("onderwerpen/", onderwerpen.deelname_onderwerpen, name="deelname_onderwerpen"),
    path("onderwerpen/kiezen/", onderwerpen.onderwerpen_kiezen, name="onderwerpen_kiezen"),
    path("onderwerpen/nieuw/", onderwerpen.onderwerp_nieuw, name="onderwerp_nieuw"),
    path("doelen/", onderwerpen.deelname_doelen, name="deelname_doelen"),
    # submitting, and reading what was submitted
    path("indienen/", indienen.deelname_indienen, name="deelname_indienen"),
    path("ingediend/", indienen.deelname_ingediend, name="deelname_ingediend"),
    path("ingediend/<int:nummer>/", indienen.deelname_ingediend, name="deelname_ingediend_eerder"),
    path("heropenen/", indienen.deelname_heropenen, name="deelname_heropenen"),
    path("inzage/", indienen.deelname_inzage, name="deelname_inzage"),
    # the self-evaluation of a school in a round; a code of a kader is free text, so a path
    path("zelfevaluatie/", zelfevaluatie.deelname_zelfevaluatie, name="deelname_zelfevaluatie"),
    path("focus/", zelfevaluatie.deelname_focus, name="deelname_focus"),
    path("zelfevaluatie/<code:code>/", zelfevaluatie.deelname_domein, name="deelname_domein"),
    path("oordelen/<code:code>/bekeken/", zelfevaluatie.oordeel_bekeken, name="oordeel_bekeken"),
    path("oordelen/<code:code>/", zelfevaluatie.oordeel_bewaren, name="oordeel_bewaren"),
]
"""A school in a round: its home, what it prepares, and what its adviser arranges."""

van_gesprek = [
    path("", gesprek.gesprek, name="gesprek"),
    path("plannen/", gesprek.gesprek_plannen, name="gesprek_plannen"),
    path("gesprek.ics", gesprek.gesprek_ics, name="gesprek_ics"),
    path("gevoerd/", gesprek.gesprek_gevoerd, name="gesprek_gevoerd"),
    path("vervallen/", gesprek.gesprek_vervallen, name="gesprek_vervallen"),
    # the adviser prepares a talk
    path("voorbereiding/", voorbereiding.gesprek_voorbereiding, name="gesprek_voorbereiding"),
    path("voorbereiding/eigen/", voorbereiding.voorbereiding_bewaren, name="voorbereiding_bewaren"),
    path(
        "voorbereiding/bevindingen/<code:code>/",
        voorbereiding.bevinding_bewaren,
        name="bevinding_bewaren",
    ),
    path("leidraad.pdf", leidraad.gesprek_leidraad, name="gesprek_leidraad"),
    path("agenda/", voorbereiding.gesprek_agenda, name="gesprek_agenda"),
    path("agenda/maken/", voorbereiding.agenda_maken, name="agenda_maken"),
    path("agenda/nieuw/", voorbereiding.agendapunt_nieuw, name="agendapunt_nieuw"),
    path("agenda/<slug:punt>/", voorbereiding.agendapunt_bewaren, name="agendapunt_bewaren"),
    path(
        "agenda/<slug:punt>/verplaatsen/",
        voorbereiding.agendapunt_verplaatsen,
        name="agendapunt_verplaatsen",
    ),
    path("agenda/<slug:punt>/weg/", voorbereiding.agendapunt_weghalen, name="agendapunt_weghalen"),
    # the adviser holds a talk: notepad and what is captured
    path("voeren/", voeren.gesprek_voeren, name="gesprek_voeren"),
    path("klad/<slug:regel>/", voeren.kladregel_bewaren, name="kladregel_bewaren"),
    path("klad/<slug:regel>/doen/", voeren.kladregel_doen, name="kladregel_doen"),
    path("vastleggen/<slug:soort>/", voeren.vastleggen, name="vastleggen"),
    path(
        "vastgelegd/<slug:soort>/<slug:rij>/", voeren.vastgelegd_bewaren, name="vastgelegd_bewaren"
    ),
    path(
        "vastgelegd/<slug:soort>/<slug:rij>/weg/",
        voeren.vastgelegd_weghalen,
        name="vastgelegd_weghalen",
    ),
    path(
        "vastgelegd/afspraak/<slug:rij>/doel/<slug:doelsoort>/",
        voeren.doel_bewaren,
        name="doel_bewaren",
    ),
]
"""A talk: its page and its date, then how the adviser prepares and holds it."""

van_verslag = [
    path("", verslag.verslag, name="verslag"),
    path("beginnen/", schrijven.verslag_beginnen, name="verslag_beginnen"),
    path("schrijven/", schrijven.verslag_schrijven, name="verslag_schrijven"),
    path("voorleggen/", verslag.verslag_voorleggen, name="verslag_voorleggen"),
    path("terugnemen/", verslag.verslag_terugnemen, name="verslag_terugnemen"),
    path(
        "zonder-vaststelling/",
        verslag.verslag_zonder_vaststelling,
        name="verslag_zonder_vaststelling",
    ),
    path("verbeteren/", verslag.verslag_verbeteren, name="verslag_verbeteren"),
    path("akkoord/", akkoord.verslag_akkoord, name="verslag_akkoord"),
    path(
        "onderdelen/<slug:onderdeel>/bewaren/",
        schrijven.onderdeel_bewaren,
        name="onderdeel_bewaren",
    ),
    path(
        "onderdelen/<slug:onderdeel>/aanpassen/",
        schrijven.onderdeel_aanpassen,
        name="onderdeel_aanpassen",
    ),
    path(
        "onderdelen/<slug:onderdeel>/akkoord/", akkoord.onderdeel_akkoord, name="onderdeel_akkoord"
    ),
    path(
        "onderdelen/<slug:onderdeel>/antwoord/",
        akkoord.onderdeel_antwoord,
        name="onderdeel_antwoord",
    ),
    path(
        "onderdelen/<slug:onderdeel>/versies/",
        verslag_versies.onderdeel_versies,
        name="onderdeel_versies",
    ),
    path("<int:versie>/pdf/", verslag_pdf.verslag_pdf, name="verslag_pdf"),
    path("concept/pdf/", verslag_pdf.verslag_concept_pdf, name="verslag_concept_pdf"),
]
"""The verslag: written by the adviser of the talk, read and answered by both sides."""

urlpatterns = [
    path("", start.start, name="start"),
    # about the product itself: what the footer links to
    path("wie-ziet-wat/", uitleg.wie_ziet_wat, name="wie_ziet_wat"),
    path("toegankelijkheid/", uitleg.toegankelijkheid, name="toegankelijkheid"),
    path("privacy/", uitleg.privacy, name="privacy"),
    path("privacy/register/", uitleg.gegevensregister, name="gegevensregister"),
    path("hulp/", uitleg.hulp, name="hulp"),
    # what is kept of the one who asks
    path("account/gegevens/", persoonsgegevens.gegevens, name="account_gegevens"),
    path("account/gegevens/alles.zip", persoonsgegevens.gegevens_zip, name="account_gegevens_zip"),
    # who asks to be forgotten
    path(
        "beheer/mensen/<slug:persoon>/vergeten/", vergeten.persoon_vergeten, name="persoon_vergeten"
    ),
    # what a bestuur states itself
    path("verklaringen/", verklaring.verklaringen, name="verklaringen"),
    path("verklaringen/<slug:bestuur>/<slug:soort>/", verklaring.verklaring, name="verklaring"),
    path(
        "verklaringen/<slug:bestuur>/<slug:soort>/wijzigen/",
        verklaring.verklaring_wijzigen,
        name="verklaring_wijzigen",
    ),
    path(
        "verklaringen/<slug:bestuur>/<slug:soort>/terug/",
        verklaring.verklaring_terug,
        name="verklaring_terug",
    ),
    path("onderdelen/", onderdelen.onderdelen, name="onderdelen"),  # not in production
    # what a bestuur keeps, and what goes when
    path("bewaren/", bewaring.bewaren_kiezen, name="bewaren_kiezen"),
    path("bewaren/<slug:bestuur>/", bewaring.bewaren, name="bewaren"),
    path(
        "bewaren/<slug:bestuur>/verwerkingsregister.xlsx",
        bewaring.register_xlsx,
        name="verwerkingsregister",
    ),
    # what a bestuur does with its schools in a year
    path("rondes/", ronde.rondes, name="rondes"),
    path("rondes/nieuw/", ronde.ronde_nieuw, name="ronde_nieuw"),
    path("rondes/<slug:sleutel>/", include(van_ronde)),
    # a school, over the years and in one round
    path("scholen/<slug:sleutel>/jaren/", school.school_jaren, name="school_jaren"),
    path("scholen/<slug:sleutel>/gezien/", school.school_gezien, name="school_gezien"),
    path("scholen/<slug:sleutel>/genoemd/", school.school_genoemd, name="school_genoemd"),
    path("deelnames/<slug:sleutel>/", include(van_deelname)),
    # a topic of its own
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
    # talks and their reports
    path("gesprekken/", gesprek.gesprekken, name="gesprekken"),
    path(
        "overdragen/<slug:bestuur>/",
        overdragen.gesprekken_overdragen,
        name="gesprekken_overdragen",
    ),
    path("gesprekken/<slug:sleutel>/verslag/", include(van_verslag)),
    path("gesprekken/<slug:sleutel>/", include(van_gesprek)),
    # afspraken: their list, the page of one, how it goes
    path("afspraken/", afspraak.afspraken, name="afspraken"),
    path("afspraken/<slug:sleutel>/", afspraak.afspraak, name="afspraak"),
    path("afspraken/<slug:sleutel>/status/", afspraak.afspraak_status, name="afspraak_status"),
    path("afspraken/<slug:sleutel>/notitie/", afspraak.afspraak_notitie, name="afspraak_notitie"),
]
