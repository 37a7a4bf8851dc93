"""Whether the time that a door takes tells that an address is known (S-17).

``python -m tests.bench.deuren`` asks each door 200 times with an address that somebody has and 200
times with one that nobody has, in turns, and prints the medians and the p of a rank test
(Mann-Whitney). Figures of a busy machine say nothing, so no test holds them to anything.
"""

import math
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

KEREN = 200
Deur = Callable[[str, int], int]


def main() -> int:
    """Print a line per door; exit 1 when one tells too much."""
    with tempfile.TemporaryDirectory(prefix="deuren-") as map_:
        os.environ.update(DJANGO_SETTINGS_MODULE="kwaliteit.settings", DEMO="1", DATA_DIR=map_)
        os.environ.setdefault("DATABASE_URL", f"sqlite:///{map_}/deuren.sqlite3")
        import django  # noqa: PLC0415  after the environment

        django.setup()
        (Path(map_) / "static").mkdir()
        uitkomsten = [_meet(naam, deur) for naam, deur in _deuren().items()]
    return 0 if all(uitkomsten) else 1


def _deuren() -> dict[str, Deur]:
    """Prepare an empty database with ``KEREN`` people; the doors, each asked with an address."""
    from django.conf import settings  # noqa: PLC0415  after the environment
    from django.core.management import call_command  # noqa: PLC0415
    from django.test import Client  # noqa: PLC0415

    from scholen.inloggen.wachtwoord import ZuinigeArgon2  # noqa: PLC0415
    from scholen.models import Aanstelling, Gebruiker  # noqa: PLC0415
    from tests.conftest import maak_wereld  # noqa: PLC0415
    from tests.factories import WACHTWOORD, GebruikerFactory  # noqa: PLC0415

    settings.ALLOWED_HOSTS, settings.GRENZEN_GELDEN = ["testserver"], False
    gewoon = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": gewoon}  # nothing is collected here
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    wereld = maak_wereld()
    GebruikerFactory.create_batch(KEREN)
    for nummer, gebruiker in enumerate(Gebruiker.objects.order_by("-pk")[:KEREN]):
        gebruiker.email = f"bekend{nummer}@example.org"
        gebruiker.save(update_fields=["email"])
    hash_ = ZuinigeArgon2().encode(WACHTWOORD, "zoutzoutzout")
    Gebruiker.objects.update(password=hash_)
    beheerder = Client()
    beheerder.force_login(Gebruiker.objects.get(pk=wereld.beheerder.pk))
    elders = Gebruiker.objects.filter(email__startswith="bekend")
    Aanstelling.objects.bulk_create(
        Aanstelling(gebruiker=een, rol="ib", school=wereld.vreemde_school, van="2026-08-01")
        for een in elders
    )
    rol = {"rol": "ib", "school": wereld.school.sleutel, "van": "2026-11-24", "naam": "Nora"}

    def vraag(pad: str, veld: str, **meer: str) -> Deur:
        def deur(adres: str, nummer: int) -> int:
            van = {"REMOTE_ADDR": f"10.0.{nummer // 250}.{nummer % 250}"}
            return Client().post(pad, {veld: adres, **meer}, **van).status_code

        return deur

    def nodig_uit(adres: str, _nummer: int) -> int:
        return beheerder.post("/beheer/mensen/uitnodigen/", {"email": adres, **rol}).status_code

    return {
        "wachtwoord vergeten": vraag("/account/password/reset/", "email"),
        "inloggen, verkeerd wachtwoord": vraag("/account/login/", "login", password="mis"),  # noqa: S106
        "schoolaccount": vraag("/account/schoolaccount/", "email"),
        "uitnodigen, bekend bij een ander bestuur": nodig_uit,
    }


def _meet(naam: str, deur: Deur) -> bool:
    """Measure one door; whether it keeps the secret: medians within 10 ms, and p above 0.01."""
    tijden: dict[str, list[float]] = {"bekend": [], "onbekend": []}
    statussen: dict[str, set[int]] = {"bekend": set(), "onbekend": set()}
    deur("warm@example.org", 999)
    for nummer in range(KEREN):
        beurt = ("bekend", "onbekend") if nummer % 2 else ("onbekend", "bekend")
        for plek, soort in enumerate(beurt):
            begin = time.perf_counter()
            status = deur(f"{soort}{nummer}@example.org", 2 * nummer + plek)
            tijden[soort].append((time.perf_counter() - begin) * 1000)
            statussen[soort].add(status)
    bekend, onbekend = (statistics.median(rij) for rij in tijden.values())
    p = rangtoets(*tijden.values())
    zwijgt = abs(bekend - onbekend) < 10 and p > 0.01 and len(set.union(*statussen.values())) == 1
    sys.stdout.write(
        f"{naam:42}{bekend:9.2f} ms{onbekend:9.2f} ms  p = {p:.3f}  {statussen['bekend']}"
        f"{'' if zwijgt else '   verraadt iets'}\n"
    )
    return zwijgt


def rangtoets(een: list[float], ander: list[float]) -> float:
    """The two-sided p of Mann and Whitney, by the normal distribution; times hardly ever tie."""
    n, m = len(een), len(ander)
    volgorde = sorted([(tijd, 0) for tijd in een] + [(tijd, 1) for tijd in ander])
    rangen = sum(plek for plek, (_, wie) in enumerate(volgorde, start=1) if wie == 0)
    afstand = rangen - n * (n + 1) / 2 - n * m / 2
    return math.erfc(abs(afstand) / math.sqrt(n * m * (n + m + 1) / 12) / math.sqrt(2))


if __name__ == "__main__":
    sys.exit(main())
