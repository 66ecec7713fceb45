//! Members, on a real database.
