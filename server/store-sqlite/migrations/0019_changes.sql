-- How often what a member signs in with was changed. A sign-in that began before the last change does not
-- become a session.
ALTER TABLE member ADD COLUMN changes INTEGER NOT NULL DEFAULT 0;
