//! The vault worker: all private keys, and all sealing and opening.
