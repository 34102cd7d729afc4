"""The demonstration in one command: find the example site, build it, serve it."""

import argparse
import hashlib
import json
import os
import shutil
import socket
import sys
from collections.abc import Sequence
from datetime import datetime, timedelta
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

PACKAGE = Path(__file__).resolve().parent
PLACES = (PACKAGE / "_demo", PACKAGE.parent / "example_site")
FIRST_PORT = 8000
PORTS = 100
FRESH = timedelta(hours=1)
DISTRIBUTIONS = ("wagtail-culture-social", "wagtail", "wagtail-localize", "Django")


def main(argv: Sequence[str] | None = None) -> None:
    """Build or re-date the demonstration, print its addresses, serve it."""
    options = parse(argv)
    port = chosen_port(options.port)
    prepare_django(example_site(), port)

    from django.core.management import CommandError
    from django.db import DatabaseError

    try:
        build(reset=options.reset)
    except (CommandError, DatabaseError, OSError) as error:
        sys.exit(f"{error}\nTo start anew: culture-social-demo --reset")
    print_addresses(port)
    if options.serve:
        serve(port)


def parse(argv: Sequence[str] | None) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(
        prog="culture-social-demo",
        description="A museum and library at work, in French and English.",
    )
    parser.add_argument(
        "--port",
        type=int,
        default=os.environ.get("PORT") or None,
        help=f"port to serve on (default: the first free one from {FIRST_PORT})",
    )
    parser.add_argument(
        "--reset", action="store_true", help="forget all changes and build anew"
    )
    parser.add_argument(
        "--no-serve", dest="serve", action="store_false", help="build only"
    )
    return parser.parse_args(argv)


def example_site() -> Path:
    """Return the folder of the example site: in the wheel, or beside the package."""
    for place in PLACES:
        if (place / "manage.py").is_file():
            return place
    sys.exit("The example site is missing: install the wheel or a full checkout.")


def chosen_port(wanted: int | None) -> int:
    """Return the port asked for, else the first free one."""
    if wanted is not None:
        if not 0 < wanted < 65536:
            sys.exit(f"{wanted} is no port: choose one from 1 to 65535.")
        if not is_free(wanted):
            sys.exit(f"Port {wanted} is taken: choose another one with --port.")
        return wanted
    for port in range(FIRST_PORT, FIRST_PORT + PORTS):
        if is_free(port):
            return port
    sys.exit(f"No free port from {FIRST_PORT} on: choose one with --port.")


def is_free(port: int) -> bool:
    """Tell whether nobody listens on this port of this machine."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def prepare_django(site: Path, port: int) -> None:
    """Start Django with the settings of the demonstration, whatever else is set."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "settings.dev"
    os.environ["PORT"] = str(port)
    sys.path.insert(0, str(site))

    import django
    from django.utils import translation

    django.setup()
    # The terminal speaks the language of the person, not that of the site.
    language = os.environ.get("LC_ALL") or os.environ.get("LANG") or ""
    translation.activate("fr" if language.startswith("fr") else "en")


def build(*, reset: bool) -> None:
    """Bring database, pictures and dates up to date, doing no more than needed."""
    from django.conf import settings
    from django.utils.translation import gettext as _

    from wagtail_culture_social.conf import now

    folder, present = settings.DEMO_FOLDER, now()
    stamp, wanted = read_stamp(folder), current_stamp(present)
    if reset or (stamp and stamp["content"] != wanted["content"]):
        print(_("Starting anew."))
        forget(folder)
        stamp = None
    if stamp and stamp["versions"] == wanted["versions"]:
        if abs(present - datetime.fromisoformat(stamp["moment"])) < FRESH:
            return
        print(_("Moving the dates of the programme to today…"))
        fill(migrate=False)
    else:
        print(_("Building the site, this takes a few seconds…"))
        fill(migrate=True)
    (folder / "stamp.json").write_text(json.dumps(wanted))


def fill(*, migrate: bool) -> None:
    """Create what is missing in the database and move the dates."""
    from home.builders import build_demo

    if migrate:
        migrate_database()
    build_demo()


def migrate_database() -> None:
    """Migrate; an empty database starts from the snapshot where that works."""
    from django.conf import settings
    from django.core.management import call_command
    from django.db import DatabaseError
    from home.snapshot import load_snapshot

    is_new = load_snapshot()
    try:
        call_command("migrate", verbosity=0, interactive=False)
    except DatabaseError:
        if not is_new:
            raise
        forget(settings.DEMO_FOLDER)
        call_command("migrate", verbosity=0, interactive=False)


def current_stamp(present: datetime) -> dict[str, Any]:
    """Return what the demonstration is made from: content, versions, moment."""
    site = example_site()
    files = [
        *site.glob("content/*.toml"),
        *site.glob("home/**/*.py"),
        *PACKAGE.glob("**/migrations/*.py"),
    ]
    digest = hashlib.sha256()
    for file in sorted(set(files)):
        digest.update(file.read_bytes())
    return {
        "content": digest.hexdigest(),
        "versions": [installed(name) for name in DISTRIBUTIONS],
        "moment": present.isoformat(),
    }


def installed(distribution: str) -> str:
    """Return the installed version; empty in a checkout that is not installed."""
    try:
        return version(distribution)
    except PackageNotFoundError:
        return ""


def read_stamp(folder: Path) -> dict[str, Any] | None:
    """Return what the last build left, ``None`` when there was none."""
    try:
        stamp = json.loads((folder / "stamp.json").read_text())
        datetime.fromisoformat(stamp["moment"])
        return stamp if {"content", "versions"} <= stamp.keys() else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def forget(folder: Path) -> None:
    """Remove the data of the demonstration, and nothing else of the folder."""
    from django.db import connections

    connections.close_all()
    for file in (*folder.glob("db.sqlite3*"), folder / "stamp.json"):
        file.unlink(missing_ok=True)
    shutil.rmtree(folder / "media", ignore_errors=True)


def print_addresses(port: int) -> None:
    """Print where to look and how to sign in."""
    from django.utils.translation import gettext as _
    from home.builders import tonight
    from home.builders.people import PASSWORD
    from wagtail.models import Site

    Site.objects.filter(is_default_site=True).exclude(port=port).update(port=port)
    root = f"http://127.0.0.1:{port}"
    event = tonight()
    editor = f"{root}/admin/pages/{event.pk}/edit/" if event else f"{root}/admin/"
    rows = (
        (_("Site in French"), f"{root}/fr/"),
        (_("Site in English"), f"{root}/en/"),
        (_("Admin"), f"{root}/admin/"),
        (_("Tonight’s event"), editor),
        (_("Sign in as"), f"editor / {PASSWORD}"),
        (_("or as"), f"admin / {PASSWORD}"),
    )
    width = max(len(label) for label, _value in rows)
    print()
    for label, value in rows:
        print(f"  {label:<{width}}  {value}")
    print(flush=True)


def serve(port: int) -> None:
    """Serve until interrupted."""
    from django.core.management import call_command

    call_command("runserver", f"127.0.0.1:{port}", use_reloader=False, skip_checks=True)


if __name__ == "__main__":
    main()
