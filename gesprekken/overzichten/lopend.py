"""What still runs at a school, for who keeps the list of schools: years, no content."""

from gesprekken.models import Deelname, Ronde
from scholen.models import School


def lopende_jaren(school: School) -> list[str]:
    """The school years of the running rounds that this school takes part in."""
    deelnames = Deelname.objects.filter(school=school, ronde__status__in=Ronde.LOPEND)
    jaren = deelnames.values_list("ronde__schooljaar", flat=True)
    return list(jaren.distinct().order_by("ronde__schooljaar"))
