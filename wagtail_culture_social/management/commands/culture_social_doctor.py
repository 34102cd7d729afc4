"""Says what a site lacks, each time with the line to paste."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.checks import Tags, run_checks
from django.core.exceptions import ImproperlyConfigured
from django.core.management import BaseCommand, CommandError
from django.db import DEFAULT_DB_ALIAS, connection
from django.db.migrations.executor import MigrationExecutor
from django.template import TemplateDoesNotExist, TemplateSyntaxError
from django.template.base import Template
from django.template.loader import get_template
from django.template.loader_tags import BlockNode, ExtendsNode
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.coreutils import get_content_languages
from wagtail.images import get_image_model
from wagtail.models import Locale, Site

from wagtail_culture_social.models import NightlyRun, Occurrence

BLOCKS = ("title", "extra_css", "content", "extra_js")
NIGHTLY = timedelta(hours=36)
Finding = tuple[str, str]


class Command(BaseCommand):
    """Exit code 1 when something is missing."""

    help = "Says what is missing, with the line to paste."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        """Print every finding, then how many there are."""
        findings = list(all_findings())
        for message, line in findings:
            self.stdout.write(f"- {message}\n      {line}\n")
        if findings:
            number = len(findings)
            raise CommandError(_("To fix: %(number)d.") % {"number": number})
        self.stdout.write(_("Nothing is missing."))


def all_findings() -> Iterator[Finding]:
    """Yield what is missing: settings first, then the database."""
    yield from failed_checks(include_deployment_checks=not settings.DEBUG)
    yield from base_blocks()
    yield from image_model()
    if unapplied := unapplied_migrations():
        yield unapplied
        return
    yield from site_record()
    yield from languages()
    yield from homes()
    yield from nightly_run()
    yield from failed_checks(tags=[Tags.database], databases=[DEFAULT_DB_ALIAS])


def failed_checks(**options: Any) -> Iterator[Finding]:
    """Yield what our system checks say."""
    for message in run_checks(**options):
        if message.id and message.id.startswith("wagtail_culture_social."):
            yield f"{message.msg} ({message.id})", message.hint or ""


def base_blocks() -> Iterator[Finding]:
    """Yield the blocks that our templates fill and the site's base.html lacks."""
    try:
        template = get_template("base.html").template
    except (TemplateDoesNotExist, TemplateSyntaxError):
        return
    for name in BLOCKS:
        if name not in block_names(template):
            message = _("base.html has no block “%(name)s”.") % {"name": name}
            yield message, f"{{% block {name} %}}{{% endblock %}}"


def block_names(template: Template) -> set[str]:
    """Return the names of the blocks of a template and of those it extends."""
    names = {node.name for node in template.nodelist.get_nodes_by_type(BlockNode)}
    for node in template.nodelist.get_nodes_by_type(ExtendsNode):
        with suppress(TypeError, TemplateDoesNotExist, TemplateSyntaxError):
            names |= block_names(get_template(node.parent_name.var).template)
    return names


def image_model() -> Iterator[Finding]:
    """Yield a wrong name of the image model."""
    try:
        get_image_model()
    except ImproperlyConfigured as error:
        yield str(error), 'WAGTAILIMAGES_IMAGE_MODEL = "wagtailimages.Image"'


def unapplied_migrations() -> Finding | None:
    """Return the command that brings the tables up to date, if they are not."""
    executor = MigrationExecutor(connection)
    if not executor.migration_plan(executor.loader.graph.leaf_nodes()):
        return None
    return _("The tables are not up to date."), "python manage.py migrate"


def site_record() -> Iterator[Finding]:
    """Yield a missing site, or one whose address nobody else can open."""
    where = _("In the admin: Settings, Sites.")
    site = Site.objects.filter(is_default_site=True).first()
    if site is None:
        yield _("There is no default site."), where
    elif site.root_page.is_root():
        yield _("The site has no home page."), where
    elif site.hostname in {"localhost", "127.0.0.1"} and not settings.DEBUG:
        message = _("Posts and feeds will link to %(host)s.")
        yield message % {"host": site.root_url}, where


def languages() -> Iterator[Finding]:
    """Yield the languages of the settings that the site does not have."""
    known = set(Locale.objects.values_list("language_code", flat=True))
    for code, name in get_content_languages().items():
        if code not in known:
            message = _("The site has no language %(name)s (%(code)s).")
            yield message % {"name": name, "code": code}, setup_line()


def homes() -> Iterator[Finding]:
    """Yield the languages without a home page."""
    site = Site.objects.filter(is_default_site=True).first()
    if site is None or site.root_page.is_root():
        return
    for locale in Locale.objects.all():
        page = site.root_page.get_translations(inclusive=True)
        if not page.live().filter(locale=locale).exists():
            message = _("There is no published home page in %(name)s.")
            yield message % {"name": locale.get_display_name()}, setup_line()


def nightly_run() -> Iterator[Finding]:
    """Yield a periodic command that nobody runs, on a site that has events."""
    if not Occurrence.objects.exists():
        return
    line = "python manage.py culture_social_nightly"
    run = NightlyRun.objects.exclude(finished_at=None).first()
    if run is None:
        yield _("The nightly command has never run."), line
    elif timezone.now() - run.finished_at > NIGHTLY:
        message = _("The nightly command last ran on %(day)s.")
        yield message % {"day": timezone.localdate(run.finished_at)}, line


def setup_line() -> str:
    """Return the command that makes languages and home pages."""
    codes = ",".join(get_content_languages())
    return f"python manage.py culture_social_setup --languages {codes}"
