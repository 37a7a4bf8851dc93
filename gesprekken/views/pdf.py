"""A PDF as an answer."""

from django.http import HttpResponse


def als_bestand(pdf: bytes, naam: str) -> HttpResponse:
    """To download; no cache on the way keeps it."""
    return HttpResponse(
        pdf,
        content_type="application/pdf",
        headers={
            "Content-Disposition": f'attachment; filename="{naam}"',
            "Cache-Control": "no-store",
        },
    )
