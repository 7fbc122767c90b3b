use super::*;
use proptest::prelude::*;

fn written(write: impl FnOnce(&mut Writer<'_>)) -> Vec<u8> {
    let mut out = Vec::new();
    write(&mut Writer::new(&mut out));
    out
}

#[test]
fn strings_are_padded_to_four_bytes() {
    let bytes = written(|w| w.string("hello", 10).expect("within the limit"));
    assert_eq!(bytes, [0, 0, 0, 5, b'h', b'e', b'l', b'l', b'o', 0, 0, 0]);
    assert_eq!(Reader::new(&bytes).string(10), Ok("hello"));
    assert_eq!(Reader::new(&bytes).string(4), Err(Error::TooLong { length: 5, limit: 4 }));
    assert_eq!(Reader::new(&bytes[..10]).string(10), Err(Error::Truncated { missing: 2 }));
    assert_eq!(Reader::new(&bytes[..3]).string(10), Err(Error::Truncated { missing: 1 }));
}

#[test]
fn a_huge_length_allocates_nothing() {
    let bytes = [0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0];
    let mut reader = Reader::new(&bytes);
    let list = reader.list(usize::MAX, 4, Reader::u32);
    assert!(matches!(list, Err(Error::Truncated { .. })), "{list:?}");
    assert!(matches!(Reader::new(&bytes).opaque(1 << 20), Err(Error::TooLong { .. })));
}

#[test]
fn bad_strings_are_refused() {
    assert_eq!(Reader::new(&[0, 0, 0, 1, 0xff, 0, 0, 0]).string(8), Err(Error::NotUtf8));
    assert_eq!(Reader::new(&[0, 0, 0, 2, b'a', 0, 0, 0]).string(8), Err(Error::ZeroByte));
    let mut out = Vec::new();
    assert_eq!(Writer::new(&mut out).string("a\0b", 8), Err(Error::ZeroByte));
    assert_eq!(Writer::new(&mut out).string("abc", 2), Err(Error::TooLong { length: 3, limit: 2 }));
}

#[test]
fn an_option_is_there_or_not() {
    assert_eq!(Reader::new(&[0, 0, 0, 1]).present(), Ok(true));
    assert_eq!(Reader::new(&[0, 0, 0, 0]).present(), Ok(false));
    assert_eq!(Reader::new(&[1, 0, 0, 0]).present(), Ok(true));
}

proptest! {
    #[test]
    fn values_come_back(a: i32, b: u64, c: i64, text in "[^\0]{0,40}", data: Vec<u8>, list: Vec<u32>) {
        let bytes = written(|w| {
            w.i32(a);
            w.u64(b);
            w.string(&text, 4096).expect("within the limit");
            w.opaque(&data, 4096).expect("within the limit");
            w.list(&list, 4096, |w, value| { w.u32(*value); Ok(()) }).expect("within the limit");
            w.i64(c);
        });
        prop_assert_eq!(bytes.len() % 4, 0);
        let mut r = Reader::new(&bytes);
        prop_assert_eq!(r.i32(), Ok(a));
        prop_assert_eq!(r.u64(), Ok(b));
        prop_assert_eq!(r.string(4096), Ok(text.as_str()));
        prop_assert_eq!(r.opaque(4096), Ok(data.as_slice()));
        prop_assert_eq!(r.list(4096, 4, Reader::u32), Ok(list));
        prop_assert_eq!(r.i64(), Ok(c));
        prop_assert_eq!(r.finish(), Ok(()));
    }

    #[test]
    fn no_input_panics(data: Vec<u8>) {
        let mut r = Reader::new(&data);
        while r.remaining() > 0 {
            if r.string(64).is_err() && r.u32().is_err() {
                break;
            }
        }
    }
}
