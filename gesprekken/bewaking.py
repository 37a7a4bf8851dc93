"""Who may see and write the rows of the dialogue (``scholen/bewaking``)."""

from gesprekken.models import (
    Aandachtspunt,
    Aantekening,
    Afspraak,
    Agendapunt,
    Akkoord,
    Ambitie,
    Bevinding,
    Deelname,
    Deelnemer,
    Doel,
    Gesprek,
    Meetmoment,
    Onderdeel,
    Onderwerp,
    Ronde,
    Schoolkeuze,
    Verslag,
    VerslagPdf,
)
from scholen.bewaking.voorwaarden import BESTUREN, Bewaakt, of, van_bestuur, via, voor_swv

VAN_ONS = f"bestuur_id {BESTUREN}"
VOOR_SWV = voor_swv("afspraak")
"""The afspraken that a fixed report hands to the samenwerkingsverband somebody works for."""

TABELLEN = (
    *van_bestuur(
        Aandachtspunt,
        Aantekening,
        Agendapunt,
        Akkoord,
        Ambitie,
        Bevinding,
        Deelname,
        Deelnemer,
        Onderdeel,
        Onderwerp,
        Ronde,
        Schoolkeuze,
        Verslag,
        VerslagPdf,
    ),
    Bewaakt.van(Gesprek, of(VAN_ONS, f"id {voor_swv('gesprek')}"), VAN_ONS),
    Bewaakt.van(Afspraak, of(VAN_ONS, f"id {VOOR_SWV}")),
    Bewaakt.van(Meetmoment, of(VAN_ONS, f"afspraak_id {VOOR_SWV}")),
    Bewaakt.van(Doel, of(VAN_ONS, f"afspraak_id {VOOR_SWV}"), VAN_ONS),
    Bewaakt.van(
        Afspraak.personen.through,
        via(Afspraak, "afspraak_id"),
        via(Afspraak, "afspraak_id", VAN_ONS),
    ),
    Bewaakt.van(Ronde.prioriteiten.through, via(Ronde, "ronde_id")),
)
FUNCTIES = (
    # What a samenwerkingsverband reads: afspraken that a fixed report hands to it, and of which
    # talk, school and bestuur they are. It runs as who owns the tables, so it says all of it.
    """
    CREATE OR REPLACE FUNCTION kw_voor_swv()
    RETURNS TABLE (afspraak bigint, gesprek bigint, school bigint, bestuur bigint)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = {schema}, pg_temp AS $$
      SELECT a.id, a.gesprek_id, a.school_id, a.bestuur_id
      FROM gesprekken_afspraak AS a
      JOIN scholen_bestuur AS b ON b.id = a.bestuur_id
      LEFT JOIN gesprekken_gesprek AS g ON g.id = a.gesprek_id
      WHERE a.partij = 'swv' AND b.swv_id = ANY (kw_lijst('kw.swv'))
        AND (a.gesprek_id IS NULL OR g.status IN ('vastgesteld', 'zonder_vaststelling'))
    $$
    """,
)
