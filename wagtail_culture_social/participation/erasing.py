"""What goes with the row of an institution or an entry: consents, words of logs."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from wagtail.models import ModelLogEntry

from wagtail_culture_social.participation.defences import consents
from wagtail_culture_social.participation.models import Entry, Institution


def erase_traces(sender: Any, instance: Entry | Institution, **kwargs: Any) -> None:
    """Forget consents and what histories say; a receiver of ``post_delete``.

    Histories still tell who decided what, and when; of a row nobody knows any more.
    """
    consents.forget([instance.key])
    kind = ContentType.objects.get_for_model(sender)
    logged = ModelLogEntry.objects.filter(content_type=kind, object_id=str(instance.pk))
    logged.update(label="", data={})
