-- Members, and what unlocks what their practices receive: sealed in a browser, kept byte for byte.
CREATE TABLE member (
    id BLOB PRIMARY KEY CHECK (length(id) = 16),
    practice BLOB NOT NULL REFERENCES practice (id),
    email TEXT NOT NULL UNIQUE CHECK (email = lower(email)),
    name TEXT NOT NULL,
    -- The OPAQUE record (RFC 9807).
    record BLOB NOT NULL,
    -- The account key under the passphrase, and the member's own keys under the account key.
    slot TEXT NOT NULL,
    keys TEXT NOT NULL CHECK (json_valid(keys)),
    -- RFC 7638 thumbprint of the key that rings are wrapped to.
    kid TEXT NOT NULL,
    enrolled_at INTEGER NOT NULL
) STRICT;
CREATE INDEX members_of_practice ON member (practice);

-- The private keys of a practice, each wrapped to its members and its kit.
CREATE TABLE ring (
    practice BLOB NOT NULL REFERENCES practice (id),
    epoch INTEGER NOT NULL CHECK (epoch > 0),
    kid TEXT NOT NULL,
    entry TEXT NOT NULL CHECK (json_valid(entry)),
    PRIMARY KEY (practice, epoch, kid)
) STRICT;

-- The recovery kit's private key, wrapped to the code that is on paper.
CREATE TABLE kit (
    practice BLOB PRIMARY KEY REFERENCES practice (id),
    document TEXT NOT NULL,
    made_at INTEGER NOT NULL
) STRICT;

-- Who is a member, as the members themselves signed it.
CREATE TABLE roster (
    practice BLOB NOT NULL REFERENCES practice (id),
    sequence INTEGER NOT NULL CHECK (sequence > 0),
    entry TEXT NOT NULL,
    PRIMARY KEY (practice, sequence)
) STRICT;
CREATE TRIGGER roster_is_never_changed BEFORE UPDATE ON roster
BEGIN SELECT RAISE(ABORT, 'roster is append-only'); END;
CREATE TRIGGER roster_is_never_deleted BEFORE DELETE ON roster
BEGIN SELECT RAISE(ABORT, 'roster is append-only'); END;

-- The link by which a practice's first member enrols; gone once it is used.
CREATE TABLE enrolment (
    practice BLOB PRIMARY KEY REFERENCES practice (id),
    -- SHA-256 of the link's secret.
    link_hash BLOB NOT NULL UNIQUE CHECK (length(link_hash) = 32),
    made_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
) STRICT;

CREATE TABLE session (
    -- SHA-256 of the cookie.
    hash BLOB PRIMARY KEY CHECK (length(hash) = 32),
    member BLOB NOT NULL REFERENCES member (id),
    began_at INTEGER NOT NULL,
    -- To the minute: it is not written at every use.
    used_at INTEGER NOT NULL CHECK (used_at >= began_at),
    ends_at INTEGER NOT NULL CHECK (ends_at > began_at)
) STRICT;
CREATE INDEX sessions_by_end ON session (ends_at);

ALTER TABLE offer ADD COLUMN decided_by BLOB REFERENCES member (id);
-- What the practice wrote besides its decision: a JWE for the sender.
ALTER TABLE offer ADD COLUMN message TEXT;
