"""The public addresses of what visitors send; included by ``culture/``."""

from django.urls import URLPattern, path

from wagtail_culture_social.participation.feedback.views import feedback
from wagtail_culture_social.participation.polls.answers.views import (
    urls as answer_urls,
)
from wagtail_culture_social.participation.polls.views import urls as vote_urls

urlpatterns: list[URLPattern] = [
    path("<int:pk>/feedback/", feedback, name="feedback"),
    *answer_urls(),
    *vote_urls(),
]
