"""Makes what a site needs for several languages: locales, homes, index pages."""

from typing import Any

from anyascii import anyascii
from django.apps import apps
from django.conf import settings
from django.contrib.auth.models import Group
from django.core.management import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, override
from wagtail.coreutils import find_available_slug, get_content_languages
from wagtail.models import Locale, Page, Site

from wagtail_culture_social.social.posts import access

PAGES_APP = "wagtail_culture_social.pages"
GROUPS = {
    "Editors": (access.EDIT, access.MARK, access.EXPORT),
    "Moderators": access.ACTIONS,
}
"""What the groups that Wagtail makes may do to posts: moderators approve them."""

INDEXES = {
    "EventIndexPage": gettext_noop("Events"),
    "TutorialIndexPage": gettext_noop("Tutorials"),
    "SpotlightIndexPage": gettext_noop("Spotlights"),
    "CampaignIndexPage": gettext_noop("Campaigns"),
    "HashtagHubPage": gettext_noop("Hashtags"),
}


class Command(BaseCommand):
    """Idempotent; says line by line what it made and what it found."""

    help = "Makes languages, home pages and index pages that are missing."

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the options."""
        parser.add_argument(
            "--languages",
            required=True,
            help="language codes, separated by commas, for example fr,en",
        )
        parser.add_argument(
            "--dry-run", action="store_true", help="say what would be done, do nothing"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Make everything, or undo it at the end of a dry run."""
        codes = language_codes(options["languages"])
        with transaction.atomic():
            self.set_up(codes)
            if options["dry_run"]:
                transaction.set_rollback(True)
        Site.clear_site_root_paths_cache()
        if options["dry_run"]:
            self.stdout.write(_("This was a dry run: nothing has been changed."))

    def set_up(self, codes: list[str]) -> None:
        """Give permissions, make languages, home pages and index pages below."""
        self.permissions()
        locales = [self.locale(code) for code in codes]
        root = default_root()
        homes = [self.home(root, locale) for locale in locales]
        if not apps.is_installed(PAGES_APP):
            self.say(PAGES_APP, _("not installed: no index pages"))
            return
        for name, title in INDEXES.items():
            model = apps.get_model("wagtail_culture_social_pages", name)
            self.indexes(model, title, homes)

    def permissions(self) -> None:
        """Let Wagtail's own groups work on posts, unless somebody decided already."""
        for group in Group.objects.filter(name__in=GROUPS).order_by("name"):
            is_new = not group.permissions.filter(pk__in=access.permissions()).exists()
            if is_new:
                names = [access.codename(action) for action in GROUPS[group.name]]
                given = access.permissions().filter(codename__in=names)
                group.permissions.add(*given)
            self.say(_("Permissions on posts"), group.name, is_new=is_new)

    def locale(self, code: str) -> Locale:
        """Return the language, made if it is missing."""
        locale, is_new = Locale.objects.get_or_create(language_code=code)
        self.say(_("Language"), code, is_new=is_new)
        return locale

    def home(self, root: Page, locale: Locale) -> Page:
        """Return the home page of a language, made from the site's own if missing."""
        home = (
            root
            if root.locale_id == locale.pk
            else root.get_translation_or_none(locale)
        )
        is_new = home is None
        if is_new:
            home = root.copy_for_translation(locale, copy_parents=True)
            home.get_latest_revision().publish()
            home = Page.objects.get(pk=home.pk).specific
        what = f"{home.title} ({locale.language_code})"
        self.say(_("Home page"), what, is_new=is_new)
        return home

    def indexes(self, model: Any, title: str, homes: list[Page]) -> None:
        """Make one kind of index page in every language; twins know one another."""
        first, label = None, model._meta.verbose_name
        for home in homes:
            page = model.objects.descendant_of(home).first()
            if page is None and not model.can_create_at(home.specific):
                problem = _(
                    "%(home)s does not accept this page type: see its subpage_types"
                )
                self.say(label, problem % {"home": home.title})
                continue
            is_new = page is None
            if is_new:
                page = add_index(model, title, home, first)
            first = first or page
            what = f"{page.title} ({home.locale.language_code})"
            self.say(label, what, is_new=is_new)

    def say(self, label: Any, what: str, *, is_new: bool = False) -> None:
        """Write one line: made, or found."""
        mark = _("made") if is_new else _("found")
        self.stdout.write(f"{mark:<8}{label}: {what}")


def language_codes(text: str) -> list[str]:
    """Return the codes, or say which line of the settings is missing."""
    codes = list(filter(None, (code.strip() for code in text.split(","))))
    known = get_content_languages()
    unknown = [code for code in codes if code not in known]
    if not codes or unknown:
        line = ", ".join(f'("{code}", "…")' for code in [*known, *unknown])
        raise CommandError(
            _("Unknown language: %(codes)s. In the settings: %(line)s")
            % {
                "codes": ", ".join(unknown) or "–",
                "line": f"LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [{line}]",
            }
        )
    if len(codes) > 1 and not getattr(settings, "WAGTAIL_I18N_ENABLED", False):
        raise CommandError(
            _("Several languages need a line in the settings: %(line)s")
            % {"line": "WAGTAIL_I18N_ENABLED = True"}
        )
    return codes


def default_root() -> Page:
    """Return the home page of the default site, or say what is missing."""
    site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
    if site is None:
        raise CommandError(
            _("There is no default site: add one in the admin, Settings, Sites.")
        )
    root = site.root_page.specific
    if root.is_root():
        raise CommandError(
            _("The site has no home page: add one and choose it in Settings, Sites.")
        )
    return root


def add_index(model: Any, title: str, home: Page, twin: Page | None) -> Page:
    """Add an index page in the language of the home page, as a twin if there is one."""
    locale = home.locale
    with override(locale.language_code):
        words = _(title)
    page = twin.get_translation_or_none(locale) if twin else None
    if page is not None:
        return page
    slug = find_available_slug(home, slugify(anyascii(words)))
    page = model(title=words, slug=slug, locale=locale, show_in_menus=True)
    if twin is not None:
        page.translation_key = twin.translation_key
    home.add_child(instance=page)
    page.save_revision().publish()
    return page
