#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# libtemviet-core.so and libtemviet.so as apps take them: small, with every dependency but the system's libstdc++ linked in.
#   make_app_libraries.sh OUT [core|full]
# Builds everything from source: static_dependencies.sh, ZXing-C++ without writers, temviet with TEMVIET_FOR_APPS; then strips
# and checks (sizes, exported symbols, needed libraries). OUT gets include/temviet.h, lib/*.so and versions.txt.
# The dependencies are kept in TEMVIET_CACHE (default ~/.cache/temviet) and built again when a script or a pin changes.
# docs/packaging.md; decisions: docs/adr/0024-libraries-for-apps.md.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
out=$(realpath -m "${1:?usage: make_app_libraries.sh OUT [core|full]}") parts=${2:-full}
case "$parts" in core|full) ;; *) echo "error: core or full, not $parts" >&2; exit 2 ;; esac
jobs=${TEMVIET_JOBS:-$(nproc)}
cache=${TEMVIET_CACHE:-${XDG_CACHE_HOME:-${HOME:-/root}/.cache}/temviet}
most_core=2000000 most_full=4500000  # bytes of a stripped library
work=$(mktemp -d "${TMPDIR:-/tmp}/temviet-apps.XXXXXX")
trap 'rm -rf "$work"' EXIT
quietly() { # NAME COMMAND…
    local log=$work/$1.log; shift
    "$@" >"$log" 2>&1 || { tail -n 30 "$log" >&2; echo "error: failed: $*" >&2; exit 1; }
}
launcher=()
if command -v ccache >/dev/null; then launcher=(-DCMAKE_CXX_COMPILER_LAUNCHER=ccache -DCMAKE_C_COMPILER_LAUNCHER=ccache); fi

static=$cache/apps-$(sha256sum <"$here/packaging/static_dependencies.sh" | cut -c1-12)
echo "dependencies"
mkdir -p "$cache"
TEMVIET_JOBS=$jobs bash "$here/packaging/static_dependencies.sh" "$static" "$parts"
prefixes=$static
if [ "$parts" = full ]; then
    zxing_options=(-DZXING_WRITERS=OFF -DZXING_ENABLE_MAXICODE=OFF -DZXING_USE_BUNDLED_ZINT=ON -DBUILD_SHARED_LIBS=OFF -DCMAKE_POSITION_INDEPENDENT_CODE=ON
        "-DCMAKE_CXX_FLAGS=-ffunction-sections -fdata-sections -fvisibility=hidden -fvisibility-inlines-hidden -g0" "-DCMAKE_CXX_FLAGS_RELEASE=-O2 -DNDEBUG")
    key=$(bash "$here/cmake/zxing/fetch.sh" --key)
    zxing=$cache/apps-zxing-$key-$(sha256sum <<<"${zxing_options[*]}" | cut -c1-8)
    if [ ! -e "$zxing/.complete" ]; then
        quietly zxing-fetch bash "$here/cmake/zxing/fetch.sh" "$work"
        quietly zxing-configure cmake -S "$work/zxing/core" -B "$work/zxing-build" -G Ninja -DCMAKE_BUILD_TYPE=Release -DCMAKE_INSTALL_PREFIX="$zxing" \
            -DCMAKE_INSTALL_LIBDIR=lib ${launcher[@]+"${launcher[@]}"} "${zxing_options[@]}"
        quietly zxing-build ninja -C "$work/zxing-build" -j "$jobs" install
        touch "$zxing/.complete"
    fi
    echo "    ZXing-C++ ${key%-*} with our fix"
    prefixes="$static;$zxing"
fi

echo "temviet"
with_vision=OFF targets=(temviet_c_core)
if [ "$parts" = full ]; then with_vision=ON targets+=(temviet_c); fi
build=$work/build
PKG_CONFIG_PATH=$static/lib/pkgconfig quietly configure cmake -S "$here" -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=Release \
    -DCMAKE_PREFIX_PATH="$prefixes" -DTEMVIET_FOR_APPS=ON -DTEMVIET_BUILD_CLI=OFF -DTEMVIET_WITH_VISION=$with_vision ${launcher[@]+"${launcher[@]}"}
quietly build ninja -C "$build" -j "$jobs" "${targets[@]}"

echo "checks"
libraries=("$build/mobile-bindings/c/libtemviet-core.so") limits=(--max libtemviet-core=$most_core)
if [ "$parts" = full ]; then libraries+=("$build/mobile-bindings/c/libtemviet.so"); limits+=(--max libtemviet=$most_full); fi
python3 "$here/packaging/size_report.py" "${libraries[@]}" "${limits[@]}"
for library in "${libraries[@]}"; do
    if others=$(readelf -dW "$library" | sed -n 's/.*(NEEDED).*\[\(.*\)\]/\1/p' | grep -vxE 'lib(stdc\+\+|m|gcc_s|c|pthread|dl)\.so\.[0-9]+|ld-linux[a-z0-9_.-]*'); then
        echo "error: $(basename "$library") needs $others" >&2
        exit 1
    fi
done
${CC:-cc} -I"$here/mobile-bindings/c" "$here/tests/capi/layout.c" -o "$work/layout"
python3 "$here/tests/capi/check_abi.py" "$here" "$work/layout" "${libraries[@]}"

mkdir -p "$out/include" "$out/lib"
cp "$here/mobile-bindings/c/temviet.h" "$out/include/"
cp "$here/NOTICE" "$here/LICENSE" "$out/"
{ cat "$static/versions.txt"; if [ "$parts" = full ]; then echo "zxing-cpp ${key%-*} with cmake/zxing/bound-trace-line.patch"; fi; } >"$out/versions.txt"
for library in "${libraries[@]}"; do
    real=$(basename "$(realpath "$library")") soname=$(readelf -dW "$library" | sed -n 's/.*(SONAME).*\[\(.*\)\]/\1/p')
    strip --strip-unneeded -o "$out/lib/$real" "$library"
    ln -sf "$real" "$out/lib/$soname"
    ln -sf "$soname" "$out/lib/$(basename "$library")"
done
echo "in $out"
