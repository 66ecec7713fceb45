-- One row: what this database is. The demo never shares a database with real practices.
CREATE TABLE instance (
    only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
    demo INTEGER NOT NULL CHECK (demo IN (0, 1))
) STRICT;
