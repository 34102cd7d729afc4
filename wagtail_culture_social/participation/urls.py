"""The public addresses of what visitors send; included by ``culture/``."""

from django.urls import URLPattern

from wagtail_culture_social.participation.polls.answers.views import (
    urls as answer_urls,
)
from wagtail_culture_social.participation.polls.views import urls as vote_urls

urlpatterns: list[URLPattern] = [*answer_urls(), *vote_urls()]
