//! Random payloads, made from the tables by a reader of its own that shares no
//! code with the generator, must be read by the generated types and come back
//! byte for byte.

#![allow(clippy::expect_used, clippy::disallowed_methods, reason = "a test")]

use ostler_protocol::{PROGRAMS, check_payload};
use proptest::prelude::*;
use serde_json::Value;
use std::collections::BTreeMap;

/// The tables, read anew.
struct Schema {
    constants: BTreeMap<String, usize>,
    typedefs: BTreeMap<String, String>,
    structs: BTreeMap<String, Vec<String>>,
    /// (program, number, answer, fields)
    payloads: Vec<(String, i32, bool, Vec<String>)>,
}

fn texts(value: &Value) -> Vec<String> {
    let list = value.as_array().map(Vec::as_slice).unwrap_or_default();
    list.iter().map(|text| text.as_str().expect("a string").to_owned()).collect()
}

impl Schema {
    fn load() -> Self {
        let mut schema = Self {
            constants: BTreeMap::new(),
            typedefs: BTreeMap::new(),
            structs: BTreeMap::new(),
            payloads: Vec::new(),
        };
        for program in ["remote", "qemu", "lxc", "admin"] {
            schema.read(program);
        }
        schema
    }

    fn read(&mut self, program: &str) {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../tables/programs");
        let text = std::fs::read_to_string(format!("{folder}/{program}.json")).expect("a table");
        let table: Value = serde_json::from_str(&text).expect("JSON");
        let object = |name: &str| table[name].as_object().cloned().unwrap_or_default();
        for (name, value) in object("constants") {
            let value = usize::try_from(value.as_u64().expect("a number")).expect("small");
            self.constants.insert(name, value);
        }
        for (name, value) in object("typedefs") {
            self.typedefs.insert(name, value.as_str().expect("a type").to_owned());
        }
        for (name, value) in object("structs") {
            self.structs.insert(name, texts(&value));
        }
        for row in table["procedures"].as_array().expect("a list") {
            let number = i32::try_from(row["number"].as_i64().expect("a number")).expect("small");
            let name = row["name"].as_str().expect("a name").to_lowercase();
            for (column, answer, suffix) in
                [("args", false, "args"), ("ret", true, "ret"), ("msg", false, "msg")]
            {
                let fields = texts(&row[column]);
                if row.get(column).is_some() {
                    self.structs.insert(format!("{program}_{name}_{suffix}"), fields.clone());
                    self.payloads.push((program.to_owned(), number, answer, fields));
                }
            }
        }
    }

    fn fields(&self, fields: &[String], dice: &mut Dice, out: &mut Vec<u8>) {
        for field in fields {
            let (_, kind) = field.split_once(": ").expect("name: type");
            self.value(kind, dice, out);
        }
    }

    fn value(&self, kind: &str, dice: &mut Dice, out: &mut Vec<u8>) {
        if let Some(kind) = kind.strip_suffix('?') {
            let present = dice.below(2);
            out.extend(present.to_be_bytes());
            if present == 1 {
                self.value(kind, dice, out);
            }
            return;
        }
        let (kind, tag) = kind.split_once('/').unwrap_or((kind, ""));
        if let Some((element, bound)) = kind.trim_end_matches(']').split_once('[') {
            let length =
                self.constants.get(bound).copied().or(bound.parse().ok()).expect("a bound");
            match element {
                "opaque" => out.extend((0..length).map(|_| dice.byte())),
                _ => characters(length, dice, out),
            }
        } else if let Some((element, bound)) = kind.trim_end_matches('>').split_once('<') {
            let bound = self.constants[bound].min(if element == "opaque" { 40 } else { 4 });
            let length = dice.below(u32::try_from(bound).expect("small") + 1);
            match (element, tag) {
                ("string", _) => text(length, dice, out),
                ("opaque", _) => {
                    out.extend(length.to_be_bytes());
                    out.extend((0..length).map(|_| dice.byte()));
                    out.resize(out.len().next_multiple_of(4), 0);
                }
                ("char", "text") => {
                    out.extend((length + 1).to_be_bytes());
                    characters(length as usize + 1, dice, out);
                }
                _ => {
                    out.extend(length.to_be_bytes());
                    (0..length).for_each(|_| self.value(element, dice, out));
                }
            }
        } else {
            self.scalar(kind, tag, dice, out);
        }
    }

    fn scalar(&self, kind: &str, tag: &str, dice: &mut Dice, out: &mut Vec<u8>) {
        match (kind, tag) {
            ("int" | "unsigned int", "bool") => out.extend(dice.below(2).to_be_bytes()),
            ("int" | "unsigned int", _) => out.extend(dice.word().to_be_bytes()),
            ("hyper" | "unsigned hyper", _) => {
                out.extend(dice.word().to_be_bytes());
                out.extend(dice.word().to_be_bytes());
            }
            ("double", _) => out.extend(f64::from(dice.word()).to_be_bytes()),
            ("char", _) => out.extend(i32::from(dice.byte().cast_signed()).to_be_bytes()),
            ("unsigned char", _) => out.extend(u32::from(dice.byte()).to_be_bytes()),
            ("unsigned short", _) => out.extend(dice.below(65_536).to_be_bytes()),
            (name, _) if name.ends_with("_typed_param") => self.parameter(dice, out),
            ("remote_auth_type", _) => out.extend(dice.below(3).to_be_bytes()),
            (name, _) => match (self.typedefs.get(name), self.structs.get(name)) {
                (Some(definition), _) => self.value(definition, dice, out),
                (None, Some(fields)) => self.fields(fields, dice, out),
                (None, None) => panic!("no type '{name}'"),
            },
        }
    }

    fn parameter(&self, dice: &mut Dice, out: &mut Vec<u8>) {
        text(dice.below(20), dice, out);
        let kind = 1 + dice.below(7);
        out.extend(kind.to_be_bytes());
        let name = ["int", "unsigned int", "hyper", "unsigned hyper", "double"];
        match name.get(kind as usize - 1) {
            Some(name) => self.scalar(name, "", dice, out),
            None if kind == 6 => out.extend(dice.below(2).to_be_bytes()),
            None => text(dice.below(9), dice, out),
        }
    }
}

/// Characters of four bytes each; the last is the zero that ends them.
fn characters(length: usize, dice: &mut Dice, out: &mut Vec<u8>) {
    for _ in 1..length {
        out.extend((u32::from(b'a') + dice.below(26)).to_be_bytes());
    }
    out.extend([0; 4]);
}

fn text(length: u32, dice: &mut Dice, out: &mut Vec<u8>) {
    out.extend(length.to_be_bytes());
    out.extend((0..length).map(|_| b'a' + dice.byte() % 26));
    out.resize(out.len().next_multiple_of(4), 0);
}

/// Small numbers out of a seed.
struct Dice(u64);

impl Dice {
    fn word(&mut self) -> u32 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        u32::try_from(self.0 >> 32).expect("32 bits")
    }

    fn below(&mut self, limit: u32) -> u32 {
        self.word() % limit
    }

    fn byte(&mut self) -> u8 {
        self.word().to_be_bytes()[0]
    }
}

fn number_of(program: &str) -> u32 {
    PROGRAMS.iter().find(|known| known.name == program).expect("a program").number
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn every_payload_comes_back(seed: u64) {
        let schema = Schema::load();
        prop_assert!(schema.payloads.len() > 700);
        let mut dice = Dice(seed);
        for (program, number, answer, fields) in &schema.payloads {
            let mut bytes = Vec::new();
            schema.fields(fields, &mut dice, &mut bytes);
            let outcome = check_payload(number_of(program), *number, *answer, &bytes);
            let again = outcome.expect("a procedure");
            prop_assert_eq!(again.as_ref(), Ok(&bytes), "{} {} {:?}", program, number, fields);
            if let Some((_, short)) = bytes.split_last() {
                let cut = check_payload(number_of(program), *number, *answer, short);
                prop_assert!(cut.expect("a procedure").is_err(), "{} {} cut", program, number);
            }
        }
    }

    #[test]
    fn no_payload_panics(payload: Vec<u8>, flip in 0_usize..64, with: u8) {
        for program in PROGRAMS {
            for procedure in program.procedures {
                for answer in [false, true] {
                    let _ = check_payload(program.number, procedure.number, answer, &payload);
                    let mut near = vec![0, 0, 0, 1, b'x', 0, 0, 0, 0, 0, 0, 1];
                    near.resize(64, 0);
                    near[flip] = with;
                    let _ = check_payload(program.number, procedure.number, answer, &near);
                }
            }
        }
    }
}

#[test]
fn programs_and_procedures_are_found_by_number() {
    for program in PROGRAMS {
        assert!(std::ptr::eq(
            ostler_protocol::Program::by_number(program.number).expect("found"),
            program
        ));
        for procedure in program.procedures {
            let found = program.procedure(procedure.number).expect("found");
            assert!(std::ptr::eq(found, procedure));
            assert_eq!(procedure.program.number, program.number);
        }
        let past = i32::try_from(program.procedures.len()).expect("small") + 1;
        for number in [0, -1, i32::MIN, i32::MAX, past] {
            assert!(program.procedure(number).is_none());
        }
    }
    assert_eq!(PROGRAMS.map(|program| program.procedures.len()), [456, 7, 1, 20, 2]);
}

#[test]
fn what_the_table_says_of_some_procedures() {
    use ostler_protocol::RemoteProcedure as R;
    let xml = R::DomainGetXmlDesc.info();
    assert!(xml.allows_read_only(0, 0) && xml.allows_read_only(2, 0));
    assert!(!xml.allows_read_only(1, 0) && !xml.allows_read_only(8, 0));
    let addresses = R::DomainInterfaceAddresses.info();
    assert!(addresses.allows_read_only(0, 0) && !addresses.allows_read_only(0, 1));
    for denied in [R::DomainDestroy, R::DomainSetSchedulerParameters, R::DomainAnnounceInterface] {
        assert!(!denied.info().allows_read_only(0, 0));
    }
    for allowed in [R::ConnectOpen, R::AuthList, R::DomainGetInfo, R::ConnectListAllDomains] {
        assert!(allowed.info().allows_read_only(0, 0), "{allowed:?}");
    }
    assert_eq!(R::ConnectGetLibVersion as i32, 157);
}
