"""The rules of the trade in plain Python; nothing here knows Django or Wagtail."""
