"""Clearing the account of somebody who works nowhere any more."""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.db import transaction
from django.db.models import QuerySet

from scholen.acties.sessies import log_overal_uit
from scholen.models import Gebruiker

VOORMALIG = "voormalig medewerker"


@transaction.atomic
def accounts_opruimen(mensen: QuerySet[Gebruiker]) -> int:
    """Forget name, address and log-in; what was signed keeps its names as text. Gives how many.

    The row itself stays, under the sleutel that it had: the log holds on to that.
    """
    rijen = list(mensen)
    for gebruiker in rijen:
        log_overal_uit(gebruiker)
        for model in (Authenticator, SocialAccount, EmailAddress):
            model.objects.filter(user=gebruiker).delete()
        gebruiker.naam = VOORMALIG
        gebruiker.email = f"{gebruiker.sleutel}{Gebruiker.UITGESCHREVEN}"
        gebruiker.is_active = False
        gebruiker.last_login = None
        gebruiker.set_unusable_password()
        gebruiker.save()
    return len(rijen)
