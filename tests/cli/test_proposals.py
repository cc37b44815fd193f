# SPDX-License-Identifier: Apache-2.0
"""Proposals: what a picture says becomes a file, an authority accepts or refuses it, and the trail keeps everything."""
import csv
import hashlib
import json
import shutil

import support
from support import AT, SAMPLES, SOURCE, CliTest, append

PICTURE = SAMPLES / "banh-quy-khong-co-trong-so.jpg"
WHO = ["--who", "Phòng Kinh tế"]


def digest(folder):
    return {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in sorted(folder.iterdir()) if p.is_file() and not p.name.startswith(".")}


def rows(folder, table):
    with open(folder / f"{table}.csv", encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def content_id(proposal):
    """The id as data/schema/README.md describes it."""
    content = {k: v for k, v in proposal.items() if k != "id"}
    text = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return "p-" + hashlib.sha256(text.encode()).hexdigest()[:20]


class Proposals(CliTest):
    def sources(self, name):
        folder = self.scratch / name
        shutil.copytree(SOURCE / "data" / "demo" / "demo-tinh", folder)
        (folder / "registry.json").write_text((folder / "registry.json").read_text().replace('"9521"', '"952"'))
        return folder

    def gtin(self):
        printed = {s["text"] for s in self.json_of(self.run_cli("read", PICTURE, "--json"))["symbols"] if s["format"] == "EAN-13"}
        self.assertEqual(len(printed), 1)
        return printed.pop()

    def propose(self, folder, product="Bánh quy bơ hộp 150 g", owner="demo-det-ban-may", *more, picture=PICTURE):
        folder.mkdir(exist_ok=True)
        done = self.run_cli("--lang", "en", "registry", "propose", picture, "--product", product, "--owner", owner, "--who", "Đội 3", "--at", AT, "--to", folder, "--json", *more)
        self.assertEqual(done.returncode, 0, done.err)
        return json.loads(done.out)

    def review(self, folder, sources, *more):
        return self.run_cli("--lang", "en", "registry", "review", folder, "--sources", sources, "--at", AT, *more)

    def states(self, folder, sources):
        answer = self.json_of(self.review(folder, sources, "--json"))
        return {(p["proposal"] or {}).get("id"): (p["state"], [f["code"] for f in p["findings"]]) for p in answer["proposals"]}

    def test_a_proposal_says_what_was_seen(self):
        folder = self.scratch / "said"
        proposal = self.propose(folder, "Bánh quy bơ hộp 150 g", "demo-det-ban-may", "--certificate", "OCOP:4 sao:DEMO-9/QĐ-UBND:05/09/2026:UBND tỉnh (Demo)", "--note", "kệ số 2")
        self.assertEqual(proposal["schema"], "temviet.proposal/1")
        self.assertEqual(proposal["picture"]["sha256"], hashlib.sha256(PICTURE.read_bytes()).hexdigest())
        self.assertEqual(proposal["gtin"], self.gtin().zfill(14))
        self.assertEqual(proposal["certificate"], {"scheme": "OCOP", "level": "4", "number": "DEMO-9/QĐ-UBND", "issued_on": "2026-09-05", "issuer": "UBND tỉnh (Demo)"})
        self.assertEqual((proposal["who"], proposal["at"], proposal["note"]), ("Đội 3", "2026-11-10T01:00:00Z", "kệ số 2"))
        read = {(s["text"], s["bytes"]) for s in self.json_of(self.run_cli("read", PICTURE, "--json"))["symbols"]}
        self.assertEqual({(s["text"], s["bytes"]) for s in proposal["symbols"]}, read)
        self.assertEqual(proposal["id"], content_id(proposal))
        self.assertEqual([p.name for p in folder.iterdir()], [proposal["id"] + ".proposal.json"])
        self.assertEqual(json.loads((folder / f"{proposal['id']}.proposal.json").read_text(encoding="utf-8")), proposal)
        try:
            import jsonschema
        except ImportError:
            return
        jsonschema.validate(proposal, json.loads((SOURCE / "data/schema/proposal-1.schema.json").read_text(encoding="utf-8")))

    def test_what_is_not_proposed(self):
        def code(*args):
            done = self.run_cli("--lang", "en", "registry", "propose", *args, "--product", "Bánh", "--owner", "x", "--who", "Đội 3", "-o", self.scratch / "no.json")
            self.assertFalse((self.scratch / "no.json").exists())
            return done.returncode, done.err.split("[")[1].split("]")[0]

        self.assertEqual(code(PICTURE, "--gtin", "9521234543213"), (1, "NOT_IN_PICTURE"))
        self.assertEqual(code(PICTURE, "--gtin", "9521234543214"), (1, "BAD_CHECK_DIGIT"))
        self.assertEqual(code(PICTURE, "--certificate", "OCOP:5 sao (đề xuất)"), (1, "NOT_GRANTED"))
        self.assertEqual(code(PICTURE, "--certificate", "OCOP:4:1:1/9/26"), (1, "AMBIGUOUS_DATE"))
        self.assertEqual(code(SAMPLES / "hai-san-pham.jpg"), (1, "SEVERAL_GTINS"))
        self.assertEqual(code(self.scratch / "none.jpg"), (1, "FILE_NOT_FOUND"))
        proposal = self.propose(self.scratch / "nothing", picture=SAMPLES / "khan-khong-ma.jpg")
        self.assertEqual((proposal["gtin"], proposal["symbols"]), (None, []))
        done = self.run_cli("registry", "propose", PICTURE, "--product", "x", "--owner", "y", "--who", "z", "-o", PICTURE)
        self.assertEqual((done.returncode, "FILE_EXISTS" in done.err), (1, True))

    def test_accepted_with_a_trail(self):
        sources, folder = self.sources("accept"), self.scratch / "accept-in"
        one = self.propose(folder, "Bánh quy bơ hộp 150 g", "demo-det-ban-may", "--certificate", "OCOP:4:DEMO-9/QĐ-UBND:05/09/2026")
        two = self.propose(folder, "bánh quy bơ hộp 150 G", "Tổ hợp tác Dệt thổ cẩm Bản Mây (Demo)", "--note", "cửa hàng khác")
        before, files = digest(sources), digest(folder)
        self.assertEqual(self.states(folder, sources), {one["id"]: ("open", ["SAME_AS"]), two["id"]: ("open", ["SAME_AS"])})
        self.assertEqual(digest(sources), before, "looking changes nothing")
        self.assertEqual(self.review(folder, sources, "--accept", one["id"]).returncode, 2, "somebody decides")
        done = self.review(folder, sources, "--accept", one["id"][:9], "--merge", two["id"], *WHO)
        self.assertEqual(done.returncode, 0, done.err)

        product = next(p for p in rows(sources, "product") if p["name"] == "Bánh quy bơ hộp 150 g")
        gtin = [g for g in rows(sources, "product_gtin") if g["gtin"] == one["gtin"]]
        self.assertEqual([(g["code"], g["shared"], g["provenance"]) for g in gtin], [(product["code"], "1", "proposal " + one["id"])])
        certificate = next(c for c in rows(sources, "certificate") if c["number"] == "DEMO-9/QĐ-UBND")
        self.assertEqual((certificate["level"], certificate["issued_on"], certificate["source"]), ("4", "2026-09-05", "proposal-" + one["id"]))
        source = next(s for s in rows(sources, "source") if s["id"] == "proposal-" + one["id"])
        self.assertEqual((source["quality"], source["dated"]), ("mention", "2026-11-10"))
        for table in ("issuer_key", "organisation_prefix", "alert", "batch", "revocation", "host", "organisation"):
            self.assertEqual(before[f"{table}.csv"], digest(sources)[f"{table}.csv"], f"a proposal never touches {table}")
        self.assertEqual(digest(folder), files, "proposal files stay")
        self.assertEqual(self.run_cli("registry", "import", sources, "-o", self.scratch / "accept.tvr").returncode, 0)

        trail = [json.loads(line) for line in (sources / "trail.ndjson").read_text(encoding="utf-8").splitlines()]
        self.assertEqual([(t["n"], t["what"], t["who"], t["proposal"], [m["id"] for m in t["merged"]], t["prev"]) for t in trail],
                         [(1, "accept", "Phòng Kinh tế", one, [two["id"]], "0" * 64)])
        self.assertEqual({k: v[0] for k, v in self.states(folder, sources).items()}, {one["id"]: "accepted", two["id"]: "merged"})
        again = self.review(folder, sources, "--accept", one["id"], *WHO)
        self.assertEqual((again.returncode, "NOT_ACCEPTED" in again.err, "Phòng Kinh tế" in again.err), (1, True, True))
        # The same facts proposed anew are explained as known.
        third = self.propose(self.scratch / "third", "Bánh quy bơ hộp 150 g", "demo-det-ban-may", "--note", "lần nữa")
        self.assertEqual(self.states(self.scratch / "third", sources)[third["id"]], ("duplicate", ["ALREADY_REGISTERED"]))

    def test_refused_with_a_reason(self):
        sources, folder = self.sources("refuse"), self.scratch / "refuse-in"
        proposal = self.propose(folder)
        self.assertEqual(self.review(folder, sources, "--refuse", proposal["id"], *WHO).returncode, 2, "a refusal has a reason")
        self.assertEqual(self.review(folder, sources, "--refuse", proposal["id"], "--reason", "ảnh không rõ nhãn", *WHO).returncode, 0)
        before = digest(sources)
        self.assertEqual(self.states(folder, sources), {proposal["id"]: ("refused", ["DECIDED"])})
        listed = self.review(folder, sources)
        self.assertIn("ảnh không rõ nhãn", listed.out)
        self.assertEqual(self.review(folder, sources, "--accept", proposal["id"], *WHO).returncode, 1)
        self.assertEqual(digest(sources), before)
        # A second decision chains to the first.
        other = self.propose(self.scratch / "refuse-2", "Bánh quy khác")
        self.assertEqual(self.review(self.scratch / "refuse-2", sources, "--refuse", other["id"], "--reason", "trùng", *WHO).returncode, 0)
        lines = (sources / "trail.ndjson").read_bytes().splitlines()
        self.assertEqual(json.loads(lines[1])["prev"], hashlib.sha256(lines[0]).hexdigest())
        (sources / "trail.ndjson").write_bytes(lines[0].replace("không rõ".encode(), "rất rõ".encode()) + b"\n" + lines[1] + b"\n")
        broken = self.review(folder, sources)
        self.assertEqual((broken.returncode, "TRAIL_BROKEN" in broken.err, "line 2" in broken.err), (1, True, True))

    def test_what_stands_against_it(self):
        sources = self.sources("against")
        gtin14 = self.gtin().zfill(14)

        def of(name, *args, prepare=None):
            folder = self.scratch / ("against-" + name)
            proposal = self.propose(folder, *args)
            used = self.sources("against-so-" + name) if prepare else sources
            if prepare:
                prepare(used)
            state, codes = self.states(folder, used)[proposal["id"]]
            if state != "open":
                before = digest(used)
                done = self.review(folder, used, "--accept", proposal["id"], *WHO)
                self.assertEqual((done.returncode, digest(used)), (1, before), "nothing that is blocked gets in")
            return state, codes, self.review(folder, used).out

        def registered(name, owner="demo-det-ban-may"):
            def prepare(folder):
                append(folder, "product", organisation=owner, code="CO-SAN", name=name, kind="goods", gtin=gtin14)
            return prepare

        state, codes, text = of("name", "Bánh quy bơ", "demo-det-ban-may", prepare=registered("Bánh quy sữa"))
        self.assertEqual((state, codes), ("conflict", ["NAME_CONFLICT"]))
        self.assertTrue("“Bánh quy sữa”" in text and "“Bánh quy bơ”" in text, "both names side by side")
        self.assertEqual(of("owner", "Bánh quy bơ", "demo-det-ban-may", prepare=registered("Bánh quy bơ", "demo-gom-ben-song"))[:2], ("conflict", ["OWNER_CONFLICT"]))
        self.assertEqual(of("unknown", "Bánh quy bơ", "HTX Chưa Từng Có")[:2], ("invalid", ["OWNER_UNKNOWN"]))
        self.assertEqual(of("keys", "Bánh quy bơ", "demo-tra-sen-vang")[:2], ("invalid", ["WOULD_ENTITLE"]), "a proposal never entitles a key")

        def prefix(folder):
            with open(folder / "organisation_prefix.csv", "a", encoding="utf-8") as file:
                file.write(f"{gtin14[1:10]},demo-gom-ben-song,2024-01-01,\n")
        self.assertEqual(of("prefix", "Bánh quy bơ", "demo-det-ban-may", prepare=prefix)[:2], ("conflict", ["PREFIX_OF_OTHER"]))

        def scope(folder):
            (folder / "registry.json").write_text((folder / "registry.json").read_text().replace('"952"', '"893"'))
        self.assertEqual(of("scope", "Bánh quy bơ", "demo-det-ban-may", prepare=scope)[:2], ("invalid", ["OUT_OF_SCOPE"]))
        self.assertEqual(of("stars", "Bánh quy bơ", "demo-det-ban-may", "--certificate", "OCOP:2:x:05/09/2026")[:2], ("invalid", ["BAD_STARS"]))
        self.assertEqual(of("scheme", "Bánh quy bơ", "demo-det-ban-may", "--certificate", "Giải gì đó")[:2], ("invalid", ["UNKNOWN_SCHEME"]))
        # Two that say different things of one number are shown beside each other.
        folder = self.scratch / "rivals"
        a, b = self.propose(folder, "Bánh quy bơ"), self.propose(folder, "Bánh quy mặn")
        states = self.states(folder, sources)
        self.assertEqual((states[a["id"]], states[b["id"]]), (("open", ["RIVAL"]), ("open", ["RIVAL"])))
        merged = self.review(folder, sources, "--accept", a["id"], "--merge", b["id"], *WHO)
        self.assertEqual((merged.returncode, "NOT_MERGED" in merged.err), (1, True))

    def test_changed_and_foreign_files(self):
        sources, folder = self.sources("changed"), self.scratch / "changed-in"
        proposal = self.propose(folder)
        path = folder / f"{proposal['id']}.proposal.json"
        path.write_text(path.read_text(encoding="utf-8").replace("Bánh quy bơ", "Bánh quy vàng"), encoding="utf-8")
        (folder / "other.json").write_text("{}")
        # A number made up later, with an id that fits, is still not in the picture.
        forged = {**proposal, "gtin": "09521234543213"}
        forged["id"] = content_id(forged)
        (folder / "forged.json").write_text(json.dumps(forged, ensure_ascii=False), encoding="utf-8")
        done = self.review(folder, sources, "--json")
        self.assertEqual(done.returncode, 1)
        answer = {p["file"].rsplit("/", 1)[1]: (p["state"], [f["code"] for f in p["findings"]]) for p in json.loads(done.out)["proposals"]}
        self.assertEqual(answer[path.name], ("damaged", ["PROPOSAL_CHANGED"]))
        self.assertEqual(answer["other.json"], ("damaged", ["BAD_PROPOSAL"]))
        self.assertIn("NOT_IN_PICTURE", answer["forged.json"][1])
        self.assertNotEqual(answer["forged.json"][0], "open")


if __name__ == "__main__":
    support.main()
