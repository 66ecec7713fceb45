//! The demo catalogue, practices and key fixtures.
