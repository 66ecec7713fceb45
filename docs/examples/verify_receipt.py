"""Checks the receipt of a referral, as printed in its PDF, with the server's key.

    python verify_receipt.py KEY.json < receipt.jws

KEY.json is what the server shows at /api/v1/receipts/key. The receipt is the PDF's embedded file, or
typed from its pages: spaces and ends of lines do not matter. Needs cryptography; docs/PROTOCOL.md,
section 5, says what each member is.
"""
import base64, hashlib, json, sys
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey


def b64u(text):
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def thumbprint(key):
    named = {name: key[name] for name in ("crv", "kty", "x")}
    text = json.dumps(named, separators=(",", ":"))
    return base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).rstrip(b"=").decode()


def verified(receipt, key):
    header, payload, signature = "".join(receipt.split()).split(".")
    expected = {"alg": "EdDSA", "typ": "fr1-receipt+json", "kid": thumbprint(key)}
    if json.loads(b64u(header)) != expected:
        sys.exit(f"The receipt is not one of the key {expected['kid']}.")
    try:
        signed = f"{header}.{payload}".encode()
        Ed25519PublicKey.from_public_bytes(b64u(key["x"])).verify(b64u(signature), signed)
    except InvalidSignature:
        sys.exit("The server did not sign this: a letter is wrong, or the receipt was altered.")
    return json.loads(b64u(payload))


if __name__ == "__main__":
    key = json.loads(Path(sys.argv[1]).read_text())
    print(json.dumps(verified(sys.stdin.read(), key), indent=2))
