"""The fields of one post in the kit: its text, and where and when it went out."""

from hashlib import sha256
from typing import Any

from django import forms
from django.core.validators import MaxLengthValidator
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from wagtail_culture_social.models.posts import LONGEST
from wagtail_culture_social.social.posts.changing import LONGEST_URL
from wagtail_culture_social.social.posts.reading import Post

ROWS = 9


class PostForm(forms.Form):
    """What a person types about one post.

    ``shown`` is a digest of the text that the form came with, ``written_from`` the
    computed one and ``seen_at`` the last change of that moment: what nobody touched
    is not saved, and what somebody else changed meanwhile is not replaced.
    """

    text = forms.CharField(
        label=_("Text"),
        required=False,
        strip=False,
        widget=forms.Textarea({"rows": ROWS}),
        validators=[MaxLengthValidator(LONGEST)],
    )
    url = forms.URLField(
        label=_("Address of the post"),
        required=False,
        max_length=LONGEST_URL,
        assume_scheme="https",
    )
    at = forms.DateTimeField(
        label=_("Posted at"),
        required=False,
        widget=forms.DateTimeInput({"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        help_text=_("Empty: now."),
    )
    due = forms.DateTimeField(
        label=_("Day and hour"),
        required=False,
        widget=forms.DateTimeInput({"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )
    shown = forms.CharField(required=False, widget=forms.HiddenInput)
    seen_at = forms.DateTimeField(required=False, widget=forms.HiddenInput)
    written_from = forms.CharField(
        required=False, strip=False, widget=forms.HiddenInput
    )

    def clean_text(self) -> str:
        """Take the ends of lines as everywhere, and no blank around the text."""
        return plain(self.cleaned_data["text"])

    @property
    def was_typed(self) -> bool:
        """Whether the text is another one than that the form came with."""
        shown = self.cleaned_data["shown"]
        return bool(shown) and digest(self.cleaned_data["text"]) != shown


def form_for(post: Post, typed: dict[str, Any] | None = None) -> PostForm:
    """Return the form of a post as it stands; ``typed`` is kept in it."""
    seen = post.row.edited_at if post.row else None
    automatic = post.automatic.text if post.automatic else ""
    initial = {
        "text": post.text,
        "shown": digest(post.text),
        "seen_at": seen.isoformat() if seen else "",
        "written_from": automatic,
    }
    if post.due:
        initial["due"] = timezone.localtime(post.due)
    form = PostForm(initial={**initial, **(typed or {})}, prefix=post.network.id)
    words = form.fields["text"].widget.attrs
    words |= {
        "lang": post.language,
        "data-network": post.network.id,
        "aria-describedby": f"wcs-counter-{post.network.id}",
    }
    if post.is_locked:
        words["readonly"] = True
    return form


def plain(text: str) -> str:
    """Return a text as it is compared and kept."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def digest(text: str) -> str:
    """Return a mark of a text, by which a form knows it again."""
    return sha256(plain(text).encode(errors="surrogatepass")).hexdigest()[:32]
