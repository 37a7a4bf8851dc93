"""The zip of a bestuur, taken apart and put together again."""

import hashlib
import json
from zipfile import ZIP_DEFLATED, ZipFile

from gesprekken.overzichten.boedel import boedel_van
from gesprekken.overzichten.meegeven import naam_van, nummers_van, rijhashes
from gesprekken.wegen import modellen


def delen_van(pad):
    with ZipFile(pad) as pakket:
        return {naam: pakket.read(naam) for naam in pakket.namelist()}


def schrijf(pad, delen):
    with ZipFile(pad, "w", ZIP_DEFLATED) as pakket:
        for naam, inhoud in delen.items():
            pakket.writestr(naam, inhoud)


def hashes_in(pad):
    """The SHA-256 of every row in a zip, by the name of its model."""
    return {
        naam.removeprefix("hashes/").removesuffix(".txt"): inhoud.decode().splitlines()
        for naam, inhoud in delen_van(pad).items()
        if naam.startswith("hashes/")
    }


def hashes_van(bestuur):
    """The SHA-256 of every row of a bestuur as it is now, by the name of its model."""
    nummers = nummers_van(boedel_van(bestuur))
    alle = {naam_van(model): list(rijhashes(model, nummers)) for model in modellen()}
    return {naam: hashes for naam, hashes in alle.items() if hashes}


def met_deel(delen, naam, inhoud):
    """The parts with another one in its place, which the manifest knows of."""
    manifest = json.loads(delen["manifest.json"])
    manifest["bestanden"][naam] = hashlib.sha256(inhoud).hexdigest()
    return delen | {naam: inhoud, "manifest.json": json.dumps(manifest)}
