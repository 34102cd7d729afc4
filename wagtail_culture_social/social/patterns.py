"""The admin's live example of an institution's own words, beside the field."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.forms import Media
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from wagtail.admin.panels import Panel
from wagtail.admin.staticfiles import versioned_static

from wagtail_culture_social.conf import site_networks
from wagtail_culture_social.domain.patterns import (
    PLACEHOLDERS,
    UnknownPlaceholder,
    parse,
    pattern_key,
)
from wagtail_culture_social.domain.phases import PHASES
from wagtail_culture_social.domain.snippets import compose_all
from wagtail_culture_social.domain.wording import default_text, example_draft
from wagtail_culture_social.models.settings import SnippetPattern

PERMISSIONS = [
    f"wagtail_culture_social.{action}_snippetpattern" for action in ("add", "change")
]


class ExamplePanel(Panel):
    """Shows what the words become, and lists what can stand in braces."""

    class BoundPanel(Panel.BoundPanel):
        """Renders the example of the words as they were saved; a script follows."""

        template_name = "wagtail_culture_social/admin/pattern_panel.html"

        @property
        def media(self) -> Media:
            script = "wagtail_culture_social/js/wcs-pattern-example.js"
            return Media(js=[versioned_static(script)])

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context = super().get_context_data(parent_context)
            pattern = self.instance
            language = pattern.locale.language_code if pattern.locale_id else "en"
            return {
                **context,
                **example_of(pattern.post, pattern.network, language, pattern.text),
                "placeholders": PLACEHOLDERS,
                "language": language,
                "example_url": reverse("wagtail_culture_social_pattern_example"),
            }


def example_of(post: str, network: str, language: str, text: str) -> dict[str, Any]:
    """Return the context of an example: posts, our own words, unknown placeholders."""
    kind, _dot, phase = post.partition(".")
    if phase not in PHASES.get(kind, ()):  # type: ignore[call-overload]
        return {"snippets": (), "default": "", "unknown": ()}
    text = text[: SnippetPattern.LONGEST]
    networks = [one for one in site_networks() if one.id == network] or site_networks()
    try:
        parse(text)
    except UnknownPlaceholder as error:
        return {"snippets": (), "default": "", "unknown": error.names}
    own = {pattern_key(kind, phase): text}
    draft = example_draft(kind, language)  # type: ignore[arg-type]
    return {
        "snippets": compose_all(draft, networks, phase=phase, patterns=own),
        "default": default_text(kind, phase, language),
        "unknown": (),
    }


def pattern_example(request: HttpRequest) -> HttpResponse:
    """Answer with the example of words that are being typed; nothing is saved."""
    if not any(map(request.user.has_perm, PERMISSIONS)):
        raise PermissionDenied
    names = ("post", "network", "language", "text")
    post, network, language, text = (request.POST.get(name, "") for name in names)
    return render(
        request,
        "wagtail_culture_social/admin/pattern_example.html",
        {**example_of(post, network, language, text), "language": language},
    )


def admin_urls() -> list:
    """Return the admin addresses of this module."""
    return [
        path(
            "culture-social/patterns/example/",
            pattern_example,
            name="wagtail_culture_social_pattern_example",
        )
    ]
