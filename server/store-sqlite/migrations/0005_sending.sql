-- What a sender hands over. Nobody could send before, so what is here are reservations that nobody
-- can finish any more.
DELETE FROM referral;
ALTER TABLE referral DROP COLUMN sender_email;
ALTER TABLE referral ADD COLUMN sender_email TEXT NOT NULL;
-- The version of the catalogue that was asked by.
ALTER TABLE referral ADD COLUMN catalogue INTEGER NOT NULL CHECK (catalogue > 0);

-- That a referral was accepted, and what the sender needs afterwards.
CREATE TABLE acceptance (
    referral BLOB PRIMARY KEY REFERENCES referral (id),
    -- SHA-256 of the request, and the receipt that answered it: the same again gets the same.
    request BLOB NOT NULL CHECK (length(request) = 32),
    receipt TEXT NOT NULL,
    -- The sender's thread keys, sealed under the status secret.
    thread TEXT NOT NULL CHECK (json_valid(thread)),
    -- SHA-256 of the status access token.
    access_hash BLOB NOT NULL CHECK (length(access_hash) = 32),
    accepted_at INTEGER NOT NULL
) STRICT;

-- The sealed document, one for each hop: JWE in General JSON, byte for byte.
CREATE TABLE envelope (
    referral BLOB NOT NULL REFERENCES referral (id),
    hop INTEGER NOT NULL CHECK (hop >= 0),
    document TEXT NOT NULL CHECK (json_valid(document)),
    sha256 BLOB NOT NULL CHECK (length(sha256) = 32),
    PRIMARY KEY (referral, hop)
) STRICT;

CREATE TABLE attachment (
    referral BLOB NOT NULL REFERENCES referral (id),
    -- Its place in BIND, from 0.
    position INTEGER NOT NULL CHECK (position >= 0),
    id BLOB NOT NULL CHECK (length(id) = 16),
    -- Of the ciphertext.
    bytes INTEGER NOT NULL CHECK (bytes > 0),
    -- SHA-256 over the SHA-256 of its parts.
    sha256 BLOB NOT NULL CHECK (length(sha256) = 32),
    PRIMARY KEY (referral, position),
    UNIQUE (referral, id)
) STRICT;

CREATE INDEX received_by_practice ON offer (practice, sent_at) WHERE sent_at IS NOT NULL;

-- A mail that could not be handed over is kept, but not tried for ever.
ALTER TABLE outbox ADD COLUMN given_up INTEGER NOT NULL DEFAULT 0 CHECK (given_up IN (0, 1));
DROP INDEX outbox_due;
CREATE INDEX outbox_due ON outbox (due_at) WHERE sent_at IS NULL AND given_up = 0;
-- To count what one address was written lately; most mail hosts do not tell `A@` from `a@`.
CREATE INDEX outbox_of_recipient ON outbox (recipient COLLATE NOCASE, created_at);
