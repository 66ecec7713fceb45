//! The Leptos app: pages, components and server functions.
