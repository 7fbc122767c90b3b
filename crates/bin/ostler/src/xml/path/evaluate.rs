//! Evaluation of an expression.

use super::{
    Calculation, Comparison, Expression, PathError, Start, Step, function,
    value::{Context, Item, Value},
};
use roxmltree::Node;

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
