//! Recovery, on a real database.
