"""The public addresses of what visitors send; included by ``culture/``."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
