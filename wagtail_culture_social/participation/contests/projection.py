"""What happens to contests when a page is published: the lead's facts become rows."""

from dataclasses import asdict
from typing import Any

from django.db import transaction
from wagtail.models import Page

from wagtail_culture_social.campaigns.contest_blocks import contests_of
from wagtail_culture_social.campaigns.contest_faults import faults_of
from wagtail_culture_social.campaigns.contest_values import ContestValue
from wagtail_culture_social.campaigns.poll_blocks import zone_of_page
from wagtail_culture_social.domain.contests import (
    GUARDIAN,
    VOTE_MODE,
    EntryField,
    Rules,
)
from wagtail_culture_social.participation.models import Contest
from wagtail_culture_social.social.twins import (
    is_lead,
    is_live_elsewhere,
    twin_key,
)


def project_contests(sender: Any, instance: Page, **kwargs: Any) -> None:
    """Write the contests of a published lead; a receiver of ``page_published``.

    A contest whose block is gone is offered no more; its entries stay. So is one that
    lacks what an entry needs, as drafts may that are published without being checked.
    """
    page = instance
    told = {one.id: one.value for one in contests_of(page)}
    found = {key: value for key, value in told.items() if can_be_offered(value)}
    rows = Contest.objects.filter(twin_key=twin_key(page))
    if not found and not rows.exists():
        return
    if not is_lead(page):
        return
    with transaction.atomic():
        rows.exclude(block_id__in=found).update(is_offered=False)
        for block_id, value in found.items():
            _write(page, block_id, value)


def withdraw_contests(sender: Any, instance: Page, **kwargs: Any) -> None:
    """Offer contests no more when no page shows them; for ``page_unpublished``."""
    if not is_live_elsewhere(instance):
        rows = Contest.objects.filter(twin_key=twin_key(instance))
        rows.update(is_offered=False)


def can_be_offered(value: ContestValue) -> bool:
    """Tell whether a block says all that an entry needs."""
    has_kinds = value.get("kind") and all(field.kind for field in value.asked)
    return bool(has_kinds) and not any(faults_of(value))


def rules_of(value: ContestValue) -> Rules:
    """Return the rules that the block of a lead says."""
    asked = tuple(
        EntryField(
            id=field.key,
            kind=field.kind,
            required=field.required,
            choices=tuple(choice.key for choice in field.choices),
        )
        for field in value.asked
    )
    return Rules(
        fields=asked,
        licences=tuple(value.get("licences") or ()),
        consents=tuple(value.consents),
        most_per_person=value.get("most_per_person"),
        minors=value.get("minors") or GUARDIAN,
        vote_mode=value.get("vote_mode") or VOTE_MODE,
        vote_most=value.get("vote_most") or 1,
    )


def _write(page: Page, block_id: str, value: ContestValue) -> None:
    """Write one contest; its rules stay once there are entries, its dates do not."""
    rows = Contest.objects.select_for_update()
    contest = rows.filter(twin_key=twin_key(page), block_id=block_id).first()
    contest = contest or Contest(twin_key=twin_key(page), block_id=block_id)
    contest.page, contest.is_offered = page, True
    contest.title = value["title"] or ""
    contest.kind = value["kind"]
    told = rules_of(value).to_json()
    if told != contest.rules and not has_begun(contest):
        contest.rules = told
    for name, moment in asdict(value.instants(zone_of_page(page))).items():
        setattr(contest, name, moment)
    contest.save()


def has_begun(contest: Contest) -> bool:
    """Tell whether somebody has sent an entry, so that fields and conditions stay."""
    return contest.pk is not None and contest.entries.exists()
