"""A programme becomes drafts: a page in each language it speaks, all of them twins."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from zoneinfo import available_timezones

from django.db import transaction
from django.utils.translation import gettext, override
from wagtail.blocks import StreamValue
from wagtail.log_actions import log
from wagtail.models import Page

from wagtail_culture_social.campaigns.importing import days as imported
from wagtail_culture_social.campaigns.importing.hashtags import hashtag_of
from wagtail_culture_social.compat import page_model
from wagtail_culture_social.domain.campaign_programmes import Programme
from wagtail_culture_social.social.importing import ACTION, free_slug


@dataclass(frozen=True, slots=True)
class Target:
    """Where a language of a programme goes: a page that is here, or a new one.

    ``page`` is the last draft of the first, or an unsaved page; ``is_locked`` tells
    that nothing may be changed there.
    """

    parent: Any
    page: Any
    is_new: bool
    is_locked: bool = False
    states: Mapping[str, str] = field(default_factory=dict)

    @property
    def language(self) -> str:
        """The language of the page."""
        return str(self.parent.locale.language_code)


def campaign_types(parent: Any) -> list[Any]:
    """Return the types of campaigns that an editor can make below a page."""
    models = parent.specific_class.creatable_subpage_models()
    return [model for model in models if hasattr(model, "tags_on")]


def may_import(parent: Any, user: Any) -> bool:
    """Tell whether somebody may add campaigns below a page."""
    may_add = parent.permissions_for_user(user).can_add_subpage()
    return bool(may_add and campaign_types(parent))


def targets(programme: Programme, parent: Any, model: Any, user: Any) -> list[Target]:
    """Return what becomes of a programme, the language of the parent first.

    Further languages are those that the programme speaks and in which the parent has
    a page, to which the person may add. Nothing is written.
    """
    return [
        _target(programme, one, model, user)
        for one in _parents(programme, parent, user)
    ]


@transaction.atomic
def carry_out(programme: Programme, parent: Any, model: Any, user: Any) -> list[Any]:
    """Make or change the drafts of a programme; return those that were written.

    What is as the programme says stays untouched: the same file twice changes nothing.
    """
    written: list[Any] = []
    for target in targets(programme, parent, model, user):
        if target.is_locked:
            continue
        before = None if target.is_new else _facts_and_days(target.page)
        _fill(target, programme)
        if target.is_new:
            _add(target, programme, user)
        elif before == _facts_and_days(target.page):
            continue
        _save(target.page, programme, user)
        written.append(target.page)
    return written


def _parents(programme: Programme, parent: Any, user: Any) -> Iterator[Any]:
    yield parent
    themes = (code for day in programme.days for code in day.theme)
    spoken = {*programme.title, *themes}
    others = parent.get_translations().filter(alias_of=None).select_related("locale")
    for other in others.order_by("locale__language_code"):
        is_spoken = not spoken.isdisjoint(imported.codes_of(_language(other)))
        if is_spoken and other.permissions_for_user(user).can_add_subpage():
            yield other


def _target(programme: Programme, parent: Any, model: Any, user: Any) -> Target:
    key = imported.campaign_key(programme)
    twins = page_model().objects.filter(translation_key=key)
    here = twins.filter(locale=parent.locale).first()
    if here is None:
        page = model(locale=parent.locale, owner=user, live=False, translation_key=key)
        page.title = _title(programme, parent)
        page.summary = imported.in_language(programme.summary, _language(parent))
    else:
        page = here.specific.get_latest_revision_as_object()
    told = imported.told_days(programme, _language(parent))
    return Target(
        parent=parent,
        page=page,
        is_new=here is None,
        is_locked=here is not None and not _may_change(here, user),
        states=dict(imported.states(page, told)),
    )


def _may_change(page: Page, user: Any) -> bool:
    if page.alias_of_id:
        return False
    allowed = page.permissions_for_user(user)
    return bool(allowed.can_edit() and not allowed.page_locked())


def _fill(target: Target, programme: Programme) -> None:
    """Write what the programme says into a page in memory; hashtags are made."""
    page, language = target.page, target.language
    told = imported.told_days(programme, language)
    tags = {one.slot: hashtag_of(one.day.hashtag, language) for one in told}
    blocks = imported.merged(page, told, tags)
    page.days = StreamValue(page.days.stream_block, blocks, is_lazy=True)
    page.start_date = programme.first_day or page.start_date
    page.end_date = programme.last_day or page.end_date
    if programme.time_zone in available_timezones():
        page.time_zone = programme.time_zone
    if programme.hashtag:
        page.campaign_hashtag = hashtag_of(programme.hashtag, language)


def _add(target: Target, programme: Programme, user: Any) -> None:
    parent, page = page_model().objects.get(pk=target.parent.pk), target.page
    page.slug = free_slug(parent, page.title, "campaign")
    parent.add_child(instance=page)


def _save(page: Any, programme: Programme, user: Any) -> None:
    revision = page.save_revision(user=user)
    data = {"source": imported.in_language(programme.title, "")}
    log(page, ACTION, user=user, revision=revision, content_changed=True, data=data)


def _facts_and_days(page: Any) -> tuple[Any, ...]:
    facts = (page.start_date, page.end_date, page.time_zone, page.campaign_hashtag_id)
    return (*facts, [dict(block) for block in page.days.raw_data])


def _title(programme: Programme, parent: Any) -> str:
    language = _language(parent)
    title = imported.in_language(programme.title, language)
    with override(language):
        otherwise = gettext("Campaign")
    return title or imported.in_language(programme.hashtag, language) or otherwise


def _language(parent: Any) -> str:
    return str(parent.locale.language_code)
