"""The public addresses of what visitors send; included by ``culture/``."""

from collections.abc import Iterable, Iterator

from django.urls import URLPattern, path
from django.views.decorators.debug import sensitive_post_parameters

from wagtail_culture_social.participation.contests.views import urls as contest_urls
from wagtail_culture_social.participation.contests.vote_views import (
    urls as contest_vote_urls,
)
from wagtail_culture_social.participation.entries.link_views import link_urls
from wagtail_culture_social.participation.entries.views import urls as entering_urls
from wagtail_culture_social.participation.feedback.views import feedback
from wagtail_culture_social.participation.polls.answers.views import (
    urls as answer_urls,
)
from wagtail_culture_social.participation.polls.views import urls as vote_urls
from wagtail_culture_social.participation.register.exports import (
    participants_csv,
    participants_json,
)
from wagtail_culture_social.participation.register.views import (
    register,
    register_confirm,
)
from wagtail_culture_social.participation.registrations.views import (
    urls as registration_urls,
)
from wagtail_culture_social.participation.reports.views import urls as report_urls
from wagtail_culture_social.participation.uploads.views import urls as upload_urls


def unreported(patterns: Iterable[URLPattern]) -> Iterator[URLPattern]:
    """Yield addresses whose views leave what visitors send out of reports of errors."""
    for pattern in patterns:
        pattern.callback = sensitive_post_parameters()(pattern.callback)
        yield pattern


_addresses: list[URLPattern] = [
    *vote_urls(),
    path("<int:pk>/feedback/", feedback, name="feedback"),
    path("<int:pk>/participants.csv", participants_csv, name="participants_csv"),
    path("<int:pk>/participants.json", participants_json, name="participants_json"),
    path("<int:pk>/register/", register, name="register"),
    path("<int:pk>/register/<str:token>/", register_confirm, name="register_confirm"),
    *answer_urls(),
    *upload_urls(),
    *contest_vote_urls(),
    *contest_urls(),
    *entering_urls(),
    *link_urls(),
    *registration_urls(),
    *report_urls(),
]
urlpatterns = list(unreported(_addresses))
