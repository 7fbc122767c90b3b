//! What an expression yields.

use super::{Axis, Calculation, Comparison, Expression, PathError, Start, Step, Test, function};
use roxmltree::Node;

/// A node of the document; attributes are no nodes of the tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::xml) enum Item<'a, 'd> {
    Node(Node<'a, 'd>),
    /// An element and its attribute's place.
    Attribute(Node<'a, 'd>, usize),
}

/// The value of an expression.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::xml) enum Value<'a, 'd> {
    /// In the order of the document, each once.
    Nodes(Vec<Item<'a, 'd>>),
    Boolean(bool),
    Number(f64),
    Text(String),
}

/// Where an expression is evaluated.
#[derive(Debug, Clone, Copy)]
pub(super) struct Context<'a, 'd> {
    pub(super) item: Item<'a, 'd>,
    pub(super) position: usize,
    pub(super) size: usize,
}

type Evaluated<'a, 'd> = Result<Value<'a, 'd>, PathError>;

impl Expression {
    /// Evaluates it at an element.
    pub(in crate::xml) fn evaluate<'a, 'd>(&self, node: Node<'a, 'd>) -> Evaluated<'a, 'd> {
        self.at(Context { item: Item::Node(node), position: 1, size: 1 })
    }

    pub(super) fn at<'a, 'd>(&self, context: Context<'a, 'd>) -> Evaluated<'a, 'd> {
        Ok(match self {
            Self::Or(left, right) => {
                Value::Boolean(left.at(context)?.boolean() || right.at(context)?.boolean())
            }
            Self::And(left, right) => {
                Value::Boolean(left.at(context)?.boolean() && right.at(context)?.boolean())
            }
            Self::Compare(kind, left, right) => {
                Value::Boolean(compare(*kind, &left.at(context)?, &right.at(context)?))
            }
            Self::Calculate(kind, left, right) => {
                let (left, right) = (left.at(context)?.number(), right.at(context)?.number());
                Value::Number(match kind {
                    Calculation::Add => left + right,
                    Calculation::Subtract => left - right,
                    Calculation::Multiply => left * right,
                    Calculation::Divide => left / right,
                    Calculation::Modulo => left % right,
                })
            }
            Self::Negate(value) => Value::Number(-value.at(context)?.number()),
            Self::Union(left, right) => {
                let mut items = left.at(context)?.nodes()?;
                items.extend(right.at(context)?.nodes()?);
                Value::Nodes(in_order(items))
            }
            Self::Number(number) => Value::Number(*number),
            Self::Text(text) => Value::Text(text.clone()),
            Self::Call(name, arguments) => function::call(name, arguments, context)?,
            Self::Path(start, steps) => {
                let mut items = match start {
                    Start::Here => vec![context.item],
                    Start::Root => vec![Item::Node(context.item.node().document().root())],
                    Start::Filter(expression, predicates) => {
                        narrow(expression.at(context)?.nodes()?, predicates)?
                    }
                };
                for step in steps {
                    items = step.from(&items)?;
                }
                Value::Nodes(items)
            }
        })
    }
}

impl Step {
    fn from<'a, 'd>(&self, items: &[Item<'a, 'd>]) -> Result<Vec<Item<'a, 'd>>, PathError> {
        let mut found = Vec::new();
        for item in items {
            let mut along = item.along(self.axis);
            along.retain(|item| item.passes(&self.test, self.axis));
            found.extend(narrow(along, &self.predicates)?);
        }
        Ok(in_order(found))
    }
}

/// Keeps the items for which every predicate holds; positions count along the
/// order in which the items come.
fn narrow<'a, 'd>(
    mut items: Vec<Item<'a, 'd>>,
    predicates: &[Expression],
) -> Result<Vec<Item<'a, 'd>>, PathError> {
    for predicate in predicates {
        let size = items.len();
        let mut kept = Vec::new();
        for (index, item) in items.into_iter().enumerate() {
            let position = index + 1;
            let value = predicate.at(Context { item, position, size })?;
            #[expect(clippy::cast_precision_loss, reason = "positions are far below 2^53")]
            let holds = match value {
                Value::Number(number) => number == position as f64,
                other => other.boolean(),
            };
            if holds {
                kept.push(item);
            }
        }
        items = kept;
    }
    Ok(items)
}

fn in_order<'a, 'd>(mut items: Vec<Item<'a, 'd>>) -> Vec<Item<'a, 'd>> {
    items.sort_by_key(Item::place);
    items.dedup();
    items
}

impl<'a, 'd> Item<'a, 'd> {
    /// The node, or the element that has the attribute.
    pub(super) fn node(self) -> Node<'a, 'd> {
        match self {
            Self::Node(node) | Self::Attribute(node, _) => node,
        }
    }

    fn place(&self) -> (u32, usize) {
        match self {
            Self::Node(node) => (node.id().get(), 0),
            Self::Attribute(node, index) => (node.id().get(), index + 1),
        }
    }

    /// What lies along an axis, the nearest first.
    fn along(self, axis: Axis) -> Vec<Self> {
        let Self::Node(node) = self else {
            let Self::Attribute(owner, _) = self else { return Vec::new() };
            return match axis {
                Axis::Own | Axis::DescendantOrSelf => vec![self],
                Axis::Parent => vec![Self::Node(owner)],
                Axis::Ancestor => owner.ancestors().map(Self::Node).collect(),
                Axis::AncestorOrSelf => {
                    std::iter::once(self).chain(owner.ancestors().map(Self::Node)).collect()
                }
                _ => Vec::new(),
            };
        };
        match axis {
            Axis::Own => vec![self],
            Axis::Child => node.children().map(Self::Node).collect(),
            Axis::Parent => node.parent().map(Self::Node).into_iter().collect(),
            Axis::Ancestor => node.ancestors().skip(1).map(Self::Node).collect(),
            Axis::AncestorOrSelf => node.ancestors().map(Self::Node).collect(),
            Axis::Descendant => node.descendants().skip(1).map(Self::Node).collect(),
            Axis::DescendantOrSelf => node.descendants().map(Self::Node).collect(),
            Axis::FollowingSibling => node.next_siblings().skip(1).map(Self::Node).collect(),
            Axis::PrecedingSibling => node.prev_siblings().skip(1).map(Self::Node).collect(),
            Axis::Attribute => {
                (0..node.attributes().len()).map(|index| Self::Attribute(node, index)).collect()
            }
            Axis::Following => node
                .ancestors()
                .flat_map(|above| above.next_siblings().skip(1))
                .flat_map(|beside| beside.descendants())
                .map(Self::Node)
                .collect(),
            Axis::Preceding => node
                .ancestors()
                .flat_map(|above| above.prev_siblings().skip(1))
                .flat_map(|beside| beside.descendants().collect::<Vec<_>>().into_iter().rev())
                .map(Self::Node)
                .collect(),
        }
    }

    fn passes(&self, test: &Test, axis: Axis) -> bool {
        match (test, self) {
            (Test::Node, _) => true,
            (Test::Any, Self::Node(node)) => axis != Axis::Attribute && node.is_element(),
            (Test::Any, Self::Attribute(..)) => axis == Axis::Attribute,
            (Test::Name(name), Self::Node(node)) => {
                node.is_element() && node.has_tag_name(name.as_str()) && self.namespace().is_none()
            }
            (Test::Name(name), Self::Attribute(..)) => {
                axis == Axis::Attribute && self.name() == *name && self.namespace().is_none()
            }
            (Test::Text, Self::Node(node)) => node.is_text(),
            (Test::Comment, Self::Node(node)) => node.is_comment(),
            (Test::Instruction(target), Self::Node(node)) => node.pi().is_some_and(|instruction| {
                target.as_ref().is_none_or(|target| instruction.target == target)
            }),
            (_, Self::Attribute(..)) => false,
        }
    }

    /// The local name.
    pub(super) fn name(&self) -> String {
        match self {
            Self::Node(node) => match node.pi() {
                Some(instruction) => instruction.target.to_owned(),
                None => node.tag_name().name().to_owned(),
            },
            Self::Attribute(node, index) => {
                node.attributes().nth(*index).map(|a| a.name().to_owned()).unwrap_or_default()
            }
        }
    }

    /// The namespace's URI.
    pub(super) fn namespace(&self) -> Option<String> {
        match self {
            Self::Node(node) => node.tag_name().namespace().map(str::to_owned),
            Self::Attribute(node, index) => {
                node.attributes().nth(*index)?.namespace().map(str::to_owned)
            }
        }
    }

    /// The string-value (section 5).
    pub(super) fn text(&self) -> String {
        match self {
            Self::Attribute(node, index) => {
                node.attributes().nth(*index).map(|a| a.value().to_owned()).unwrap_or_default()
            }
            Self::Node(node) if node.is_element() || node.is_root() => {
                node.descendants().filter(Node::is_text).filter_map(|node| node.text()).collect()
            }
            Self::Node(node) => match node.pi() {
                Some(instruction) => instruction.value.unwrap_or_default().to_owned(),
                None => node.text().unwrap_or_default().to_owned(),
            },
        }
    }
}

impl<'a, 'd> Value<'a, 'd> {
    pub(super) fn nodes(self) -> Result<Vec<Item<'a, 'd>>, PathError> {
        match self {
            Self::Nodes(items) => Ok(items),
            _ => Err(PathError::NotNodes),
        }
    }

    pub(super) fn boolean(&self) -> bool {
        match self {
            Self::Nodes(items) => !items.is_empty(),
            Self::Boolean(value) => *value,
            Self::Number(number) => *number != 0.0 && !number.is_nan(),
            Self::Text(text) => !text.is_empty(),
        }
    }

    pub(super) fn number(&self) -> f64 {
        match self {
            Self::Number(number) => *number,
            Self::Boolean(value) => f64::from(u8::from(*value)),
            other => number(&other.text()),
        }
    }

    pub(super) fn text(&self) -> String {
        match self {
            Self::Nodes(items) => items.first().map(Item::text).unwrap_or_default(),
            Self::Boolean(value) => value.to_string(),
            Self::Number(number) if number.is_nan() => "NaN".to_owned(),
            Self::Number(number) if number.is_infinite() => {
                if *number > 0.0 {
                    "Infinity".to_owned()
                } else {
                    "-Infinity".to_owned()
                }
            }
            // Zero has no sign here.
            Self::Number(number) => (number + 0.0).to_string(),
            Self::Text(text) => text.clone(),
        }
    }
}

/// The number that a text means; none is not a number.
fn number(text: &str) -> f64 {
    let text = text.trim();
    let plain = |c: char| c.is_ascii_digit() || matches!(c, '.' | '-');
    if text.chars().all(plain) { text.parse().unwrap_or(f64::NAN) } else { f64::NAN }
}

/// Comparison after section 3.4: nodes are compared one by one.
fn compare(kind: Comparison, left: &Value<'_, '_>, right: &Value<'_, '_>) -> bool {
    match (left, right) {
        (Value::Nodes(_), Value::Boolean(_)) | (Value::Boolean(_), Value::Nodes(_)) => {
            plain(kind, &Value::Boolean(left.boolean()), &Value::Boolean(right.boolean()))
        }
        (Value::Nodes(items), _) => {
            items.iter().any(|item| compare(kind, &Value::Text(item.text()), right))
        }
        (_, Value::Nodes(items)) => {
            items.iter().any(|item| compare(kind, left, &Value::Text(item.text())))
        }
        _ => plain(kind, left, right),
    }
}

fn plain(kind: Comparison, left: &Value<'_, '_>, right: &Value<'_, '_>) -> bool {
    let equal = || match (left, right) {
        (Value::Boolean(_), _) | (_, Value::Boolean(_)) => left.boolean() == right.boolean(),
        (Value::Number(_), _) | (_, Value::Number(_)) => left.number() == right.number(),
        _ => left.text() == right.text(),
    };
    match kind {
        Comparison::Equal => equal(),
        Comparison::NotEqual => !equal(),
        Comparison::Less => left.number() < right.number(),
        Comparison::LessOrEqual => left.number() <= right.number(),
        Comparison::Greater => left.number() > right.number(),
        Comparison::GreaterOrEqual => left.number() >= right.number(),
    }
}
