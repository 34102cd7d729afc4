"""Panels of the page editor: tabs, facts shown read-only in twins, campaign chooser."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.pages import WagtailAdminPageForm
from wagtail.admin.panels import (
    FieldPanel,
    MultiFieldPanel,
    ObjectList,
    PageChooserPanel,
    TabbedInterface,
)
from wagtail.admin.widgets import AdminPageChooser

from wagtail_culture_social.domain.hashtags import key_of
from wagtail_culture_social.models.credits import refuse_unclear_rights
from wagtail_culture_social.models.hashtags import INVALID_HASHTAG
from wagtail_culture_social.social.addresses import is_taken
from wagtail_culture_social.social.page_types import page_types_with
from wagtail_culture_social.social.posts.mending import rights_url
from wagtail_culture_social.social.twins import is_lead, lead_of

RIGHTS = _("Rights of this image")


class SocialPageForm(WagtailAdminPageForm):
    """The page form: facts are edited on the lead only, hashtags are checked."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Read once what the form asks for when it is drawn and when it is saved.
        self.instance.culture_related_items.get_object_list()
        leads = self.instance.__dict__["_wcs_is_lead"] = is_lead(self.instance)
        if not leads:
            for name in self.instance.fact_fields:
                self.fields.pop(name, None)
            self.formsets.pop("culture_related_items", None)

    def clean(self) -> dict[str, Any]:
        """Ask for words and a credit of the main picture, except in a draft."""
        cleaned = super().clean()
        image = cleaned.get("social_image")
        if image is not None and not self.is_deferred_validation:
            self._clean_picture(image, cleaned.get("social_image_alt") or "")
        return cleaned

    def _clean_picture(self, image: Any, alt_text: str) -> None:
        if not (alt_text or getattr(image, "description", "")).strip():
            message = gettext("Describe the picture for people who do not see it.")
            self.add_error("social_image_alt", message)
        try:
            refuse_unclear_rights(image)
        except ValidationError as error:
            link = format_html('<a href="{}">{}</a>', rights_url(image), RIGHTS)
            text = format_html("{} {}", error.message, link)
            self.add_error("social_image", ValidationError(text, code=error.code))

    def clean_slug(self) -> str:
        """Refuse a slug at which the page above answers itself."""
        slug, parent = self.cleaned_data["slug"], self.parent_page
        if parent is not None and is_taken(parent.specific_class, slug):
            message = gettext(
                "“%(slug)s” is an address of “%(page)s” itself: choose another slug."
            )
            raise ValidationError(message % {"slug": slug, "page": parent.title})
        return slug

    def clean_hashtags(self) -> list[str]:
        """Refuse a hashtag that has no letter or digit."""
        tags = self.cleaned_data["hashtags"]
        for tag in tags:
            if not key_of(str(tag)):
                raise ValidationError(INVALID_HASHTAG)
        return tags

    def clean_campaign(self) -> Any:
        """Refuse a page that is no campaign."""
        page = self.cleaned_data["campaign"]
        if page is not None and not hasattr(page.specific_class, "tags_on"):
            raise ValidationError(gettext("Choose a campaign page."))
        return page


class TypedPagePanel(PageChooserPanel):
    """A page chooser limited to the types that ``target_models`` names when asked."""

    def target_models(self) -> list[Any]:
        """Return the page types that may be chosen; none leaves the choice open."""
        raise NotImplementedError

    def get_form_options(self) -> dict[str, Any]:
        options = super().get_form_options()
        targets = self.target_models()
        if targets:
            widgets = options.setdefault("widgets", {})
            widgets[self.field_name] = AdminPageChooser(target_models=targets)
        return options


class CampaignPanel(TypedPagePanel):
    """A chooser limited to page types that have ``tags_on(date, language)``."""

    def target_models(self) -> list[Any]:
        return campaign_models()


class FactsPanel(MultiFieldPanel):
    """Facts of the lead page; in its twins they are shown, with a link to the lead."""

    class BoundPanel(MultiFieldPanel.BoundPanel):
        """Renders fields on the lead and plain values elsewhere."""

        @property
        def template_name(self) -> str:
            if self.is_editable:
                return MultiFieldPanel.BoundPanel.template_name
            return "wagtail_culture_social/admin/facts_panel.html"

        @property
        def is_editable(self) -> bool:
            return is_lead(self.instance)

        def is_shown(self) -> bool:
            return True

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context = super().get_context_data(parent_context)
            if not self.is_editable:
                lead = lead_of(self.instance)
                context["lead"] = lead
                context["facts"] = self.instance.specific.describe_facts()
            return context


def campaign_models() -> list[Any]:
    """Return the installed page types that have tags a day."""
    return page_types_with("tags_on")


def build_edit_handler(cls: Any) -> Any:
    """Return the bound tabs of a page type: content, facts, social, promote, settings.

    Cached on the class itself, so that subclasses build their own.
    """
    cached = cls.__dict__.get("_wcs_edit_handler")
    if cached is not None:
        return cached
    tabs = [
        ObjectList(panels, heading=heading)
        for panels, heading in (
            (cls.content_panels, _("Content")),
            (_fact_panels(cls), cls.facts_heading),
            (_expand(cls.social_panels), _("Social")),
            (cls.promote_panels, _("Promote")),
            (cls.settings_panels, _("Settings")),
        )
        if panels
    ]
    handler = TabbedInterface(tabs, base_form_class=_form_class(cls))
    cls._wcs_edit_handler = handler.bind_to_model(cls)
    return cls._wcs_edit_handler


def _fact_panels(cls: Any) -> list[Any]:
    panels = getattr(cls, "fact_panels", [])
    return [FactsPanel(panels, heading=cls.facts_heading)] if panels else []


def _expand(panels: list[Any]) -> list[Any]:
    return [FieldPanel(panel) if isinstance(panel, str) else panel for panel in panels]


def _form_class(cls: Any) -> type[WagtailAdminPageForm]:
    base = getattr(cls, "base_form_class", None) or WagtailAdminPageForm
    if issubclass(base, SocialPageForm):
        return base
    if base is WagtailAdminPageForm:
        return SocialPageForm
    return type("SocialPageForm", (SocialPageForm, base), {})
