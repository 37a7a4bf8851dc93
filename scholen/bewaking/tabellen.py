"""Who may see and write the rows of organisations, people, invitations and the log."""

from scholen.bewaking.voorwaarden import (
    BESTUREN,
    EERDER,
    GAST,
    IEMAND,
    IK,
    INSTALLATIE,
    MIJN,
    MIJN_OF_GAST,
    Bewaakt,
    lijst,
    of,
    scholen_van,
    van_bestuur,
    via,
    voor_swv,
    woord,
)
from scholen.models import (
    Aanstelling,
    Bestuur,
    Bewaring,
    Gebeurtenis,
    Herstelverzoek,
    Inlogdienst,
    Keten,
    School,
    UitgaandBericht,
    Uitnodiging,
    Uitnodigingsrol,
    Vestiging,
)

VAN_ONS = f"bestuur_id {BESTUREN}"
OP_SCHOOL = f"school_id {scholen_van('besturen')}"
HOOG = f"{INSTALLATIE} AND rol IN ('beheerder', 'swv')"
"""The roles that who keeps the installation looks after."""
VAN_NIEMAND = f"{IEMAND} AND bestuur_id IS NULL AND school_id IS NULL"
"""Roles at no bestuur: of a samenwerkingsverband, and of the installation. They serve all."""
HOOG_GENODIGD = via(Uitnodigingsrol, "id", "rol IN ('beheerder', 'swv')", "uitnodiging_id")
GENODIGDEN = (
    VAN_ONS,
    f"sleutel = {woord('uitnodiging')}",
    f"{INSTALLATIE} AND (door_id {IK} OR bestuur_id IS NULL OR {HOOG_GENODIGD})",
)
"""The invitations that somebody may send: of the own bestuur, or as who keeps the installation."""
GENODIGD = f"uitnodiging_id = ANY ({lijst('uitnodigingen')})"
"""The roles of the invitation whose link somebody holds, once the token was found right."""
AANGEBODEN = (
    f"gebruiker_id {IK} AND EXISTS (SELECT 1 FROM {Uitnodigingsrol._meta.db_table} AS r"  # noqa: S608
    f" WHERE r.{GENODIGD} AND r.rol = {Aanstelling._meta.db_table}.rol"
    f" AND r.school_id IS NOT DISTINCT FROM {Aanstelling._meta.db_table}.school_id"
    f" AND r.bestuur_id IS NOT DISTINCT FROM {Aanstelling._meta.db_table}.bestuur_id"
    f" AND r.swv_id IS NOT DISTINCT FROM {Aanstelling._meta.db_table}.swv_id)"
)
"""A role for oneself that stands in that invitation."""
WIE_ERVAN_IS = of(
    f"bestuur_id {EERDER}",
    "school_id = ANY ((SELECT kw_scholen_van_toen())::bigint[])",
)
"""Whom somebody whose role ended can ask for another one."""
VAN_COLLEGAS = (
    f"FROM scholen_gebruiker AS g JOIN {Aanstelling._meta.db_table} AS a ON a.gebruiker_id = g.id"
    " WHERE a.bestuur_id IS NOT NULL OR a.school_id IS NOT NULL"
)
COLLEGAS = "sleutel IN (SELECT kw_collegas())"
EIGEN_ADRES = f"(SELECT email FROM scholen_gebruiker WHERE id {IK})"  # noqa: S608 names of our own
EIGEN_UITNODIGING = (
    "bestuur_id IS NULL AND"
    f" (door_id {IK} OR aangenomen_door_id {IK} OR lower(email) = {EIGEN_ADRES})"
)
"""What is of no bestuur and names oneself: it is among the own data."""
OVER_ACCOUNT = "bestuur_id IS NULL AND uitnodiging_id IS NULL"
"""Mail about somebody's own log-in; who looks after their account sees whether it arrived."""
POST_AAN_COLLEGAS = f"{OVER_ACCOUNT} AND aan IN (SELECT g.email {VAN_COLLEGAS})"
POST = (
    VAN_ONS,
    f"{INSTALLATIE} AND ({via(Uitnodiging, 'uitnodiging_id')})",
    f"{OVER_ACCOUNT} AND sleutel = {woord('bericht')}",
)
"""The mail that somebody may write: of the own bestuur, and the one about a log-in just now."""
DIT_VERZOEK = f"verzoek = {woord('verzoek')}"
"""What this very request wrote: an INSERT gives back its own row."""
AAN_DE_DEUR = f"sleutel = {woord('inlogdienst')} OR domein = {woord('domein')}"
"""The provider that somebody named who wants to log in."""
LOGBOEK = of(
    f"bestuur_id IS NULL AND ({woord('verzoek')} IS NOT NULL OR {IEMAND})",
    f"bestuur_id {MIJN_OF_GAST}",
    INSTALLATIE,
    f"bestuur_id {voor_swv('bestuur')}",
)
"""In whose log the one who asks may add a line: where somebody works, is a guest, or is refused."""

TABELLEN = (
    Bewaakt.van(
        Bestuur,
        of(
            f"id = ANY ({lijst('eerder', 'gast', 'deur')})",
            INSTALLATIE,
            f"swv_id = ANY ({lijst('swv')})",
        ),
        of(f"id {BESTUREN}", f"id {GAST}", INSTALLATIE),
    ),
    Bewaakt.van(
        School,
        of(
            f"bestuur_id {MIJN}",
            f"id = ANY ({lijst('scholen', 'opgegaan', 'gastscholen')})",
            INSTALLATIE,  # counts them, and shows none
            f"id {voor_swv('school')}",
        ),
        VAN_ONS,
    ),
    Bewaakt.van(
        Vestiging,
        of(
            f"bestuur_id {MIJN_OF_GAST}",
            f"brin6 = ANY ((SELECT string_to_array({woord('brin6')}, ','))::text[])",
        ),
        VAN_ONS,
    ),
    Bewaakt.van(
        Aanstelling,
        of(
            f"gebruiker_id {IK}",
            VAN_ONS,
            OP_SCHOOL,
            VAN_NIEMAND,
            HOOG,
            f"rol IN ('beheerder', 'directeur') AND ({WIE_ERVAN_IS})",
            f"gebruiker_id = {woord('genodigd_door')}::bigint",  # may they still invite?
        ),
        of(VAN_ONS, OP_SCHOOL, HOOG, AANGEBODEN),
    ),
    *van_bestuur(Bewaring, Herstelverzoek),
    Bewaakt.van(
        Inlogdienst,
        of(f"bestuur_id {MIJN_OF_GAST}", AAN_DE_DEUR),
        VAN_ONS,
    ),
    Bewaakt.van(Keten, LOGBOEK),
    Bewaakt.van(
        Gebeurtenis,
        of(
            f"bestuur_id {MIJN}",
            f"bestuur_id IS NULL AND soort = 'inloggen' AND {COLLEGAS}",
            f"{INSTALLATIE} AND (bestuur_id IS NULL OR model = 'bestuur')",
            DIT_VERZOEK,
            f"gebruiker_id {IK}",
        ),
        LOGBOEK,
    ),
    Bewaakt.van(Uitnodiging, of(*GENODIGDEN, EIGEN_UITNODIGING), of(*GENODIGDEN)),
    Bewaakt.van(Uitnodigingsrol, of(VAN_ONS, OP_SCHOOL, HOOG, GENODIGD)),
    Bewaakt.van(
        UitgaandBericht,
        of(
            *POST,
            POST_AAN_COLLEGAS,
            f"bestuur_id IS NULL AND lower(aan) = {EIGEN_ADRES}",
        ),
        # a mail about the log-in of who is forgotten goes too
        of(*POST, POST_AAN_COLLEGAS),
    ),
)

BUITEN = {
    "scholen_samenwerkingsverband": "Names and codes of the regions, which are public.",
    "scholen_gebruiker": "A person may work for several besturen, and is looked up before it is"
    " known who it is; who works where stands in the guarded aanstellingen.",
    "auth_group": "Empty: rights come from the aanstellingen alone.",
    "auth_group_permissions": "Empty, as auth_group.",
    "auth_permission": "Names of models.",
    "django_content_type": "Names of models.",
    "django_session": "Found by a secret key alone; who is logged in, and nothing of a bestuur.",
    "django_tasks_database_dbtaskresult": "The number of a row to look at, never its content.",
    "account_emailaddress": "Empty: an address stands with the person.",
    "account_emailconfirmation": "Empty, as account_emailaddress.",
    "mfa_authenticator": "Of a person, unreadable; asked for before it is certain who it is.",
    "socialaccount_socialaccount": "Of a person; asked for before it is known who it is.",
    "socialaccount_socialapp": "Empty: a provider is an Inlogdienst.",
    "socialaccount_socialtoken": "Empty: tokens are not kept.",
    "scholen_opruimbeurt": "When the worker last cleared away: one row of the installation.",
    "usersessions_usersession": "Of a person: where one is logged in.",
}
"""Tables of no bestuur, each with the reason."""

FUNCTIES = (
    # The numbers in a setting of this transaction.
    """
    CREATE OR REPLACE FUNCTION kw_lijst(naam text) RETURNS bigint[]
    LANGUAGE sql STABLE PARALLEL SAFE AS
    $$ SELECT COALESCE(NULLIF(current_setting(naam, true), ''), '{{}}')::bigint[] $$
    """,
    # The schools of the besturen in a setting. With their policies in every query that asks for
    # them, planning that query would take longer than all of the rest.
    """
    CREATE OR REPLACE FUNCTION kw_scholen(lijst text) RETURNS bigint[]
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = {schema}, pg_temp AS
    $$ SELECT array_agg(id) FROM scholen_school WHERE bestuur_id = ANY (kw_lijst(lijst)) $$
    """,
    # Those of the besturen somebody works for, and where they worked before as long as it is of
    # the same bestuur.
    """
    CREATE OR REPLACE FUNCTION kw_scholen_van_toen() RETURNS bigint[]
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = {schema}, pg_temp AS
    $$ SELECT array_agg(id) FROM scholen_school WHERE bestuur_id = ANY (kw_lijst('kw.mijn'))
       OR id = ANY (kw_lijst('kw.scholen') || kw_lijst('kw.opgegaan'))
         AND bestuur_id = ANY (kw_lijst('kw.eerder')) $$
    """,
    # Whom somebody sees at work: asked for as who asks, so that the policies hold in it too. It is
    # a function of its own because a plan for it is kept, and not made for each look at the log.
    f"""
    CREATE OR REPLACE FUNCTION kw_collegas() RETURNS SETOF text
    LANGUAGE plpgsql STABLE SET search_path = {{schema}}, pg_temp AS
    $$ BEGIN RETURN QUERY SELECT g.sleutel::text {VAN_COLLEGAS}; END $$
    """,
    # Whether anybody can log in with an account of a bestuur: yes or no, and not whose.
    """
    CREATE OR REPLACE FUNCTION kw_schoolaccounts() RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = {schema}, pg_temp AS
    $$ SELECT EXISTS (SELECT 1 FROM scholen_inlogdienst WHERE staat_aan) $$
    """,
    # Whether somebody works for another bestuur, or the installation, too: not for which.
    """
    CREATE OR REPLACE FUNCTION kw_werkt_elders(wie bigint, hier bigint[], vandaag date)
    RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = {schema}, pg_temp AS
    $$ SELECT EXISTS (
      SELECT 1 FROM scholen_aanstelling AS a LEFT JOIN scholen_school AS s ON s.id = a.school_id
      WHERE a.gebruiker_id = wie AND a.beeindigd_op IS NULL AND (a.tot IS NULL OR a.tot >= vandaag)
        AND COALESCE(a.bestuur_id, s.bestuur_id, 0) <> ALL (hier)
    ) $$
    """,
    # Whether somebody ever worked elsewhere, or was invited there: not where.
    """
    CREATE OR REPLACE FUNCTION kw_bekend_elders(wie bigint, hier bigint[]) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = {schema}, pg_temp AS
    $$ SELECT EXISTS (
      SELECT 1 FROM scholen_aanstelling AS a LEFT JOIN scholen_school AS s ON s.id = a.school_id
      WHERE a.gebruiker_id = wie AND COALESCE(a.bestuur_id, s.bestuur_id, 0) <> ALL (hier)
    ) OR EXISTS (
      SELECT 1 FROM scholen_uitnodiging AS i JOIN scholen_gebruiker AS g ON g.id = wie
      WHERE (i.aangenomen_door_id = wie OR lower(i.email) = g.email)
        AND COALESCE(i.bestuur_id, 0) <> ALL (hier)
    ) $$
    """,
    # Whether there is a bestuur of the demo, or a real one: both may not be here together.
    """
    CREATE OR REPLACE FUNCTION kw_besturen_zijn(demo boolean) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = {schema}, pg_temp AS
    $$ SELECT EXISTS (SELECT 1 FROM scholen_bestuur WHERE is_demo = demo) $$
    """,
)
