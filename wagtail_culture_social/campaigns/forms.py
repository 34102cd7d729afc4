"""The page form of a campaign: what its days have to be when it is published."""

from typing import Any

from wagtail_culture_social.campaigns.checking import faults_of
from wagtail_culture_social.social.panels import SocialPageForm
from wagtail_culture_social.social.twins import is_lead


class CampaignPageForm(SocialPageForm):
    """The form of the lead refuses days that cannot be; drafts may have any."""

    def clean(self) -> dict[str, Any]:
        """Refuse a day that is there twice, or outside the campaign."""
        cleaned = super().clean()
        stream = cleaned.get("days")
        if self.is_deferred_validation or stream is None or not is_lead(self.instance):
            return cleaned
        days = [block.value["date"] for block in stream if block.value.get("date")]
        span = cleaned.get("start_date"), cleaned.get("end_date")
        for name, message in faults_of(days, *span):
            self.add_error(name, message)
        return cleaned
