"""Replace the page, image and document models of Wagtail in migrations by the site's.

Generate migrations on the lowest supported Wagtail, then run
``python scripts/parameterise_migrations.py``; it changes nothing the second time.
"""

import re
from pathlib import Path

PACKAGE = Path(__file__).parent.parent / "wagtail_culture_social"
COMPAT = "from wagtail_culture_social.compat import PAGE_MODEL, page_dependency\n"
MODELS = {
    "get_image_model_string": "from wagtail.images import get_image_model_string\n",
    "get_document_model_string": (
        "from wagtail.documents import get_document_model_string\n"
    ),
}


def parameterise(text: str) -> str:
    """Return the source of a migration with models named by setting."""
    for app, kind in (("wagtailimages", "image"), ("wagtaildocs", "document")):
        model = f"get_{kind}_model_string()"
        text = re.sub(rf"to='{app}\.{kind}'", f"to={model}", text)
        text = re.sub(
            rf"^( +)\('{app}', '[^']+'\),$",
            rf"\1migrations.swappable_dependency({model}),",
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
    for name, line in MODELS.items():
        text = _with_import(text, line) if name in text else text
    return text


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
