#!/usr/bin/env bash
# Installs the Nu HTML checker into .cache/ and prints the path of its jar.
set -euo pipefail
cd "$(dirname "$0")/.."
version=26.9.27
folder=.cache/vnu-$version
mkdir -p "$folder"
jar=$(find "$folder" -name vnu.jar | head -n 1)
if [ -z "$jar" ]; then
  npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$folder" "vnu-jar@$version" >&2
  jar=$(find "$folder" -name vnu.jar | head -n 1)
fi
echo "$PWD/$jar"
