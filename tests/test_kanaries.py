"""Who looks for a canary sees it in every kind of answer; otherwise finding none means nothing."""

from io import BytesIO

import pytest
from django.http import FileResponse, HttpResponse
from pypdf import PdfWriter

from scholen.uitvoer import als_xlsx
from tests.kanaries import alles_in


def _pdf(**over) -> bytes:
    schrijver, uit = PdfWriter(), BytesIO()
    schrijver.add_blank_page(100, 100)
    schrijver.add_metadata({f"/{naam}": tekst for naam, tekst in over.items()})
    schrijver.write(uit)
    return uit.getvalue()


@pytest.mark.parametrize(
    "antwoord",
    [
        HttpResponse("<p>KANARIE-BUUR-x</p>"),
        HttpResponse('{"melding": "KANARIE-BUUR-x"}', content_type="application/json"),
        HttpResponse("KANARIE-BUUR-x;1", content_type="text/csv"),
        HttpResponse("SUMMARY:KANARIE-BUUR-x", content_type="text/calendar"),
        HttpResponse("naam = 'KANARIE-BUUR-x'", content_type="application/toml"),
        HttpResponse("<h1>KANARIE-BUUR-x</h1>", status=404),
        HttpResponse(headers={"Content-Disposition": 'attachment; filename="KANARIE-BUUR-x"'}),
        HttpResponse(als_xlsx("Blad", ["KANARIE-BUUR-x"], [])),
        HttpResponse(_pdf(Title="KANARIE-BUUR-x")),
        FileResponse(BytesIO(_pdf(Author="KANARIE-BUUR-x"))),
    ],
)
def test_in_elk_soort_antwoord_valt_een_kanarie_op(antwoord):
    assert "KANARIE-BUUR-x" in alles_in(antwoord)
