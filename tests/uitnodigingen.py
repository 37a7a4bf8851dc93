"""Invitations: made as they lie, or asked for as somebody does."""

from datetime import timedelta

import factory
from factory.django import DjangoModelFactory

from scholen.acties.uitnodiging import uitnodigen
from scholen.models import Uitnodiging, Uitnodigingsrol
from scholen.models.voorstel import Voorstel
from tests.factories import MOMENT, SchoolFactory


class UitnodigingFactory(DjangoModelFactory):
    """Somebody who was asked for a school, as ib'er unless another ``rol`` is given."""

    class Meta:
        model = Uitnodiging

    school = factory.SubFactory(SchoolFactory)
    bestuur = factory.SelfAttribute("school.bestuur")
    email = factory.Sequence(lambda n: f"genodigde{n}@example.org")
    naam = factory.Sequence(lambda n: f"Genodigde {n}")
    door_naam = "Bo Beheerder"
    op = MOMENT
    verstuurd = 1
    verloopt_op = MOMENT + timedelta(days=7)

    @classmethod
    def _create(cls, model_class, *args, rol="ib", **velden):
        school = velden.pop("school", None)
        uitnodiging = super()._create(model_class, *args, **velden)
        Uitnodigingsrol.objects.create(
            uitnodiging=uitnodiging,
            school=school,
            bestuur=None if school else uitnodiging.bestuur,
            rol=rol,
            van=MOMENT.date(),
        )
        return uitnodiging


def nodig_uit(wereld, *, email="nieuw@example.org", door=None, **velden):
    """As the beheerder invites an ib'er; ``door`` and the role may be others."""
    rol = Voorstel(**{"rol": "ib", "school": wereld.school, "van": MOMENT.date(), **velden})
    door = door or wereld.beheerder
    return uitnodigen(naam="Nora Nieuw", email=email, rollen=[rol], door=door, op=MOMENT)
