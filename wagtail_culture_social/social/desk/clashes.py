"""Which posts of one account would go out too close to each other."""

from django.db.models import (
    BooleanField,
    Exists,
    ExpressionWrapper,
    OuterRef,
    Q,
    QuerySet,
)

from wagtail_culture_social.domain.posting import SPACING
from wagtail_culture_social.models.posts import PostStatus, SocialPost

IS_PLANNED = Q(status=PostStatus.PLANNED.value)


def with_clashes(posts: QuerySet[SocialPost]) -> QuerySet[SocialPost]:
    """Let posts tell, as ``clashes``, which have a planned neighbour too close.

    Neighbours count whoever may see them: the account is the same.
    """
    neighbours = SocialPost.objects.filter(
        IS_PLANNED,
        site=OuterRef("site"),
        network=OuterRef("network"),
        due__gt=OuterRef("due") - SPACING,
        due__lt=OuterRef("due") + SPACING,
    ).exclude(pk=OuterRef("pk"))
    is_close = ExpressionWrapper(IS_PLANNED & Q(Exists(neighbours)), BooleanField())
    return posts.annotate(clashes=is_close)
