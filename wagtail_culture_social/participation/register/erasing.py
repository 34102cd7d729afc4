"""What goes with the row of an institution: its consents, its name in histories."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from wagtail.models import ModelLogEntry

from wagtail_culture_social.participation.defences import consents
from wagtail_culture_social.participation.models import Institution


def erase_traces(sender: Any, instance: Institution, **kwargs: Any) -> None:
    """Forget consents and the name in histories; a receiver of ``post_delete``."""
    consents.forget([instance.key])
    kind = ContentType.objects.get_for_model(sender)
    entries = ModelLogEntry.objects.filter(
        content_type=kind, object_id=str(instance.pk)
    )
    entries.update(label="")
