"""Opens what a practice exported, with its recovery kit and stock libraries.

    python open_referral.py EXPORT OUT < kit-code.txt

Needs jwcrypto and cryptography >= 50. docs/PROTOCOL.md explains each step.
"""
import base64, hashlib, json, sys
from pathlib import Path

from cryptography.cobblestone import Cobblestone256Decryptor
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from jwcrypto import jwe, jwk

CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
PARTS = (8_396_856, 8_396_800)  # the first has the 56-byte header


def b64u(text):
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def kit_bytes(code):
    number = 0
    for group in code.upper().translate(str.maketrans("ILO-", "110 ")).split():
        *values, check = (CROCKFORD.index(c) for c in group)
        if sum(w * v for w, v in enumerate(values, 1)) % 31 != check:
            sys.exit(f"The group {group} has a typing error.")
        for value in values:
            number = number << 5 | value
    return number.to_bytes(20, "big")


def open_jwe(path, key, alg, typ):
    token = jwe.JWE(algs=[alg, "A256GCM"])
    token.deserialize(path.read_text(), key)
    assert json.loads(token.objects["protected"]) == {"enc": "A256GCM", "typ": typ}, path
    return json.loads(token.payload), json.loads(token.objects["aad"])


def attachment_hash(data):
    starts = range(PARTS[0], len(data), PARTS[1])
    parts = [data[:PARTS[0]]] + [data[at:at + PARTS[1]] for at in starts]
    return hashlib.sha256(b"".join(hashlib.sha256(part).digest() for part in parts)).hexdigest()


def main(export, out, code):
    practice = json.loads((export / "practice.json").read_text())
    salt = bytes.fromhex(practice["practice"])
    kek = HKDF(SHA256(), 32, salt, b"fr1.kit").derive(kit_bytes(code))
    kek = jwk.JWK(kty="oct", k=base64.urlsafe_b64encode(kek).rstrip(b"=").decode())
    kit, _ = open_jwe(export / "kit.jwe.json", kek, "A256KW", "fr1-kit+json")
    keys = {}
    for path in (export / "ring").iterdir():
        key, bind = open_jwe(path, jwk.JWK(**kit), "RSA-OAEP-256", "fr1-ring+json")
        assert bind["t"] == "fr1.ring" and bind["practice"] == practice["practice"], path
        keys[bind["kid"]] = jwk.JWK(**key)
    for folder in (export / "referrals").iterdir():
        envelope = folder / "envelope.jwe.json"
        recipients = json.loads(envelope.read_text())["recipients"]
        kid = next(r["header"]["kid"] for r in recipients if r["header"]["kid"] in keys)
        doc, bind = open_jwe(envelope, keys[kid], "RSA-OAEP-256", "fr1-referral+json")
        assert bind["ref"] == folder.name and bind["practice"] == practice["practice"], folder
        target = out / folder.name
        target.mkdir(parents=True)
        answers = json.dumps(doc["body"], ensure_ascii=False, separators=(",", ":"))
        (target / "answers.json").write_text(answers)
        for entry in doc["att"]:
            data = (folder / "attachments" / f"{entry['aid']}.c2sp").read_bytes()
            assert attachment_hash(data) == entry["sha256"], entry["aid"]
            slot = b"fr1.att\0" + bytes.fromhex(bind["rid"] + entry["aid"])
            opener = Cobblestone256Decryptor(b64u(entry["key"]), slot)
            plain = opener.update(data) + opener.finalize()
            (target / entry["aid"]).write_bytes(plain[:entry["size"]])


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.stdin.read())
