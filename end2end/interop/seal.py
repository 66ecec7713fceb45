"""Makes a practice and a referral with an attachment with jwcrypto and cryptography: FOLDER."""

import json
import os
import sys
from pathlib import Path

from cryptography.cobblestone import Cobblestone256Encryptor
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from jwcrypto import jwe, jwk
from jwcrypto.common import base64url_encode

sys.path.insert(0, str(Path(__file__).parents[2] / "docs" / "examples"))
from open_referral import CROCKFORD, attachment_hash, kit_bytes  # noqa: E402


def compact(value):
    return json.dumps(value, separators=(",", ":"))


def padded(length):
    if length <= 4096:
        return 4096
    exponent = length.bit_length() - 1
    mask = (1 << (exponent - exponent.bit_length())) - 1
    return (length + mask) & ~mask


def seal(plaintext, key, alg, kid, typ, bind):
    token = jwe.JWE(
        plaintext,
        protected=compact({"enc": "A256GCM", "typ": typ}),
        aad=compact(bind),
        algs=[alg, "A256GCM"],
    )
    token.add_recipient(key, header=compact({"alg": alg, "kid": kid}))
    return token.serialize()


def public(key):
    if key["kty"] == "RSA":
        members = {"kty": "RSA", "alg": "RSA-OAEP-256", "use": "enc", "n": key["n"], "e": key["e"]}
        return members | {"kid": key.thumbprint()}
    members = json.loads(key.export_public())
    if members["kty"] == "EC":
        return {name: members[name] for name in ("kty", "crv", "x", "y")}
    return {name: members[name] for name in ("kty", "crv", "x")} | {"kid": key.thumbprint()}


def make_code():
    values = [byte & 31 for byte in os.urandom(32)]
    fours = [values[at : at + 4] for at in range(0, 32, 4)]
    checks = [sum(w * v for w, v in enumerate(four, 1)) % 31 for four in fours]
    return "-".join(
        "".join(CROCKFORD[v] for v in [*four, check]) for four, check in zip(fours, checks)
    )


def main(folder):
    number, practice, rid, aid = "R-3333-3333-3", *(os.urandom(16).hex() for _ in range(3))
    export, place = folder / "export", folder / "export" / "referrals" / number
    expected = folder / "expected" / number
    for path in (export / "ring", place / "attachments", expected):
        path.mkdir(parents=True)
    kit, enc = (jwk.JWK.generate(kty="RSA", size=3072) for _ in range(2))
    sig, thread_sig = (jwk.JWK.generate(kty="OKP", crv="Ed25519") for _ in range(2))
    thread_enc = jwk.JWK.generate(kty="EC", crv="P-256")

    code = make_code()
    (folder / "kit-code.txt").write_text(code)
    keys = [{"epoch": 1, "enc": public(enc), "sig": public(sig)}]
    (export / "practice.json").write_text(compact({"practice": practice, "keys": keys}))
    kek = HKDF(SHA256(), 32, bytes.fromhex(practice), b"fr1.kit").derive(kit_bytes(code))
    kek = jwk.JWK(kty="oct", k=base64url_encode(kek))
    kid = kit.thumbprint()
    bind = {"t": "fr1.kit", "practice": practice, "kit": kid}
    (export / "kit.jwe.json").write_text(
        seal(kit.export_private(), kek, "A256KW", kid, "fr1-kit+json", bind)
    )
    kit_public = jwk.JWK(**public(kit))
    for key in (enc, sig):
        name = key.thumbprint()
        bind = {"t": "fr1.ring", "practice": practice, "epoch": 1, "kid": name}
        entry = seal(key.export_private(), kit_public, "RSA-OAEP-256", kid, "fr1-ring+json", bind)
        (export / "ring" / f"1-{name}.jwe.json").write_text(entry)

    file = os.urandom(9_000_000)
    file_key = os.urandom(32)
    context = b"fr1.att\0" + bytes.fromhex(rid + aid)
    sealer = Cobblestone256Encryptor(file_key, context)
    data = sealer.update(file + bytes(padded(len(file)) - len(file))) + sealer.finalize()
    (place / "attachments" / f"{aid}.c2sp").write_bytes(data)
    (expected / aid).write_bytes(file)
    entry = {
        "aid": aid,
        "name": "scan.pdf",
        "type": "application/pdf",
        "size": len(file),
        "key": base64url_encode(file_key),
        "sha256": attachment_hash(data),
    }
    body = {"patient": "Test Patient", "reason": "Sealed by another library"}
    (expected / "answers.json").write_text(compact(body))
    document = {"v": 1, "body": body, "att": [entry]}
    document |= {"thread": {"enc": public(thread_enc), "sig": public(thread_sig)}}
    document |= {"created": "2026-11-23T09:00:00Z", "pad": ""}
    length = len(compact(document))
    document["pad"] = "0" * (padded(length) - length)
    route = {"specialty": "s", "category": "c", "subcategory": "", "region": "r"}
    route |= {"urgency": "routine", "specialist": ""}
    name = enc.thumbprint()
    bind = {"t": "fr1.ref", "rid": rid, "ref": number, "practice": practice, "to": [name]}
    bind |= {"epoch": 1, "form": "f@1", "route": route, "att": [[aid, len(data)]], "hop": 0}
    bind |= {"prev": "", "kr": "", "cp": "", "app": ""}
    envelope = seal(
        compact(document), jwk.JWK(**public(enc)), "RSA-OAEP-256", name, "fr1-referral+json", bind
    )
    (place / "envelope.jwe.json").write_text(envelope)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
