"""The page where a school chooses its topics: what stands ready, and who does what there."""

from django.urls import reverse

from gesprekken.models import Onderwerp
from kwaliteit.models import Thema
from tests.factories import MOMENT, DeelnameFactory, KwaliteitskaderFactory, RondeFactory
from tests.gesprekken.kijken import als


def kiezende_deelname(wereld):
    """A school in a round that lets it choose two topics, on a kader with one thema."""
    kader = KwaliteitskaderFactory.gevuld(items=(3, 3), gepubliceerd=False)
    Thema.objects.create(kader=kader, key="ouders", naam="Ouders")
    kader.publiceren(door=wereld.beheerder, op=MOMENT)
    ronde = RondeFactory(bestuur=wereld.bestuur, kader=kader, maximum=2)
    return DeelnameFactory(ronde=ronde, school=wereld.school, adviseur=wereld.adviseur)


def vlag(deelname, code, **velden):
    """The school wants to talk about this item."""
    oordelen = deelname.zelfevaluatie.oordelen.filter(item__code=code)
    oordelen.update(wil_bespreken=True, bekeken_op=MOMENT, **velden)


def lees(client, gebruiker, deelname):
    """The page, as somebody."""
    return als(client, gebruiker).get(reverse("deelname_onderwerpen", args=[deelname.sleutel]))


def kies(client, gebruiker, deelname, onderwerp=(), stond_aan=()):
    """Send which topics somebody ticked, and which were ticked before."""
    url = reverse("onderwerpen_kiezen", args=[deelname.sleutel])
    gegevens = {"onderwerp": onderwerp, "stond_aan": stond_aan}
    return als(client, gebruiker).post(url, gegevens, follow=True)


def gekozen():
    """The codes or titles of what was chosen, in order."""
    rijen = Onderwerp.objects.all().van_de_school().gekozen().in_volgorde()
    return [rij.code or rij.titel for rij in rijen]
