#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Installs the packages of BUILD_DIR in a Debian 12 chroot, as root, and does there what a reader of the installed pages does:
# selftest, demonstration registries, the C example by pkg-config.   check_debs.sh CHROOT BUILD_DIR
# The chroot (debootstrap bookworm, /proc mounted) must reach its package archive; it keeps what was installed.
set -euo pipefail
root=${1:?usage: check_debs.sh CHROOT BUILD_DIR} build=${2:?usage: check_debs.sh CHROOT BUILD_DIR}
[ -x "$root/usr/bin/apt-get" ] || { echo "error: $root is no Debian chroot" >&2; exit 1; }
inside() { chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$@"; }
rm -rf "$root/tmp/debs" && mkdir -p "$root/tmp/debs" && cp "$build"/*.deb "$root/tmp/debs/"
inside sh -c 'apt-get install -y --no-install-recommends --reinstall --allow-downgrades /tmp/debs/*.deb gcc libc6-dev pkg-config >/tmp/debs/apt.log 2>&1 ||
    { tail -n 20 /tmp/debs/apt.log; exit 1; }'
inside temviet selftest
inside sh -euc '
    cd /tmp/debs && rm -rf demo && bash /usr/share/temviet/demo/build_demo.sh temviet demo 2>/dev/null
    cc -std=c99 -Wall -Werror /usr/share/doc/temviet/examples/payload.c $(pkg-config --cflags --libs temviet-core) -o payload
    status=0
    ./payload demo/demo-tinh.db demo/demo-tinh.root.json 9521234543213 >answer || status=$?
    test "$status" = 1 && grep -q . answer && head -n 2 answer
    ldd payload | grep -q "libtemviet-core.so.0 => /"'
echo "installed, selftest passed, the C example runs"
