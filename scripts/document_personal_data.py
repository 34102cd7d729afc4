"""Writes ``docs/reference/personal-data.md`` from the models and the rules.

    DJANGO_SETTINGS_MODULE=tests.projects.full.settings \\
        python -m scripts.document_personal_data

A test says when it must be run again.
"""

from pathlib import Path
from typing import Any

import django
from django.utils import translation

from wagtail_culture_social.domain.retention import RULES

PAGE = Path(__file__).parents[1] / "docs/reference/personal-data.md"
BEFORE = """\
# Personal data

What `wagtail_culture_social.participation` keeps of people, why, for how long, and who
sees it: a record of processing activities (GDPR, article 30) to complete with the name
of the institution and its data protection officer. This page is written by
`scripts/document_personal_data.py` from the models; a test fails for a field that
nobody has classified. In the admin, *Reports › Personal data* shows the same with the
periods of the site, and answers [requests of persons](../how-to/personal-data.md).

No model is in Wagtail's revisions, search index or index of references; no `__str__`
names a visitor; no log has an address.

"""
PERIODS = """\
## Periods

Change those that are not fixed with
[`CULTURE_SOCIAL_RETENTION`](settings.md#culture_social_retention), by the name of the
rule.

| rule | what is erased | when | fixed |
|---|---|---|---|
"""


def page() -> str:
    """Return the whole page."""
    from wagtail_culture_social.participation.privacy.activities import ACTIVITIES

    with translation.override("en"):
        return BEFORE + "\n".join([*map(_activity, ACTIVITIES), _periods()])


def _activity(activity: Any) -> str:
    from wagtail_culture_social.participation.privacy.fields import KIND_WORDS, Kind

    lines = [
        f"## {activity.title}\n",
        f"- Purpose: {activity.purpose}",
        f"- People: {activity.persons}.",
        f"- Who sees it: {activity.seen_by}\n",
        "| model | kind of data | fields |",
        "|---|---|---|",
    ]
    for one in activity.held:
        for kind in Kind:
            names = ", ".join(f"`{field.name}`" for field in one.fields(kind))
            if names and kind != Kind.NONE:
                lines.append(
                    f"| `{one.model.__name__}` | {KIND_WORDS[kind]} | {names} |"
                )
    return "\n".join(lines) + "\n"


def _periods() -> str:
    from wagtail_culture_social.participation.privacy.words import (
        RULE_WORDS,
        period_words,
    )

    rows = [
        f"| `{name}` | {RULE_WORDS[name]} | {period_words(rule)} | "
        f"{'yes' if rule.is_fixed else ''} |"
        for name, rule in RULES.items()
    ]
    return PERIODS + "\n".join(rows) + "\n"


if __name__ == "__main__":
    django.setup()
    PAGE.write_text(page(), encoding="utf-8")
