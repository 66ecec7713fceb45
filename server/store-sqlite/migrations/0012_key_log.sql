-- The key log: every signed key record as it was published, in a Merkle tree that only grows
-- (RFC 6962). Records from before it are appended when the database is opened next.
CREATE TABLE key_log (
    -- From 0, without a gap.
    position INTEGER PRIMARY KEY CHECK (position >= 0),
    leaf BLOB NOT NULL,
    logged_at INTEGER NOT NULL
) STRICT;
CREATE TRIGGER key_log_is_never_changed BEFORE UPDATE ON key_log
BEGIN SELECT RAISE(ABORT, 'the key log is append-only'); END;
CREATE TRIGGER key_log_is_never_deleted BEFORE DELETE ON key_log
BEGIN SELECT RAISE(ABORT, 'the key log is append-only'); END;

-- The hashes of the tree's complete parts: of a single leaf at level 0, of 2^level leaves above.
CREATE TABLE key_log_hash (
    level INTEGER NOT NULL CHECK (level >= 0),
    -- The place in its level, from 0.
    place INTEGER NOT NULL CHECK (place >= 0),
    hash BLOB NOT NULL CHECK (length(hash) = 32),
    PRIMARY KEY (level, place)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER key_log_hash_is_never_changed BEFORE UPDATE ON key_log_hash
BEGIN SELECT RAISE(ABORT, 'the key log is append-only'); END;
CREATE TRIGGER key_log_hash_is_never_deleted BEFORE DELETE ON key_log_hash
BEGIN SELECT RAISE(ABORT, 'the key log is append-only'); END;

-- Where the record stands in the log, as it is now.
ALTER TABLE key_record ADD COLUMN position INTEGER REFERENCES key_log (position);
-- The thumbprint of the registrar's key that has signed the record, if one has.
ALTER TABLE key_record ADD COLUMN registrar TEXT;
