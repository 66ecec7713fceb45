-- Prints of the server's secrets that this database was used with: SHA-256 of each, so that one that is
-- lost is not made anew.
CREATE TABLE secret_print (
    name TEXT PRIMARY KEY,
    print BLOB NOT NULL CHECK (length(print) = 32)
) STRICT;
