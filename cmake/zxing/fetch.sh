#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# The pinned source of ZXing-C++ with our fix (docs/adr/0003): fetch.sh FOLDER unpacks FOLDER/zxing; fetch.sh --key names it in a word.
set -euo pipefail
version=3.1.1
sha256=1051a521b21a9fe206702ad4186aeb195154e3e1badcd99576d030723f36382b
patch=$(dirname "$(realpath "${BASH_SOURCE[0]}")")/bound-trace-line.patch
if [ "${1:?usage: fetch.sh FOLDER | --key}" = --key ]; then
    echo "$version-$({ echo "$sha256"; cat "$patch"; } | sha256sum | cut -c1-12)"
    exit
fi
cd "$1"
printf 'zxing-cpp==%s --hash=sha256:%s\n' "$version" "$sha256" >requirements.txt
pip=(python3 -m pip)
if [ -x /usr/bin/python3 ] && /usr/bin/python3 -m pip --version >/dev/null 2>&1; then pip=(/usr/bin/python3 -m pip); fi
"${pip[@]}" download --no-deps --no-binary zxing-cpp --require-hashes -r requirements.txt -d .
tar -xf "zxing_cpp-$version.tar.gz"
mv "zxing_cpp-$version" zxing
patch -s -p1 -d zxing <"$patch" || { echo "error: our patch does not apply to ZXing-C++ $version" >&2; exit 1; }
