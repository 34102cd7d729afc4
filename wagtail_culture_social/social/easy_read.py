"""``EasyReadMixin``: a page's easy-to-read version, one short sentence a picture."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks import StructBlockValidationError
from wagtail.contrib.routable_page.models import path
from wagtail.fields import StreamField
from wagtail.images.blocks import ImageChooserBlock
from wagtail.search import index

from wagtail_culture_social.models.credits import refuse_unclear_rights
from wagtail_culture_social.models.previewed import PreviewedStreamBlock
from wagtail_culture_social.social.head import Part
from wagtail_culture_social.social.pictures import fetch_pictures
from wagtail_culture_social.social.routes import RoutedMixin
from wagtail_culture_social.social.twins import content_language, public_twins


class SentenceBlock(blocks.StructBlock):
    """One short sentence, and a picture that shows the same."""

    sentence = blocks.CharBlock(
        label=_("Sentence"),
        max_length=150,
        help_text=_("One idea, in everyday words. About ten words."),
    )
    picture = ImageChooserBlock(
        required=False,
        label=_("Picture"),
        help_text=_("It shows what the sentence says: no alternative is read."),
    )

    class Meta:
        icon = "openquote"
        label = _("Sentence")
        description = _("A short sentence in everyday words, and its picture")

    def clean(self, value: Any) -> Any:
        """Ask for the credit of the picture, except in a draft."""
        value = super().clean(value)
        if value.get("picture") and not self.is_deferred_validation:
            try:
                refuse_unclear_rights(value["picture"])
            except ValidationError as error:
                raise StructBlockValidationError({"picture": error}) from error
        return value


class SentencesBlock(PreviewedStreamBlock):
    """The sentences of an easy-to-read version, in order."""

    sentence = SentenceBlock()

    class Meta:
        required = False


class EasyReadMixin(RoutedMixin):
    """A page with a version in short sentences, at an address of its own."""

    easy_read = StreamField(
        SentencesBlock(),
        verbose_name=_("easy-to-read version"),
        blank=True,
        help_text=_("Short sentences with pictures, for everybody. Empty: no version."),
    )

    search_fields = [*RoutedMixin.search_fields, index.SearchField("easy_read")]

    class Meta:
        abstract = True

    @path("easy-read/")
    def wcs_easy_read(self, request: HttpRequest) -> HttpResponse:
        """Show the short sentences; without any, lead to the page itself."""
        if not self.easy_read:
            return redirect(self.get_url(request))
        public_twins(self, request)  # brings the page's own language along
        return self.render(
            request,
            context_overrides=easy_read_context(self),
            template="wagtail_culture_social/social/easy_read.html",
        )


def easy_read_context(page: Any) -> dict[str, Any]:
    """Return the sentences of a page, their pictures at hand, and what it is called."""
    sentences = [block.value for block in page.easy_read]
    fetch_pictures(page, [sentence.get("picture") for sentence in sentences])
    with override(content_language(page)):
        title = gettext("Easy to read: %(title)s") % {"title": page.title}
    part = Part("easy-read/", title, indexed=False)
    return {"sentences": sentences, "wcs_part": part}
