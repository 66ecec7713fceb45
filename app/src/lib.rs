//! The Leptos app: every page, its components and its server functions.
//!
//! The same code renders on the server (feature `ssr`) and runs in the browser
//! (feature `csr`). Nothing that a person types is rendered by the server: fields are sent empty
//! and inert, until the live page stands in the place of the rendered one.

// A page is one nested type; the longer steps are nested deeper than rustc's default allows.
#![recursion_limit = "512"]

mod account;
#[cfg(feature = "sender")]
mod categories;
#[cfg(feature = "ssr")]
mod design;
mod enrol;
mod fetched;
#[cfg(feature = "ssr")]
mod home;
mod inbox;
mod join;
mod kit;
#[cfg(feature = "sender")]
mod later;
mod member_form;
#[cfg(feature = "csr")]
mod mount;
mod not_found;
mod page_vault;
mod paper;
mod passphrase;
mod practice;
mod recover;
#[cfg(feature = "sender")]
mod refer;
mod refused;
mod routes;
mod second_step;
mod secret_link;
mod seen;
mod seen_log;
mod seen_rosters;
#[cfg(feature = "ssr")]
mod shell;
mod status;
mod tabs;
pub mod ui;

#[cfg(feature = "csr")]
pub use mount::mount;
#[cfg(feature = "sender")]
pub use routes::App;
pub use routes::PracticeApp;
#[cfg(feature = "ssr")]
pub use routes::{DesignApp, PlainApp};
#[cfg(feature = "ssr")]
pub use shell::{Assets, shell};
pub use ui::site::Site;
