-- Every catalogue that was ever in force, the latest last: a referral is read by the one it was
-- sent under.
CREATE TABLE catalogue (
    version INTEGER PRIMARY KEY CHECK (version > 0),
    document TEXT NOT NULL CHECK (json_valid(document)),
    loaded_at INTEGER NOT NULL
) STRICT;
