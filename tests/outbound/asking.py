"""Fetching in tests: a small text, and the code with which it fails."""

from typing import Any

import pytest

from wagtail_culture_social.outbound import OutboundError, fetch

TEXT: dict[str, Any] = {"accept": ("text/*",), "most_bytes": 1000}


def code_of(url: str, **options: Any) -> str:
    """Return the code of the error that fetching raises."""
    with pytest.raises(OutboundError) as caught:
        fetch(url, **{**TEXT, **options})
    return caught.value.code
