"""How long pages with polls are kept by caches: never past an opening or a close."""

from collections.abc import Callable, Iterable
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.template.response import SimpleTemplateResponse
from django.utils.cache import patch_cache_control

from wagtail_culture_social.conf import now
from wagtail_culture_social.participation.models import Poll
from wagtail_culture_social.participation.polls.shown import shown_polls
from wagtail_culture_social.social.answers import MAX_AGE

Serve = Callable[[Any, HttpRequest, Any, Any], HttpResponseBase]


def keep_until_next_state(serve: Serve) -> Serve:
    """Have pages that show polls kept no longer than their states; ``on_serve_page``.

    Which polls a page shows is known once it is rendered: nothing is read for this.
    """

    def serve_for_a_while(
        page: Any, request: HttpRequest, args: Any, kwargs: Any
    ) -> HttpResponseBase:
        response = serve(page, request, args, kwargs)
        is_signed_in = settings.SESSION_COOKIE_NAME in request.COOKIES
        if isinstance(response, SimpleTemplateResponse) and not is_signed_in:
            response.add_post_render_callback(
                lambda rendered: _keep(rendered, shown_polls(page))
            )
        return response

    return serve_for_a_while


def _keep(response: HttpResponseBase, polls: Iterable[Poll]) -> None:
    """Let caches keep an answer up to the next change of a poll, if that is near."""
    moment = now()
    boundaries = (at for poll in polls for at in (poll.opens_at, poll.closes_at) if at)
    left = [int((at - moment).total_seconds()) for at in boundaries if at > moment]
    if min(left, default=MAX_AGE) < MAX_AGE:
        patch_cache_control(response, max_age=min(left))
