"""A contest as its page shows it: no visitor is known here, so that caches keep it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Page

from wagtail_culture_social.campaigns.contest_blocks import contests_of
from wagtail_culture_social.conf import now
from wagtail_culture_social.domain.contests import REFUSED, Phase, Rules
from wagtail_culture_social.domain.rights import rights_label
from wagtail_culture_social.participation.contests.asked import anchor_of, fields_of
from wagtail_culture_social.participation.contests.cards import public_url
from wagtail_culture_social.participation.contests.results import Award, awards_of
from wagtail_culture_social.participation.contests.states import (
    ShownStep,
    phase_of,
    steps_of,
    takes_entries,
    when_words,
)
from wagtail_culture_social.participation.contests.walls import Wall, wall_of
from wagtail_culture_social.participation.entries.links import lost_link_url
from wagtail_culture_social.participation.models import Contest
from wagtail_culture_social.social.found_blocks import FoundBlock
from wagtail_culture_social.social.twins import content_language, twin_key, twin_set

ROWS = "_wcs_contests"


@dataclass(frozen=True, slots=True)
class ShownContest:
    """Phase, conditions, way in, and the accepted entries of one contest."""

    anchor: str
    kind: str
    phase: Phase
    when: str
    steps: tuple[ShownStep, ...]
    enter_url: str
    lost_link_url: str
    vote_url: str
    licences: tuple[str, ...]
    conditions: tuple[str, ...]
    note: str
    awards: tuple[Award, ...]
    wall: Wall


@dataclass(frozen=True, slots=True)
class ShownWall:
    """A wall on another page than that of its contest."""

    title: str
    page_url: str
    wall: Wall


def block_context(
    page: Any, block: FoundBlock, request: HttpRequest | None
) -> dict[str, Any]:
    """Return what the template of a contest's block shows besides its own words."""
    contest = rows_of(page).get(block.id)
    if contest is None or not contest.is_offered:
        return {}
    language = content_language(page)
    fields = fields_of(contest, block.value, language)
    steps, phase = steps_of(contest, page, language), phase_of(contest)
    awards = awards_of(contest, page, fields, language)
    shown = ShownContest(
        anchor=anchor_of(block.id),
        kind=_("Contest") if contest.kind == Contest.Kind.CONTEST else _("Challenge"),
        phase=phase,
        when=when_words(contest, page, language),
        steps=tuple(steps) if len(steps) > 1 else (),
        enter_url=enter_url(contest, language) if takes_entries(contest) else "",
        lost_link_url=_lost_link_url(contest, language),
        vote_url=vote_url(contest, language) if phase == Phase.VOTE else "",
        licences=tuple(
            rights_label(uri, language) for uri in contest.rules["licences"]
        ),
        conditions=tuple(_conditions(contest)),
        note=_note(phase, contest),
        awards=awards,
        wall=wall_of(contest, page, fields, language),
    )
    return {"contest": shown}


def wall_context(
    page: Any, chosen: Page, limit: int, request: HttpRequest | None
) -> dict[str, Any]:
    """Return the walls of the contests of another page, in this page's language.

    What not everybody may read there, nobody reads here.
    """
    language = content_language(page)
    told = _public_twin(twin_key(chosen), language)
    if told is None:
        return {}
    rows, walls = rows_of(told), []
    for found in contests_of(told):
        contest = rows.get(found.id)
        if contest is not None and contest.is_offered:
            fields = fields_of(contest, found.value, language)
            wall = wall_of(contest, page, fields, language, limit)
            address = f"{told.get_url(request)}#{anchor_of(found.id)}"
            walls.append(ShownWall(found.value["title"], address, wall))
    return {"walls": walls}


def rows_of(page: Any) -> dict[str, Contest]:
    """Return the contests of a page by block, all in one query."""
    known = page.__dict__.get(ROWS)
    if known is None:
        rows = Contest.objects.filter(twin_key=twin_key(page))
        known = page.__dict__[ROWS] = {row.block_id: row for row in rows}
    return known


def enter_url(contest: Contest, language: str) -> str:
    """Return where a visitor enters, in a language."""
    address = public_url("contest_enter", contest.twin_key, contest.block_id)
    return address and f"{address}?lang={language}"


def vote_url(contest: Contest, language: str) -> str:
    """Return where the entries of a vote are looked through, in a language."""
    address = public_url("contest_vote", contest.twin_key, contest.block_id)
    return address and f"{address}?lang={language}"


def _lost_link_url(contest: Contest, language: str) -> str:
    may_have_entered = phase_of(contest) != Phase.SCHEDULED
    has_form = bool(contest.rules.get("fields"))
    return lost_link_url(contest, language) if has_form and may_have_entered else ""


def _conditions(contest: Contest) -> Iterator[str]:
    rules = Rules.from_json(contest.rules)
    if not rules.takes_entries:
        return
    if most := rules.most_per_person:
        yield ngettext(
            "%(count)d entry per person.", "At most %(count)d entries per person.", most
        ) % {"count": most}
    if rules.minors == REFUSED:
        yield _("From the age of 15.")
    else:
        yield _("Under 15, a parent confirms the entry by e-mail.")


def _note(phase: Phase, contest: Contest) -> str:
    if phase == Phase.RESULTS and contest.result is None:
        return _("The results will be shown here soon.")
    return ""


def _public_twin(key: UUID, language: str) -> Any | None:
    """Return the page that everybody may read, in a language if it is in that."""
    twins = twin_set(key).filter(alias_of=None).live().public()
    twins = twins.filter(Q(expire_at=None) | Q(expire_at__gt=now()))
    pages = twins.select_related("locale").specific()
    return min(
        pages, key=lambda one: (content_language(one) != language, one.pk), default=None
    )
