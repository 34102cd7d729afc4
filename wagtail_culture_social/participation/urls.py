"""The public addresses of what visitors send; included by ``culture/``."""

from django.urls import URLPattern

from wagtail_culture_social.participation.polls.answers.views import (
    urls as answer_urls,
)

urlpatterns: list[URLPattern] = [*answer_urls()]
