"""What an image card lacks, as data and in words; a card is drawn all the same."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

LETTERS = "letters"
PHOTO = "photo"
LOGO = "logo"


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is not on the card: a code, and the signs it is about."""

    code: str
    signs: str = ""

    @property
    def message(self) -> str:
        """What it is and what to do, in the language that is active."""
        if self.code == LETTERS:
            text = _("No font of image cards has these signs, they are left out: %s")
            return text % self.signs
        if self.code == PHOTO:
            return _("The picture could not be read; upload it again.")
        return _("The logo could not be read; upload it as PNG, WebP or JPEG.")
