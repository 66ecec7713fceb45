-- From when on the key's record is not to be used; unknown of those that were published before.
ALTER TABLE key_record ADD COLUMN expires_at INTEGER;
