"""Facts that have no table of their own: publishing writes the lead's to its twins."""

from typing import Any

from wagtail.models import Page

from wagtail_culture_social.social.twins import lead_of, twin_key, twin_set


def share_facts(sender: Any, instance: Page, **kwargs: Any) -> None:
    """Write the facts of the lead to its twins; a receiver of ``page_published``.

    A page type names them in ``wcs_shared_facts``. Whichever twin is published, the
    others and itself say afterwards what the lead says.
    """
    names = getattr(instance, "wcs_shared_facts", ())
    if not names:
        return
    model: Any = type(instance)
    lead = model.objects.filter(pk=lead_of(instance).pk).first()
    if lead is None:
        return
    columns = [model._meta.get_field(name).attname for name in names]
    twins = twin_set(twin_key(instance)).exclude(pk=lead.pk).values("pk")
    facts = {name: getattr(lead, name) for name in columns}
    model.objects.filter(pk__in=twins).update(**facts)
