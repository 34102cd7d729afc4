"""wagtail-culture-social: cultural programmes and their social posts for Wagtail."""

__version__ = "0.1.0"
