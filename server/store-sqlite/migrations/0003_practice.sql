-- Practices, their specialists and their keys. Times are Unix milliseconds, days are ISO 8601,
-- ids 16 bytes.
CREATE TABLE practice (
    id BLOB PRIMARY KEY CHECK (length(id) = 16),
    slug TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    town TEXT NOT NULL,
    region TEXT NOT NULL,
    phone TEXT NOT NULL,
    notify TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('pending', 'verified', 'suspended')),
    created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE specialist (
    id BLOB PRIMARY KEY CHECK (length(id) = 16),
    practice BLOB NOT NULL REFERENCES practice (id),
    slug TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    specialty TEXT NOT NULL,
    languages TEXT NOT NULL CHECK (json_valid(languages)),
    note TEXT
) STRICT;
CREATE INDEX specialist_of_practice ON specialist (practice);

CREATE TABLE specialist_category (
    specialist BLOB NOT NULL REFERENCES specialist (id),
    category TEXT NOT NULL,
    -- New consultations a week.
    capacity INTEGER NOT NULL CHECK (capacity BETWEEN 1 AND 1000),
    -- Why it is paused, if it is.
    paused TEXT,
    -- The subcategories that are not taken.
    excluded TEXT NOT NULL CHECK (json_valid(excluded)),
    PRIMARY KEY (specialist, category)
) STRICT;
CREATE INDEX takers_of_category ON specialist_category (category);

CREATE TABLE away (
    specialist BLOB NOT NULL REFERENCES specialist (id),
    first_day TEXT NOT NULL,
    last_day TEXT NOT NULL CHECK (last_day >= first_day),
    PRIMARY KEY (specialist, first_day, last_day)
) STRICT;

CREATE TABLE key_record (
    practice BLOB NOT NULL REFERENCES practice (id),
    epoch INTEGER NOT NULL CHECK (epoch > 0),
    -- RFC 7638 thumbprint and RFC 7517 JSON of the public key that referrals are sealed for.
    kid TEXT NOT NULL UNIQUE,
    public_key TEXT NOT NULL CHECK (json_valid(public_key)),
    -- The record itself, byte for byte as it was published.
    payload BLOB NOT NULL,
    published_at INTEGER NOT NULL,
    PRIMARY KEY (practice, epoch)
) STRICT;

-- One hash chain a practice.
CREATE TABLE audit (
    practice BLOB NOT NULL REFERENCES practice (id),
    sequence INTEGER NOT NULL CHECK (sequence > 0),
    at INTEGER NOT NULL,
    entry TEXT NOT NULL CHECK (json_valid(entry)),
    hash BLOB NOT NULL CHECK (length(hash) = 32),
    PRIMARY KEY (practice, sequence)
) STRICT;
CREATE TRIGGER audit_is_never_changed BEFORE UPDATE ON audit
BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END;
CREATE TRIGGER audit_is_never_deleted BEFORE DELETE ON audit
BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END;
