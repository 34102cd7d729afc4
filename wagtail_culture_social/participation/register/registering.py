"""What becomes of a registration: a row that waits for its link, then for an editor."""

from datetime import timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils.translation import get_language

from wagtail_culture_social.conf import now, today
from wagtail_culture_social.domain.institutions import Institution as Facts
from wagtail_culture_social.participation.defences import consents, tokens
from wagtail_culture_social.participation.mails.sending import send
from wagtail_culture_social.participation.models import Institution, Participation
from wagtail_culture_social.participation.models.answers import Status
from wagtail_culture_social.participation.register import joining
from wagtail_culture_social.participation.register.forms import CONSENT, PURPOSE
from wagtail_culture_social.participation.register.institutions import columns_of
from wagtail_culture_social.social.twins import content_language, twin_key

CONFIRMING = "register.confirm"
LINK_LIVES = timedelta(days=2)


class KnownInstitutionError(ValueError):
    """Raised when this name, city and country are there already, for this campaign.

    So they are for all campaigns, while they wait or were refused.
    """


def register(page: Any, facts: Facts, email: str) -> Institution:
    """Keep a registration for a campaign, with what was agreed to; no mail goes out.

    Takes the place of one that was never confirmed. Raises `KnownInstitutionError`.
    """
    key, columns = twin_key(page), columns_of(facts)
    columns["identity"] = joining.identity_for(columns["identity"], key)
    same = Institution.objects.filter(identity=columns["identity"])
    same.filter(status=Status.UNCONFIRMED).delete()
    try:
        with transaction.atomic():
            row = Institution.objects.create(
                **columns,
                status=Status.UNCONFIRMED,
                email=email,
                language=content_language(page),
                registered_on=today(),
            )
    except IntegrityError:
        raise KnownInstitutionError from None
    Participation.objects.create(institution=row, twin_key=key)
    consents.record(row.key, PURPOSE, str(CONSENT), get_language() or row.language)
    return row


def ask_to_confirm(page: Any, row: Institution, root: str) -> bool:
    """Send the link that confirms an address; tell whether it went out.

    ``root`` is the address of the site: scheme and host.
    """
    token = tokens.issue(CONFIRMING, str(row.key))
    address = reverse("wagtail_culture_social:register_confirm", args=[page.pk, token])
    context = {"campaign": page.title, "url": f"{root}{address}"}
    return send(row.email, "register_confirm", row.language, context)


def waiting_for(token: str) -> Institution | None:
    """Return the registration that a link confirms; ``None`` for one too old."""
    parts = tokens.read(CONFIRMING, token, LINK_LIVES.total_seconds())
    return Institution.objects.filter(key=parts[0]).first() if parts else None


def confirm(row: Institution, token: str) -> bool:
    """Let a registration wait for an editor; tell whether it was this click."""
    with transaction.atomic():
        if not tokens.spend(token, now() + LINK_LIVES):
            return False
        unconfirmed = Institution.objects.filter(pk=row.pk, status=Status.UNCONFIRMED)
        return bool(unconfirmed.update(status=Status.PENDING))
