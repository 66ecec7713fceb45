"""Opens the envelopes of a practice's export with joserfc: EXPORT OUT < kit-code."""

import base64
import json
import sys
from pathlib import Path

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from joserfc import jwe
from joserfc.jwk import OctKey, RSAKey

sys.path.insert(0, str(Path(__file__).parents[2] / "docs" / "examples"))
from open_referral import kit_bytes  # noqa: E402


def flattened(path, kid):
    """The object for one recipient, which is what joserfc takes."""
    token = json.loads(path.read_text())
    for recipient in token.pop("recipients", []):
        if recipient["header"]["kid"] == kid:
            token |= recipient
    return token


def open_jwe(token, key, alg):
    opened = jwe.decrypt_json(token, key, algorithms=[alg, "A256GCM"])
    return json.loads(opened.plaintext)


def b64u(text):
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def main(export, out, code):
    practice = json.loads((export / "practice.json").read_text())
    kek = HKDF(SHA256(), 32, bytes.fromhex(practice["practice"]), b"fr1.kit")
    kek = OctKey.import_key(kek.derive(kit_bytes(code)))
    kit_token = json.loads((export / "kit.jwe.json").read_text())
    kit_kid = kit_token["header"]["kid"]
    kit = RSAKey.import_key(open_jwe(kit_token, kek, "A256KW"))
    for epoch in practice["keys"]:
        kid = epoch["enc"]["kid"]
        ring = export / "ring" / f"{epoch['epoch']}-{kid}.jwe.json"
        key = RSAKey.import_key(open_jwe(flattened(ring, kit_kid), kit, "RSA-OAEP-256"))
        for folder in (export / "referrals").iterdir():
            token = flattened(folder / "envelope.jwe.json", kid)
            assert json.loads(b64u(token["aad"]))["ref"] == folder.name
            document = open_jwe(token, key, "RSA-OAEP-256")
            (out / folder.name).mkdir(parents=True)
            answers = json.dumps(document["body"], ensure_ascii=False, separators=(",", ":"))
            (out / folder.name / "answers.json").write_text(answers)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.stdin.read())
