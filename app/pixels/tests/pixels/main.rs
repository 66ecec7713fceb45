//! Files as others write them, and as hostile people do.

mod documents;
mod hostile;
mod pictures;
mod scans;
mod support;
