-- The language (BCP 47) of those who are told something: the sender's own, and the practice's.
ALTER TABLE referral ADD COLUMN lang TEXT NOT NULL DEFAULT 'en';
ALTER TABLE practice ADD COLUMN lang TEXT NOT NULL DEFAULT 'en';
ALTER TABLE outbox ADD COLUMN lang TEXT NOT NULL DEFAULT 'en';
