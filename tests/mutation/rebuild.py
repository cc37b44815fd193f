# SPDX-License-Identifier: Apache-2.0
"""What both mutation runs share: one changed source file compiled, linked before the room's archive, and its tests run."""
import concurrent.futures
import json
import os
import pathlib
import resource
import shlex
import subprocess
import sys
import tempfile
import time


def commands(build: pathlib.Path, program: str):
    """({source: how the build compiles it}, how it links `program`)."""
    entries = json.loads((build / "compile_commands.json").read_text())
    out = subprocess.run(["ninja", "-C", build, "-t", "commands", program], capture_output=True, text=True, check=True).stdout
    link = next(line for line in reversed(out.splitlines()) if program in line and " -o " in line and " -c " not in line)
    return {pathlib.Path(e["file"]): e["command"] for e in entries}, link.strip().removeprefix(": && ").removesuffix(" && :")


def compiled(source, folder, path, build, compile_command):
    """The object of `source`, a changed copy of `path`; None: it does not compile."""
    object_file = folder / f"{path.stem}.o"
    words = [w for w in shlex.split(compile_command) if w not in ("ccache", "-O2", "-O3")]
    words[words.index("-o") + 1] = str(object_file)
    words[words.index("-c") + 1] = str(source)
    words += ["-O1", f"-I{path.parent}", "-Wno-error", "-w"]
    return object_file if subprocess.run(words, cwd=build, capture_output=True).returncode == 0 else None


def linked(objects, program, build, link):
    parts = shlex.split(link)
    parts[parts.index("-o") + 1] = str(program)
    # The changed objects come before the room's archive, so that the archive's own copies are never pulled in.
    parts[parts.index("-o"):parts.index("-o")] = map(str, objects)
    done = subprocess.run(parts, cwd=build, capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(done.stderr)


def timed(program, tests) -> list:
    """[(test names, seconds a mutant may take for them)]: twenty times what the unchanged program takes, ten at least."""
    out = []
    for chosen in tests:
        start = time.monotonic()
        if subprocess.run([program, *chosen, "--abort"], capture_output=True).returncode != 0:
            sys.exit(f"the tests fail without any mutant: {program} {' '.join(chosen)}")
        out.append((chosen, max(10, 20 * (time.monotonic() - start))))
    return out


def within_memory():
    """A mutant that never ends may never stop growing either."""
    resource.setrlimit(resource.RLIMIT_AS, (2 << 30, 2 << 30))


def noticed(program, tests, environment=None) -> str:
    for chosen, limit in tests:  # the quick tests first
        try:
            if subprocess.run([program, *chosen, "--abort"], capture_output=True, timeout=limit, env=environment, preexec_fn=within_memory).returncode != 0:
                return "caught"
        except subprocess.TimeoutExpired:
            return "caught"  # it never ends: the test would be stopped
    return "SURVIVED"


def judge(job) -> tuple:
    """(description, "caught" | "SURVIVED" | "does not compile")."""
    path, description, text, build, compile_command, link, tests = job
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        source, program = folder / path.name, folder / "unit"
        source.write_text(text)
        changed = compiled(source, folder, path, build, compile_command)
        if changed is None:
            return description, "does not compile"
        linked([changed], program, build, link)
        return description, noticed(program, tests)


def collected(pool, judged, jobs) -> dict:
    """{result: descriptions in the order of `jobs`}; counts while they complete, so that a slow one hides no other."""
    futures = [pool.submit(judged, job) for job in jobs]
    for count, _ in enumerate(concurrent.futures.as_completed(futures), 1):
        print(f"\r{count} of {len(jobs)}", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    results = {}
    for description, result in (future.result() for future in futures):
        results.setdefault(result, []).append(description)
    return results


def summed_up(results) -> list:
    for result, descriptions in sorted(results.items()):
        print(f"{result}: {len(descriptions)}")
    for description in results.get("SURVIVED", []):
        print(f"  survived: {description}")
    return results.get("SURVIVED", [])


def run_switched(build: pathlib.Path, program: str, sources, described, every, tests, jobs: int) -> list:
    """Compiles all changed sources once; mutant number N is switched on by TEMVIET_MUTANT=N. Returns the survivors."""
    subprocess.run(["ninja", "-C", build, program], check=True, stdout=subprocess.DEVNULL)
    compile_commands, link = commands(build, program)
    with tempfile.TemporaryDirectory() as folder, concurrent.futures.ThreadPoolExecutor(jobs) as pool:
        folder = pathlib.Path(folder)
        for path, text in sources:
            (folder / path.name).write_text(text)
        objects = list(pool.map(lambda each: compiled(folder / each[0].name, folder, each[0], build, compile_commands[each[0]]), sources))
        if None in objects:
            sys.exit(f"{sources[objects.index(None)][0].name}: the switched copy does not compile")
        linked(objects, folder / "unit", build, link)
        limited = timed(folder / "unit", tests)

        def judged(job):
            number, description = job
            return description, noticed(folder / "unit", limited, {**os.environ, "TEMVIET_MUTANT": str(number * every)})

        results = collected(pool, judged, list(enumerate(described)))
    return summed_up(results)


def run(build: pathlib.Path, program: str, mutants, tests, jobs: int) -> list:
    """Judges every (path, description, changed text); prints the counts and every survivor; returns the survivors."""
    subprocess.run(["ninja", "-C", build, program], check=True, stdout=subprocess.DEVNULL)
    compile_commands, link = commands(build, program)
    parts = shlex.split(link)
    limited = timed(build / parts[parts.index("-o") + 1], tests)
    work = [(path, description, text, build, compile_commands[path], link, limited) for path, description, text in mutants]
    with concurrent.futures.ThreadPoolExecutor(jobs) as pool:
        results = collected(pool, judge, work)
    return summed_up(results)
