"""The planted faults, and which tests see them."""

from tests.fouten import Fout

FOUTEN = (
    Fout(
        "een filter is weg: elk kantoor leest elk vast verslag",
        "gesprekken/models/verslag.py",
        "            | (ligt_vast | ligt_voor & een_school) & Q(bestuur__in=kantoor)\n",
        "            | (ligt_vast | ligt_voor & een_school)\n",
        ("tests/gesprekken/test_verslag_pdf.py::test_wie_de_pdf_krijgt",),
    ),
    Fout(
        "een gegevensverzoek krijgt 302 in plaats van 401",
        "scholen/middleware.py",
        "        if not wil_gegevens(request):\n            return super()",
        "        if True:\n            return super()",
        ("tests/scholen/test_middleware.py::test_een_gegevensverzoek_hoort_dat_de_sessie_weg_is",),
    ),
    Fout(
        "een tabel heeft geen tweede muur",
        "gesprekken/bewaking.py",
        "        Verslag,\n        VerslagPdf,\n    ),\n",
        "        Verslag,\n    ),\n",
        ("tests/test_bewaking.py::test_elk_model_is_bewaakt_of_heeft_een_reden",),
        postgres=True,
    ),
    Fout(
        "een akkoord kijkt niet of de tekst nog dezelfde is",
        "gesprekken/acties/akkoord.py",
        "            if actueel[woord.onderdeel.nummer] != woord.vingerafdruk\n",
        "            if woord.onderdeel.nummer not in actueel\n",
        (
            "tests/gesprekken/test_akkoord.py::test_wat_intussen_is_veranderd_wordt_niet_goedgekeurd",
        ),
    ),
    Fout(
        "een veranderde regel van het logboek valt niet op",
        "scholen/overzichten/keten.py",
        "        if regel.schakel != schakel:\n",
        "        if not schakel:\n",
        ("tests/scholen/test_keten.py::test_een_verandering_wordt_aangewezen_waar_zij_is",),
    ),
    Fout(
        "een deur vergeet een rol: de bestuurder herstelt geen tweede stap",
        "scholen/toegang/inloggen.py",
        '    if not Bestuur.objects.waar_werkt(gebruiker, "beheerder", "bestuurder")',
        '    if not Bestuur.objects.waar_werkt(gebruiker, "beheerder")',
        ("tests/scholen/test_herstel.py::test_de_een_vraagt_het_en_de_ander_rondt_het_af",),
    ),
    Fout(
        "een keuzevak begint met alle domeinen",
        "kwaliteit/forms/focus.py",
        "queryset=Domein.objects.none()",
        "queryset=Domein.objects.all()",
        ("tests/test_scheiding.py::test_geen_keuzevak_begint_met_rijen",),
    ),
    Fout(
        "no-store is weg",
        "scholen/middleware.py",
        '        response.headers["Cache-Control"] = "no-store"\n',
        "",
        ("tests/scholen/test_middleware.py::test_geen_antwoord_blijft_in_een_tussenopslag",),
    ),
    Fout(
        "een antwoord zegt niets over camera en microfoon",
        "scholen/middleware.py",
        '        response.headers["Permissions-Policy"] = NIETS_VAN_HET_APPARAAT\n',
        "",
        ("tests/test_verharding.py::test_een_vast_bestand_draagt_ze_ook",),
    ),
    Fout(
        "een mens tekent voor beide kanten",
        "gesprekken/acties/akkoord.py",
        "    if akkoorden.filter(gebruiker=door, partij=ANDERE[partij]).exists():\n",
        "    if akkoorden.filter(gebruiker=door, partij=ANDERE[partij]).count() > 99:\n",
        ("tests/gesprekken/test_akkoord.py::test_een_mens_tekent_niet_voor_beide_kanten",),
    ),
    Fout(
        "een gebruikte herstelcode blijft werken",
        "scholen/inloggen/herstelcodes.py",
        '            rij.data["afdrukken"].remove(afdruk)\n',
        "",
        ("tests/scholen/test_herstelcodes.py::test_een_herstelcode_werkt_een_keer",),
    ),
    Fout(
        "de database bewaart herstelcodes zoals ze zijn",
        "scholen/inloggen/herstelcodes.py",
        "    return PasswordHasher(**vorm",
        "    return code or PasswordHasher(**vorm",
        (
            "tests/scholen/test_herstelcodes.py"
            "::test_de_database_kent_van_een_code_alleen_een_langzame_afdruk",
        ),
    ),
    Fout(
        "een sessie kent geen einde van de dag",
        "scholen/inloggen/sessie.py",
        "        return min(timezone.now() + STIL[kort], self.uiterlijk)\n",
        "        return timezone.now() + STIL[kort]\n",
        ("tests/scholen/test_sessies.py::test_ook_wie_doorwerkt_logt_een_keer_opnieuw_in",),
    ),
    Fout(
        "vragen hoe lang de sessie nog duurt verlengt haar",
        "scholen/inloggen/sessie.py",
        "    view.verlengt_niet = True ",
        "    view.verlengt_niet = False ",
        ("tests/scholen/test_sessies.py::test_naar_de_stand_vragen_verlengt_niet",),
    ),
    Fout(
        "een weggeknipte staart van het logboek valt niet op",
        "scholen/overzichten/keten.py",
        "    if (nummer, vorige) != (stand.nummer, stand.kop):\n",
        "    if nummer > stand.nummer:\n",
        ("tests/scholen/test_keten.py::test_een_staart_die_ontbreekt_wordt_gezien",),
    ),
    Fout(
        "een onleesbaar teken komt in de pdf",
        "kwaliteit/pdf/__init__.py",
        '    return ONLEESBAAR.sub("", RAND.sub(" ", REGELSPRONG.sub("\\n", html)))\n',
        '    return RAND.sub(" ", REGELSPRONG.sub("\\n", html))\n',
        ("tests/kwaliteit/test_pdf.py::test_wat_niet_te_drukken_is_valt_weg",),
    ),
    Fout(
        "een werkboek laat verborgen bladen meelezen",
        "scholen/inlezen/xlsx.py",
        'if not blad["verborgen"] and blad["rijen"]]',
        'if blad["rijen"]]',
        ("tests/scholen/inlezen/test_lijst.py::test_alle_zichtbare_bladen_tellen_mee",),
    ),
    Fout(
        "een attribuut zet een tekst neer zoals hij is",
        "kwaliteit/overzichten/itemveld.py",
        'data-veld="{naam}" {vorm}',
        'data-veld="{naam}" title="{waarde}" {vorm}',
        ("tests/test_onschadelijk.py::test_nergens_is_een_tekst_meer_dan_tekst",),
    ),
)
