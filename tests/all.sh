#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# The long matrix behind `./setup.sh test-all [STAGE…]`: one line a stage, green or red; logs in build/all. Exit 1 if any failed.
#   asan     everything under AddressSanitizer and UndefinedBehaviorSanitizer
#   tsan     the library and the C ABI under ThreadSanitizer: eight threads on one verifier
#   clang    the whole build and all tests with clang
#   levels   core at -O0, -O1, -O2, -O3 with gcc: unit tests and the C ABI
#   memory   memory that runs out at every single allocation
#   apps     the small libraries for apps, built from every dependency's source: sizes, symbols, the C ABI (needs the archive)
#   deb      Debian packages, twice with the same bytes, installed in a fresh Debian 12 chroot (root; needs the archive)
#   i386     core and its tests as a 32-bit program, in an i386 chroot (root; needs the archive)
#   api      Doxygen's pages: nothing of temviet.h without words
#   s390x    core and its tests on a big-endian machine: cross-compiled, run by qemu (root; needs the archive)
# Wants the ci build (./setup.sh test makes it). TEMVIET_ZXING names ZXing's prefix, TEMVIET_CHROOT a ready chroot for deb.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
jobs=${TEMVIET_JOBS:-$(nproc)}
every=(asan tsan clang levels memory apps api deb i386 s390x)
stages=("$@")
[ ${#stages[@]} -gt 0 ] || stages=("${every[@]}")
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
build() { # FOLDER [TARGET…]
    local folder=$1; shift
    [ $# = 0 ] || set -- --target "$@"
    quietly build.log cmake --build "$folder" -j "$jobs" "$@"
}
tests() { (cd "$1" && ctest -j "$jobs" --output-on-failure "${@:2}"); }
demo() { # registries for the programs of a build without the command
    [ -e "$work/demo/demo-tinh.db" ] || quietly demo.log bash data/demo/build_demo.sh build/ci/cli/temviet "$work/demo"
}
core_only=(-DTEMVIET_WITH_VISION=OFF -DTEMVIET_BUILD_CLI=OFF -DTEMVIET_BUILD_BENCH=OFF)
core_packages=(libsodium-dev libsqlite3-dev libcbor-dev libutf8proc-dev nlohmann-json3-dev libfmt-dev libexpected-dev catch2 librapidcheck-dev)
run_core() { # FOLDER [EMULATOR…]: every test program of core, and the C ABI on real registries
    local folder=$1; shift
    demo
    tests "$folder" -R '^(unit|replay|capi)_'  # the other tests look at sources, not at programs
    "$@" "$folder/tests/capi/capi_calls_temviet_c_core" "$work/demo"
    "$@" "$folder/tests/capi/capi_threads" "$work/demo" 60
}

stage_asan() {
    configure asan build/asan -DCMAKE_C_FLAGS="-fsanitize=address,undefined -fno-sanitize-recover=all"
    build build/asan
    ctest --preset asan -j "$jobs"
}
stage_tsan() {
    configure tsan build/tsan "${core_only[@]}" -DCMAKE_C_FLAGS=-fsanitize=thread
    build build/tsan capi_threads capi_calls_temviet_c_core
    demo
    TSAN_OPTIONS=halt_on_error=1 build/tsan/tests/capi/capi_threads "$work/demo" 40
    TSAN_OPTIONS=halt_on_error=1 build/tsan/tests/capi/capi_calls_temviet_c_core "$work/demo"
    echo "figures: eight threads on one verifier, every call of the C ABI: no race"
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
    build/ci/tests/capi/capi_memory "$work/demo" 1 | tee "$work/memory.out"
    echo "figures: $(tail -n 1 "$work/memory.out")"
}
stage_apps() {
    local out=$work/apps part
    packaging/make_app_libraries.sh "$out"
    demo
    for part in temviet-core temviet; do # the C test programs and an example, on the stripped libraries
        gcc -std=c99 -I"$out/include" tests/capi/calls.c -o "$work/calls" -L"$out/lib" "-l$part"
        gcc -std=c99 -pthread -I"$out/include" tests/capi/threads.c -o "$work/threads" -L"$out/lib" "-l$part"
        gcc -std=c99 -I"$out/include" examples/payload.c -o "$work/payload" -L"$out/lib" "-l$part"
        LD_LIBRARY_PATH=$out/lib "$work/calls" "$work/demo"
        LD_LIBRARY_PATH=$out/lib "$work/threads" "$work/demo" 60
        same_answer "$out/lib"
        same_answer build/ci/mobile-bindings/c
        cmp "$work/answer-lib" "$work/answer-c"
    done
    echo "figures: $(cd "$out/lib" && stat -L -c '%n %s bytes' libtemviet-core.so libtemviet.so | paste -sd,), the C ABI tests pass on them"
}
same_answer() { # FOLDER of the library: what the example prints with it
    local status=0
    LD_LIBRARY_PATH=$1 "$work/payload" "$work/demo/demo-tinh.db" "$work/demo/demo-tinh.root.json" 9521234543213 >"$work/answer-$(basename "$1")" || status=$?
    [ "$status" = 1 ] && [ -s "$work/answer-$(basename "$1")" ]
}
archive() { apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' | grep -v security | head -n 1; }
new_chroot() { # FOLDER ARCHITECTURE: from the archive this system uses itself
    command -v debootstrap >/dev/null || { echo "error: debootstrap is missing: apt-get install debootstrap" >&2; exit 1; }
    quietly debootstrap.log debootstrap --variant=minbase --arch="$2" bookworm "$1" "$(archive)"
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
    echo "figures: two builds of the packages with the same bytes; installed in a chroot: selftest, the C example"
}
stage_i386() {
    local root=$work/i386
    new_chroot "$root" i386
    demo
    mkdir -p "$root/source"
    git archive HEAD | tar -x -C "$root/source"
    cp -r "$work/demo" "$root/demo"
    quietly i386.log chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root DEBIAN_FRONTEND=noninteractive sh -euc "
        apt-get install -y --no-install-recommends g++ cmake ninja-build pkg-config python3 binutils ${core_packages[*]}
        cd /source
        cmake --preset ci ${core_only[*]}
        cmake --build --preset ci -j $jobs
        (cd build/ci && ctest --output-on-failure -R '^(unit|replay|capi)_')
        build/ci/tests/capi/capi_calls_temviet_c_core /demo
        build/ci/tests/capi/capi_threads /demo 20
        python3 tests/capi/check_abi.py . build/ci/tests/capi/capi_layout build/ci/mobile-bindings/c/libtemviet-core.so"
    cat "$work/i386.log"
}

stage_api() { python3 tests/docs/check_api.py; }
stage_s390x() {
    local root=$PWD/build/all/s390x-root cross=s390x-linux-gnu tool package emulator
    emulator=(qemu-s390x -L "$root")
    for tool in "$cross-g++" qemu-s390x debootstrap; do
        command -v "$tool" >/dev/null || { echo "error: $tool is missing: apt-get install g++-s390x-linux-gnu qemu-user debootstrap" >&2; exit 1; }
    done
    # The libraries are only unpacked: nothing of them runs before the tests do. They are kept for the next time.
    [ -e "$root/.complete" ] || rm -rf "$root" build/s390x
    [ -e "$root/.complete" ] || quietly debootstrap.log debootstrap --foreign --variant=minbase --arch=s390x --include="libc6-dev,libstdc++6,$(IFS=,; echo "${core_packages[*]}")" \
        bookworm "$root" "$(archive)"
    [ -e "$root/.complete" ] || for package in "$root"/var/cache/apt/archives/*.deb; do dpkg-deb -x "$package" "$root"; done
    touch "$root/.complete"
    PKG_CONFIG_SYSROOT_DIR=$root PKG_CONFIG_LIBDIR=$root/usr/lib/$cross/pkgconfig:$root/usr/share/pkgconfig configure ci build/s390x "${core_only[@]}" \
        -DCMAKE_SYSTEM_NAME=Linux -DCMAKE_SYSTEM_PROCESSOR=s390x "-DCMAKE_C_COMPILER=$cross-gcc" "-DCMAKE_CXX_COMPILER=$cross-g++" \
        "-DCMAKE_SYSROOT=$root" -DCMAKE_LIBRARY_ARCHITECTURE=$cross "-DCMAKE_FIND_ROOT_PATH=$root" -DCMAKE_FIND_ROOT_PATH_MODE_PROGRAM=NEVER \
        -DCMAKE_FIND_ROOT_PATH_MODE_LIBRARY=ONLY -DCMAKE_FIND_ROOT_PATH_MODE_INCLUDE=ONLY -DCMAKE_FIND_ROOT_PATH_MODE_PACKAGE=ONLY \
        "-DCMAKE_CROSSCOMPILING_EMULATOR=$(IFS=';'; echo "${emulator[*]}")"
    build build/s390x
    run_core build/s390x "${emulator[@]}"
}

[ -x build/ci/cli/temviet ] || { echo "error: there is no ci build: run ./setup.sh test first" >&2; exit 1; }
for stage in "${stages[@]}"; do
    declare -F "stage_$stage" >/dev/null || { echo "error: no stage $stage (${every[*]})" >&2; exit 2; }
done
figures() { # LOG: what a stage says of itself, or how many tests it ran
    grep -a '^figures: ' "$1" | tail -n 1 | sed 's/^figures: //' | grep . ||
        awk '/\*\*\*Skipped/ { skipped++ } /^100% tests passed.* [0-9]+$/ { sum += $NF; runs++ }
             END { if (runs) print sum - skipped " tests of ctest in " runs " runs" (skipped ? ", " skipped " skipped" : "") }' "$1"
}
mkdir -p build/all
failed=()
for stage in "${stages[@]}"; do
    start=$SECONDS log=build/all/$stage.log
    printf '%-8s' "$stage"
    set +e
    (set -e; "stage_$stage") >"$log" 2>&1
    status=$?
    set -e
    if [ $status = 0 ]; then
        printf 'passed in %5d s   %s\n' $((SECONDS - start)) "$(figures "$log")"
    else
        printf 'FAILED after %d s, %s ends:\n' $((SECONDS - start)) "$log"
        tail -n 15 "$log" | sed 's/^/    /'
        failed+=("$stage")
    fi
done
if [ ${#failed[@]} = 0 ]; then echo "all passed: ${stages[*]}"; else echo "failed: ${failed[*]}"; exit 1; fi
