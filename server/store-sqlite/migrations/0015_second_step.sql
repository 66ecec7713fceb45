-- The authenticator that a member proves besides the passphrase.
CREATE TABLE totp (
    member BLOB PRIMARY KEY REFERENCES member (id),
    -- What the authenticator shares with the server, under a key that lies outside the database.
    secret BLOB NOT NULL,
    -- The newest step of time of which a code was used: none counts twice.
    last_step INTEGER NOT NULL CHECK (last_step > 0),
    made_at INTEGER NOT NULL
) STRICT;
