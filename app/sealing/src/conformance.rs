//! Published vectors as functions that run on any provider.
