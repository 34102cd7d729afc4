"""Replace Wagtail's page and image models in new migrations by the site's own.

Generate migrations on the lowest supported Wagtail, then run
``python scripts/parameterise_migrations.py``; it changes nothing the second time.
"""

import re
from pathlib import Path

PACKAGE = Path(__file__).parent.parent / "wagtail_culture_social"
COMPAT = "from wagtail_culture_social.compat import PAGE_MODEL, page_dependency\n"
IMAGES = "from wagtail.images import get_image_model_string\n"


def parameterise(text: str) -> str:
    """Return the source of a migration with models named by setting."""
    text = re.sub(r"to='wagtailimages\.image'", "to=get_image_model_string()", text)
    text = re.sub(
        r"^( +)\('wagtailimages', '[^']+'\),$",
        r"\1migrations.swappable_dependency(get_image_model_string()),",
        text,
        flags=re.MULTILINE,
    )
    parent_link = re.compile(r"(?<!serialize=False, )to='wagtailcore\.page'")
    if parent_link.search(text):
        text = parent_link.sub("to=PAGE_MODEL", text)
        text = text.replace(
            "    dependencies = [\n",
            "    dependencies = [\n        page_dependency(),\n",
        )
        text = _with_import(text, COMPAT)
    return _with_import(text, IMAGES) if "get_image_model_string" in text else text


def _with_import(text: str, line: str) -> str:
    if line in text:
        return text
    return text.replace("from django.db import", f"{line}from django.db import", 1)


def main() -> None:
    """Rewrite the migrations of all apps in place."""
    for app in (PACKAGE, PACKAGE / "pages", PACKAGE / "participation"):
        for path in sorted((app / "migrations").glob("0*.py")):
            before = path.read_text(encoding="utf-8")
            after = parameterise(before)
            if after != before:
                path.write_text(after, encoding="utf-8")


if __name__ == "__main__":
    main()
