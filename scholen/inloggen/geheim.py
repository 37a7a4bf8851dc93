"""What the database keeps of secrets: unreadable without the key of this installation."""

import base64

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings


class GeheimKwijt(Exception):
    """This was written with a key that this installation no longer has."""


def versleutel(tekst: str) -> str:
    """The text as the database may keep it."""
    return _sloten().encrypt(tekst.encode()).decode()


def ontsleutel(bewaard: str) -> str:
    """The text again.

    Raises:
        GeheimKwijt: ``SECRET_KEY`` changed, and the old one is not in ``SECRET_KEY_FALLBACKS``.
    """
    try:
        return _sloten().decrypt(bewaard.encode()).decode()
    except InvalidToken as fout:
        raise GeheimKwijt from fout


def _sloten() -> MultiFernet:
    """The newest key writes; all of them read."""
    geheimen = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet([Fernet(_sleutel(str(geheim))) for geheim in geheimen])


def _sleutel(geheim: str) -> bytes:
    afgeleid = HKDF(SHA256(), length=32, salt=None, info=b"kwaliteitsdialoog: geheimen")
    return base64.urlsafe_b64encode(afgeleid.derive(geheim.encode()))
