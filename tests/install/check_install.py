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
        for config in text.rglob("temviet*.cmake"):
            if args.build in config.read_text() or args.source in config.read_text():
                print(f"{config.name} names a folder of the build")
                return 1
        prefixes = ";".join(filter(None, [str(top / "prefix"), args.prefix_path]))
        run("cmake", "-S", source / "tests/install/consumer", "-B", top / "consumer", "-G", "Ninja",
            f"-DCMAKE_PREFIX_PATH={prefixes}", f"-DCMAKE_CXX_COMPILER={args.compiler}", f"-DCMAKE_CXX_FLAGS={args.flags}",
            "-DCMAKE_BUILD_TYPE=Release")
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
        print(f"installed, consumed, agreed: {level}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
