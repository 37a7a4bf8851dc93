"""What an e-mail address may be made of, wherever somebody fills one in."""

from django.core.exceptions import ValidationError

VREEMD_TEKEN = (
    "In dit e-mailadres staat een teken dat er anders uitziet dan het is. Typ het adres over, met"
    " gewone letters."
)


def gewone_letters(adres: str) -> None:
    """A full-width or an invisible letter goes to the mailbox of the plain one all the same.

    So it would be a second account for one person, and a second count for one mailbox.

    Raises:
        ValidationError: there is such a character in it.
    """
    if not adres.isascii():
        raise ValidationError(VREEMD_TEKEN, code="vreemd_teken")
