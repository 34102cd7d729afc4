"""Form fields for what visitors write; the rules are in ``domain.visitor_text``."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from wagtail_culture_social.domain.links import find_links, https_address
from wagtail_culture_social.domain.visitor_text import Fault, TextFault, clean

MESSAGES = {
    Fault.SURROGATE: _("This text has a character that cannot be kept."),
    Fault.CONTROL: _("This text has a control character. Please type it again."),
    Fault.BIDI: _("This text has a hidden sign that turns the direction of reading."),
    Fault.TOO_LONG: _("This text is too long: %(most)d characters at most."),
}
NO_ADDRESS = _("This is not the address of a page: it begins with https://.")
NO_NAME = _("A name holds no web address. Please put a space after a full stop.")
LONGEST_ADDRESS = 500
LONGEST_MAILBOX = 254
"""Characters of an e-mail address (RFC 5321, erratum 1690), and of every column."""


def clean_text(value: str, *, lines: bool = False, most: int) -> str:
    """Return a visitor's text normalised; ``ValidationError`` says what is wrong."""
    try:
        return clean(value, lines=lines, most=most)
    except TextFault as fault:
        raise ValidationError(
            MESSAGES[fault.code], code=fault.code.value, params={"most": most}
        ) from None


class VisitorCharField(forms.CharField):
    """One line that a visitor writes; ``max_length`` is needed."""

    lines = False

    def __init__(self, *, max_length: int, **options: Any) -> None:
        super().__init__(max_length=max_length, strip=False, **options)

    def to_python(self, value: Any) -> str:
        """Return the text normalised."""
        text = super().to_python(value)
        return clean_text(text, lines=self.lines, most=self.max_length)


class VisitorTextField(VisitorCharField):
    """Several lines that a visitor writes."""

    lines = True
    widget = forms.Textarea


class VisitorNameField(VisitorCharField):
    """The name of who writes: mails greet with it, so that it must advertise nothing.

    Before an address is confirmed they do not; whoever confirms may not have read it.
    """

    widget = forms.TextInput(attrs={"autocomplete": "name"})

    def to_python(self, value: Any) -> str:
        """Return the name, unless a web address stands in it."""
        text = super().to_python(value)
        if "://" in text or find_links(text, bare=True):
            raise ValidationError(NO_NAME, code="link")
        return text


class VisitorEmailField(forms.EmailField):
    """The e-mail address of a visitor, as long as a column holds, without hidden signs.

    Django lets 320 characters and directional signs pass.
    """

    widget = forms.EmailInput(attrs={"autocomplete": "email"})

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"max_length": LONGEST_MAILBOX, **options})

    def to_python(self, value: Any) -> str:
        """Return the address normalised."""
        return clean_text(super().to_python(value), most=LONGEST_MAILBOX)


class VisitorAddressField(VisitorCharField):
    """The https address of a page elsewhere; nobody goes there to look."""

    widget = forms.TextInput(attrs={"inputmode": "url", "autocomplete": "off"})

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"max_length": LONGEST_ADDRESS, **options})

    def to_python(self, value: Any) -> str:
        """Return the address as it was pasted."""
        text = super().to_python(value)
        address = https_address(text)
        if text and not address:
            raise ValidationError(NO_ADDRESS, code="address")
        return address
