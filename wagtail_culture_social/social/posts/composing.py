"""One post made from its row and from what its page says; reading many is `reading`."""

from dataclasses import dataclass, replace
from typing import Any

from wagtail_culture_social.conf import today
from wagtail_culture_social.domain.by_hand import handwritten
from wagtail_culture_social.domain.measure import Measure, measure
from wagtail_culture_social.domain.networks import Network
from wagtail_culture_social.domain.phases import ITEM
from wagtail_culture_social.domain.share import share_address
from wagtail_culture_social.domain.snippets import Snippet
from wagtail_culture_social.models.posts import PostStatus, SocialPost
from wagtail_culture_social.social.posts import gate, mending
from wagtail_culture_social.social.posts.gate import Reason
from wagtail_culture_social.social.posts.post import Post
from wagtail_culture_social.social.rights import ImageUse, credit_of

TOO_LONG, NO_ALT = "too-long", "no-alt"


@dataclass(frozen=True, slots=True)
class Source:
    """A page with what is true of all its posts."""

    page: Any
    reasons: tuple[Reason, ...]
    needs_approval: bool


def post_of_page(
    source: Source,
    network: Network,
    snippet: Snippet,
    row: SocialPost | None,
    recurrence_id: str = "",
) -> Post:
    """Return one post of a page: the row's own words go before the computed ones.

    ``snippet`` is of another moment than the row when the page lost its own.
    """
    text = _own_text(row) or snippet.text
    is_own = text != snippet.text
    measured = measure(text, network) if is_own else snippet.measure
    alt, share, warnings = snippet.alt_text, snippet.share_url, snippet.warnings
    if is_own:
        alt = _with_credit(snippet.alt_text, snippet.credit, text, network)
        share = share_address(network, text, snippet.link)
        warnings = _warnings(measured, lacks_alt=NO_ALT in warnings)
    phase = row.phase if row else snippet.phase
    of_text = gate.of_text(text, measured, row, needs_approval=source.needs_approval)
    reasons = (
        *source.reasons,
        *_of_item(source, phase, recurrence_id),
        *gate.of_moment(phase, snippet.phase),
        *(
            replace(reason, url=mending.kit_url(source.page, phase, recurrence_id))
            for reason in of_text
        ),
    )
    return Post(
        network=network,
        language=snippet.language,
        phase=phase,
        recurrence_id=recurrence_id,
        page=source.page,
        row=row,
        automatic=snippet,
        text=text,
        measure=measured,
        alt_text=row.posted_alt if row and _is_posted(row) else alt,
        credit=snippet.credit,
        link=snippet.link,
        share_url=share,
        warnings=warnings,
        reasons=_unless_posted(row, reasons),
    )


def post_by_hand(
    row: SocialPost, network: Network, campaign: Any, *, needs_approval: bool
) -> Post:
    """Return one post without a page, with the tags of its day of a campaign.

    ``campaign`` is a specific page or ``None``.
    """
    use = ImageUse(row.image, row.image_alt, row.language)
    credit = credit_of(use).text
    text = handwritten(row.text, row.link, *_tags(row, campaign), network)
    text = row.posted_text if _is_posted(row) else text
    measured = measure(text, network)
    alt = _with_credit(use.alt_text, credit, text, network)
    here = mending.post_url(row)
    of_text = gate.of_text(text, measured, row, needs_approval=needs_approval)
    reasons = (
        *gate.of_picture(use, here),
        *(replace(reason, url=here) for reason in of_text),
    )
    lacks_alt = use.image is not None and not use.alt_text
    return Post(
        network=network,
        language=row.language,
        phase=row.phase,
        recurrence_id=row.recurrence_id,
        page=None,
        row=row,
        automatic=None,
        text=text,
        measure=measured,
        alt_text=row.posted_alt if _is_posted(row) else alt,
        credit=credit,
        link=row.link,
        share_url=share_address(network, text, row.link),
        warnings=_warnings(measured, lacks_alt=lacks_alt),
        reasons=_unless_posted(row, reasons),
    )


def _of_item(source: Source, phase: str, recurrence_id: str) -> tuple[Reason, ...]:
    """Return what is wrong with the picture of one item, unless that was said."""
    if phase != ITEM:
        return ()
    use = source.page.get_social_picture(phase, recurrence_id)
    found = gate.of_picture(use, mending.page_url(source.page))
    return tuple(one for one in found if one not in source.reasons)


def _is_posted(row: SocialPost | None) -> bool:
    return row is not None and row.status == PostStatus.POSTED


def _own_text(row: SocialPost | None) -> str:
    if row is None:
        return ""
    return row.posted_text if _is_posted(row) else row.text


def _unless_posted(
    row: SocialPost | None, reasons: tuple[Reason, ...]
) -> tuple[Reason, ...]:
    """Return the reasons, none for what went out already."""
    return () if _is_posted(row) else reasons


def _with_credit(alt: str, credit: str, text: str, network: Network) -> str:
    """Return a description that ends with the credit which a text does not give.

    A network that takes no longer description gets the description alone.
    """
    if not credit or credit in text or credit in alt:
        return alt
    whole = "\n".join(filter(None, (alt, credit)))
    limit = network.alt_limit
    return whole if limit is None or len(whole) <= limit else alt


def _warnings(measured: Measure, *, lacks_alt: bool) -> tuple[str, ...]:
    found = {NO_ALT: lacks_alt, TOO_LONG: not measured.fits}
    return tuple(code for code, yes in found.items() if yes)


def _tags(row: SocialPost, campaign: Any) -> tuple[str, str]:
    """Return (common tag, tag of the day) of the row's campaign, without '#'."""
    if campaign is None or not hasattr(campaign, "tags_on"):
        return "", ""
    if row.campaign_day is None:
        return campaign.tags_on(today(), row.language)[0], ""
    return campaign.tags_on(row.campaign_day, row.language)
