-- Members who are not the first: what they may do, and whether they still are. Who was removed keeps
-- a name, for what they decided; the address is free again, and everything sealed for them is gone.
ALTER TABLE member ADD COLUMN role TEXT NOT NULL DEFAULT 'owner'
    CHECK (role IN ('owner', 'member', 'reader'));
ALTER TABLE member ADD COLUMN removed_at INTEGER;

-- A link by which somebody may ask to become a member.
CREATE TABLE invite (
    id BLOB PRIMARY KEY CHECK (length(id) = 16),
    practice BLOB NOT NULL REFERENCES practice (id),
    role TEXT NOT NULL CHECK (role IN ('owner', 'member', 'reader')),
    -- SHA-256 of what the link's holder asks with.
    link_hash BLOB NOT NULL UNIQUE CHECK (length(link_hash) = 32),
    -- What proves the joiner, sealed for the owners.
    sealed TEXT NOT NULL CHECK (json_valid(sealed)),
    made_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL CHECK (expires_at > made_at)
) STRICT;
CREATE INDEX invites_of_practice ON invite (practice, made_at);

-- Who used one and waits to be confirmed. There is no way to sign in from here.
CREATE TABLE joiner (
    invite BLOB PRIMARY KEY REFERENCES invite (id) ON DELETE CASCADE,
    member BLOB NOT NULL UNIQUE CHECK (length(member) = 16),
    email TEXT NOT NULL UNIQUE CHECK (email = lower(email)),
    name TEXT NOT NULL,
    record BLOB NOT NULL,
    slot TEXT NOT NULL,
    keys TEXT NOT NULL CHECK (json_valid(keys)),
    kid TEXT NOT NULL,
    -- What binds all this to the link's secret.
    mac BLOB NOT NULL CHECK (length(mac) = 32),
    joined_at INTEGER NOT NULL
) STRICT;

-- The key that signs for a kit, and SHA-256 of what the kit's holder asks with. The first kits had
-- neither.
ALTER TABLE kit ADD COLUMN signing TEXT CHECK (signing IS NULL OR json_valid(signing));
ALTER TABLE kit ADD COLUMN access_hash BLOB CHECK (access_hash IS NULL OR length(access_hash) = 32);
CREATE UNIQUE INDEX kit_of_access ON kit (access_hash) WHERE access_hash IS NOT NULL;

-- The hash of the envelope before, where a member has sealed it anew.
ALTER TABLE envelope ADD COLUMN before BLOB CHECK (before IS NULL OR length(before) = 32);
