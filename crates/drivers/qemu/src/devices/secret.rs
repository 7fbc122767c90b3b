//! Secrets as QEMU's objects: encrypted with the guest's master key, so that
//! neither the command line nor the monitor's traffic shows them.
//!
//! AES-256 in CBC mode with PKCS#7 padding, everything in base64: what QEMU's
//! `secret` object with a `keyid` expects.

use super::{BuildError, Part, PreparedSecret};
use crate::arguments::Properties;
use crate::scene::Scene;
use aes::Aes256;
use base64::{Engine as _, engine::general_purpose::STANDARD};
use cbc::cipher::{BlockEncryptMut as _, KeyIvInit as _, block_padding::Pkcs7};

/// The object that holds a prepared secret.
pub(crate) fn part(scene: &Scene<'_>, id: &str) -> Result<Part, BuildError> {
    let secret = scene.prepared.secret(id)?;
    let object = Properties::object("secret", id.to_owned())
        .with("data", &secret.data)
        .with("keyid", "masterKey0")
        .with("iv", &secret.vector)
        .with("format", "base64");
    Ok(Part::Object(object))
}

impl PreparedSecret {
    /// Encrypts `value` for the object `id`. The vector must be random and used
    /// once.
    #[must_use]
    pub fn encrypt(id: String, value: &[u8], master_key: &[u8; 32], vector: [u8; 16]) -> Self {
        let cipher = cbc::Encryptor::<Aes256>::new(master_key.into(), &vector.into());
        let data = STANDARD.encode(cipher.encrypt_padded_vec_mut::<Pkcs7>(value));
        Self { id, data, vector: STANDARD.encode(vector) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use aes::cipher::BlockDecryptMut as _;

    #[test]
    fn what_is_encrypted_can_be_read_with_the_master_key() {
        let (key, vector) = ([7; 32], [9; 16]);
        let secret = PreparedSecret::encrypt("s".to_owned(), b"open sesame", &key, vector);
        assert!(!secret.data.contains("sesame"));
        let data = STANDARD.decode(&secret.data).unwrap();
        let cipher = cbc::Decryptor::<Aes256>::new(&key.into(), &vector.into());
        assert_eq!(cipher.decrypt_padded_vec_mut::<Pkcs7>(&data).unwrap(), b"open sesame");
    }
}
