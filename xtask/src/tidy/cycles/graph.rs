//! A graph of named nodes, and the cycles in it.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// Nodes that all lead to one another.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Circle<'a, S> {
    pub(super) nodes: BTreeSet<&'a str>,
    /// From node to node and back to the first.
    pub(super) cycle: Vec<(&'a str, &'a str, &'a S)>,
}

/// Edges between names, each with the least of the samples that stand for it.
#[derive(Debug)]
pub(super) struct Graph<S> {
    edges: BTreeMap<String, BTreeMap<String, S>>,
}

impl<S> Default for Graph<S> {
    fn default() -> Self {
        Self { edges: BTreeMap::new() }
    }
}

impl<S: Clone + Ord> Graph<S> {
    /// Adds an edge that `sample` shows.
    pub(super) fn add(&mut self, from: &str, to: &str, sample: S) {
        let edges = self.edges.entry(from.to_owned()).or_default();
        match edges.get_mut(to) {
            Some(known) if *known <= sample => {}
            Some(known) => *known = sample,
            None => drop(edges.insert(to.to_owned(), sample)),
        }
    }

    /// The circles: sets of nodes each of which leads to all others of its set, with the
    /// shortest cycle through the first of them.
    pub(super) fn circles(&self) -> Vec<Circle<'_, S>> {
        let reached: BTreeMap<&str, BTreeSet<&str>> =
            self.edges.keys().map(|node| (node.as_str(), self.reached(node))).collect();
        let leads = |from: &str, to: &str| reached.get(from).is_some_and(|it| it.contains(to));
        let mut seen = BTreeSet::new();
        let mut found = Vec::new();
        for node in self.edges.keys() {
            if seen.contains(node.as_str()) || !leads(node, node) {
                continue;
            }
            let all = self.edges.keys().map(String::as_str);
            let nodes: BTreeSet<&str> =
                all.filter(|other| leads(node, other) && leads(other, node)).collect();
            seen.extend(nodes.iter().copied());
            found.push(Circle { nodes, cycle: self.way_back(node).unwrap_or_default() });
        }
        found
    }

    /// All nodes to which edges lead from a node.
    fn reached(&self, node: &str) -> BTreeSet<&str> {
        let mut found = BTreeSet::new();
        let mut waiting = vec![node];
        while let Some(at) = waiting.pop() {
            for to in self.edges.get(at).into_iter().flat_map(BTreeMap::keys) {
                if found.insert(to.as_str()) {
                    waiting.push(to);
                }
            }
        }
        found
    }

    /// The shortest way from a node to itself.
    fn way_back<'a>(&'a self, node: &'a str) -> Option<Vec<(&'a str, &'a str, &'a S)>> {
        let mut came_from: BTreeMap<&str, (&str, &S)> = BTreeMap::new();
        let mut waiting = VecDeque::from([node]);
        while let Some(at) = waiting.pop_front() {
            for (to, sample) in self.edges.get(at).into_iter().flatten() {
                if came_from.contains_key(to.as_str()) {
                    continue;
                }
                came_from.insert(to, (at, sample));
                if to == node {
                    return Some(unwound(&came_from, node));
                }
                waiting.push_back(to);
            }
        }
        None
    }
}

fn unwound<'a, S>(
    came_from: &BTreeMap<&'a str, (&'a str, &'a S)>,
    node: &'a str,
) -> Vec<(&'a str, &'a str, &'a S)> {
    let mut steps = Vec::new();
    let mut at = node;
    while let Some((from, sample)) = came_from.get(at) {
        steps.push((*from, at, *sample));
        at = from;
        if at == node {
            break;
        }
    }
    steps.reverse();
    steps
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cycles_are_found_and_nothing_else() {
        let mut graph = Graph::default();
        for (from, to) in [("a", "b"), ("b", "c"), ("c", "a"), ("c", "d"), ("d", "e"), ("f", "a")] {
            graph.add(from, to, 0);
        }
        let circle = Circle {
            nodes: BTreeSet::from(["a", "b", "c"]),
            cycle: vec![("a", "b", &0), ("b", "c", &0), ("c", "a", &0)],
        };
        assert_eq!(graph.circles(), [circle]);
    }
}
