"""A school in a round of its bestuur, where most tests of the dialogue begin."""

from gesprekken.models import Deelname
from tests.factories import DeelnameFactory, KwaliteitskaderFactory, RondeFactory


def deelname_van(wereld, *, items=(2, 3), **ronde) -> Deelname:
    """The school of the cast with its adviser, in a round on a kader with so many items."""
    kader = KwaliteitskaderFactory.gevuld(items=items)
    rij = RondeFactory(bestuur=wereld.bestuur, kader=kader, **ronde)
    return DeelnameFactory(ronde=rij, school=wereld.school, adviseur=wereld.adviseur)
