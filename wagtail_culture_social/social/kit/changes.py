"""What a submitted kit asks for: typed texts to keep, and one thing done to a post."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wagtail_culture_social.domain.lint import lint
from wagtail_culture_social.domain.measure import measure
from wagtail_culture_social.domain.share import share_url
from wagtail_culture_social.models.posts import SocialPost
from wagtail_culture_social.social.kit.forms import PostForm, plain
from wagtail_culture_social.social.posts import actions
from wagtail_culture_social.social.posts.changing import Refused
from wagtail_culture_social.social.posts.composing import NO_ALT
from wagtail_culture_social.social.posts.reading import Post

TYPED = ("text", "url", "at", "due")


@dataclass(slots=True)
class Outcome:
    """What became of a submitted kit, by network: what was done, what was not, and why.

    ``typed`` is what stays in the forms of posts with faults.
    """

    saved: list[str] = field(default_factory=list)
    done: list[str] = field(default_factory=list)
    faults: dict[str, str] = field(default_factory=dict)
    typed: dict[str, dict[str, Any]] = field(default_factory=dict)

    def note(self, network: str, asked: str, *, is_saved: bool) -> None:
        """Note what was done to a post."""
        if is_saved:
            self.saved.append(network)
        if asked in DEEDS:
            self.done.append(str(DEEDS[asked].done) % {"network": network})


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing that is done to a post, and what is said of it."""

    run: Callable[[SocialPost, Any, Post, PostForm], None]
    done: Any


def _keep(row: SocialPost, user: Any, post: Post, _form: PostForm) -> None:
    automatic = post.automatic.text if post.automatic else ""
    actions.edit(row, row.text, user, written_from=automatic)


def _note(row: SocialPost, user: Any, post: Post, form: PostForm) -> None:
    typed = form.cleaned_data
    actions.mark_posted(
        row,
        user,
        text=typed["text"] or post.text,
        alt=post.alt_text,
        url=typed["url"],
        at=typed["at"],
    )


def _plan(row: SocialPost, user: Any, _post: Post, form: PostForm) -> None:
    due = form.cleaned_data["due"]
    if due is None:
        raise Refused(_("Choose a day and an hour."))
    actions.move(row, due, user)


DEEDS: Mapping[str, Deed] = {
    "reset": Deed(
        lambda row, user, _post, _form: actions.reset(row, user),
        gettext_lazy("%(network)s: the text follows the page again."),
    ),
    "keep": Deed(_keep, gettext_lazy("%(network)s: your words stay as they are.")),
    "lock": Deed(
        lambda row, user, _post, _form: actions.lock(row, user),
        gettext_lazy("%(network)s: the text is locked."),
    ),
    "unlock": Deed(
        lambda row, user, _post, _form: actions.unlock(row, user),
        gettext_lazy("%(network)s: the text can be changed again."),
    ),
    "skip": Deed(
        lambda row, user, _post, _form: actions.skip(row, user),
        gettext_lazy("%(network)s: the post will not go out."),
    ),
    "restore": Deed(
        lambda row, user, _post, _form: actions.restore(row, user),
        gettext_lazy("%(network)s: the post is planned again."),
    ),
    "plan": Deed(_plan, gettext_lazy("%(network)s: the post is planned.")),
    "approve": Deed(
        lambda row, user, post, form: actions.approve(
            row, user, form.cleaned_data["text"] or post.text
        ),
        gettext_lazy("%(network)s: the text is approved."),
    ),
    "posted": Deed(_note, gettext_lazy("%(network)s: marked as posted.")),
    "undo": Deed(
        lambda row, user, _post, _form: actions.undo_posted(row, user),
        gettext_lazy("%(network)s: not posted after all."),
    ),
}
WITHOUT_TYPED = {"reset", "undo", "unlock", "restore"}
"""What is done whatever stands in the field of the text."""


def carry_out(
    page: Any, posts: Iterable[Post], data: Mapping[str, Any], user: Any
) -> Outcome:
    """Keep every text that was typed, then do what a button asked for.

    ``data["do"]`` is ``save``, or a network and a deed as ``bluesky.skip``. What cannot
    be done is told at its post and stays in its form; other posts are not kept from it.
    """
    network, _dot, name = data.get("do", "").partition(".")
    outcome = Outcome()
    for post in posts:
        form = PostForm(data, prefix=post.network.id)
        asked = name if post.network.id == network else ""
        try:
            with transaction.atomic():
                is_saved = _work_on(page, post, form, asked, user)
        except Refused as reason:
            fault = str(reason)
        except PermissionDenied:
            fault = _("You are not allowed to do this.")
        else:
            outcome.note(post.network.name, asked, is_saved=is_saved)
            continue
        outcome.faults[post.network.id] = fault
        outcome.typed[post.network.id] = typed_in(form)
    return outcome


def as_typed(post: Post, text: str) -> Post:
    """Return a post with a text of a person, saved or not, measured and read."""
    text, network = plain(text), post.network
    of_picture = [code for code in post.warnings if code == NO_ALT]
    return replace(
        post,
        text=text,
        measure=measure(text, network),
        share_url=share_url(network, text, post.link),
        warnings=(*of_picture, *lint(text, network)),
    )


def typed_in(form: PostForm) -> dict[str, Any]:
    """Return what stands in the visible fields of a submitted form, as it was typed."""
    return {name: form[name].data or "" for name in TYPED if form[name].data}


def _work_on(page: Any, post: Post, form: PostForm, asked: str, user: Any) -> bool:
    """Keep the text that was typed, do what was asked; return whether one was kept."""
    if not form.is_valid():
        faults = (str(one) for found in form.errors.values() for one in found)
        raise Refused(" ".join(faults))
    keeps = form.was_typed and asked not in WITHOUT_TYPED
    if not keeps and asked not in DEEDS:
        return False
    row = actions.row_for(page, post.network.id, post.phase, post.recurrence_id)
    if keeps:
        typed = form.cleaned_data
        actions.edit(
            row,
            typed["text"],
            user,
            written_from=typed["written_from"],
            seen_at=typed["seen_at"],
        )
    if asked in DEEDS:
        DEEDS[asked].run(row, user, post, form)
    return keeps
