"""What one language has and another lacks: steps of tutorials, captions of media."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Locale

from wagtail_culture_social.social.care.parts import Part, parts_of
from wagtail_culture_social.social.page_types import page_types_with


@dataclass(frozen=True, slots=True)
class Gap:
    """What a page lacks, in words, and the part in which it does."""

    page: Any
    words: str
    part: Part | None = None


def site_languages() -> dict[str, str]:
    """Return the names of the languages in which there are pages, by their codes."""
    return {row.language_code: row.get_display_name() for row in Locale.objects.all()}


def gaps_in_steps(pages: Any) -> Iterator[Gap]:
    """Return the tutorials that have fewer steps than in another language."""
    names = site_languages()
    for model in page_types_with("tutorial_steps"):
        of_user = set(model.objects.filter(pk__in=pages.values("pk")).values_list("pk"))
        for twins in _translation_sets(model):
            longest = max(twins, key=_steps)
            for page in twins:
                if (page.pk,) in of_user and _steps(page) < _steps(longest):
                    yield Gap(page, _words_on_steps(page, longest, names))


def gaps_in_captions(pages: Iterable[Any]) -> Iterator[Gap]:
    """Return the recordings without captions in a language of the site."""
    names = site_languages()
    for page in pages:
        for part in parts_of(page):
            languages = _languages_of(part)
            if languages is None:
                continue
            for code in sorted(set(names) - languages):
                words = _("No captions in this language: %(language)s.")
                yield Gap(page, words % {"language": names[code]}, part)


def _languages_of(part: Part) -> set[str] | None:
    """Return the languages of captions; ``None`` where there is nothing to caption."""
    ask = getattr(part.kind, "get_caption_languages", None)
    return ask(part.value) if ask and part.value else None


def _translation_sets(model: Any) -> Iterator[list[Any]]:
    sets: dict[Any, list[Any]] = {}
    rows = model.objects.live().filter(alias_of=None).select_related("locale")
    for page in rows.order_by("locale__language_code"):
        sets.setdefault(page.translation_key, []).append(page)
    return (twins for twins in sets.values() if len(twins) > 1)


def _steps(page: Any) -> int:
    return len(page.steps)


def _words_on_steps(page: Any, longest: Any, names: dict[str, str]) -> str:
    here = ngettext(
        "%(count)d step, sub-step or other way here",
        "%(count)d steps, sub-steps and other ways here",
        _steps(page),
    )
    code = longest.locale.language_code
    return _("%(here)s, %(there)d in another language: %(language)s.") % {
        "here": here % {"count": _steps(page)},
        "there": _steps(longest),
        "language": names.get(code, code),
    }
