#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Debian packages of a finished build: make_debs.sh BUILD_DIR. The same source and tools give the same bytes.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
build=$(cd "${1:?usage: make_debs.sh BUILD_DIR}" && pwd)
command -v dpkg-shlibdeps >/dev/null || { echo "error: dpkg-shlibdeps is missing (package dpkg-dev)" >&2; exit 1; }
export SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git -C "$here" log -1 --format=%ct)}
rm -f "$build"/*.deb
umask 022
(cd "$build" && cpack -G DEB --config CPackConfig.cmake >cpack.log 2>&1) || { tail -n 20 "$build/cpack.log" >&2; exit 1; }
(cd "$build" && sha256sum ./*.deb)
