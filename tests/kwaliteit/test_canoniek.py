"""Equal content, equal fingerprint; and what was frozen reads back."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone

import pytest

from kwaliteit.canoniek import als_data, canonieke_json, uit_data, vingerafdruk

ZOMERTIJD = timezone(timedelta(hours=2))


@dataclass(frozen=True)
class Blad:
    naam: str
    dag: date | None = None


@dataclass(frozen=True)
class Boom:
    naam: str
    bladen: tuple[Blad, ...] = ()
    op: datetime | None = None
    tijd: time | None = None
    aantal: int = 0


BOOM = Boom(
    "Wilg",
    (Blad("één", date(2027, 2, 1)), Blad("twee")),
    datetime(2027, 6, 1, 14, 3, tzinfo=ZOMERTIJD),
    time(13, 30),
    2,
)


def test_de_volgorde_van_sleutels_maakt_niet_uit():
    assert canonieke_json({"b": 1, "a": [True, None]}) == '{"a":[true,null],"b":1}'
    assert vingerafdruk({"b": 1, "a": 2}) == vingerafdruk({"a": 2, "b": 1})


def test_letters_staan_er_zoals_ze_zijn():
    assert canonieke_json({"naam": "ib’er Şahin"}) == '{"naam":"ib’er Şahin"}'


def test_een_vingerafdruk_is_de_sha256_van_de_tekst():
    assert vingerafdruk({}) == "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"


def test_een_ander_teken_is_een_andere_vingerafdruk():
    assert vingerafdruk({"tekst": "Ja."}) != vingerafdruk({"tekst": "Ja"})


def test_geen_getal_dat_json_niet_kent():
    with pytest.raises(ValueError, match="JSON"):
        canonieke_json({"waarde": float("nan")})


def test_wat_bevroren_is_leest_terug():
    data = als_data(BOOM)

    assert data["op"] == "2027-06-01T14:03:00+02:00"
    assert uit_data(Boom, data) == BOOM


def test_wat_later_is_bijgekomen_krijgt_zijn_gewone_waarde():
    assert uit_data(Boom, {"naam": "Wilg", "van_vroeger": 1}) == Boom("Wilg")


def test_wat_er_moet_staan_wordt_niet_verzonnen():
    with pytest.raises(TypeError, match="naam"):
        uit_data(Boom, {"bladen": []})
