"""One transaction per request, in which the database knows for whom it works.

Only on PostgreSQL; SQLite would serve one page at a time. All of a request lands or none of it: an
error that nobody foresaw (500) undoes what came before it, sessions and log included. What a view
answers with itself, a 503 too, stays. The answer is sent after the commit, so whatever somebody
was told is kept; an answer that is streamed is made after it, and finds no row of a bestuur.
"""

from collections.abc import Callable

from allauth.core.context import request_context
from django.contrib.auth import SESSION_KEY
from django.contrib.messages.middleware import MessageMiddleware
from django.core.exceptions import MiddlewareNotUsed
from django.db import transaction
from django.http import HttpRequest, HttpResponseBase

from scholen.bewaking.namens import is_bewaakt, werk_als
from scholen.http import VOOR

Antwoord = Callable[[HttpRequest], HttpResponseBase]


class EenTransactie:
    """The outer half: begin and end. Everything that uses the database is inside it."""

    def __init__(self, get_response: Antwoord) -> None:
        if not is_bewaakt():
            raise MiddlewareNotUsed
        self.get_response = get_response
        self.meldingen = MessageMiddleware(get_response)

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        # A savepoint only matters where a test already began a transaction of its own.
        # What waits for the commit may send mail, for which allauth asks which request it is.
        with request_context(request), transaction.atomic(savepoint=False):
            response = self.get_response(request)
            if response.status_code == 500:
                transaction.set_rollback(True)
        # allauth says that an app with codes is on after the commit, when what was said before it
        # was put in the answer already.
        self.meldingen.process_response(request, response)  # type: ignore[arg-type]  # streams too
        return response


class WieVraagt:
    """The inner half: say who asks, as soon as the session says so."""

    def __init__(self, get_response: Antwoord) -> None:
        if not is_bewaakt():
            raise MiddlewareNotUsed
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        ingelogd = request.session.get(SESSION_KEY) if request.user.is_authenticated else None
        werk_als(int(ingelogd) if ingelogd else None, voor=request.session.get(VOOR, ""))
        return self.get_response(request)
