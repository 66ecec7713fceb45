//! What the server keeps: the trait, plain data, and the suite that every backend passes.
