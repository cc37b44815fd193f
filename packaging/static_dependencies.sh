#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Builds what temviet links, as small position-independent archives, from the sources Debian ships (with Debian's fixes):
#   static_dependencies.sh PREFIX [core|full]      full, the default: OpenCV's core and imgproc as well
# Sources come by apt-get (its signed lists; no line of sources.list is changed), or from the folder TEMVIET_SOURCES; the author's archives
# are pinned here by hash, Debian's fixes on top are the newest of the release.
# CROSS names a cross compiler (s390x-linux-gnu). PREFIX/versions.txt says what was built; a finished PREFIX is left as it is.
# Every symbol is hidden and every function lies in a section of its own, so that a library holds only what it calls.
# SQLite is built without what a reader of one signed file never asks for: docs/adr/0024-libraries-for-apps.md.
set -euo pipefail
prefix=$(realpath -m "${1:?usage: static_dependencies.sh PREFIX [core|full]}") parts=${2:-full}
jobs=${TEMVIET_JOBS:-$(nproc)} cross=${CROSS:-}
[ -e "$prefix/.complete-$parts" ] && exit 0
for tool in dpkg-source tclsh autoreconf libtoolize cmake ninja make "${cross:+$cross-}gcc" "${cross:+$cross-}g++"; do
    command -v "$tool" >/dev/null || { echo "error: $tool is missing: apt-get install dpkg-dev tcl autoconf automake libtool cmake ninja-build make g++" >&2; exit 1; }
done
work=$(mktemp -d "${TMPDIR:-/tmp}/temviet-static.XXXXXX")
trap 'rm -rf "$work"' EXIT
mkdir -p "$prefix/lib/pkgconfig" "$prefix/include" "$work/sources"
touch "$prefix/versions.txt"
say() { printf '    %s\n' "$*"; }
quietly() { # NAME COMMAND…
    local log=$work/$1.log; shift
    "$@" >"$log" 2>&1 || { tail -n 30 "$log" >&2; echo "error: failed: $*" >&2; exit 1; }
}

apt_ready=
use_apt() { # source lists of our own, made of this system's; libcbor's older sources are not on every mirror, so trixie's too
    [ -z "$apt_ready" ] || return 0
    apt_ready=1
    mkdir -p "$work/apt/parts" "$work/apt/lists/partial"
    local file suite
    for file in /etc/apt/sources.list.d/*.sources; do
        [ -e "$file" ] || continue
        for suite in bookworm trixie; do
            sed "s/^Types:.*/Types: deb-src/; s/\bbookworm\b/$suite/g" "$file" >"$work/apt/parts/$suite-$(basename "$file")"
        done
    done
    if [ -e /etc/apt/sources.list ]; then
        for suite in bookworm trixie; do
            sed -n "s/^deb \(.*\)/deb-src \1/p" /etc/apt/sources.list | sed "s/\bbookworm\b/$suite/g"
        done >"$work/apt/parts/main.list"
    fi
    apt=(apt-get -o Dir::Etc::sourcelist=/dev/null -o "Dir::Etc::sourceparts=$work/apt/parts" -o "Dir::State::lists=$work/apt/lists"
        -o Dir::Cache::pkgcache= -o Dir::Cache::srcpkgcache= -o APT::Sandbox::User=root)
    quietly apt-update "${apt[@]}" update
}
fetch() { # PACKAGE VERSION SHA256 [author]: unpacks it to $work/PACKAGE with Debian's patches, or ("author") the author's archive alone
    local package=$1 version=$2 sha256=$3 dsc archive
    if [ -n "${TEMVIET_SOURCES:-}" ]; then
        cp "$TEMVIET_SOURCES/${package}_"* "$work/sources/" 2>/dev/null || { echo "error: no source of $package in $TEMVIET_SOURCES" >&2; exit 1; }
    else
        use_apt
        local exact
        exact=$(apt-cache "${apt[@]:1}" showsrc "$package" | awk -v start="Version: $version-" 'index($0, start) == 1 && !/deb13/ { print $2 }' | sort -V | tail -n 1)
        [ -n "$exact" ] || { echo "error: the source lists of this system have no $package $version" >&2; exit 1; }
        (cd "$work/sources" && "${apt[@]}" source --download-only "$package=$exact" >"$work/fetch-$package.log" 2>&1) ||
            [ "${4:-}" = author ] || { tail -n 5 "$work/fetch-$package.log" >&2; echo "error: the source of $package $exact could not be fetched" >&2; exit 1; }
    fi
    archive=$(find "$work/sources" -name "${package}_${version}.orig.tar.*" ! -name '*.asc' | head -n 1)
    echo "$sha256  ${archive:-$package $version}" | sha256sum --check --status 2>/dev/null ||
        { echo "error: the author's archive of $package $version is missing or has another hash" >&2; exit 1; }
    if [ "${4:-}" = author ]; then
        mkdir "$work/$package" && tar -xf "$archive" -C "$work/$package" --strip-components=1
    else
        dsc=$(find "$work/sources" -name "${package}_${version}-*.dsc" | head -n 1)
        quietly "unpack-$package" dpkg-source --no-check -x "${dsc:-$package.dsc}" "$work/$package"
        version=$(basename "${dsc#*_}" .dsc)
    fi
    say "$package $version"
    sed -i "/^$package /d" "$prefix/versions.txt"
    echo "$package $version, author's archive sha256 $sha256" >>"$prefix/versions.txt"
}

small="-fPIC -ffunction-sections -fdata-sections -fvisibility=hidden -g0"
small_c="$small -fno-asynchronous-unwind-tables"  # no exception passes through C
export CC=${cross:+$cross-}gcc CXX=${cross:+$cross-}g++ AR=${cross:+$cross-}gcc-ar RANLIB=${cross:+$cross-}gcc-ranlib
with_cmake() { # NAME SOURCE OPTION…
    local name=$1 source=$2; shift 2
    local system=()
    if [ -n "$cross" ]; then system=(-DCMAKE_SYSTEM_NAME=Linux "-DCMAKE_SYSTEM_PROCESSOR=${cross%%-*}"); fi
    quietly "$name-configure" cmake -S "$source" -B "$work/$name-build" -G Ninja -DCMAKE_BUILD_TYPE=Release -DBUILD_SHARED_LIBS=OFF \
        -DCMAKE_INSTALL_PREFIX="$prefix" -DCMAKE_INSTALL_LIBDIR=lib -DCMAKE_POSITION_INDEPENDENT_CODE=ON ${system[@]+"${system[@]}"} "$@"
    quietly "$name-build" ninja -C "$work/$name-build" -j "$jobs"
    quietly "$name-install" ninja -C "$work/$name-build" install
}
pc() { # FILE NAME VERSION LIBS
    printf 'prefix=${pcfiledir}/../..\nName: %s\nDescription: %s, static\nVersion: %s\nCflags: -I${prefix}/include\nLibs: -L${prefix}/lib %s\n' \
        "$2" "$2" "$3" "$4" >"$prefix/lib/pkgconfig/$1.pc"
}

libsodium() { # its own optimisation: it is most of the time of an answer
    fetch libsodium 1.0.18 d59323c6b712a1519a5daf710b68f5e7fde57040845ffec53850911f10a5d4f4
    (cd "$work/libsodium" && quietly sodium-autoreconf autoreconf -fi && quietly sodium-configure ./configure ${cross:+--host="$cross"} --prefix="$prefix" --libdir="$prefix/lib" \
        --disable-shared --enable-static --with-pic CFLAGS="-O3 $small_c" && quietly sodium-make make -j "$jobs" -C src install && quietly sodium-pc make install-pkgconfigDATA)
}
sqlite() {
    local options=(-DSQLITE_THREADSAFE=1 -DSQLITE_DEFAULT_MEMSTATUS=0 -DSQLITE_DQS=0 -DSQLITE_LIKE_DOESNT_MATCH_BLOBS -DSQLITE_TEMP_STORE=3
        -DSQLITE_USE_ALLOCA -DSQLITE_ENABLE_FTS5)
    local omitted
    for omitted in DEPRECATED LOAD_EXTENSION PROGRESS_CALLBACK SHARED_CACHE JSON WAL TRACE AUTHORIZATION TCL_VARIABLE GET_TABLE UTF16 \
        EXPLAIN ANALYZE REINDEX LOCALTIME COMPLETE WINDOWFUNC DESERIALIZE ALTERTABLE; do options+=("-DSQLITE_OMIT_$omitted"); done
    fetch sqlite3 3.40.1 aaa776260ab4dc976db34aa7891819484c8676b5b2783123ebc6301e2ca5d655
    local version
    version=$(cat "$work/sqlite3/VERSION")
    mkdir "$work/sqlite-build"
    # The parser is generated without the omitted words as well, which needs the real sources and not the amalgamation.
    (cd "$work/sqlite-build" && quietly sqlite-configure "$work/sqlite3/configure" --disable-shared --disable-tcl --disable-readline \
        CC=gcc && quietly sqlite-make make sqlite3.c sqlite3.h BCC="gcc -g0" OPTS="${options[*]}")
    # shellcheck disable=SC2086
    (cd "$work/sqlite-build" && quietly sqlite-compile "$CC" -Os -w $small_c "${options[@]}" -DNDEBUG -c sqlite3.c -o sqlite3.o &&
        rm -f "$prefix/lib/libsqlite3.a" && "$AR" rcs "$prefix/lib/libsqlite3.a" sqlite3.o && cp sqlite3.h "$prefix/include/")
    pc sqlite3 sqlite3 "$version" -lsqlite3
}
utf8proc() {
    fetch utf8proc 2.8.0 a0a60a79fe6f6d54e7d411facbfcc867a6e198608f2cd992490e46f04b1bcecc
    # shellcheck disable=SC2086
    (cd "$work/utf8proc" && quietly utf8proc "$CC" -O2 $small_c -DUTF8PROC_STATIC -c utf8proc.c -o utf8proc.o &&
        rm -f "$prefix/lib/libutf8proc.a" && "$AR" rcs "$prefix/lib/libutf8proc.a" utf8proc.o && cp utf8proc.h "$prefix/include/")
    pc libutf8proc utf8proc "$(sed -n 's/^ *#define UTF8PROC_VERSION_\(MAJOR\|MINOR\|PATCH\) //p' "$work/utf8proc/utf8proc.h" | paste -sd.)" "-lutf8proc"
}
cbor() { # trixie's: the sources of Debian 12's 0.8.0, and Debian's patches to 0.10.2, are not on every mirror
    fetch libcbor 0.10.2 e75f712215d7b7e5c89ef322a09b701f7159f028b8b48978865725f00f79875b author
    with_cmake cbor "$work/libcbor" -DCMAKE_C_FLAGS="$small_c" -DCMAKE_C_FLAGS_RELEASE="-Os -DNDEBUG" -DWITH_EXAMPLES=OFF -DCMAKE_INTERPROCEDURAL_OPTIMIZATION=OFF
}
format() {
    fetch fmtlib 9.1.0+ds1 84ce1c2d0be3a9863935137969dcec6970125caac032f82474640bfc81463583
    with_cmake fmt "$work/fmtlib" -DCMAKE_CXX_FLAGS="$small -fvisibility-inlines-hidden" -DCMAKE_CXX_FLAGS_RELEASE="-Os -DNDEBUG" -DFMT_TEST=OFF -DFMT_DOC=OFF
}
opencv() {
    fetch opencv 4.6.0+dfsg 40a59ba7e5c18a43652de0a08733c9843a39bba619b1f3e26a5fac4a6f041423
    sed -i 's/define USE_ZLIB 1/define USE_ZLIB 0/' "$work/opencv/modules/core/src/persistence.hpp"  # we read no files with it
    local off=() feature
    for feature in 1394 ADE CUDA EIGEN FFMPEG GDAL GPHOTO2 GSTREAMER GTK HALIDE IPP ITT JASPER JPEG LAPACK OPENCL OPENCLAMDBLAS OPENCLAMDFFT \
        OPENEXR OPENGL OPENJPEG OPENMP PNG PROTOBUF PTHREADS_PF QT QUIRC TBB TIFF V4L VA VA_INTEL VTK VULKAN WEBP; do off+=("-DWITH_$feature=OFF"); done
    with_cmake opencv "$work/opencv" "${off[@]}" -DBUILD_LIST=core,imgproc -DBUILD_TESTS=OFF -DBUILD_PERF_TESTS=OFF -DBUILD_EXAMPLES=OFF -DBUILD_DOCS=OFF \
        -DBUILD_opencv_apps=OFF -DBUILD_JAVA=OFF -DBUILD_opencv_python2=OFF -DBUILD_opencv_python3=OFF -DBUILD_ZLIB=OFF -DBUILD_ITT=OFF \
        -DENABLE_PRECOMPILED_HEADERS=OFF -DCV_TRACE=OFF -DOPENCV_DISABLE_THREAD_SUPPORT=OFF -DCPU_BASELINE=SSE3 -DCPU_DISPATCH= \
        -DCMAKE_CXX_FLAGS="$small -fvisibility-inlines-hidden" -DCMAKE_C_FLAGS="$small" -DCMAKE_CXX_FLAGS_RELEASE="-Os -DNDEBUG" -DCMAKE_C_FLAGS_RELEASE="-Os -DNDEBUG" \
        -DOPENCV_DISABLE_FILESYSTEM_SUPPORT=ON -DPARALLEL_ENABLE_PLUGINS=OFF -DOPENCV_GENERATE_PKGCONFIG=OFF -DINSTALL_C_EXAMPLES=OFF -DOPENCV_GENERATE_SETUPVARS=OFF
}
[ -e "$prefix/lib/libsodium.a" ] || libsodium
[ -e "$prefix/lib/libsqlite3.a" ] || sqlite
[ -e "$prefix/lib/libutf8proc.a" ] || utf8proc
[ -e "$prefix/lib/libcbor.a" ] || cbor
[ -e "$prefix/lib/libfmt.a" ] || format
if [ "$parts" = full ]; then opencv; fi
touch "$prefix/.complete-core" "$prefix/.complete-$parts"
say "in $prefix"
