//! The constants of every procedure: the facts that are known before a byte is read.

use super::names::camel;
use super::output::Output;
use super::table::{Procedure, Program, Tables};
use std::collections::BTreeSet;
use std::fmt::Write as _;

const FOLDER: &str = "crates/pure/protocol/src/generated";
/// Folder of the enumerations that the types of the rows name.
const ACCESS_FOLDER: &str = "crates/pure/protocol/src/procedure/generated";

pub(crate) fn generate(tables: &Tables, output: &mut Output) -> Result<(), String> {
    output.own(FOLDER);
    output.own(ACCESS_FOLDER);
    access(tables, output)?;
    let mut root = "use crate::procedure::Program;\n\n".to_owned();
    let mut statics = String::new();
    for program in &tables.programs {
        let upper = program.name.to_uppercase();
        let split = program.procedures.len() > 100;
        table(tables, program, split, output)?;
        let _ = writeln!(root, "pub(crate) mod {};", program.name);
        if split {
            numbers_file(program, output);
            let _ = writeln!(root, "pub(crate) mod {}_numbers;", program.name);
        }
        let _ = write!(
            statics,
            "\n/// The program `{0}`.\npub static {upper}: Program = Program {{ name: \"{0}\", \
             number: {1}, version: {2}, procedures: &{0}::PROCEDURES }};\n",
            program.name,
            hexadecimal(&program.number),
            program.version
        );
    }
    root.push_str(&statics);
    let names: Vec<String> =
        tables.programs.iter().map(|program| format!("&{}", program.name.to_uppercase())).collect();
    let _ = write!(
        root,
        "\n/// All programs.\npub static PROGRAMS: [&Program; {}] = [{}];\n",
        names.len(),
        names.join(", ")
    );
    let about = "The programs and their procedures, as constants.";
    output.rust(&format!("{FOLDER}/procedures/mod.rs"), "tables/programs/", about, &root);
    let mut generated = String::new();
    for module in ["check", "procedures"] {
        let _ = writeln!(generated, "pub(crate) mod {module};");
    }
    for program in tables.programs.iter().filter(|program| program.name != "keepalive") {
        let _ = writeln!(generated, "pub mod {};", program.name);
    }
    let about = "Everything that comes from the tables.";
    output.rust(&format!("{FOLDER}/mod.rs"), "tables/programs/", about, &generated);
    Ok(())
}

/// `0x20008086` with the underscore that clippy asks for.
fn hexadecimal(number: &str) -> String {
    let digits = number.trim_start_matches("0x");
    let (high, low) = digits.split_at(digits.len().saturating_sub(4));
    format!("0x{high}_{low}")
}

fn table(
    tables: &Tables,
    program: &Program,
    split: bool,
    output: &mut Output,
) -> Result<(), String> {
    let mut rows = String::new();
    for procedure in &program.procedures {
        let row = row(tables, procedure)
            .map_err(|why| format!("{} {}: {why}", program.name, procedure.row.name))?;
        let _ = writeln!(rows, "    {row},");
    }
    let mut body = "use crate::procedure::Procedure;\n".to_owned();
    let imports: [(&str, &[&str]); 3] = [
        ("AccessObject", &["AccessObject::"]),
        ("AccessRule", &["AccessRule {"]),
        ("Condition", &["Condition::"]),
    ];
    for (name, marks) in imports {
        if marks.iter().any(|mark| rows.contains(mark)) {
            let _ = writeln!(body, "use crate::procedure::{name};");
        }
    }
    if rows.contains("Permission::") {
        body.push_str("use crate::procedure::Permission;\n");
    }
    body.push_str("use crate::procedure::{Priority, ProcedureKind, StreamDirection};\n");
    let upper = program.name.to_uppercase();
    let _ = write!(
        body,
        "use super::{upper};\n\n/// That of number N stands at N - 1.\n#[rustfmt::skip]\n\
         pub(super) static PROCEDURES: [Procedure; {}] = [\n{rows}];\n",
        program.procedures.len()
    );
    if !split {
        body.push_str(&numbers(program));
    }
    let source = format!("tables/programs/{}.json", program.name);
    output.rust(&format!("{FOLDER}/procedures/{}.rs", program.name), &source, "", &body);
    Ok(())
}

fn numbers_file(program: &Program, output: &mut Output) {
    let source = format!("tables/programs/{}.json", program.name);
    let path = format!("{FOLDER}/procedures/{}_numbers.rs", program.name);
    let upper = program.name.to_uppercase();
    let imports = format!("use crate::procedure::Procedure;\nuse super::{upper};\n");
    output.rust(&path, &source, "", &format!("{imports}{}", numbers(program)));
}

fn numbers(program: &Program) -> String {
    let name = format!("{}Procedure", camel(&program.name));
    let mut body = format!(
        "\n/// The numbers of `{}`.\n#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]\n\
         #[allow(missing_docs, reason = \"named as in the protocol\")]\n\
         #[repr(i32)]\npub enum {name} {{\n",
        program.name
    );
    for procedure in &program.procedures {
        let _ = writeln!(body, "{} = {},", camel(&procedure.row.name), procedure.row.number);
    }
    let _ = write!(
        body,
        "}}\n\nimpl {name} {{\n/// What the table says of it.\n#[must_use]\n\
         pub const fn info(self) -> &'static Procedure {{\n\
         &{}.procedures[self as usize - 1]\n}}\n}}\n",
        program.name.to_uppercase()
    );
    body
}

fn row(tables: &Tables, procedure: &Procedure) -> Result<String, String> {
    let row = &procedure.row;
    let kind = match (procedure.program.as_str(), procedure.is_event()) {
        ("keepalive", _) => "Either",
        (_, true) => "Event",
        (_, false) => "Call",
    };
    let priority = if row.priority == "high" { "High" } else { "Low" };
    let stream = match row.stream.as_str() {
        "" => "None",
        "read" => "Read",
        "write" => "Write",
        "both" => "Both",
        other => return Err(format!("no stream direction '{other}'")),
    };
    let access = rules(tables, &row.acl)?;
    let filter = rules(tables, &row.filter)?;
    Ok(format!(
        "Procedure {{ program: &{}, number: {}, name: \"{}\", api: \"{}\", kind: ProcedureKind::{kind}, \
         priority: Priority::{priority}, read_only: {}, stream: StreamDirection::{stream}, \
         access: &[{access}], filter: &[{filter}], since: \"{}\" }}",
        procedure.program.to_uppercase(),
        row.number,
        procedure.lower(),
        procedure.api(),
        row.readonly,
        row.since,
    ))
}

fn rules(tables: &Tables, texts: &[String]) -> Result<String, String> {
    let mut list = Vec::new();
    for text in texts.iter().filter(|text| *text != "none") {
        let mut words = text.split_whitespace();
        let (object, permission) =
            words.next().and_then(|word| word.split_once(':')).ok_or("a rule without a colon")?;
        let condition = match words.collect::<Vec<_>>()[..] {
            [] => "Condition::Always".to_owned(),
            ["if", flags] => format!("Condition::AnyFlag({:#x})", bits(tables, flags)?),
            ["unless", flags] => format!("Condition::NoFlag({:#x})", bits(tables, flags)?),
            ["if", "source", "=", value] => {
                format!("Condition::Selector({})", bits(tables, value)?)
            }
            _ => return Err(format!("cannot read the rule '{text}'")),
        };
        list.push(format!(
            "AccessRule {{ object: AccessObject::{}, permission: Permission::{}, condition: {condition} }}",
            camel(object),
            camel(permission)
        ));
    }
    Ok(list.join(", "))
}

fn bits(tables: &Tables, names: &str) -> Result<i64, String> {
    names.split('|').try_fold(0, |sum, name| {
        let all = tables.flags.values().chain(tables.enumerations.values());
        all.flat_map(|values| values.sorted())
            .find(|(known, _)| *known == name)
            .map(|(_, value)| sum | value)
            .ok_or_else(|| format!("no constant '{name}'"))
    })
}

/// The kinds of objects and the permissions, as enumerations.
fn access(tables: &Tables, output: &mut Output) -> Result<(), String> {
    let (mut objects, mut permissions) = (BTreeSet::new(), BTreeSet::new());
    for procedure in tables.procedures() {
        for text in procedure.row.acl.iter().chain(&procedure.row.filter) {
            if let Some((object, rest)) = text.split_once(':') {
                objects.insert(object);
                permissions.insert(rest.split(' ').next().unwrap_or(rest));
            }
        }
    }
    let mut body = String::new();
    let lists = [
        ("AccessObject", "A kind of object that rules are about.", objects),
        ("Permission", "What one may be allowed to do with an object.", permissions),
    ];
    for (name, about, list) in lists {
        let _ = write!(
            body,
            "/// {about}\n#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]\npub enum {name} {{\n"
        );
        for word in &list {
            let _ = write!(body, "/// `{word}`\n{},\n", camel(word));
        }
        let _ = write!(
            body,
            "}}\n\nimpl {name} {{\n/// Its name, as in access rules.\n#[must_use]\n\
             pub const fn name(self) -> &'static str {{\nmatch self {{\n"
        );
        for word in &list {
            let _ = writeln!(body, "Self::{} => \"{}\",", camel(word), word.replace('_', "-"));
        }
        body.push_str("}\n}\n}\n\n");
    }
    let source = "tables/programs/";
    output.rust(&format!("{ACCESS_FOLDER}/access.rs"), source, "", &body);
    let root = "pub(super) mod access;\n";
    output.rust(&format!("{ACCESS_FOLDER}/mod.rs"), source, "", root);
    Ok(())
}
