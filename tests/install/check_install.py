#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Installs a build into a scratch folder, builds tests/install/consumer against it, and runs what was built."""
import argparse
import json
import os
import pathlib
import subprocess
import sys
import tempfile


def run(*command, ok=(0,), **options):
    done = subprocess.run([str(c) for c in command], text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, **options)
    if done.returncode not in ok:
        print("$", *command, f"-> {done.returncode}\n{done.stdout[-4000:]}")
        sys.exit(1)
    return done


def pgm_of_qr(payload: str, path: pathlib.Path) -> None:
    """A grey picture of a QR code, eight pixels a module: what a camera would hand over."""
    rows = subprocess.run(["qrencode", "-t", "ASCII", "-m", "4", "-o", "-", payload], check=True, text=True, stdout=subprocess.PIPE).stdout.splitlines()
    width = max(map(len, rows)) // 2
    lines = [b"".join((b"\0" if row[2 * x : 2 * x + 1] == "#" else b"\xff") * 8 for x in range(width)) for row in rows for _ in range(8)]
    path.write_bytes(b"P5\n%d %d\n255\n" % (8 * width, len(lines)) + b"".join(lines))


def check_examples(top, prefix, source, demo, stamp, codes, level, args) -> list:
    """The C and C++ examples against static and shared installs, by find_package and pkg-config: all must agree."""
    problems = []
    examples = prefix / "share/doc/temviet/examples"
    libdir = next(p.parent for p in prefix.rglob("libtemviet.so"))
    env = {**os.environ, "LD_LIBRARY_PATH": str(libdir),
           "PKG_CONFIG_PATH": ":".join([str(libdir / "pkgconfig"), *(f"{p}/lib/pkgconfig" for p in args.prefix_path.split(";") if p)])}
    run("cmake", "-S", source / "tests/install/shared", "-B", top / "shared", "-G", "Ninja", f"-DCMAKE_PREFIX_PATH={prefix}", f"-DEXAMPLES={examples}",
        f"-DCMAKE_CXX_COMPILER={args.compiler}", f"-DCMAKE_CXX_FLAGS={args.flags}", f"-DCMAKE_C_FLAGS={args.flags}", "-DCMAKE_BUILD_TYPE=Release")
    run("cmake", "--build", top / "shared")
    run(top / "shared/from_cpp", env=env)

    def flags(*words):
        return run("pkg-config", *words, env=env).stdout.split()

    sanitizers = args.flags.split()
    run("cc", "-std=c99", *sanitizers, examples / "payload.c", *flags("--cflags", "--libs", "temviet-core"), "-o", top / "pc_payload", env=env)
    run("cc", "-std=c99", *sanitizers, "-c", examples / "frame.c", *flags("--cflags", "temviet-static"), "-o", top / "frame.o", env=env)
    zxing = [f"-L{p}/lib" for p in args.prefix_path.split(";") if p]
    run(args.compiler, *sanitizers, top / "frame.o", *zxing, *flags("--libs", "temviet-static"), "-o", top / "pc_frame", env=env)
    run(args.compiler, "-std=c++20", *sanitizers, examples / "payload.cpp", *flags("--cflags", "--libs", "temviet-core-static"), "-o", top / "pc_cpp_payload", env=env)

    registry, root = demo / "demo-tinh.db", demo / "demo-tinh.root.json"
    answers = set()
    for program in (top / "shared/payload", top / "consumer/c_payload", top / "pc_payload"):
        done = run(program, registry, root, stamp, "]Q1", ok=(0, 1), env=env)
        answers.add((done.returncode, "\n".join(l for l in done.stdout.splitlines() if "Xét tại" not in l)))
    if len(answers) != 1:
        problems.append(f"payload.c says {len(answers)} different things: {answers}")
    if run(top / "shared/payload", registry, top / "no-root.json", stamp, ok=range(256), env=env).returncode != 2:
        problems.append("payload.c ran without a root")
    pgm_of_qr(stamp, top / "code.pgm")
    for program in (top / "shared/frame", top / "consumer/c_frame", top / "pc_frame"):
        done = run(program, registry, root, top / "code.pgm", top / "code.pgm", top / "no.pgm", env=env)
        shown = [l for l in done.stdout.splitlines() if "code.pgm:" in l]
        if len(shown) != 1:
            problems.append(f"{program.name}: one new code in view, {len(shown)} answers\n{done.stdout}")
    for program in (top / "consumer/cpp_payload", top / "pc_cpp_payload"):
        done = run(program, registry, root, stamp, "2026-11-10", ok=codes, env=env)
        if json.loads(done.stdout)["level"] != level:
            problems.append(f"{program.name}: {json.loads(done.stdout)['level']}, the command says {level}")
    done = run(top / "consumer/cpp_several_registries", stamp, "2026-11-10", registry, root, demo / "none.db", root, ok=codes, env=env)
    if "demo-tinh: FRESH" not in done.stdout or "REGISTRY_MISSING" not in done.stdout:
        problems.append(f"several_registries: {done.stdout}")
    done = run(top / "consumer/cpp_picture", registry, root, source / "data/samples/tra-tem-tung-hop.jpg", "2026-11-20", ok=codes, env=env)
    if done.returncode != 0 or "QRCode ]Q1" not in done.stdout:
        problems.append(f"picture: exit {done.returncode}\n{done.stdout}")
    long = [p.name for p in examples.iterdir() if len(p.read_text(encoding="utf-8").splitlines()) > 60]
    return problems + [f"{name} has more than 60 lines" for name in long]


def main() -> int:
    parser = argparse.ArgumentParser()
    for name in ("build", "source", "prefix-path", "compiler", "flags"):
        parser.add_argument(f"--{name}", default="")
    args = parser.parse_args()
    source = pathlib.Path(args.source)
    with tempfile.TemporaryDirectory(prefix="temviet-install-") as scratch:
        top = pathlib.Path(scratch)
        run("cmake", "--install", args.build, "--prefix", top / "prefix")
        text = (top / "prefix" / "lib")
        for config in [*text.rglob("temviet*.cmake"), *text.rglob("temviet*.pc")]:
            if args.build in config.read_text() or args.source in config.read_text():
                print(f"{config.name} names a folder of the build")
                return 1
        prefixes = ";".join(filter(None, [str(top / "prefix"), args.prefix_path]))
        run("cmake", "-S", source / "tests/install/consumer", "-B", top / "consumer", "-G", "Ninja",
            f"-DCMAKE_PREFIX_PATH={prefixes}", f"-DCMAKE_CXX_COMPILER={args.compiler}", f"-DCMAKE_CXX_FLAGS={args.flags}",
            f"-DEXAMPLES={top / 'prefix/share/doc/temviet/examples'}", f"-DCMAKE_C_FLAGS={args.flags}", "-DCMAKE_BUILD_TYPE=Release")
        run("cmake", "--build", top / "consumer")
        run(top / "consumer" / "frame")
        # The installed command works from its new place, and the consumer agrees with it.
        command = top / "prefix" / "bin" / "temviet"
        run(command, "selftest")
        demo = top / "demo"
        run("bash", source / "data/demo/build_demo.sh", command, demo)
        stamp = ("https://tem.example/01/09521234543213/10/L2508A/21/0004K7M3P9XQTR?17=270801&vts="
                 "EbwpV0dS7fH0cxcMRETFmEjDvhLkWeFtugpQRVkuCGf4LT7S5tecTdODndbBGyBJropOzNAxPsgxFfDJ1aYe4GxOAw")
        registry, root = demo / "demo-tinh.db", demo / "demo-tinh.root.json"
        codes = tuple([0] + list(range(10, 19)))
        library = run(top / "consumer" / "payload", registry, root, stamp, ok=codes)
        cli = run(command, "verify", "--registry", registry, "--root", root, "--env", "test", "--at", "2026-11-10",
                  "--payload", stamp, "--json", ok=codes, env={**os.environ, "XDG_DATA_HOME": str(top / "data")})
        level = json.loads(cli.stdout)["level"]
        if library.returncode != cli.returncode:
            print(f"library says {library.returncode}, the command {cli.returncode} ({level})")
            return 1
        problems = check_examples(top, top / "prefix", source, demo, stamp, codes, level, args)
        print("\n".join(problems) if problems else f"installed, consumed, agreed: {level}")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
