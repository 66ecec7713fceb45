-- What a session was begun for. Only one that was begun to change how its member signs in may do so.
ALTER TABLE session ADD COLUMN purpose TEXT NOT NULL DEFAULT 'inbox'
    CHECK (purpose IN ('inbox', 'account'));

-- A member's own recovery code: another way to the same account key. It is deleted when it is used.
CREATE TABLE recovery (
    member BLOB PRIMARY KEY REFERENCES member (id),
    -- SHA-256 of the token that the code gives; the code itself is on paper only.
    access_hash BLOB NOT NULL CHECK (length(access_hash) = 32),
    -- The account key under the code: a JWE.
    slot TEXT NOT NULL,
    made_at INTEGER NOT NULL
) STRICT;
