-- Links that were used or withdrawn, for as long as an invitation that is over is kept: a try to use one
-- again is a line of the trail.
CREATE TABLE spent_link (
    -- SHA-256 of what the link's holder asks with.
    link_hash BLOB PRIMARY KEY CHECK (length(link_hash) = 32),
    practice BLOB NOT NULL REFERENCES practice (id),
    kind TEXT NOT NULL CHECK (kind IN ('invitation', 'enrolment')),
    spent_at INTEGER NOT NULL
) STRICT;

-- Whether the same was written lately is looked up for every refusal.
CREATE INDEX audit_by_time ON audit (practice, at);
