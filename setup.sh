#!/usr/bin/env bash
# temviet: set up, see it work, run the tests.   ./setup.sh demo | test | test-all | build | deps | help
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

ZXING_VERSION=3.1.1  # pinned in cmake/zxing/fetch.sh
CACHE=${TEMVIET_CACHE:-${XDG_CACHE_HOME:-${HOME:-/root}/.cache}/temviet}
JOBS=${TEMVIET_JOBS:-$(nproc)}
LOGS=$CACHE/logs
STEP=0

say()  { STEP=$((STEP + 1)); printf '\n[%d] %s\n' "$STEP" "$*"; }
note() { printf '    %s\n' "$*"; }
stop() { # message, hint…
    printf '\nerror: %s\n' "$1" >&2; shift
    for hint in "$@"; do printf 'hint: %s\n' "$hint" >&2; done
    exit 1
}

# run LOG COMMAND…: keeps the output in a log, shows that something happens, prints the log's end when it fails.
run() {
    local log=$LOGS/$1; shift
    "$@" >"$log" 2>&1 &
    local pid=$! start=$SECONDS
    trap 'kill "$pid" 2>/dev/null; exit 130' INT TERM
    while kill -0 "$pid" 2>/dev/null; do
        [ -t 1 ] && printf '\r    … %ds  %-60.60s' $((SECONDS - start)) "$(tail -n 1 "$log" 2>/dev/null | tr -cd '[:print:]')"
        sleep 0.5
    done
    [ -t 1 ] && printf '\r%-80s\r' ''
    trap - INT TERM
    if ! wait "$pid"; then
        tail -n 25 "$log" >&2
        return 1
    fi
    note "done in $((SECONDS - start)) s"
}

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"
    elif command -v sudo >/dev/null; then sudo "$@"
    else stop "packages are missing and there are no rights to install them: $*" \
        "run this script once as root, or install sudo, or install the packages named above yourself"
    fi
}

# Names differ between releases in a few places. Debian 12 is what CI runs; the others are untested.
package_names() {
    local id=unknown version=0
    if [ -r /etc/os-release ]; then
        id=$(. /etc/os-release && echo "${ID:-unknown}"); version=$(. /etc/os-release && echo "${VERSION_ID:-0}")
    fi
    BUILD_PACKAGES="g++ cmake ninja-build pkg-config patch python3 python3-pip libsodium-dev libsqlite3-dev libcbor-dev
        libutf8proc-dev nlohmann-json3-dev libfmt-dev libcli11-dev libexpected-dev libopencv-core-dev libopencv-imgproc-dev
        libopencv-imgcodecs-dev libcairo2-dev libpango1.0-dev fonts-noto-core libarchive-dev libpugixml-dev libheif-dev"
    TEST_PACKAGES="catch2 librapidcheck-dev libbenchmark-dev faketime python3-jsonschema sqlite3
        qrencode zint dmtx-utils zbar-tools poppler-utils libheif-examples zsh fish groff-base abigail-tools"
    case "$id-$version" in
        debian-12) ;;
        debian-13) note "Debian 13: the same package names; untested" ;;
        ubuntu-24.04) note "Ubuntu 24.04: the same package names (universe); untested" ;;
        debian-*|ubuntu-*) note "$id $version is untested; trying Debian 12's package names" ;;
        *) stop "this script installs packages with apt on Debian or Ubuntu; this is $id $version" \
               "install these (or their like) yourself and build with: cmake --preset release" "$BUILD_PACKAGES" ;;
    esac
}

install_packages() {
    local missing=() package
    for package in "$@"; do
        dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
    done
    if [ ${#missing[@]} = 0 ]; then note "all packages are here"; return; fi
    note "installing: ${missing[*]}"
    run apt-update.log as_root apt-get update ||
        stop "the package lists could not be fetched" "is this machine online? Look at $LOGS/apt-update.log"
    run apt-install.log as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${missing[@]}" ||
        stop "apt-get could not install: ${missing[*]}" "look at $LOGS/apt-install.log"
}

check_compiler() {
    local version
    version=$(${CXX:-g++} -dumpfullversion 2>/dev/null || echo 0)
    case "$(${CXX:-g++} --version 2>/dev/null | head -n 1)" in
        *clang*) [ "${version%%.*}" -ge 16 ] || stop "clang $version is too old" "temviet needs clang 16 or g++ 12" ;;
        *) [ "${version%%.*}" -ge 12 ] || stop "g++ $version is too old" "temviet needs g++ 12 (Debian 12) or clang 16" ;;
    esac
}

# ZXing-C++ >= 3.1 of the system if there is one; else built once from its published source package.
# Our patch bounds a loop that can run for minutes on hostile pictures (docs/adr/0003).
provide_zxing() {
    local prefix work
    prefix=$CACHE/zxing-$(bash cmake/zxing/fetch.sh --key)
    ZXING_PREFIX=$prefix
    if [ -e "$prefix/.complete" ]; then note "ZXing-C++ $ZXING_VERSION (with our fix) is here"; return; fi
    work=$(mktemp -d "$CACHE/zxing-build.XXXXXX")
    # shellcheck disable=SC2064
    trap "rm -rf '$work'" EXIT
    note "fetching the source package (1.4 MB)"
    run zxing-fetch.log bash cmake/zxing/fetch.sh "$work" ||
        stop "the source of ZXing-C++ $ZXING_VERSION could not be fetched or its hash differs" \
             "is this machine online? Look at $LOGS/zxing-fetch.log" \
             "or install ZXing-C++ >= 3.1 yourself and set CMAKE_PREFIX_PATH"
    note "building it (about a minute)"
    build_zxing() {
        cmake -S "$work/zxing/core" -B "$work/build" -G Ninja -DCMAKE_BUILD_TYPE=Release \
            -DBUILD_SHARED_LIBS=OFF -DZXING_WRITERS=NEW -DZXING_USE_BUNDLED_ZINT=ON -DCMAKE_POSITION_INDEPENDENT_CODE=ON \
            -DCMAKE_INSTALL_PREFIX="$prefix" && ninja -C "$work/build" -j "$JOBS" install
    }
    run zxing-build.log build_zxing || stop "ZXing-C++ did not build" "look at $LOGS/zxing-build.log"
    touch "$prefix/.complete"
    rm -rf "$work"; trap - EXIT
}

setup() { # build|test
    mkdir -p "$LOGS" || stop "cannot write $CACHE" "set TEMVIET_CACHE to a folder you may write"
    say "Packages"
    package_names
    # shellcheck disable=SC2086
    if [ "$1" = test ]; then install_packages $BUILD_PACKAGES $TEST_PACKAGES; else install_packages $BUILD_PACKAGES; fi
    check_compiler
    say "ZXing-C++ $ZXING_VERSION"
    provide_zxing
}

build() { # preset
    local launcher=()
    command -v ccache >/dev/null && launcher=(-DCMAKE_CXX_COMPILER_LAUNCHER=ccache -DCMAKE_C_COMPILER_LAUNCHER=ccache)
    say "Building ($1)"
    run "configure-$1.log" cmake --preset "$1" -DCMAKE_PREFIX_PATH="$ZXING_PREFIX" ${launcher[@]+"${launcher[@]}"} ||
        stop "the configuration failed" "look at $LOGS/configure-$1.log"
    run "build-$1.log" cmake --build --preset "$1" -j "$JOBS" || stop "the build failed" "look at $LOGS/build-$1.log"
}

case "${1:-help}" in
    deps) setup test; note "ZXing-C++ is in $ZXING_PREFIX" ;;
    build) setup build; build release; note "the command is build/release/cli/temviet" ;;
    demo)
        setup build
        build release
        say "Demo registries: build, sign (two public test keys each), store for this user"
        data/demo/build_demo.sh build/release/cli/temviet build/demo use
        say "Registries compiled from public sources: build, sign once on this computer, store (not an official list)"
        data/public-facts/build_public.sh build/release/cli/temviet build/public use
        say "Sample labels, checked offline"
        python3 data/samples/check_samples.py --temviet build/release/cli/temviet --table
        ;;
    test)
        setup test
        build ci
        say "Tests"
        shift
        ctest --preset ci -j "$JOBS" "$@"
        ;;
    test-all)
        setup test
        note "for some stages: clang, debootstrap, qemu and what builds the dependencies"
        install_packages clang-19 doxygen debootstrap dpkg-dev tcl autoconf automake libtool qemu-user g++-s390x-linux-gnu
        build ci
        say "The long matrix: sanitizers, clang, -O0 to -O3, memory, libraries for apps, packages in a chroot, 32 bits, big endian (an hour or two)"
        shift
        TEMVIET_ZXING=$ZXING_PREFIX TEMVIET_JOBS=$JOBS tests/all.sh "$@"
        ;;
    help|-h|--help)
        cat <<'TEXT'
./setup.sh demo    install what is missing, build, and check the sample labels       (a few minutes the first time)
./setup.sh test    the same set-up, then every test; further arguments go to ctest   (./setup.sh test -R unit)
./setup.sh test-all [STAGE…]   the long matrix (tests/all.sh): asan tsan clang levels memory apps api deb i386 s390x; the last three need root
./setup.sh build   only build: build/release/cli/temviet
./setup.sh deps    only install and build what temviet needs
TEMVIET_CACHE (default ~/.cache/temviet) keeps ZXing-C++ and logs; TEMVIET_JOBS sets parallel jobs.
TEXT
        ;;
    *) stop "unknown command: $1" "./setup.sh help" ;;
esac
