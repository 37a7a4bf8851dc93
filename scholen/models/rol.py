"""The roles, and which of them go together."""

from django.db import models


class Rol(models.TextChoices):
    """The role codes of the field; what each may see stands in the access functions."""

    IB = "ib", "ib’er"
    MT = "mt", "MT-lid"
    TEAM = "team", "teamlid"
    DIRECTEUR = "directeur", "directeur"
    ADVISEUR = "adviseur", "bestuursadviseur"
    BESTUURDER = "bestuurder", "bestuurder"
    SWV = "swv", "swv-medewerker"
    LEZER = "lezer", "lezer"
    BEHEERDER = "beheerder", "functioneel beheerder"


SCHOOLROLLEN = (Rol.IB, Rol.MT, Rol.TEAM, Rol.DIRECTEUR)
BESTUURSROLLEN = (Rol.ADVISEUR, Rol.BESTUURDER, Rol.LEZER)
DIALOOGROLLEN = (Rol.IB, Rol.MT, Rol.DIRECTEUR)
"""Who of a school takes part in the dialogue; a teamlid only answers what is put to them."""
KANTOOR = (Rol.ADVISEUR, Rol.BESTUURDER, Rol.BEHEERDER)
"""Who at the office of a bestuur sees its schools and people; a lezer does not."""
TEAMROLLEN = (Rol.IB, Rol.MT, Rol.TEAM)
"""Whom a directeur invites for the own school, and lets go again."""
INSTALLATIEROLLEN = (Rol.BEHEERDER, Rol.SWV)
"""Whom who keeps the installation invites, and lets go again."""
