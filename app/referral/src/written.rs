//! Two habits of every newtype here: serde goes through the same parser as the form, and `Debug`
//! of what may be personal prints only the type's name.

/// Serde through text: written by the named method, read by `FromStr`.
macro_rules! written {
    ($type:ty, $write:ident) => {
        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
                out.collect_str(&self.$write())
            }
        }

        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
                let text = <String as serde::Deserialize>::deserialize(input)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }
    };
}
pub(crate) use written;

/// A `Debug` that says which type it is and nothing of what it holds.
macro_rules! private {
    ($($type:ty),+ $(,)?) => {
        $(
            impl std::fmt::Debug for $type {
                fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                    f.write_str(concat!(stringify!($type), "(private)"))
                }
            }
        )+
    };
}
pub(crate) use private;
