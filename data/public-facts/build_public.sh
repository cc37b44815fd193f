#!/usr/bin/env bash
# Builds, signs and (with "use") stores the registries compiled from public sources.
#   build_public.sh TEMVIET OUTPUT_DIR [use]
# There is no publisher's key: each run makes one key a registry, signs once and destroys it. The root beside the registry
# therefore says one thing only: built from the sources of this copy of temviet (docs/public-facts.md).
set -euo pipefail
temviet=$1 output=$2 store=${3:-}
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
mkdir -p "$output"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM
for name in cong-khai gtin-odbl-2019; do
    rm -f "$output/$name.db" "$output/$name.db".* "$output/$name.root.json"
    "$temviet" registry import "$here/$name" -o "$output/$name.db" >/dev/null 2>"$work/log" || { cat "$work/log" >&2; exit 1; }
    head -c 32 /dev/urandom | od -An -tx1 | tr -d ' \n' >"$work/passphrase"
    "$temviet" key generate "$work/once.key" --registry "$name" --env prod --passphrase-file "$work/passphrase" >/dev/null 2>"$work/log" || { cat "$work/log" >&2; exit 1; }
    public=$("$temviet" key show "$work/once.key" --json | sed -n 's/.*"public_key": "\([0-9a-f]*\)".*/\1/p')
    "$temviet" registry sign "$output/$name.db" --key "$work/once.key" --passphrase-file "$work/passphrase" >/dev/null 2>"$work/log" || { cat "$work/log" >&2; exit 1; }
    rm -f "$work/once.key" "$work/passphrase"
    "$temviet" registry root --id "$name" --env prod --threshold 1 --key "$public" -o "$output/$name.root.json" 2>/dev/null
    "$temviet" registry check "$output/$name.db" --root "$output/$name.root.json" >/dev/null
    if [ "$store" = use ]; then
        # Every build has a key of its own: the root changes each time, and that is what this command is for.
        "$temviet" registry use "$output/$name.db" --root "$output/$name.root.json" --new-root >/dev/null 2>"$work/log" || { cat "$work/log" >&2; exit 1; }
    fi
    echo "    $name: built from this copy, signed once, checked${store:+, stored}"
done
