-- Members' passkeys: a second step, and where the authenticator gives a PRF, a way to the account key.
CREATE TABLE passkey (
    -- Names the passkey and its slot. One that was given is never given again, also after a removal.
    number INTEGER PRIMARY KEY AUTOINCREMENT CHECK (number BETWEEN 1 AND 4294967295),
    member BLOB NOT NULL REFERENCES member (id),
    -- WebAuthn's name of it.
    credential BLOB NOT NULL UNIQUE CHECK (length(credential) BETWEEN 16 AND 1023),
    -- Its public key; and what changes with each use: its counter above all.
    public_key BLOB NOT NULL,
    state BLOB NOT NULL,
    -- What its member calls it.
    name TEXT NOT NULL,
    -- The account key under its PRF: a JWE. None where it is a second step only.
    slot TEXT,
    made_at INTEGER NOT NULL,
    -- When a session last began with it.
    used_at INTEGER
) STRICT;
CREATE INDEX passkeys_of_member ON passkey (member);
