"""Recovery codes that came from a seed become hashes; what is on paper keeps working.

Codes that nobody saw, and codes whose key is gone, end here: their owner has none left and makes
new ones. How a code came from its seed, and how the seed was encrypted, stands here once more: this
is how it was. Back again there are none left either, for a hash gives no code.
"""

import base64
import hashlib
import hmac
import secrets

from argon2 import PasswordHasher
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.db import migrations

AANTAL = 10
CIJFERS = 8
KOSTEN = {"time_cost": 2, "memory_cost": 19_456, "parallelism": 1, "hash_len": 32}


def _sloten():
    geheimen = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    sleutels = []
    for geheim in geheimen:
        afgeleid = HKDF(SHA256(), length=32, salt=None, info=b"kwaliteitsdialoog: geheimen")
        sleutels.append(Fernet(base64.urlsafe_b64encode(afgeleid.derive(geheim.encode()))))
    return MultiFernet(sleutels)


def _over(data, sloten):
    """The codes that are left, as their owner has them."""
    if "seed" not in data or not data.get("viewed_at"):
        return []
    try:
        zaad = sloten.decrypt(data["seed"].encode())
    except InvalidToken:
        return []
    teller, codes = hmac.new(zaad, digestmod=hashlib.sha1), []
    for nummer in range(AANTAL):
        teller.update(f"{nummer:3},".encode())
        getal = int.from_bytes(teller.digest()[: CIJFERS // 2], "big") % 10**CIJFERS
        if not data["used_mask"] & (1 << nummer):
            codes.append(f"{getal:0{CIJFERS}}")
    return codes


def maak_afdrukken(apps, schema_editor):
    sloten = _sloten()
    for rij in apps.get_model("mfa", "Authenticator").objects.filter(type="recovery_codes"):
        zout = secrets.token_bytes(16)
        afdruk = PasswordHasher(**KOSTEN).hash
        codes = [afdruk(code, salt=zout) for code in _over(rij.data, sloten)]
        rest = rij.data.keys() - {"seed", "used_mask", "viewed_at", "migrated_codes"}
        rij.data = {
            **{naam: rij.data[naam] for naam in rest},
            "kosten": KOSTEN,
            "zout": zout.hex(),
            "afdrukken": codes,
        }
        rij.save(update_fields=["data"])


def laat_los(apps, schema_editor):
    for rij in apps.get_model("mfa", "Authenticator").objects.filter(type="recovery_codes"):
        rest = rij.data.keys() - {"kosten", "zout", "afdrukken"}
        rij.data = {naam: rij.data[naam] for naam in rest} | {"migrated_codes": []}
        rij.save(update_fields=["data"])


class Migration(migrations.Migration):
    dependencies = [
        ("mfa", "0003_authenticator_type_uniq"),
        ("scholen", "0020_ander_adres_en_vergeten"),
    ]

    operations = [migrations.RunPython(maak_afdrukken, laat_los)]
