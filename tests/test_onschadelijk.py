"""Sixty texts that want to be code, in every text of every model: nowhere are they more than text.

``tests/browser/test_onschadelijk.py`` opens the same world in a browser.
"""

import io
from collections import defaultdict
from email import message_from_bytes, policy

import pikepdf
import pytest
from django.urls import resolve, reverse
from django.utils.html import escape
from tinyhtml5 import parse

from gesprekken.bewijs.tabel import EIGEN, ZONDER, lees_tabel
from gesprekken.models import Ronde
from kwaliteit import pdf as pdfmodule
from scholen.bezorgen import als_mail
from scholen.models import Gebruiker, UitgaandBericht
from scholen.models.sleutel import ALFABET
from tests.bestoken import deuren, klant, vraag
from tests.formulieren import Blad
from tests.gesprekken.pdftekst import bladzijden, kaal
from tests.onschadelijk import ALLE, MERKEN, TEKSTEN, XLSX, Oogst, geschonden, nummers, oordeel
from tests.toegangstabel import ACTOREN, adres
from tests.uitnodigingen import UitnodigingFactory
from tests.vijandig import Deler, bouw, staat_er

pytestmark = pytest.mark.django_db
VRAGEN = ("q", "zoek", "naam", "school", "wie", "rol", "open", "punt", "status", "next", "terug")
JSON = {"accept": "application/json"}
OVERAL = ("tekst", "titel", "invulveld", XLSX)
PDF_PAGINAS = {"verslag_concept_pdf", "verslag_pdf", "gesprek_leidraad", "kwaliteit:kader_pdf"}


@pytest.fixture(scope="module")
def toneel(module_lang):
    wereld, decor = bouw()
    return {actor: klant(wereld, actor) for actor in ACTOREN}, decor


@pytest.fixture(scope="module")
def antwoorden(toneel):
    """What people get to see, by address and actor; the second of them also asks for odd things."""
    klanten, deler = toneel[0], Deler()
    alles, gezien = {}, set()
    for url, actor in [*_bezoeken(toneel), *_namen(toneel)]:
        vragen = {naam: deler.past(90, 1) for naam in VRAGEN} if url in gezien else {}
        alles[url, actor] = vraag(klanten[actor], "get", url, vragen)
        gezien.add(url)
    return alles


# --- The texts, and the look at them


def _plekken(tekst):
    return [
        f"<p>{tekst}</p>",
        f'<p title="{tekst}"></p>',
        f"<p title='{tekst}'></p>",
        f"<title>{tekst}</title>",
        f"<textarea>{tekst}</textarea>",
    ]


def _waar_geen_tekst_hoort(tekst):
    return [
        f"<script>var x = '{tekst}'</script>",
        f"<p><!-- {tekst} --></p>",
        f"<p onclick=\"x('{tekst}')\"></p>",
        f'<p style="x: {tekst}"></p>',
        f'<a href="javascript:{tekst}">x</a>',
        f'<iframe srcdoc="{tekst}"></iframe>',
        f'<p data-x="{tekst}"></p>',
    ]


def test_er_zijn_zestig_teksten_elk_met_een_eigen_merk():
    assert len(set(TEKSTEN)) == 60
    assert [nummers(tekst) for tekst in TEKSTEN] == [{nummer} for nummer in range(60)]
    assert all(set(merk) - set(ALFABET) for merk in MERKEN)  # no key of a row looks like one


def test_de_toets_ziet_elke_tekst_die_zo_op_een_blad_komt():
    """Otherwise it would be green on a page that lets them through."""
    plekken = {tekst: [*_plekken(tekst), f"<p title={tekst}>"] for tekst in TEKSTEN}
    gemist = [t for t, bladen in plekken.items() if not any(oordeel(b).gevaar for b in bladen)]
    in_html = [tekst for tekst in TEKSTEN if oordeel(f"<p>{tekst}</p>").gevaar]
    hier_nooit = [_waar_geen_tekst_hoort(escape(tekst)) for tekst in TEKSTEN]

    assert gemist == [TEKSTEN[57]]  # it only means something to a script
    assert len(in_html) == 51
    assert all(oordeel(blad).gevaar for bladen in hier_nooit for blad in bladen)


def test_de_toets_laat_een_tekst_met_rust_die_is_ontdaan_van_tekens():
    for tekst in TEKSTEN:
        bladen = [oordeel(blad) for blad in _plekken(escape(tekst))]

        assert [blad.gevaar for blad in bladen] == [[]] * 5
        assert [set().union(*blad.gelezen.values()) for blad in bladen] == [nummers(tekst)] * 5


def test_in_elke_vrije_tekst_van_elk_model_staat_zo_een_tekst(toneel):
    leeg = {veld for veld, gevonden in staat_er().items() if not gevonden}

    assert leeg == set()
    assert len(staat_er()) > 80


# --- Pages, files and data


def _open(decor):
    """Every address with who may open it."""
    wie = defaultdict(list)
    for rij in lees_tabel():
        if rij["relatie"] in (EIGEN, ZONDER) and rij["methode"] == "GET":
            wie[adres(rij, decor)] += [actor for actor in ACTOREN if rij[actor] == "200"]
    return {url: actoren for url, actoren in wie.items() if actoren}


def _bezoeken(toneel):
    """Every address, by the first and by the last who may open it in the table."""
    for url, actoren in _open(toneel[1]).items():
        if resolve(url).view_name not in PDF_PAGINAS:
            yield from ((url, actor) for actor in dict.fromkeys((actoren[0], actoren[-1])))


def _namen(toneel):
    """The pages of what is only called after a text, so that each stands in a title once."""
    yield from ((ronde.get_absolute_url(), "adviseur") for ronde in Ronde.objects.all())
    scholen = toneel[1].wereld.bestuur.scholen.all()
    yield from ((reverse("beheer:school", args=[s.sleutel]), "beheerder") for s in scholen)


def test_nergens_is_een_tekst_meer_dan_tekst(antwoorden):
    oogst = Oogst()

    for waar, antwoord in antwoorden.items():
        oogst.neem(antwoord, waar)

    assert oogst.mis == []
    assert [ALLE - oogst.gelezen[plek] for plek in OVERAL] == [set()] * len(OVERAL)
    assert len(oogst.gelezen["text/calendar"]) > 10
    assert len(oogst.gelezen["application/toml"]) > 10
    assert oogst.soorten["text/html"] > 250


def test_in_de_gegevens_voor_een_script_staat_elke_tekst_als_tekst(toneel):
    """Where a passkey is added: the browser shows the name of who does so."""
    oogst, ib = Oogst(), Gebruiker.objects.filter(pk=toneel[1].wereld.ib.pk)

    for tekst in TEKSTEN:
        ib.update(naam=tekst)
        oogst.neem(vraag(toneel[0]["ib"], "get", reverse("mfa_add_webauthn")), tekst)

    assert oogst.mis == []
    assert oogst.gelezen["eiland"] == ALLE


# --- What somebody sends, and what comes of it


def _formulieren(antwoorden):
    """The fields of every form, by where it is sent."""
    alles = {}
    for (url, _actor), antwoord in antwoorden.items():
        if antwoord.headers.get("Content-Type", "").startswith("text/html"):
            for naar, velden in Blad(url, antwoord.content.decode()).formulieren.items():
                alles.setdefault(naar, {}).update(velden)
    return alles


def _zelf_bewaard(antwoorden):
    """Each kind of text that saves itself: where it is sent, by whom, and what it is called."""
    gevonden = {}
    for (_url, actor), antwoord in antwoorden.items():
        pagina = "" if antwoord.streaming else antwoord.content.decode("utf-8", "replace")
        boom = parse(pagina, namespace_html_elements=False) if "data-bewaar" in pagina else ()
        for deel in boom and boom.iterfind(".//*[@data-bewaar]"):
            for veld in deel.iterfind(".//textarea[@data-veld]"):
                naar, naam = deel.get("data-bewaar"), veld.get("data-veld")
                if not naar:  # the page of examples saves nowhere
                    continue
                gevonden[resolve(naar.partition("?")[0]).view_name, naam] = (naar, actor, naam)
    return gevonden.values()


def test_wat_iemand_instuurt_komt_terug_als_tekst(toneel, antwoorden):
    """In the form that was not right, in the message after it, and as data for a script."""
    (klanten, decor), oogst, deler = toneel, Oogst(), Deler()
    formulieren = _formulieren(antwoorden)

    for url, actor in dict(deuren(decor, "POST")).items():
        data = {
            naam: deler.past(90, 1) if veld.is_tekst else veld.waarde
            for naam, veld in formulieren.get(url, {}).items()
            if veld.is_tekst or veld.soort == "hidden"
        }
        oogst.neem(vraag(klanten[actor], "post", url, data, follow=True), (url, actor))
    for url, actor, veld in _zelf_bewaard(antwoorden):
        data = {"veld": veld, "waarde": deler.past(300), "merk": "0" * 16}
        oogst.neem(vraag(klanten[actor], "post", url, data, headers=JSON), (url, actor, veld))

    assert oogst.mis == []
    terug = [ALLE - oogst.gelezen[plek] for plek in ("tekst", "attribuut", "application/json")]
    assert terug == [set(), set(), set()]


KOPPEN = {
    *("content-type", "mime-version", "content-transfer-encoding", "subject", "from", "to"),
    *("reply-to", "date", "message-id", "auto-submitted", "x-auto-response-suppress"),
}


def _gelezen(bericht):
    """The mail as a program reads it."""
    return message_from_bytes(als_mail(bericht).message().as_bytes(), policy=policy.default)


def test_een_mail_is_alleen_tekst_en_heeft_geen_kopregel_meer(toneel):
    klanten, decor = toneel
    berichten, gelezen, deler = [], set(), Deler()

    for _ in range(20):
        velden = {"naam": deler.past(190), "door_naam": deler.past(190)}
        uitnodiging = UitnodigingFactory(school=decor.wereld.school, **velden)
        vraag(
            klanten["beheerder"],
            "post",
            reverse("beheer:uitnodiging_opnieuw", args=[uitnodiging.sleutel]),
            erna=lambda: berichten.append(_gelezen(UitgaandBericht.objects.latest("pk"))),
        )

    for bericht in berichten:
        assert {kop.lower() for kop in bericht} <= KOPPEN
        assert bericht.get_content_type() == "text/plain"
        for tekst in (bericht.get_content(), str(bericht["subject"])):
            assert geschonden(tekst) == set()
            gelezen |= nummers(tekst)

    assert len({bericht["to"] for bericht in berichten}) == 20
    assert gelezen == ALLE


# --- Paper


def test_op_papier_staat_elke_tekst_en_doet_geen_enkele_iets(toneel, monkeypatch):
    """Both what goes to the typesetter and what comes from it: a tag would be gone from the pdf."""
    klanten, decor = toneel
    gezet, mis, gelezen = [], [], set()
    zet = pdfmodule.zet_html
    monkeypatch.setattr(pdfmodule, "zet_html", lambda html: (gezet.append(html), zet(html))[1])

    te_zetten = {resolve(url).view_name: (url, wie[0]) for url, wie in _open(decor).items()}

    for url, actor in (te_zetten[naam] for naam in PDF_PAGINAS):
        antwoord = vraag(klanten[actor], "get", url)
        mis += [(url, wat) for wat in _mis_op_papier(antwoord, gezet[-1], gelezen)]

    assert mis == []
    assert (len(gezet), gelezen) == (4, ALLE)


def _mis_op_papier(antwoord, html, gelezen):
    blad, pdf = oordeel(html), antwoord.getvalue() if antwoord.streaming else antwoord.content
    op_blad = kaal("".join(bladzijden(pdf)))
    hier = blad.gelezen["tekst"]
    gelezen |= hier
    yield from blad.gevaar
    yield from (TEKSTEN[nummer] for nummer in hier if kaal(TEKSTEN[nummer]) not in op_blad)
    with pikepdf.open(io.BytesIO(pdf)) as document:
        for rij in document.objects:
            if isinstance(rij, pikepdf.Dictionary):
                yield from (
                    naam for naam in ("/JS", "/Launch", "/OpenAction", "/AA") if naam in rij
                )
                if "/URI" in rij and not str(rij.URI).startswith("https://example.org/"):
                    yield str(rij.URI)
