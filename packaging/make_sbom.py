#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes the software bill of materials (SPDX 2.3, JSON) of a build: what temviet is made of, in which versions, under
which licences.

usage: make_sbom.py BUILD_DIR [-o FILE]
Versions come from the build's own CMake cache and pkg-config, never from a list: an entry whose version cannot be found is
an error. SOURCE_DATE_EPOCH (else the time of the last commit) is the time of creation, so that the same source gives the same bytes.
"""
import argparse
import datetime
import hashlib
import json
import os
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[1]
# name: (pkg-config module or None, licence, supplier, parts that link it)
DEPENDENCIES = {
    "libsodium": ("libsodium", "ISC", "Frank Denis", ("core", "full", "cli")),
    "sqlite": ("sqlite3", "blessing", "SQLite Consortium", ("core", "full", "cli")),
    "libcbor": ("libcbor", "MIT", "Pavel Kalvoda", ("core", "full", "cli")),
    "utf8proc": ("libutf8proc", "MIT", "JuliaStrings", ("core", "full", "cli")),
    "fmt": ("fmt", "MIT", "Victor Zverovich", ("core", "full", "cli")),
    "nlohmann-json": ("nlohmann_json", "MIT", "Niels Lohmann", ("core", "full", "cli")),
    "tl-expected": (None, "CC0-1.0", "Sy Brand", ("core", "full", "cli")),
    "opencv": (None, "Apache-2.0", "OpenCV team", ("full", "cli")),
    "zxing-cpp": (None, "Apache-2.0", "ZXing authors and Axel Waggershauser", ("full", "cli")),
    "zint": (None, "BSD-3-Clause", "Robin Stuart", ("cli",)),
    "CLI11": ("CLI11", "BSD-3-Clause", "Henry Schreiner", ("cli",)),
    "cairo": ("cairo", "LGPL-2.1-only OR MPL-1.1", "cairo authors", ("cli",)),
    "pango": ("pango", "LGPL-2.0-or-later", "GNOME", ("cli",)),
    "libarchive": ("libarchive", "BSD-2-Clause", "Tim Kientzle", ("cli",)),
    "pugixml": ("pugixml", "MIT", "Arseny Kapoulkine", ("cli",)),
    "libheif": ("libheif", "LGPL-3.0-or-later", "Dirk Farin", ("cli",)),
}


def cache_of(build):
    return dict(re.findall(r"^([^/#:\n][^:\n]*):[A-Z]+=(.*)$", (build / "CMakeCache.txt").read_text(encoding="utf-8"), re.M))


def header_version(pattern, *folders, name):
    for folder in folders:
        for path in sorted(pathlib.Path(folder).glob(name)):
            if numbers := re.findall(pattern, path.read_text(encoding="utf-8", errors="replace")):
                return ".".join(numbers)
    return None


def version_of(name, module, cache):
    if name == "zxing-cpp":
        return header_version(r"#define ZXING_VERSION_(?:MAJOR|MINOR|PATCH) (\d+)", cache.get("ZXing_DIR", "") + "/../../../include/ZXing", name="Version.h")
    if name == "opencv":  # some distributions ship no opencv4.pc with the module packages
        return header_version(r"#define CV_VERSION_(?:MAJOR|MINOR|REVISION) +(\d+)", "/usr/include/opencv4/opencv2/core", "/usr/local/include/opencv4/opencv2/core", name="version.hpp")
    if name == "tl-expected":
        return header_version(r"#define TL_EXPECTED_VERSION_(?:MAJOR|MINOR|PATCH) (\d+)", "/usr/include/tl", "/usr/local/include/tl", name="expected.hpp")
    if name == "zint":
        return "bundled with zxing-cpp"
    done = subprocess.run(["pkg-config", "--modversion", module], capture_output=True, text=True)
    return done.stdout.strip() if done.returncode == 0 else None


def created():
    epoch = os.environ.get("SOURCE_DATE_EPOCH") or subprocess.run(["git", "-C", ROOT, "log", "-1", "--format=%ct"], capture_output=True, text=True).stdout.strip() or "0"
    return datetime.datetime.fromtimestamp(int(epoch), datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("build", type=pathlib.Path)
    parser.add_argument("-o", "--output", type=pathlib.Path)
    args = parser.parse_args()
    cache = cache_of(args.build)
    version = cache["CMAKE_PROJECT_VERSION"]
    vision = cache.get("TEMVIET_WITH_VISION", "ON") == "ON"
    parts = {"core": "temviet-core", **({"full": "temviet", "cli": "temviet-cli"} if vision else {})}
    packages = [{"SPDXID": f"SPDXRef-{spdx}", "name": spdx, "versionInfo": version, "downloadLocation": "NOASSERTION", "filesAnalyzed": False,
                 "licenseConcluded": "Apache-2.0", "licenseDeclared": "Apache-2.0", "copyrightText": "Copyright the temviet authors", "supplier": "Organization: temviet"}
                for spdx in parts.values()]
    relations = [{"spdxElementId": "SPDXRef-DOCUMENT", "relationshipType": "DESCRIBES", "relatedSpdxElement": f"SPDXRef-{spdx}"} for spdx in parts.values()]
    missing = []
    for name, (module, licence, supplier, used) in DEPENDENCIES.items():
        linked = [parts[part] for part in used if part in parts]
        if not linked:
            continue
        found = version_of(name, module, cache)
        if found is None:
            if name != "libheif":  # the only one a build may leave out
                missing.append(name)
            continue
        packages.append({"SPDXID": f"SPDXRef-{name}", "name": name, "versionInfo": found, "downloadLocation": "NOASSERTION", "filesAnalyzed": False,
                         "licenseConcluded": licence, "licenseDeclared": licence, "copyrightText": "NOASSERTION", "supplier": f"Organization: {supplier}"})
        relations += [{"spdxElementId": f"SPDXRef-{spdx}", "relationshipType": "DEPENDS_ON", "relatedSpdxElement": f"SPDXRef-{name}"} for spdx in linked]
    if missing:
        print(f"error: no version found for {', '.join(missing)}", file=sys.stderr)
        return 1
    content = {"packages": packages, "relationships": relations}
    digest = hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()
    document = {"spdxVersion": "SPDX-2.3", "dataLicense": "CC0-1.0", "SPDXID": "SPDXRef-DOCUMENT", "name": f"temviet-{version}",
                "documentNamespace": f"urn:temviet:sbom:{version}:{digest}", "creationInfo": {"created": created(), "creators": ["Tool: packaging/make_sbom.py"]}, **content}
    text = json.dumps(document, indent=2, ensure_ascii=False) + "\n"
    if args.output:
        args.output.write_text(text, encoding="utf-8")
    else:
        print(text, end="")
    return 0


if __name__ == "__main__":
    sys.exit(main())
