//! Values of expressions, the items of node sets, and their conversions (section 4).

use super::{Axis, PathError, Test};
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

/// The context in which an expression is evaluated.
#[derive(Debug, Clone, Copy)]
pub(super) struct Context<'a, 'd> {
    pub(super) item: Item<'a, 'd>,
    pub(super) position: usize,
    pub(super) size: usize,
}

impl<'a, 'd> Item<'a, 'd> {
    /// The node, or the element that has the attribute.
    pub(super) fn node(self) -> Node<'a, 'd> {
        match self {
            Self::Node(node) | Self::Attribute(node, _) => node,
        }
    }

    /// Returns the item's place in document order: the element, then the attribute in it.
    pub(super) fn place(&self) -> (u32, usize) {
        match self {
            Self::Node(node) => (node.id().get(), 0),
            Self::Attribute(node, index) => (node.id().get(), index + 1),
        }
    }

    /// The items along an axis, the nearest first.
    pub(super) fn along(self, axis: Axis) -> Vec<Self> {
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

    /// Returns whether the item passes the node test `test` on `axis`.
    pub(super) fn passes(&self, test: &Test, axis: Axis) -> bool {
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
