#!/usr/bin/env bash
# Builds, signs and (with "use") stores the two demonstration registries.
#   build_demo.sh TEMVIET OUTPUT_DIR [use]
# Each is signed by two of the three public test keys its root names.
set -euo pipefail
temviet=$1 output=$2 store=${3:-}
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
mkdir -p "$output"
log=$(mktemp)
trap 'rm -f "$log"' EXIT
quietly() { "$@" >"$log" 2>&1 || { cat "$log" >&2; exit 1; }; }
for name in demo-tinh demo-tap-doan; do
    rm -f "$output/$name.db" "$output/$name.db".*
    quietly "$temviet" registry import "$here/$name" -o "$output/$name.db"
    for number in 1 2; do
        quietly "$temviet" registry sign "$output/$name.db" --key "$here/keys/$name-$number.key"
    done
    cp "$here/$name/root.json" "$output/$name.root.json"
    quietly "$temviet" registry check "$output/$name.db" --root "$output/$name.root.json"
    if [ "$store" = use ]; then
        quietly "$temviet" registry use "$output/$name.db" --root "$output/$name.root.json" --allow-test
    fi
    echo "    $name: signed by 2 of 3 test keys, checked${store:+, stored}"
done
