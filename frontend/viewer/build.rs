//! Tells the linker how much memory the worker may ever have: 1 GiB. A file that asks for more ends
//! the worker, and nothing else.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    if std::env::var("CARGO_CFG_TARGET_ARCH").is_ok_and(|arch| arch == "wasm32") {
        println!("cargo::rustc-link-arg-cdylib=--max-memory=1073741824");
    }
}
