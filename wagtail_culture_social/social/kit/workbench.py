"""One post of the kit with its form, what changed since, and what may be done to it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from wagtail_culture_social.domain.phases import ITEM
from wagtail_culture_social.models.posts import PostStatus
from wagtail_culture_social.social.kit.changes import Outcome, as_typed
from wagtail_culture_social.social.kit.forms import PostForm, form_for
from wagtail_culture_social.social.posts import access
from wagtail_culture_social.social.posts.differences import Piece, difference
from wagtail_culture_social.social.posts.reading import Post


@dataclass(frozen=True, slots=True)
class Rights:
    """What a person may do to the posts of a page."""

    edit: bool
    approve: bool
    mark: bool
    export: bool

    @property
    def is_reader(self) -> bool:
        """Whether nothing may be changed."""
        return not (self.edit or self.approve or self.mark)


@dataclass(frozen=True, slots=True)
class Worked:
    """A post on the workbench; ``deeds`` are names as those of ``changes.DEEDS``.

    ``difference`` tells what the page says now against what a person wrote from, as
    pairs of same, removed or added and a text.
    """

    post: Post
    form: PostForm
    fault: str
    difference: list[Piece]
    deeds: frozenset[str]
    is_approved: bool


def rights_of(user: Any, page: Any) -> Rights:
    """Return what a person may do to the posts of a page."""
    return Rights(
        edit=access.can_edit_posts(user, page),
        approve=access.can_approve(user, page),
        mark=access.can_mark(user, page),
        export=access.can_export(user, page),
    )


def workbench(
    posts: Iterable[Post], rights: Rights, outcome: Outcome, *, needs_approval: bool
) -> list[Worked]:
    """Return every post with what may be done to it; typed texts are kept."""
    found = []
    for post in posts:
        typed = outcome.typed.get(post.network.id, {})
        form = form_for(post, typed)
        if "text" in typed or post.is_edited:
            post = as_typed(post, typed.get("text", post.text))
        found.append(
            Worked(
                post=post,
                form=form,
                fault=outcome.faults.get(post.network.id, ""),
                difference=_difference(post),
                deeds=frozenset(_deeds(post, rights, needs_approval=needs_approval)),
                is_approved=_is_approved(post),
            )
        )
    return found


def _difference(post: Post) -> list[Piece]:
    if post.row is None or post.automatic is None or not post.is_outdated:
        return []
    return difference(post.row.written_from, post.automatic.text, post.language)


def _deeds(post: Post, rights: Rights, *, needs_approval: bool) -> set[str]:
    if post.status == PostStatus.POSTED:
        return {"undo"} if rights.mark else set()
    if post.status == PostStatus.SKIPPED:
        return {"restore"} if rights.edit else set()
    if post.status == PostStatus.WITHDRAWN:
        return set()
    deeds = {"posted"} if rights.mark else set()
    if rights.edit and post.phase == ITEM:
        deeds.add("plan")
    if rights.approve and needs_approval and not _is_approved(post):
        deeds.add("approve")
    return deeds | _edits(post) if rights.edit else deeds


def _edits(post: Post) -> set[str]:
    if post.is_locked:
        return {"unlock", "skip"}
    edits = {"save", "lock", "skip"}
    if post.is_edited:
        edits.add("reset")
    return edits | {"keep"} if post.is_outdated else edits


def _is_approved(post: Post) -> bool:
    return bool(post.row and post.text and post.row.approved_text == post.text)
