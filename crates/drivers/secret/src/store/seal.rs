//! Values on disk: sealed with the host key, each bound to its secret.
//!
//! XChaCha20-Poly1305 (draft-irtf-cfrg-xchacha) with a random nonce. The
//! secret's UUID and the key's id are authenticated with the value, so that a
//! file that was copied over another secret's does not open. The key's id
//! stands in the file in the clear: a value that was sealed with another key
//! can be told from one that was damaged.
//!
//! ```text
//! value:  ostler-secret 1 KEY-ID base64(nonce, sealed value)
//! key:    ostler-host-key 1 KEY-ID base64(key)
//! ```

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce};
use ostler_core::Uuid;
use ostler_host::random_bytes;
use std::{fmt, io};
use zeroize::Zeroizing;

const VALUE_HEAD: &str = "ostler-secret";
const KEY_HEAD: &str = "ostler-host-key";
const VERSION: &str = "1";
const NONCE_LENGTH: usize = 24;
const KEY_LENGTH: usize = 32;

/// A value after it was opened; it is wiped when it is dropped.
pub(crate) type Bytes = Zeroizing<Vec<u8>>;

/// Why a value or a key cannot be used.
#[derive(Debug, thiserror::Error)]
pub(crate) enum SealError {
    #[error("it is not a host key in a form that this version knows")]
    NotAKey,
    #[error("it is not a sealed value in a form that this version knows")]
    NotAValue,
    #[error("it was sealed with host key {sealed_with}, and this host has {ours}")]
    OtherKey { sealed_with: String, ours: String },
    #[error("it was changed after it was sealed, or belongs to another secret")]
    Altered,
    #[error("the kernel gives no random bytes")]
    Random(#[source] io::Error),
    #[error("it cannot be sealed")]
    Seal,
}

/// The key of this host.
pub(crate) struct HostKey {
    id: String,
    cipher: XChaCha20Poly1305,
}

impl fmt::Debug for HostKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("HostKey").field("id", &self.id).finish_non_exhaustive()
    }
}

impl HostKey {
    /// A new key, and the content of its file.
    pub(crate) fn generate() -> Result<(Self, Bytes), SealError> {
        let id = u64::from_be_bytes(random_bytes().map_err(SealError::Random)?);
        let key = Zeroizing::new(random_bytes::<KEY_LENGTH>().map_err(SealError::Random)?);
        let id = format!("{id:016x}");
        let text = Zeroizing::new(BASE64.encode(key.as_slice()));
        let file = format!("{KEY_HEAD} {VERSION} {id} {}\n", text.as_str());
        let cipher = XChaCha20Poly1305::new(key.as_slice().into());
        Ok((Self { id, cipher }, Zeroizing::new(file.into_bytes())))
    }

    /// The key in a file's content.
    pub(crate) fn read(file: &[u8]) -> Result<Self, SealError> {
        let (id, text) = parts(file, KEY_HEAD).ok_or(SealError::NotAKey)?;
        let key = BASE64.decode(text).map(Zeroizing::new).map_err(|_| SealError::NotAKey)?;
        let cipher = XChaCha20Poly1305::new_from_slice(&key).map_err(|_| SealError::NotAKey)?;
        Ok(Self { id: id.to_owned(), cipher })
    }

    /// Seals the value of the secret with this UUID: the content of its file.
    pub(crate) fn seal(&self, uuid: Uuid, value: &[u8]) -> Result<Vec<u8>, SealError> {
        let nonce: [u8; NONCE_LENGTH] = random_bytes().map_err(SealError::Random)?;
        let payload = Payload { msg: value, aad: &self.associated(uuid) };
        let sealed = self.cipher.encrypt(XNonce::from_slice(&nonce), payload);
        let sealed = sealed.map_err(|_| SealError::Seal)?;
        let text = BASE64.encode([nonce.as_slice(), &sealed].concat());
        Ok(format!("{VALUE_HEAD} {VERSION} {} {text}\n", self.id).into_bytes())
    }

    /// Opens what was sealed for the secret with this UUID.
    pub(crate) fn open(&self, uuid: Uuid, file: &[u8]) -> Result<Bytes, SealError> {
        let (id, text) = parts(file, VALUE_HEAD).ok_or(SealError::NotAValue)?;
        if id != self.id {
            let (sealed_with, ours) = (id.to_owned(), self.id.clone());
            return Err(SealError::OtherKey { sealed_with, ours });
        }
        let bytes = BASE64.decode(text).map_err(|_| SealError::NotAValue)?;
        let (nonce, sealed) = bytes.split_at_checked(NONCE_LENGTH).ok_or(SealError::NotAValue)?;
        let payload = Payload { msg: sealed, aad: &self.associated(uuid) };
        let opened = self.cipher.decrypt(XNonce::from_slice(nonce), payload);
        opened.map(Zeroizing::new).map_err(|_| SealError::Altered)
    }

    fn associated(&self, uuid: Uuid) -> Vec<u8> {
        format!("{VALUE_HEAD} {VERSION} {} {uuid}", self.id).into_bytes()
    }
}

/// The key's id and what follows it in a file that begins with `head`.
fn parts<'a>(file: &'a [u8], head: &str) -> Option<(&'a str, &'a str)> {
    let text = std::str::from_utf8(file).ok()?.strip_suffix('\n')?;
    let mut words = text.split(' ');
    let fits = words.next() == Some(head) && words.next() == Some(VERSION);
    let (id, text) = (words.next()?, words.next()?);
    let id_fits = id.len() == 16 && id.bytes().all(|byte| byte.is_ascii_hexdigit());
    (fits && id_fits && words.next().is_none()).then_some((id, text))
}

#[cfg(test)]
mod tests {
    use super::*;

    const UUID: Uuid = Uuid::from_bytes([7; 16]);

    #[test]
    fn a_value_opens_with_its_key_only_and_for_its_secret_only() {
        let (key, file) = HostKey::generate().expect("a key");
        let again = HostKey::read(&file).expect("its file");
        let sealed = key.seal(UUID, b"geheim").expect("sealed");
        assert!(!sealed.windows(6).any(|window| window == b"geheim"));
        assert_eq!(again.open(UUID, &sealed).expect("opens").as_slice(), b"geheim");
        assert_ne!(sealed, key.seal(UUID, b"geheim").expect("sealed"), "the nonce is new");
        let other_secret = key.open(Uuid::from_bytes([8; 16]), &sealed);
        assert!(matches!(other_secret, Err(SealError::Altered)));
        let (other, _) = HostKey::generate().expect("a key");
        assert!(matches!(other.open(UUID, &sealed), Err(SealError::OtherKey { .. })));
    }

    /// No byte of a file can be changed or left out without being noticed.
    #[test]
    fn damage_is_noticed() {
        let (key, file) = HostKey::generate().expect("a key");
        let sealed = key.seal(UUID, b"geheim").expect("sealed");
        for place in 0..sealed.len() {
            let mut damaged = sealed.clone();
            damaged[place] ^= 1;
            assert!(key.open(UUID, &damaged).is_err(), "byte {place}");
            assert!(key.open(UUID, &sealed[..place]).is_err(), "cut at {place}");
        }
        for place in 0..file.len() {
            assert!(HostKey::read(&file[..place]).is_err(), "key cut at {place}");
        }
    }

    #[test]
    fn a_key_shows_nothing_of_itself() {
        let (key, file) = HostKey::generate().expect("a key");
        let text = String::from_utf8(file.to_vec()).expect("text");
        let secret = text.trim_end().rsplit(' ').next().expect("the key");
        assert!(!format!("{key:?}").contains(secret));
    }
}
