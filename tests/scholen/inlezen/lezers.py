"""Readers that misbehave, to start in the child process."""

import os
import socket
import subprocess
import time
from pathlib import Path

from scholen.inlezen.fout import InlezenMislukt


def tel(inhoud, **opties):
    return {"bytes": len(inhoud), "opties": opties, "rij": ("Zorg", "ĳ", 1)}


def weiger(inhoud):
    raise InlezenMislukt("Op regel 3 staat geen naam. Vul die in.")


def eet_geheugen(inhoud):
    return len(bytearray(2 << 30))


def graaf(inhoud):
    return graaf(inhoud)


def reken(inhoud):
    while True:
        pass


def slaap(inhoud):
    time.sleep(60)


def val_om(inhoud):
    os.abort()


def verspreek(inhoud):
    raise ValueError(inhoud.decode())


def praat(inhoud):
    return "x" * (33 << 20)


def bel(inhoud):
    socket.create_connection(("127.0.0.1", 9))


def start(inhoud):
    subprocess.run(["/bin/true"], check=True)


def schrijf(inhoud):
    Path("bestand").write_text("x")


def omgeving(inhoud):
    return sorted(os.environ)
