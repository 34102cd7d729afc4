"""Pictures of imported events: each address is asked once, a failure is a warning."""

from typing import Any

from wagtail_culture_social.domain.imports.imported import ImportedEvent
from wagtail_culture_social.events.importers.incoming import in_language
from wagtail_culture_social.models.imports import ImportedItem
from wagtail_culture_social.outbound import OutboundError
from wagtail_culture_social.social.fetched_pictures import PictureError, fetch_picture


class Pictures:
    """The pictures of one reading; those that failed are not asked again."""

    def __init__(self) -> None:
        self._failed: dict[str, str] = {}

    def bring(
        self, event: ImportedEvent, language: str
    ) -> tuple[int | None, list[dict[str, Any]]]:
        """Return the key of the event's picture, or ``None``, and notes on it."""
        picture = event.picture
        if picture is None:
            return None, []
        known = ImportedItem.objects.filter(picture_url=picture.url)
        if found := known.exclude(picture=None).first():
            return found.picture_id, []
        title = in_language(event.title, language)
        if picture.url not in self._failed:
            try:
                image = fetch_picture(picture.url, title=title, credit=picture.credit)
            except (OutboundError, PictureError) as error:
                self._failed[picture.url] = error.code
            else:
                return image.pk, []
        code = self._failed[picture.url]
        return None, [{"code": "no-picture", "values": {"reason": code}}]
