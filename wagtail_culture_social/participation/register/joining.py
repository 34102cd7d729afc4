"""An institution of the register joins one more campaign.

What is sent is a row of its own, known by the campaign too, so that nothing changes in
other campaigns before it is confirmed and approved. Then its campaign goes to the
institution that is there already, which stays as it is; the row is deleted.
"""

from uuid import UUID

from wagtail_culture_social.domain.institutions import identity, identity_in
from wagtail_culture_social.participation.models import (
    Consent,
    Institution,
    Participation,
)
from wagtail_culture_social.participation.models.answers import Status


def identity_for(own: str, key: UUID) -> str:
    """Return what a registration for a campaign is known by.

    That is its own identity, unless an approved institution has it and takes part in
    other campaigns only.
    """
    known = Institution.objects.filter(identity=own, status=Status.APPROVED)
    is_new = known.exists() and not known.filter(participations__twin_key=key).exists()
    return identity_in(own, str(key)) if is_new else own


def is_joining(row: Institution) -> bool:
    """Tell whether a row is a registration of an institution that was known."""
    return row.identity != identity(row.name, row.city, row.country)


def known_as(row: Institution) -> Institution | None:
    """Return the institution that joins, if it is still there."""
    own = identity(row.name, row.city, row.country)
    return Institution.objects.filter(identity=own).first()


def join(row: Institution, known: Institution | None) -> Institution:
    """Let an institution join what its approved row is for; return the row that stays.

    Where the institution is gone meanwhile, the row takes its place.
    """
    if known is None:
        own = identity(row.name, row.city, row.country)
        Institution.objects.filter(pk=row.pk).update(identity=own)
        return row
    keys = row.participations.values_list("twin_key", flat=True)
    Participation.objects.bulk_create(
        (Participation(institution=known, twin_key=key) for key in keys),
        ignore_conflicts=True,
    )
    if row.email:  # it is told on the row that stays
        to = {"email": row.email, "language": row.language}
        Institution.objects.filter(pk=known.pk).update(**to)
    if not Consent.objects.filter(subject=known.key).exists():
        Consent.objects.filter(subject=row.key).update(subject=known.key)
    row.delete()
    return known
