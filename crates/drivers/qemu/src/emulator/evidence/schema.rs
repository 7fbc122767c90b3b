//! The monitor's schema: what commands and events there are, and what their
//! arguments look like.

use serde::Deserialize;
use std::borrow::Cow;
use std::collections::HashMap;

/// The schema, by name.
#[derive(Debug, Default)]
pub struct Schema {
    entities: HashMap<Box<str>, Entity>,
}

/// A command, event or type. Which members it has depends on which it is.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
struct Entity {
    name: Box<str>,
    meta_type: Box<str>,
    arg_type: Option<Box<str>>,
    ret_type: Option<Box<str>>,
    element_type: Option<Box<str>>,
    members: Vec<Member>,
    variants: Vec<Variant>,
    values: Vec<Box<str>>,
    features: Vec<Box<str>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Member {
    name: Option<Box<str>>,
    #[serde(rename = "type")]
    kind: Option<Box<str>>,
    features: Vec<Box<str>>,
}

#[derive(Debug, Deserialize)]
struct Variant {
    case: Box<str>,
    #[serde(rename = "type")]
    kind: Box<str>,
}

impl Schema {
    /// Reads the answer to `query-qmp-schema`.
    ///
    /// # Errors
    /// When it is not such an answer.
    pub fn read(text: &str) -> Result<Self, serde_json::Error> {
        let entities: Vec<Entity> = serde_json::from_str(text)?;
        let entities = entities.into_iter().map(|entity| (entity.name.clone(), entity)).collect();
        Ok(Self { entities })
    }

    /// Returns whether something is there. A path begins with a command or event; `arg` and
    /// `ret` lead to its arguments and result, a name to a member, `+name` into a variant,
    /// `^name` to a value of an enumeration, `$name` to a feature of what was reached.
    #[must_use]
    pub fn has(&self, path: &str) -> bool {
        let mut steps = path.split('/');
        let Some(mut place) = steps.next().and_then(|name| self.entities.get(name)) else {
            return false;
        };
        let mut features: &[Box<str>] = &[];
        for step in steps {
            if let Some(value) = step.strip_prefix('^') {
                return place.values.iter().any(|known| &**known == value);
            }
            if let Some(feature) = step.strip_prefix('$') {
                return features.iter().chain(&place.features).any(|known| &**known == feature);
            }
            let Some((next, more)) = self.step(place, step) else { return false };
            (place, features) = (next, more);
        }
        true
    }

    fn step<'a>(&'a self, from: &'a Entity, step: &str) -> Option<(&'a Entity, &'a [Box<str>])> {
        let (kind, features): (_, &[Box<str>]) = match (&*from.meta_type, step) {
            ("command" | "event", "arg") => (from.arg_type.as_deref()?, &[]),
            ("command", "ret") => (from.ret_type.as_deref()?, &[]),
            ("array", _) => return self.step(self.follow(from.element_type.as_deref()?)?, step),
            _ => match step.strip_prefix('+') {
                Some(case) => {
                    let variant = from.variants.iter().find(|variant| &*variant.case == case)?;
                    (&*variant.kind, &[])
                }
                None => {
                    let member =
                        from.members.iter().find(|member| member.name.as_deref() == Some(step))?;
                    (member.kind.as_deref()?, &member.features)
                }
            },
        };
        Some((self.follow(kind)?, features))
    }

    fn follow(&self, name: &str) -> Option<&Entity> {
        let mut entity = self.entities.get(name)?;
        // Arrays of arrays do not nest deeply; a schema that does is no schema.
        for _ in 0..4 {
            let Some(element) = &entity.element_type else { break };
            entity = self.entities.get(element)?;
        }
        Some(entity)
    }

    /// The commands and events.
    pub fn names(&self) -> impl Iterator<Item = Cow<'_, str>> {
        self.entities
            .values()
            .filter(|entity| matches!(&*entity.meta_type, "command" | "event"))
            .map(|entity| Cow::Borrowed(&*entity.name))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_followed() {
        let schema = Schema::read(
            r#"[{"name": "go", "meta-type": "command", "arg-type": "0", "ret-type": "1",
                 "features": ["fast"]},
                {"name": "0", "meta-type": "object", "tag": "how",
                 "members": [{"name": "how", "type": "2", "features": ["old"]},
                             {"name": "list", "type": "[2]"}],
                 "variants": [{"case": "far", "type": "3"}]},
                {"name": "1", "meta-type": "object", "members": []},
                {"name": "2", "meta-type": "enum", "values": ["far", "near"]},
                {"name": "[2]", "meta-type": "array", "element-type": "2"},
                {"name": "3", "meta-type": "object", "members": [{"name": "miles", "type": "4"}]},
                {"name": "4", "meta-type": "builtin", "json-type": "int"}]"#,
        )
        .unwrap();
        for path in [
            "go",
            "go/$fast",
            "go/arg/how",
            "go/arg/how/^near",
            "go/arg/how/$old",
            "go/arg/list/^far",
            "go/arg/+far/miles",
        ] {
            assert!(schema.has(path), "{path}");
        }
        for path in [
            "stop",
            "go/$slow",
            "go/arg/whither",
            "go/arg/how/^up",
            "go/arg/+near",
            "go/ret/miles",
            "go/arg/+far/miles/more",
            "",
        ] {
            assert!(!schema.has(path), "{path}");
        }
    }
}
