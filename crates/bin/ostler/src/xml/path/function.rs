//! The core functions (section 4).

use super::{
    Expression, PathError,
    value::{Context, Item, Value},
};

/// Calls a function by name.
pub(super) fn call<'a, 'd>(
    name: &str,
    arguments: &[Expression],
    context: Context<'a, 'd>,
) -> Result<Value<'a, 'd>, PathError> {
    let values = arguments.iter().map(|argument| argument.at(context));
    let values: Vec<Value<'a, 'd>> = values.collect::<Result<_, _>>()?;
    #[expect(clippy::cast_precision_loss, reason = "counts are far below 2^53")]
    let value = match (name, values.as_slice()) {
        ("last", []) => Value::Number(context.size as f64),
        ("position", []) => Value::Number(context.position as f64),
        ("count", [Value::Nodes(items)]) => Value::Number(items.len() as f64),
        ("sum", [Value::Nodes(items)]) => {
            Value::Number(items.iter().map(|item| Value::Text(item.text()).number()).sum())
        }
        ("local-name" | "name", []) => Value::Text(context.item.name()),
        ("local-name" | "name", [Value::Nodes(items)]) => {
            Value::Text(items.first().map(Item::name).unwrap_or_default())
        }
        ("namespace-uri", []) => Value::Text(context.item.namespace().unwrap_or_default()),
        ("namespace-uri", [Value::Nodes(items)]) => {
            Value::Text(items.first().and_then(Item::namespace).unwrap_or_default())
        }
        ("true", []) => Value::Boolean(true),
        ("false", []) => Value::Boolean(false),
        ("boolean", [value]) => Value::Boolean(value.boolean()),
        ("not", [value]) => Value::Boolean(!value.boolean()),
        ("number", []) => Value::Number(Value::Text(context.item.text()).number()),
        ("number", [value]) => Value::Number(value.number()),
        ("floor", [value]) => Value::Number(value.number().floor()),
        ("ceiling", [value]) => Value::Number(value.number().ceil()),
        ("round", [value]) => Value::Number((value.number() + 0.5).floor()),
        _ => return text_function(name, &values, context),
    };
    Ok(value)
}

fn text_function<'a, 'd>(
    name: &str,
    values: &[Value<'a, 'd>],
    context: Context<'a, 'd>,
) -> Result<Value<'a, 'd>, PathError> {
    let text = |index: usize| values.get(index).map(Value::text).unwrap_or_default();
    let own_or_first = || if values.is_empty() { context.item.text() } else { text(0) };
    #[expect(clippy::cast_precision_loss, reason = "lengths are far below 2^53")]
    let value = match (name, values.len()) {
        ("string", 0 | 1) => Value::Text(own_or_first()),
        ("concat", 2..) => Value::Text(values.iter().map(Value::text).collect()),
        ("starts-with", 2) => Value::Boolean(text(0).starts_with(&text(1))),
        ("contains", 2) => Value::Boolean(text(0).contains(&text(1))),
        ("substring-before", 2) => Value::Text(
            text(0).split_once(&text(1)).map(|(before, _)| before.to_owned()).unwrap_or_default(),
        ),
        ("substring-after", 2) => Value::Text(
            text(0).split_once(&text(1)).map(|(_, after)| after.to_owned()).unwrap_or_default(),
        ),
        ("substring", 2 | 3) => Value::Text(substring(
            &text(0),
            values[1].number(),
            values.get(2).map_or(f64::INFINITY, Value::number),
        )),
        ("string-length", 0 | 1) => Value::Number(own_or_first().chars().count() as f64),
        ("normalize-space", 0 | 1) => {
            Value::Text(own_or_first().split_whitespace().collect::<Vec<_>>().join(" "))
        }
        ("translate", 3) => Value::Text(translate(&text(0), &text(1), &text(2))),
        _ if KNOWN.contains(&name) => return Err(PathError::Arguments(name.to_owned())),
        _ => return Err(PathError::Function(name.to_owned())),
    };
    Ok(value)
}

const KNOWN: &[&str] = &[
    "last",
    "position",
    "count",
    "sum",
    "local-name",
    "name",
    "namespace-uri",
    "true",
    "false",
    "boolean",
    "not",
    "number",
    "floor",
    "ceiling",
    "round",
    "string",
    "concat",
    "starts-with",
    "contains",
    "substring-before",
    "substring-after",
    "substring",
    "string-length",
    "normalize-space",
    "translate",
];

/// Characters from a rounded position on, as many as the rounded length.
fn substring(text: &str, start: f64, length: f64) -> String {
    let round = |number: f64| (number + 0.5).floor();
    let (first, end) = (round(start), round(start) + round(length));
    #[expect(clippy::cast_precision_loss, reason = "positions are far below 2^53")]
    let inside = |index: usize| (index + 1) as f64 >= first && ((index + 1) as f64) < end;
    text.chars().enumerate().filter(|(index, _)| inside(*index)).map(|(_, c)| c).collect()
}

/// Each character of `from` becomes the one at its place in `to`, or nothing.
fn translate(text: &str, from: &str, to: &str) -> String {
    text.chars()
        .filter_map(|c| match from.chars().position(|candidate| candidate == c) {
            Some(place) => to.chars().nth(place),
            None => Some(c),
        })
        .collect()
}
