"""The editor's form of a tutorial: a review a year ahead is offered, not forced."""

from typing import Any

from dateutil.relativedelta import relativedelta

from wagtail_culture_social.conf import today
from wagtail_culture_social.social.panels import SocialPageForm


class TutorialPageForm(SocialPageForm):
    """The form of a page with steps; a new one comes with the day of its review."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk is None and "review_due" in self.fields:
            self.initial["review_due"] = today() + relativedelta(years=1)
