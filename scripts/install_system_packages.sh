#!/usr/bin/env bash
# Installs the Debian packages that the full test run uses, as root and only if missing.
set -euo pipefail
cd "$(dirname "$0")"

present() {
  case $1 in
    chromium) command -v chromium || command -v chromium-browser || command -v google-chrome ;;
    default-jre-headless) command -v java ;;
    gettext) command -v msgfmt ;;
    postgresql) command -v initdb || ls /usr/lib/postgresql/*/bin/initdb 2>/dev/null ;;
    *) dpkg-query -W -f '${Status}' "$1" 2>/dev/null | grep -q 'ok installed' ;;
  esac >/dev/null
}

missing=()
while read -r package; do
  present "$package" || missing+=("$package")
done <system-packages.txt

if [ ${#missing[@]} -eq 0 ]; then
  echo "System packages: all there."
elif [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then
  echo "System packages missing, tests that need them are skipped: ${missing[*]}"
else
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq
  apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
  echo "System packages installed: ${missing[*]}"
fi
