"""A bestuur goes, while somebody of it was invited elsewhere."""

from gesprekken.acties.bestuur_verwijderen import bestuur_verwijderen, wie_vertrekt
from scholen.models import Gebruiker, Uitnodiging
from tests.gesprekken.verslagen import OP
from tests.uitnodigingen import UitnodigingFactory


def test_wie_elders_is_uitgenodigd_houdt_account_en_uitnodiging(wereld):
    daar = UitnodigingFactory(school=wereld.vreemde_school, email=wereld.ib.email)
    UitnodigingFactory(school=wereld.school, email=wereld.mt.email)
    vertrekt = set(wie_vertrekt(wereld.bestuur))

    bestuur_verwijderen(wereld.bestuur, op=OP, vingerafdruk="a" * 64)

    ib = Gebruiker.objects.get(pk=wereld.ib.pk)
    assert (ib.naam, ib.is_active) == (wereld.ib.naam, True)
    assert list(Uitnodiging.objects.values_list("pk", flat=True)) == [daar.pk]
    assert Gebruiker.objects.get(pk=wereld.mt.pk).is_leeggemaakt
    assert (wereld.ib in vertrekt, wereld.mt in vertrekt) == (False, True)
