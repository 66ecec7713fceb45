//! The WebAssembly entry point of the page.
