#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes the PUBLIC TEST KEYS of the demonstration registries: keys/*.key, keys/test-keys.json, <registry>/root.json, <registry>/issuer_key.csv.

Every secret is computed from a public word, so anyone has it: nothing signed with these keys proves anything.
Deterministic: running it again changes no byte. Needs python3-cryptography; developers only.
"""
import csv
import hashlib
import io
import json
import pathlib

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

HERE = pathlib.Path(__file__).resolve().parent
REGISTRIES = ("demo-tinh", "demo-tap-doan")
# The worked vector of the stamp format uses the seed of RFC 8032, section 7.1, TEST 1.
FIXED_SEEDS = {"demo-tra-sen-vang": bytes.fromhex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")}
ALL = "item,batch,record,hidden,declare"

# name of the key (issuer, then -2, …): usage, valid_from, valid_to, status, status_at, compromised_at, first, endorsed by, added_at
ISSUER_KEYS = {
    "demo-tinh": {
        "demo-tra-sen-vang": (ALL, "2025-07-01", "", "active", "", "", 1, "", "2025-07-01T02:00:00Z"),
        "demo-tra-sen-vang-2": (ALL, "2026-10-01", "", "active", "", "", 0, "demo-tra-sen-vang", "2026-10-01T02:00:00Z"),
        "demo-mat-ong-hoa-ban": ("item,batch", "2025-06-01", "2026-06-30", "retired", "2026-07-01", "", 1, "", "2025-06-01T02:00:00Z"),
        "demo-mat-ong-hoa-ban-2": ("item,batch", "2026-01-01", "", "active", "", "", 0, "demo-mat-ong-hoa-ban", "2026-01-01T02:00:00Z"),
        "demo-gao-dong-xanh": ("item,batch,declare", "2025-09-01", "", "active", "", "", 1, "", "2025-09-01T02:00:00Z"),
        "demo-nuoc-mam-lang-chai": (ALL, "2025-05-01", "", "active", "", "", 1, "", "2025-05-01T02:00:00Z"),
        "demo-ca-phe-nui-do": ("item,batch", "2025-10-01", "", "revoked", "2026-03-15", "", 1, "", "2025-10-01T02:00:00Z"),
        "demo-ca-phe-nui-do-2": ("item,batch,record", "2026-03-01", "", "active", "", "", 0, "demo-ca-phe-nui-do", "2026-03-01T02:00:00Z"),
        "demo-keo-dua-xanh": ("item,batch", "2026-01-01", "", "compromised", "2026-04-05", "2026-04-01", 1, "", "2026-01-01T02:00:00Z"),
        "demo-keo-dua-xanh-2": ("item,batch", "2026-04-10", "", "active", "", "", 0, "", "2026-04-10T02:00:00Z"),
        "demo-duoc-lieu-nui-cao": ("item,batch,hidden", "2026-01-01", "", "active", "", "", 1, "", "2026-01-01T02:00:00Z"),
        "demo-gom-ben-song": ("item,record", "2026-01-01", "", "active", "", "", 1, "", "2026-01-01T02:00:00Z"),
        "demo-rau-cao-nguyen": ("batch", "2026-02-01", "", "active", "", "", 1, "", "2026-02-01T02:00:00Z"),
    },
    "demo-tap-doan": {
        "demo-sao-bien": ("item,batch,declare", "2025-11-01", "", "active", "", "", 1, "", "2025-11-01T02:00:00Z"),
        "demo-sua-thao-nguyen": ("item,batch", "2025-08-01", "", "active", "", "", 1, "", "2025-08-01T02:00:00Z"),
        "demo-my-pham-hoa-lai": ("item,batch,hidden", "2026-01-01", "", "active", "", "", 1, "", "2026-01-01T02:00:00Z"),
        "demo-do-choi-dieu-giay": ("batch", "2026-01-01", "", "active", "", "", 1, "", "2026-01-01T02:00:00Z"),
        # Nobody vouched for this one, and it is younger than 14 days of the registry's signed time.
        "demo-do-choi-dieu-giay-2": ("item,batch", "2026-10-25", "", "active", "", "", 0, "", "2026-10-25T02:00:00Z"),
    },
}
COLUMNS = ("organisation,alg,public_key,usage,valid_from,valid_to,status,status_at,compromised_at,first,"
           "endorsed_by,endorsement,proof,added_at").split(",")


def seed(name: str) -> bytes:
    return FIXED_SEEDS.get(name) or hashlib.sha256(b"temviet public test key " + name.encode()).digest()


def private_key(name: str) -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(seed(name))


def public_key(name: str) -> bytes:
    return private_key(name).public_key().public_bytes(serialization.Encoding.Raw, serialization.PublicFormat.Raw)


def owner(name: str) -> str:
    return name[:-2] if name[-2:] == "-2" else name


def kid(issuer: str, public: bytes) -> bytes:
    return hashlib.sha256(b"vts1/kid\n" + issuer.encode() + b"\n\x01" + public).digest()


def key_file(purpose: str, holder: str, usage: str, name: str) -> str:
    return ("-----BEGIN TEMVIET SECRET KEY-----\nformat: temviet/key/1\nwarning: NOT ENCRYPTED, for tests only\n"
            f"purpose: {purpose}\nowner: {holder}\nenv: test\n" + (f"usage: {usage}\n" if purpose == "issuer" else "") +
            f"public: {public_key(name).hex()}\nkdf: none\nseal: none\nsecret: {seed(name).hex()}\n"
            "-----END TEMVIET SECRET KEY-----\n")


def write(path: pathlib.Path, text: str) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def issuer_key_csv(keys: dict) -> str:
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(COLUMNS)
    for name, (usage, valid_from, valid_to, status, status_at, compromised_at, first, endorser, added_at) in keys.items():
        mine = kid(owner(name), public_key(name))
        endorsed_by = endorsement = ""
        if endorser:
            endorsed_by = kid(owner(endorser), public_key(endorser)).hex()
            endorsement = private_key(endorser).sign(b"temviet/key-endorsement/1\n" + mine).hex()
        proof = private_key(name).sign(b"temviet/key-proof/1\n" + mine).hex()
        rows.writerow([owner(name), 1, public_key(name).hex(), usage, valid_from, valid_to, status, status_at, compromised_at, first,
                       endorsed_by, endorsement, proof, added_at])
    return out.getvalue()


def test_keys_json() -> str:
    """The same secrets for tools that would rather read JSON than key files."""
    def entry(name: str, holder: str) -> dict:
        return {"name": name, "owner": holder, "seed": seed(name).hex(), "public_key": public_key(name).hex()}
    return json.dumps({
        "WARNING": "PUBLIC TEST KEYS - NEVER USE. Everyone has these secrets: nothing signed with them proves anything.",
        "CẢNH BÁO": "KHÓA THỬ CÔNG KHAI - KHÔNG BAO GIỜ DÙNG. Ai cũng có các khóa này.",
        "env": "test",
        "registries": {registry: [entry(f"{registry}-{number}", registry) for number in (1, 2, 3)] for registry in REGISTRIES},
        "issuers": {registry: [entry(name, owner(name)) for name in ISSUER_KEYS[registry]] for registry in REGISTRIES},
    }, ensure_ascii=False, indent=2) + "\n"


def main() -> None:
    write(HERE / "keys" / "test-keys.json", test_keys_json())
    for registry in REGISTRIES:
        names = [f"{registry}-{number}" for number in (1, 2, 3)]
        for name in names:
            write(HERE / "keys" / f"{name}.key", key_file("registry", registry, "", name))
        root = {"type": "temviet/root/1", "registry_id": registry, "env": "test", "threshold": 2,
                "keys": [public_key(name).hex() for name in names]}
        write(HERE / registry / "root.json", json.dumps(root, indent=2) + "\n")
        for name, row in ISSUER_KEYS[registry].items():
            write(HERE / "keys" / f"{name}.key", key_file("issuer", owner(name), row[0], name))
        write(HERE / registry / "issuer_key.csv", issuer_key_csv(ISSUER_KEYS[registry]))


if __name__ == "__main__":
    main()
