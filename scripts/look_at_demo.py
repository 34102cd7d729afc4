"""Asks the running demo for both home pages; fails unless each shows its content."""

import re
import sys
import urllib.request


def home(port: str, language: str) -> str:
    """Return the home page in one language."""
    address = f"http://127.0.0.1:{port}/{language}/"
    with urllib.request.urlopen(address, timeout=20) as answer:
        return answer.read().decode("utf-8")


def main() -> None:
    """Look for the language, a heading, a picture and today's campaign day."""
    for language in ("fr", "en"):
        page = home(sys.argv[1], language)
        for sign in (rf'<html[^>]*lang="{language}', "<h1", "<img", r"#\w+MW"):
            if not re.search(sign, page):
                sys.exit(f"/{language}/ lacks {sign}")


if __name__ == "__main__":
    main()
