"""The benchmark of image cards runs and prints; how fast it was is for people."""

import pytest

from tests.benchmarks import cards
from wagtail_culture_social.domain.card_forms import CARD_FORMS


def test_it_prints_ratios_for_every_format(capsys: pytest.CaptureFixture[str]) -> None:
    cards.main(["--repeat", "1"])
    lines = capsys.readouterr().out.splitlines()
    compared = [line.split()[0] for line in lines if "× plain Pillow" in line]
    assert compared == list(CARD_FORMS)
