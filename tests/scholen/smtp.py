"""A mail server of our own on this machine, that takes, refuses or delays what it is told to."""

import socketserver
import threading
from email import message_from_string
from email.policy import default

from tests.webserver import STIPT


class _Gesprek(socketserver.StreamRequestHandler):
    def handle(self):
        self._zeg(self.server.groet)
        regels = []
        for ruw in self.rfile:
            opdracht = ruw.decode().strip()
            woord = opdracht.split(" ")[0].upper()
            if woord == "DATA":
                self._zeg("354 kom maar")
                regels = list(self._brief())
                self._zeg(self.server.na_brief)
                if self.server.na_brief.startswith("250"):
                    bericht = message_from_string("\n".join(regels), policy=default)
                    self.server.ontvangen.append(bericht)
            elif woord == "RCPT":
                adres = opdracht.partition("<")[2].rstrip(">")
                self._zeg(self.server.antwoorden.get(adres, "250 goed"))
            elif woord == "MAIL":
                self._zeg(self.server.op_afzender)
            elif woord == "QUIT":
                self._zeg("221 dag")
                return
            else:
                self._zeg("250 goed")

    def _brief(self):
        for ruw in self.rfile:
            regel = ruw.decode().rstrip("\r\n")
            if regel == ".":
                return
            yield regel

    def _zeg(self, zin):
        self.wfile.write(f"{zin}\r\n".encode())


class Mailserver(socketserver.ThreadingTCPServer):
    """``ontvangen`` is what came in; ``antwoorden`` says per address what it answers."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), _Gesprek)
        self.ontvangen = []
        self.antwoorden = {}
        self.groet, self.op_afzender = "220 proef", "250 goed"
        self.na_brief = "250 aangenomen"

    def __enter__(self):
        threading.Thread(
            target=self.serve_forever, kwargs={"poll_interval": STIPT}, daemon=True
        ).start()
        return self

    def __exit__(self, *wat):
        self.shutdown()
        self.server_close()
