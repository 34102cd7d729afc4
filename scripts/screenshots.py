"""Takes the pictures of the README and the docs from the demo, so they never age."""

import re
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from tests.conftest import CHROMIUM, CHROMIUM_ARGS  # noqa: E402
from tests.quality import demo_server  # noqa: E402
from tests.quality.editing import READY  # noqa: E402

IMAGES = ROOT / "docs" / "images"
PUBLIC = {"home-fr.png": "/fr/", "programme-en.png": "/en/whats-on/"}


def sign_in(page: Page, address: str, name: str = "editor") -> None:
    """Enter the admin with a login that the demo prints."""
    page.goto(f"{address}/admin/login/")
    page.locator("[name=username]").fill(name)
    page.locator("[name=password]").fill("port-aubine")
    page.locator("[type=submit]").click()
    page.wait_for_url(f"{address}/admin/")


def tonights_event(folder: Path) -> str:
    """Return the address in the editor that the demo prints."""
    run = subprocess.run(
        demo_server.demo("--no-serve"),
        cwd=ROOT,
        env=demo_server.environment(folder),
        capture_output=True,
        text=True,
        check=True,
    )
    return re.search(r"/admin/pages/\d+/edit/", run.stdout)[0]


def editor_with_posts(browser: Browser, address: str, path: str) -> None:
    """Photograph tonight's event with its posts beside the form."""
    page = browser.new_page(
        viewport={"width": 1440, "height": 900}, locale="en-GB", color_scheme="light"
    )
    sign_in(page, address)
    page.goto(address + path)
    page.wait_for_function(READY)
    page.get_by_role("button", name="Toggle preview").click()
    frame = page.frame_locator("#w-preview-iframe")
    frame.locator("h1").wait_for()
    page.get_by_label("Preview mode").select_option("social")
    frame.locator("[data-network]").first.wait_for()
    page.wait_for_timeout(1500)
    page.screenshot(path=IMAGES / "editor-posts.png")
    page.close()


def public_pages(browser: Browser, address: str) -> None:
    """Photograph public pages as a visitor sees them."""
    for name, path in PUBLIC.items():
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.goto(address + path, wait_until="networkidle")
        page.screenshot(path=IMAGES / name)
        page.close()


def main() -> None:
    """Build the demo at a fixed hour, serve it, take every picture."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        demo_server.build(Path(folder))
        with (
            demo_server.served(Path(folder)) as address,
            sync_playwright() as playwright,
        ):
            browser = playwright.chromium.launch(
                executable_path=CHROMIUM, args=CHROMIUM_ARGS
            )
            editor_with_posts(browser, address, tonights_event(Path(folder)))
            public_pages(browser, address)
            browser.close()


if __name__ == "__main__":
    main()
