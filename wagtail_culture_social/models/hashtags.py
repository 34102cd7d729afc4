"""Hashtags: one row per key, its spellings per language, and its place on pages."""

from collections.abc import Iterable
from typing import Any

from anyascii import anyascii
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.db.models import prefetch_related_objects
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager, _ClusterTaggableManager
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel, get_serializable_data_for_fields
from taggit.models import ItemBase, TagBase

from wagtail_culture_social.compat import PAGE_MODEL
from wagtail_culture_social.domain.hashtags import from_phrase, key_of


class Hashtag(TagBase, ClusterableModel):
    """A hashtag, found by ``key`` whatever the spelling.

    ``texts`` repeats the spellings as ``{language code: text}``, so that showing a
    hashtag asks the database for nothing more.
    """

    key = models.CharField(_("key"), max_length=100, unique=True, editable=False)
    merged_into = models.ForeignKey(
        "self",
        verbose_name=_("merged into"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="merged",
    )
    texts = models.JSONField(default=dict, editable=False)

    free_tagging = True

    class Meta:
        verbose_name = _("hashtag")
        verbose_name_plural = _("hashtags")
        ordering = ["name"]

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep ``key`` in step with ``name``, and ``texts`` with the spellings."""
        self.key = key_of(self.name)
        self.texts = texts_of(self.spellings.all()) if self.pk else {}
        super().save(*args, **kwargs)

    def write_texts(self) -> None:
        """Write ``texts`` again after spellings were changed by themselves."""
        saved = HashtagSpelling.objects.filter(hashtag_id=self.pk)
        self.texts = texts_of(saved.select_related("locale"))
        type(self).objects.filter(pk=self.pk).update(texts=self.texts)

    def clean(self) -> None:
        """Normalise the name and refuse one that no network would take."""
        super().clean()
        self.name = from_phrase(self.name)
        key = key_of(self.name)
        if not key:
            raise ValidationError({"name": INVALID_HASHTAG})
        if type(self).objects.filter(key=key).exclude(pk=self.pk).exists():
            raise ValidationError({"name": _("This hashtag already exists.")})

    def slugify(self, tag: str, i: int | None = None) -> str:
        """Return an ASCII address for the hub page of this hashtag."""
        slug = slugify(anyascii(tag)) or "tag"
        return f"{slug}-{i}" if i is not None else slug


class HashtagSpelling(models.Model):
    """How a hashtag is written in one language."""

    hashtag = ParentalKey(Hashtag, on_delete=models.CASCADE, related_name="spellings")
    locale = models.ForeignKey(
        "wagtailcore.Locale",
        verbose_name=_("language"),
        on_delete=models.CASCADE,
        related_name="+",
    )
    text = models.CharField(
        _("spelling"),
        max_length=100,
        help_text=_("For example NuitDesMusées; the # sign is added for you."),
    )
    key = models.CharField(max_length=100, db_index=True, editable=False)

    class Meta:
        verbose_name = _("spelling of a hashtag")
        verbose_name_plural = _("spellings of hashtags")
        constraints = [
            models.UniqueConstraint(
                fields=["hashtag", "locale"], name="wcs_spelling_per_language"
            )
        ]

    def __str__(self) -> str:
        return f"#{self.text}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep ``key`` in step with ``text``, and the hashtag's ``texts`` with it."""
        self.key = key_of(self.text)
        super().save(*args, **kwargs)
        self.hashtag.write_texts()

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        """Take the spelling out of the hashtag's ``texts``."""
        deleted = super().delete(*args, **kwargs)
        self.hashtag.write_texts()
        return deleted

    def clean(self) -> None:
        """Normalise the spelling and refuse one that no network would take."""
        self.text = from_phrase(self.text or "")
        if not key_of(self.text):
            raise ValidationError({"text": INVALID_HASHTAG})


class PageHashtag(ItemBase):
    """A hashtag on a page, of any page type."""

    tag = models.ForeignKey(
        Hashtag, on_delete=models.CASCADE, related_name="page_items"
    )
    content_object = ParentalKey(
        PAGE_MODEL, on_delete=models.CASCADE, related_name="culture_hashtag_items"
    )

    class Meta:
        verbose_name = _("hashtag on a page")
        verbose_name_plural = _("hashtags on pages")

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save a new hashtag together with its first use."""
        self._save_tag()
        super().save(*args, **kwargs)

    def serializable_data(self) -> dict[str, Any]:
        """Save a new hashtag before a revision refers to it."""
        self._save_tag()
        return get_serializable_data_for_fields(self)

    def _save_tag(self) -> None:
        if self.tag.pk is None:
            self.tag = _saved(self.tag)
        elif self.tag.merged_into_id:
            self.tag = self.tag.merged_into


class _HashtagRelation(_ClusterTaggableManager):
    """The hashtags of one page; a new one stays in memory until the page is saved."""

    def _to_tag_model_instances(
        self, tags: Iterable[str | Hashtag], tag_kwargs: dict[str, Any]
    ) -> list[Hashtag]:
        wanted: dict[str, str | Hashtag] = {}
        for tag in tags:
            key = tag.key if isinstance(tag, Hashtag) else key_of(tag)
            if key:
                wanted.setdefault(key, tag)
        known = hashtags_by_key([k for k, t in wanted.items() if isinstance(t, str)])
        found: dict[str, Hashtag] = {}
        for key, tag in wanted.items():
            hashtag = known.get(key) or _as_hashtag(tag, key)
            found.setdefault(hashtag.key, hashtag)
        return list(found.values())

    def add(self, *tags: str | Hashtag) -> None:
        """Add hashtags by any spelling; nothing is written to the database."""
        self._remove_prefetched_objects()
        items = self.get_tagged_item_manager()
        present = {item.tag.key for item in items.all()}
        for tag in self._to_tag_model_instances(tags, {}):
            if tag.key not in present:
                items.add(self.through(tag=tag))

    def remove(self, *tags: str | Hashtag) -> None:
        """Take hashtags off by any spelling; nothing is written to the database."""
        self._remove_prefetched_objects()
        keys = {tag.key for tag in self._to_tag_model_instances(tags, {})}
        items = self.get_tagged_item_manager()
        items.remove(*(item for item in items.all() if item.tag.key in keys))


class HashtagManager(ClusterTaggableManager):
    """``ClusterTaggableManager`` that finds by key and writes nothing in a preview."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("through", PageHashtag)
        kwargs.setdefault("blank", True)
        super().__init__(**kwargs)

    def __get__(self, instance: Any, model: Any) -> _HashtagRelation:
        return _HashtagRelation(
            through=self.through,
            model=model,
            instance=instance,
            prefetch_cache_name=self.name,
        )

    def value_from_object(self, instance: Any) -> list[Hashtag]:
        """Return the hashtags of a form's page, in one query."""
        items = list(instance.culture_hashtag_items.all())
        prefetch_related_objects(items, "tag")
        return [item.tag for item in items]


INVALID_HASHTAG = _("A hashtag needs at least one letter, for example #MuseumWeek.")


def hashtags_by_key(keys: Iterable[str]) -> dict[str, Hashtag]:
    """Return the hashtags known under these keys, by name or by any spelling."""
    wanted = list(keys)
    if not wanted:
        return {}
    spelled = HashtagSpelling.objects.filter(key__in=wanted)
    found = {
        spelling.key: spelling.hashtag
        for spelling in spelled.select_related("hashtag__merged_into")
    }
    named = Hashtag.objects.filter(key__in=wanted).select_related("merged_into")
    found.update({hashtag.key: hashtag for hashtag in named})
    return {key: tag.merged_into or tag for key, tag in found.items()}


def texts_of(spellings: Iterable[HashtagSpelling]) -> dict[str, str]:
    """Return spellings as ``{language code: text}``."""
    return {spelling.locale.language_code: spelling.text for spelling in spellings}


def spelling_of(hashtag: Hashtag, language: str) -> tuple[str, str]:
    """Return (text, language code of that text; ``""`` when it is not known).

    The page's language comes first, then the hashtag's name, then any spelling.
    """
    if language in hashtag.texts:
        return hashtag.texts[language], language
    for code, text in sorted(hashtag.texts.items()):
        if text == hashtag.name or not hashtag.name:
            return text, code
    return hashtag.name, ""


def hashtag_text(hashtag: Hashtag | None, language: str) -> str:
    """Return a hashtag as a language writes it, without '#'; ``""`` for none."""
    if hashtag is None:
        return ""
    return spelling_of(hashtag.merged_into or hashtag, language)[0]


def _as_hashtag(tag: str | Hashtag, key: str) -> Hashtag:
    if isinstance(tag, Hashtag):
        return tag.merged_into or tag
    return Hashtag(name=from_phrase(tag), key=key)


def _saved(tag: Hashtag) -> Hashtag:
    """Save a new hashtag, or return the one that somebody saved meanwhile."""
    known = hashtags_by_key([tag.key])
    if known:
        return known[tag.key]
    try:
        with transaction.atomic():
            tag.save()
    except IntegrityError:
        return Hashtag.objects.get(key=tag.key)
    return tag
