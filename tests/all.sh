#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# The long matrix behind `./setup.sh test-all [STAGE…]`; each stage can be run alone and stops at the first failure.
#   asan     everything under AddressSanitizer and UndefinedBehaviorSanitizer
#   tsan     the library and the C ABI under ThreadSanitizer: eight threads on one verifier
#   clang    the whole build and all tests with clang
#   levels   core at -O0, -O1, -O2, -O3 with gcc: unit tests and the C ABI
#   memory   memory that runs out at every single allocation
#   deb      Debian packages, twice with the same bytes, installed in a fresh Debian 12 chroot (root; needs the archive)
#   i386     core and its tests as a 32-bit program, in an i386 chroot (root; needs the archive)
# Wants the ci build (./setup.sh test makes it). TEMVIET_ZXING names ZXing's prefix, TEMVIET_CHROOT a ready chroot for deb.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
jobs=${TEMVIET_JOBS:-$(nproc)}
stages=("$@")
[ ${#stages[@]} -gt 0 ] || stages=(asan tsan clang levels memory deb i386)
work=$(mktemp -d "${TMPDIR:-/tmp}/temviet-all.XXXXXX")
finish() {
    for folder in "$work"/*/proc; do if mountpoint -q "$folder" 2>/dev/null; then umount "$folder"; fi; done
    rm -rf "$work"
}
trap finish EXIT
launcher=()
command -v ccache >/dev/null && launcher=(-DCMAKE_CXX_COMPILER_LAUNCHER=ccache)

quietly() { # LOG COMMAND…
    local log=$work/$1; shift
    "$@" >"$log" 2>&1 || { tail -n 40 "$log" >&2; echo "error: failed: $*" >&2; exit 1; }
}
configure() { # PRESET FOLDER OPTION…
    local preset=$1 folder=$2; shift 2
    quietly configure.log cmake --preset "$preset" -B "$folder" -DCMAKE_PREFIX_PATH="${TEMVIET_ZXING:-}" ${launcher[@]+"${launcher[@]}"} "$@"
}
build() { quietly build.log cmake --build "$1" -j "$jobs" "${@:2}"; }
tests() { (cd "$1" && ctest -j "$jobs" --output-on-failure "${@:2}"); }
demo() { # registries for the programs of a build without the command
    [ -e "$work/demo/demo-tinh.db" ] || quietly demo.log bash data/demo/build_demo.sh build/ci/cli/temviet "$work/demo"
}
core_only=(-DTEMVIET_WITH_VISION=OFF -DTEMVIET_BUILD_CLI=OFF -DTEMVIET_BUILD_BENCH=OFF)
run_core() { # FOLDER: every test program of core, and the C ABI on real registries
    local folder=$1
    demo
    tests "$folder" -E architecture
    "$folder/tests/capi/capi_calls_temviet_c_core" "$work/demo"
    "$folder/tests/capi/capi_threads" "$work/demo" 60
}

stage_asan() {
    configure asan build/asan -DCMAKE_C_FLAGS="-fsanitize=address,undefined -fno-sanitize-recover=all"
    build build/asan
    tests build/asan -R 'unit_|capi_|replay_|install_'
}
stage_tsan() {
    configure tsan build/tsan "${core_only[@]}" -DCMAKE_C_FLAGS=-fsanitize=thread
    build build/tsan capi_threads capi_calls_temviet_c_core
    demo
    TSAN_OPTIONS=halt_on_error=1 build/tsan/tests/capi/capi_threads "$work/demo" 40
    TSAN_OPTIONS=halt_on_error=1 build/tsan/tests/capi/capi_calls_temviet_c_core "$work/demo"
}
stage_clang() {
    local clang
    clang=$(command -v clang++-19 || command -v clang++-16 || command -v clang++) || { echo "error: no clang: apt-get install clang-19" >&2; exit 1; }
    configure ci build/clang -DCMAKE_CXX_COMPILER="$clang" -DCMAKE_C_COMPILER="${clang/++/}"
    build build/clang
    tests build/clang
}
stage_levels() {
    local level
    for level in 0 1 2 3; do
        echo "-O$level"
        configure ci "build/level-$level" "${core_only[@]}" -DCMAKE_CXX_FLAGS_RELEASE="-O$level"
        build "build/level-$level"
        run_core "build/level-$level"
    done
}
stage_memory() {
    build build/ci capi_memory temviet_cli
    demo
    build/ci/tests/capi/capi_memory "$work/demo" 1
}
new_chroot() { # FOLDER ARCHITECTURE: from the archive this system uses itself
    local mirror
    command -v debootstrap >/dev/null || { echo "error: debootstrap is missing: apt-get install debootstrap" >&2; exit 1; }
    mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' | grep -v security | head -n 1)
    quietly debootstrap.log debootstrap --variant=minbase --arch="$2" bookworm "$1" "$mirror"
    for file in resolv.conf hosts apt/apt.conf.d; do if [ -e "/etc/$file" ]; then cp -rL "/etc/$file" "$1/etc/$(dirname "$file")/"; fi; done
    mount -t proc proc "$1/proc"
}
stage_deb() {
    local first root=${TEMVIET_CHROOT:-}
    build build/ci
    first=$(packaging/make_debs.sh build/ci)
    [ "$first" = "$(packaging/make_debs.sh build/ci)" ] || { echo "error: the same build gives other packages" >&2; exit 1; }
    echo "$first"
    if [ -z "$root" ]; then root=$work/deb; new_chroot "$root" amd64; fi
    packaging/check_debs.sh "$root" build/ci
}
stage_i386() {
    local root=$work/i386
    new_chroot "$root" i386
    demo
    mkdir -p "$root/source"
    git archive HEAD | tar -x -C "$root/source"
    cp -r "$work/demo" "$root/demo"
    quietly i386.log chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root DEBIAN_FRONTEND=noninteractive sh -euc "
        apt-get install -y --no-install-recommends g++ cmake ninja-build pkg-config python3 libsodium-dev libsqlite3-dev libcbor-dev \
            libutf8proc-dev nlohmann-json3-dev libfmt-dev libexpected-dev catch2 librapidcheck-dev binutils
        cd /source
        cmake --preset ci ${core_only[*]}
        cmake --build --preset ci -j $jobs
        (cd build/ci && ctest --output-on-failure)
        build/ci/tests/capi/capi_calls_temviet_c_core /demo
        build/ci/tests/capi/capi_threads /demo 20
        python3 tests/capi/check_abi.py . build/ci/tests/capi/capi_layout build/ci/mobile-bindings/c/libtemviet-core.so"
    tail -n 3 "$work/i386.log"
}

[ -x build/ci/cli/temviet ] || { echo "error: there is no ci build: run ./setup.sh test first" >&2; exit 1; }
for stage in "${stages[@]}"; do
    declare -F "stage_$stage" >/dev/null || { echo "error: no stage $stage (asan tsan clang levels memory deb i386)" >&2; exit 2; }
    start=$SECONDS
    echo "== $stage"
    "stage_$stage"
    echo "== $stage: passed in $((SECONDS - start)) s"
done
echo "all passed: ${stages[*]}"
