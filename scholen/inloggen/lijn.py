"""The line to somebody else's server: to the address that was looked at, and cut off in time.

A name can stand for another address at the second look, and a server that sends one byte now and
then never makes a read take too long; so both are guarded at the socket itself.
"""

import socket
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from requests.adapters import HTTPAdapter
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.connection import HTTPConnection, HTTPSConnection

Keuring = Callable[[str], None]
"""Takes the address at the other end; raises when nothing may be asked there."""


class _Http(HTTPConnection):
    keur: Keuring
    ten_hoogste: float

    def _new_conn(self) -> socket.socket:
        return _bewaak(self, super()._new_conn())


class _Https(HTTPSConnection):
    keur: Keuring
    ten_hoogste: float

    def _new_conn(self) -> socket.socket:
        return _bewaak(self, super()._new_conn())


class Lijnen(HTTPAdapter):
    """Lines that end ``ten_hoogste`` seconds after they began, to addresses that ``keur`` allows.

    Through a proxy of the installation it is the proxy that knows the address.
    """

    def __init__(self, *, keur: Keuring, ten_hoogste: float) -> None:
        velden = {"keur": staticmethod(keur), "ten_hoogste": ten_hoogste}
        http, https = (type("Lijn", (soort,), velden) for soort in (_Http, _Https))
        self._soorten = {
            "http": type("Lijnen", (HTTPConnectionPool,), {"ConnectionCls": http}),
            "https": type("Lijnen", (HTTPSConnectionPool,), {"ConnectionCls": https}),
        }
        super().__init__()

    def init_poolmanager(self, *args: Any, **opties: Any) -> None:  # noqa: ANN401 those of requests
        super().init_poolmanager(*args, **opties)
        self.poolmanager.pool_classes_by_scheme = self._soorten

    def proxy_manager_for(self, *args: Any, **opties: Any) -> Any:  # noqa: ANN401 those of requests
        manager = super().proxy_manager_for(*args, **opties)
        manager.pool_classes_by_scheme = self._soorten
        return manager


def _bewaak(verbinding: Any, lijn: socket.socket) -> socket.socket:  # noqa: ANN401 one of the two
    if verbinding.proxy is None:
        try:
            verbinding.keur(lijn.getpeername()[0])
        except BaseException:
            lijn.close()
            raise
    # A line with TLS takes the socket over, so the clock holds one of its own.
    wekker = threading.Timer(verbinding.ten_hoogste, _breek_af, [lijn.dup()])
    wekker.daemon = True
    wekker.start()
    return lijn


def _breek_af(lijn: socket.socket) -> None:
    """Wake whoever waits at this line; nothing happens to one that was closed already."""
    with lijn, suppress(OSError):
        lijn.shutdown(socket.SHUT_RDWR)
