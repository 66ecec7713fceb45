-- The codes that the status page asks for, as far as they still count. The latest may be in force;
-- the others say how often codes were asked for and mistyped.
CREATE TABLE status_code (
    id INTEGER PRIMARY KEY,
    referral BLOB NOT NULL REFERENCES referral (id),
    -- SHA-256 of referral id and code; nothing once it is void.
    hash BLOB CHECK (length(hash) = 32),
    sent_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL CHECK (expires_at > sent_at),
    -- How many wrong ones were typed instead.
    tries INTEGER NOT NULL CHECK (tries >= 0)
) STRICT;
CREATE INDEX codes_of_referral ON status_code (referral, sent_at);

-- Browsers in which the right code was typed.
CREATE TABLE remembered_browser (
    referral BLOB NOT NULL REFERENCES referral (id),
    -- SHA-256 of the cookie.
    hash BLOB NOT NULL CHECK (length(hash) = 32),
    until INTEGER NOT NULL,
    PRIMARY KEY (referral, hash)
) STRICT;
