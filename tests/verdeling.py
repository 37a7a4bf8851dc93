"""What runs where: in which process of xdist, on which database, and measured or not.

A process takes one module at a time, so that what a module makes once is made once. The marks of
``--dist loadgroup`` do not reach pytest 9.2 and newer (an id is no longer a text that a plugin can
add to), so the modules that belong together are named here.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import pytest
from coverage import Coverage
from xdist.scheduler import LoadScopeScheduling

SAMEN = {
    "tests/browser/": "beurt",  # what starts a browser or servers waits for each other
    "tests/test_pooler.py": "beurt",
    "tests/test_productie.py": "beurt",
    "tests/test_start.py": "beurt",
    "tests/test_onverwoestbaar.py": "beurt",
    "tests/scholen/test_volhouden.py": "beurt",
    "tests/gesprekken/demo/": "demo",  # the demo world is loaded once
}
LANG = (
    "tests/test_toegang.py",
    "beurt",
    "demo",
    "tests/test_verwisseld.py",
    "tests/test_kanarie.py",
    "tests/test_staten.py",
    "tests/gesprekken/test_rapport_pdf.py",
)
"""What takes minutes, the longest first."""

DATABASE = {"db", "transactional_db", "django_db_setup", "live_server"}
"""Fixtures without which pytest-django refuses a test every query; ours all ask for one of them."""
ERBUITEN = re.compile(r"database|connection|postgres|subprocess|webserver", re.I)
"""Of a module that says one of these, a test may reach a database without them."""
ONGEMETEN = (
    "tests/browser/",
    "tests/test_bestookt.py",
    "tests/test_formulieren.py",
    "tests/test_kanarie.py",
    "tests/test_onschadelijk.py",
    "tests/test_spoor.py",
    "tests/test_staten.py",
    "tests/test_toegang.py",
    "tests/test_verharding.py",
    "tests/test_verwisseld.py",
)
"""Walks through the whole product: a line counts as covered when a test of its own ran it. (The
browser's also switch greenlets, which would make measuring everything else slower.)"""


class PerModule(LoadScopeScheduling):
    """Gives a process one module at a time."""

    def _split_scope(self, nodeid: str) -> str:
        return deel(nodeid.split("::", 1)[0])


def deel(module: str) -> str:
    """The name of what is run in one process, in one go, for a module of tests."""
    return next((naam for begin, naam in SAMEN.items() if module.startswith(begin)), module)


def langste_eerst(items: list) -> None:
    """Sort what takes minutes to the front: so both processes are ready at the same time."""
    volgorde = {naam: nummer for nummer, naam in enumerate(LANG)}
    items.sort(key=lambda item: volgorde.get(deel(item.nodeid.split("::", 1)[0]), len(LANG)))


def raakt_de_database(item: pytest.Item) -> bool:
    """Whether a test could tell one database from the other; in doubt it could."""
    if item.get_closest_marker("django_db") or not DATABASE.isdisjoint(item.fixturenames):
        return True
    return _noemt_er_een(item.path)


@cache
def _noemt_er_een(pad: Path) -> bool:
    return bool(ERBUITEN.search(pad.read_text(encoding="utf-8")))


@contextmanager
def gemeten(item: pytest.Item) -> Iterator[None]:
    """Hold the measuring of coverage while a test runs that does not count for it."""
    meting = Coverage.current()
    if meting is None or not item.nodeid.startswith(ONGEMETEN):
        yield
        return
    meting.stop()
    try:
        yield
    finally:
        meting.start()
