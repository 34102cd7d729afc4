#!/usr/bin/env bash
# Collects and compiles the catalogues of the package and of the example site.
# BIN is the folder of django-admin; the catalogues carry no date of collection.
set -euo pipefail
cd "$(dirname "$0")/.."
unset DJANGO_SETTINGS_MODULE # a site's own settings cannot be imported from here

for folder in wagtail_culture_social example_site/home; do
  (
    cd "$folder"
    mkdir -p locale
    "${BIN:+$BIN/}django-admin" makemessages --locale en --locale fr \
      --no-wrap --add-location file --no-obsolete
    sed -i.orig '/^"POT-Creation-Date:/d' locale/*/LC_MESSAGES/django.po
    rm -f locale/*/LC_MESSAGES/*.orig
    "${BIN:+$BIN/}django-admin" compilemessages
  )
done
