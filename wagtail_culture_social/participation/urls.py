"""The public addresses of what visitors send; included by ``culture/``."""

from django.urls import URLPattern, path

from wagtail_culture_social.participation.feedback.views import feedback

urlpatterns: list[URLPattern] = [
    path("<int:pk>/feedback/", feedback, name="feedback"),
]
