"""The public addresses of what visitors send; included by ``culture/``."""

from django.urls import URLPattern, path

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

urlpatterns: list[URLPattern] = [
    *vote_urls(),
    path("<int:pk>/feedback/", feedback, name="feedback"),
    path("<int:pk>/participants.csv", participants_csv, name="participants_csv"),
    path("<int:pk>/participants.json", participants_json, name="participants_json"),
    path("<int:pk>/register/", register, name="register"),
    path("<int:pk>/register/<str:token>/", register_confirm, name="register_confirm"),
    *answer_urls(),
]
