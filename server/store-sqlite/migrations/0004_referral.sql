-- Referrals from reservation on, the offers made of them, and what happened.
CREATE TABLE referral (
    id BLOB PRIMARY KEY CHECK (length(id) = 16),
    number TEXT NOT NULL UNIQUE,
    -- SHA-256 of the upload token.
    token_hash BLOB NOT NULL CHECK (length(token_hash) = 32),
    specialty TEXT NOT NULL,
    category TEXT NOT NULL,
    subcategory TEXT,
    region TEXT NOT NULL,
    urgency TEXT NOT NULL CHECK (urgency IN ('urgent', 'semi-urgent', 'routine')),
    wish TEXT NOT NULL CHECK (json_valid(wish)),
    sender_email TEXT,
    reserved_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL CHECK (expires_at > reserved_at)
) STRICT;

CREATE TABLE offer (
    id BLOB PRIMARY KEY CHECK (length(id) = 16),
    referral BLOB NOT NULL REFERENCES referral (id) ON DELETE CASCADE,
    hop INTEGER NOT NULL CHECK (hop >= 0),
    practice BLOB NOT NULL,
    specialist BLOB NOT NULL REFERENCES specialist (id),
    -- The category that it counts in for the rule of the pool.
    category TEXT NOT NULL,
    epoch INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('reserved', 'sent', 'opened', 'accepted', 'declined')),
    -- What the pool's choice was made of; nothing when the sender named the specialist.
    assignment TEXT CHECK (json_valid(assignment)),
    decision TEXT CHECK (json_valid(decision)),
    assigned_at INTEGER NOT NULL,
    sent_at INTEGER,
    opened_at INTEGER,
    decided_at INTEGER,
    UNIQUE (referral, hop),
    FOREIGN KEY (practice, epoch) REFERENCES key_record (practice, epoch)
) STRICT;
CREATE INDEX load_of_category ON offer (category, specialist, state, assigned_at);
CREATE INDEX reserved_offers ON offer (referral) WHERE state = 'reserved';

-- What arrived of the attachments so far.
CREATE TABLE upload_part (
    referral BLOB NOT NULL REFERENCES referral (id) ON DELETE CASCADE,
    attachment BLOB NOT NULL CHECK (length(attachment) = 16),
    part INTEGER NOT NULL CHECK (part >= 0),
    bytes INTEGER NOT NULL CHECK (bytes > 0),
    sha256 BLOB NOT NULL CHECK (length(sha256) = 32),
    stored_at INTEGER NOT NULL,
    PRIMARY KEY (referral, attachment, part)
) STRICT;

-- A reservation leaves no event: it may have to vanish without a trace.
CREATE TABLE event (
    id INTEGER PRIMARY KEY,
    referral BLOB NOT NULL REFERENCES referral (id),
    offer BLOB REFERENCES offer (id),
    kind TEXT NOT NULL,
    detail TEXT NOT NULL CHECK (json_valid(detail)),
    at INTEGER NOT NULL
) STRICT;
CREATE INDEX events_of_referral ON event (referral, id);
CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event
BEGIN SELECT RAISE(ABORT, 'event is append-only'); END;
CREATE TRIGGER event_is_never_deleted BEFORE DELETE ON event
BEGIN SELECT RAISE(ABORT, 'event is append-only'); END;

-- Mails to send, written in the transaction that is their cause. `mail` says which and with what
-- values; the words are put in when it is sent.
CREATE TABLE outbox (
    id INTEGER PRIMARY KEY,
    referral BLOB REFERENCES referral (id),
    recipient TEXT NOT NULL,
    mail TEXT NOT NULL CHECK (json_valid(mail)),
    created_at INTEGER NOT NULL,
    attempts INTEGER NOT NULL CHECK (attempts >= 0),
    due_at INTEGER NOT NULL,
    sent_at INTEGER
) STRICT;
CREATE INDEX outbox_due ON outbox (due_at) WHERE sent_at IS NULL;
