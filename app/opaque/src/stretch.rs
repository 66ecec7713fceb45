//! What makes guessing slow.

use argon2::{Algorithm, Argon2, Params, Version};
use opaque_ke::errors::InternalError;
use opaque_ke::generic_array::{ArrayLength, GenericArray};
use opaque_ke::ksf::Ksf;

/// KiB of memory: 64 MiB.
const MEMORY: u32 = 64 * 1024;
/// Passes over it.
const PASSES: u32 = 3;
/// Lanes: wasm has one thread.
const LANES: u32 = 1;

/// Argon2id (RFC 9106). The input is OPAQUE's, which is different for every account, so the salt
/// is constant, as in RFC 9807, section 7.
#[derive(Default)]
pub(crate) struct Argon2id;

impl Ksf for Argon2id {
    fn hash<L: ArrayLength<u8>>(
        &self,
        input: GenericArray<u8, L>,
    ) -> Result<GenericArray<u8, L>, InternalError> {
        let mut output = GenericArray::default();
        Params::new(MEMORY, PASSES, LANES, None)
            .and_then(|params| {
                Argon2::new(Algorithm::Argon2id, Version::V0x13, params).hash_password_into(
                    &input,
                    &[0; argon2::RECOMMENDED_SALT_LEN],
                    &mut output,
                )
            })
            .map_err(|_| InternalError::KsfError)?;
        Ok(output)
    }
}
