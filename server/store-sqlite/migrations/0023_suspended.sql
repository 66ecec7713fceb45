-- What a suspended practice was before, and is again when it is resumed.
ALTER TABLE practice ADD COLUMN suspended_from TEXT CHECK (suspended_from IN ('pending', 'verified'));
