"""Imports a programme from a file or an address; the admin does the same by steps."""

from argparse import ArgumentParser
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Any, BinaryIO

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.core.management import BaseCommand, CommandError
from django.db import transaction
from django.utils.translation import gettext as _

from wagtail_culture_social.compat import page_model
from wagtail_culture_social.conf import default_time_zone
from wagtail_culture_social.domain.imports.imported import ImportFault
from wagtail_culture_social.events.importers import services
from wagtail_culture_social.events.importers.messages import message, summary
from wagtail_culture_social.models.imports import ImportRow, ImportRun, ImportSource
from wagtail_culture_social.outbound import OutboundError


class Command(BaseCommand):
    """Exit code 1 when the programme cannot be read or the options do not fit."""

    help = "Imports events from a calendar (ICS), OpenAgenda’s JSON or a table (CSV)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take where from, where to, and how."""
        parser.add_argument("file", help="a file, or an address with https://")
        parser.add_argument(
            "--parent", required=True, help="id or slug of the page above"
        )
        parser.add_argument("--type", default="wagtail_culture_social_pages.EventPage")
        parser.add_argument("--language", help="of the page above, by its code")
        parser.add_argument("--zone", default=default_time_zone())
        parser.add_argument("--source", help="name; a source is made or used again")
        parser.add_argument("--publish", action="store_true")
        parser.add_argument("--no-pictures", action="store_true")
        parser.add_argument("--dry-run", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        """Import and print the report; of a dry run nothing remains."""
        with transaction.atomic() if options["dry_run"] else nullcontext():
            run = self.run(options)
            self.print_report(run)
            if options["dry_run"]:
                transaction.set_rollback(True)

    def run(self, options: dict[str, Any]) -> ImportRun:
        """Import everything and return the reading."""
        source = source_of(options)
        try:
            with opened(options["file"]) as file:
                run = services.begin(source, file, is_trial=options["dry_run"])
        except (ImportFault, OutboundError) as error:
            raise CommandError(message(services.fault_note(error))) from error
        for done in services.complete(run):
            self.stderr.write(_("%(done)d events…") % {"done": done})
        return run

    def print_report(self, run: ImportRun) -> None:
        """Print what is worth reading of each event, and the sum."""
        model = run.source.page_type.model_class()
        for row in run.rows.defer("data"):
            words = [message(note, model) for note in row.notes]
            if words or row.outcome != ImportRow.UNCHANGED:
                line = f"{row.title}: {row.get_outcome_display()}"
                self.stdout.write(" · ".join([line, *words]))
        self.stdout.write(summary(services.report_of(run)))


def source_of(options: dict[str, Any]) -> ImportSource:
    """Return the source of that name with these options, or raise ``CommandError``."""
    is_address = options["file"].startswith("https://")
    name = options["source"] or Path(options["file"]).name
    source = ImportSource.objects.filter(name=name).first() or ImportSource(name=name)
    source.url = options["file"] if is_address else source.url
    source.parent = parent_of(options["parent"], options["language"])
    source.page_type = page_type_of(options["type"])
    source.time_zone = options["zone"]
    source.publish = options["publish"]
    source.with_pictures = not options["no_pictures"]
    try:
        source.full_clean()
    except ValidationError as error:
        raise CommandError(" ".join(error.messages)) from error
    source.save()
    return source


def parent_of(named: str, language: str | None) -> Any:
    """Return the page of that id or slug, if there is exactly one."""
    pages = page_model().objects.select_related("locale")
    pages = pages.filter(pk=named) if named.isdigit() else pages.filter(slug=named)
    if language:
        pages = pages.filter(locale__language_code=language)
    found = list(pages[:2])
    if len(found) != 1:
        message = _("There is no page “%(name)s”, or more than one.")
        raise CommandError(message % {"name": named})
    return found[0]


def page_type_of(label: str) -> ContentType:
    """Return the content type of a model such as ``home.ConcertPage``."""
    try:
        return ContentType.objects.get_for_model(apps.get_model(label))
    except (LookupError, ValueError) as error:
        message = _("There is no page type “%(name)s”.")
        raise CommandError(message % {"name": label}) from error


def opened(name: str) -> AbstractContextManager[BinaryIO | None]:
    """Open a file; of an address there is none."""
    if name.startswith("https://"):
        return nullcontext()
    try:
        return Path(name).open("rb")
    except OSError as error:
        message = _("The file “%(name)s” cannot be opened.")
        raise CommandError(message % {"name": name}) from error
