# SPDX-License-Identifier: Apache-2.0
"""What both mutation runs share: one changed source file compiled, linked before the room's archive, and its tests run."""
import concurrent.futures
import json
import pathlib
import shlex
import subprocess
import sys
import tempfile


def commands(build: pathlib.Path, program: str):
    """({source: how the build compiles it}, how it links `program`)."""
    entries = json.loads((build / "compile_commands.json").read_text())
    out = subprocess.run(["ninja", "-C", build, "-t", "commands", program], capture_output=True, text=True, check=True).stdout
    link = next(line for line in reversed(out.splitlines()) if program in line and " -o " in line and " -c " not in line)
    return {pathlib.Path(e["file"]): e["command"] for e in entries}, link.strip().removeprefix(": && ").removesuffix(" && :")


def judge(job) -> tuple:
    """(description, "caught" | "SURVIVED" | "does not compile")."""
    path, description, text, build, compile_command, link, tests = job
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        source, object_file, program = folder / path.name, folder / "changed.o", folder / "unit"
        source.write_text(text)
        words = [w for w in shlex.split(compile_command) if w not in ("ccache", "-O2", "-O3")]
        words[words.index("-o") + 1] = str(object_file)
        words[words.index("-c") + 1] = str(source)
        words += ["-O1", f"-I{path.parent}", "-Wno-error"]
        if subprocess.run(words, cwd=build, capture_output=True).returncode != 0:
            return description, "does not compile"
        parts = shlex.split(link)
        parts[parts.index("-o") + 1] = str(program)
        # The changed object comes before the room's archive, so that the archive's own copy is never pulled in.
        parts.insert(parts.index("-o"), str(object_file))
        linked = subprocess.run(parts, cwd=build, capture_output=True, text=True)
        if linked.returncode != 0:
            sys.exit(linked.stderr)
        for chosen in tests:  # the quick tests first
            try:
                if subprocess.run([program, *chosen, "--abort"], capture_output=True, timeout=300).returncode != 0:
                    return description, "caught"
            except subprocess.TimeoutExpired:
                return description, "caught"  # it never ends: the test would be stopped
        return description, "SURVIVED"


def run(build: pathlib.Path, program: str, mutants, tests, jobs: int) -> list:
    """Judges every (path, description, changed text); prints the counts and every survivor; returns the survivors."""
    subprocess.run(["ninja", "-C", build, program], check=True, stdout=subprocess.DEVNULL)
    compile_commands, link = commands(build, program)
    work = [(path, description, text, build, compile_commands[path], link, tests) for path, description, text in mutants]
    results = {}
    with concurrent.futures.ThreadPoolExecutor(jobs) as pool:
        for count, (description, result) in enumerate(pool.map(judge, work), 1):
            results.setdefault(result, []).append(description)
            print(f"\r{count} of {len(work)}", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    for result, descriptions in sorted(results.items()):
        print(f"{result}: {len(descriptions)}")
    for description in results.get("SURVIVED", []):
        print(f"  survived: {description}")
    return results.get("SURVIVED", [])
