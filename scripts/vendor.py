"""Copies the files of others that we ship from npm, with their checksums.

Run it by hand to change a version; nothing else needs npm. A test compares what is
shipped with ``VENDORED.json``.
"""

import hashlib
import json
import re
import shutil
import subprocess
import tarfile
import tempfile
from pathlib import Path

VENDOR = (
    Path(__file__).parents[1]
    / "wagtail_culture_social/static/wagtail_culture_social/vendor"
)
FONT = "files/atkinson-hyperlegible-latin"
PACKAGES: dict[str, dict[str, tuple[str, ...]]] = {
    "@expo-google-fonts/atkinson-hyperlegible@0.4.1": {
        "atkinson-hyperlegible-ttf": (
            "LICENSE_FONT",
            "400Regular/AtkinsonHyperlegible_400Regular.ttf",
            "700Bold/AtkinsonHyperlegible_700Bold.ttf",
        )
    },
    "@expo-google-fonts/noto-emoji@0.4.7": {
        "noto-emoji": ("LICENSE_FONT", "500Medium/NotoEmoji_500Medium.ttf")
    },
    "@fontsource/atkinson-hyperlegible@5.3.0": {
        "atkinson-hyperlegible": (
            "LICENSE",
            f"{FONT}-400-normal.woff2",
            f"{FONT}-400-italic.woff2",
            f"{FONT}-700-normal.woff2",
            f"{FONT}-ext-400-normal.woff2",
            f"{FONT}-ext-700-normal.woff2",
        )
    },
    "bootstrap-icons@1.13.2": {
        "bootstrap-icons": (
            "LICENSE",
            "icons/twitter-x.svg",
            "icons/bluesky.svg",
            "icons/mastodon.svg",
            "icons/threads.svg",
            "icons/instagram.svg",
            "icons/facebook.svg",
            "icons/linkedin.svg",
            "icons/pinterest.svg",
            "icons/telegram.svg",
            "icons/whatsapp.svg",
            "icons/youtube.svg",
            "icons/tiktok.svg",
            "icons/envelope.svg",
            "icons/share.svg",
        )
    },
    "hls.js@1.7.4": {"hls": ("LICENSE", "dist/hls.light.min.js")},
    "leaflet@1.9.4": {
        "leaflet": (
            "LICENSE",
            "dist/leaflet.js",
            "dist/leaflet.css",
            "dist/images/layers.png",
            "dist/images/layers-2x.png",
            "dist/images/marker-icon.png",
        )
    },
    "openseadragon@6.1.1": {
        "openseadragon": (
            "LICENSE.txt",
            "build/openseadragon/openseadragon.min.js",
        )
    },
}
LICENCES = {"MIT AND OFL-1.1": "OFL-1.1"}
"""Licences of packages of which we ship the fonts alone."""
SOURCE_MAP = re.compile(rb"\n//# sourceMappingURL=.*$")
"""Names a file that we do not ship, and that Django's manifest would look for."""


def unpack(package: str, folder: Path) -> Path:
    """Download one exact version and return the folder of its files."""
    subprocess.run(["npm", "pack", "--silent", package], cwd=folder, check=True)
    archive = next(folder.glob("*.tgz"))
    with tarfile.open(archive) as tar:
        tar.extractall(folder, filter="data")
    return folder / "package"


def copy(source: Path, target: Path, files: tuple[str, ...]) -> dict[str, str]:
    """Copy the chosen files and return their checksums.

    They lie flat, except the pictures that a stylesheet names by their folder.
    """
    checksums = {}
    for name in files:
        kept = name.removeprefix("dist/") if "/images/" in name else Path(name).name
        data = SOURCE_MAP.sub(b"", (source / name).read_bytes())
        (target / kept).parent.mkdir(parents=True, exist_ok=True)
        (target / kept).write_bytes(data)
        checksums[kept] = hashlib.sha256(data).hexdigest()
    return checksums


def main() -> None:
    """Replace the vendor folder and its register."""
    shutil.rmtree(VENDOR, ignore_errors=True)
    register = {}
    for package, choices in PACKAGES.items():
        with tempfile.TemporaryDirectory() as temporary:
            source = unpack(package, Path(temporary))
            manifest = json.loads((source / "package.json").read_text("utf-8"))
            licence = manifest["license"]
            for folder, files in choices.items():
                register[folder] = {
                    "package": manifest["name"],
                    "version": manifest["version"],
                    "licence": LICENCES.get(licence, licence),
                    "files": copy(source, VENDOR / folder, files),
                }
    text = json.dumps(register, indent=2, ensure_ascii=False)
    (VENDOR / "VENDORED.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
