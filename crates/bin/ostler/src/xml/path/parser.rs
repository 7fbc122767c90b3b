//! Tokens to an expression, by recursive descent along the grammar.

use super::{
    Axis, Calculation, Comparison, Expression, PathError, Start, Step, Test, lexer::Token,
};

/// How deep parentheses and predicates may nest.
const DEPTH: usize = 64;

pub(super) fn parse(tokens: Vec<Token>) -> Result<Expression, PathError> {
    let mut parser = Parser { tokens, at: 0, depth: 0 };
    let expression = parser.or()?;
    match parser.tokens.get(parser.at) {
        None => Ok(expression),
        Some(token) => Err(unexpected(token)),
    }
}

struct Parser {
    tokens: Vec<Token>,
    at: usize,
    depth: usize,
}

type Parsed = Result<Expression, PathError>;

impl Parser {
    fn next_is(&self, token: &Token) -> bool {
        self.tokens.get(self.at) == Some(token)
    }

    fn take(&mut self, token: &Token) -> bool {
        let there = self.next_is(token);
        self.at += usize::from(there);
        there
    }

    fn mark(&mut self, mark: &'static str) -> bool {
        self.take(&Token::Mark(mark))
    }

    fn need(&mut self, mark: &'static str) -> Result<(), PathError> {
        if self.mark(mark) { Ok(()) } else { Err(self.here()) }
    }

    /// The error at the present token.
    fn here(&self) -> PathError {
        self.tokens.get(self.at).map_or(PathError::Ended, unexpected)
    }

    fn or(&mut self) -> Parsed {
        self.depth += 1;
        if self.depth > DEPTH {
            return Err(PathError::Depth);
        }
        let mut left = self.and()?;
        while self.take(&Token::Operator("or")) {
            left = Expression::Or(left.into(), self.and()?.into());
        }
        self.depth -= 1;
        Ok(left)
    }

    fn and(&mut self) -> Parsed {
        let mut left = self.equality()?;
        while self.take(&Token::Operator("and")) {
            left = Expression::And(left.into(), self.equality()?.into());
        }
        Ok(left)
    }

    fn equality(&mut self) -> Parsed {
        let marks = [("=", Comparison::Equal), ("!=", Comparison::NotEqual)];
        self.comparison(&marks, Self::relation)
    }

    fn relation(&mut self) -> Parsed {
        let marks = [
            ("<=", Comparison::LessOrEqual),
            (">=", Comparison::GreaterOrEqual),
            ("<", Comparison::Less),
            (">", Comparison::Greater),
        ];
        self.comparison(&marks, Self::sum)
    }

    fn comparison(
        &mut self,
        marks: &[(&'static str, Comparison)],
        operand: fn(&mut Self) -> Parsed,
    ) -> Parsed {
        let mut left = operand(self)?;
        while let Some((_, kind)) = marks.iter().find(|(mark, _)| self.next_is(&Token::Mark(mark)))
        {
            self.at += 1;
            left = Expression::Compare(*kind, left.into(), operand(self)?.into());
        }
        Ok(left)
    }

    fn sum(&mut self) -> Parsed {
        let mut left = self.product()?;
        loop {
            let kind = match self.tokens.get(self.at) {
                Some(Token::Mark("+")) => Calculation::Add,
                Some(Token::Mark("-")) => Calculation::Subtract,
                _ => return Ok(left),
            };
            self.at += 1;
            left = Expression::Calculate(kind, left.into(), self.product()?.into());
        }
    }

    fn product(&mut self) -> Parsed {
        let mut left = self.unary()?;
        loop {
            let kind = match self.tokens.get(self.at) {
                Some(Token::Operator("*")) => Calculation::Multiply,
                Some(Token::Operator("div")) => Calculation::Divide,
                Some(Token::Operator("mod")) => Calculation::Modulo,
                _ => return Ok(left),
            };
            self.at += 1;
            left = Expression::Calculate(kind, left.into(), self.unary()?.into());
        }
    }

    fn unary(&mut self) -> Parsed {
        let mut negative = false;
        while self.mark("-") {
            negative = !negative;
        }
        let value = self.union()?;
        Ok(if negative { Expression::Negate(value.into()) } else { value })
    }

    fn union(&mut self) -> Parsed {
        let mut left = self.path()?;
        while self.mark("|") {
            left = Expression::Union(left.into(), self.path()?.into());
        }
        Ok(left)
    }

    fn path(&mut self) -> Parsed {
        let start = match self.primary()? {
            Some(primary) => {
                let predicates = self.predicates()?;
                let goes_on = ["/", "//"].iter().any(|mark| self.next_is(&Token::Mark(mark)));
                if predicates.is_empty() && !goes_on {
                    return Ok(primary);
                }
                let start = Start::Filter(primary.into(), predicates);
                return Ok(Expression::Path(start, self.further_steps()?));
            }
            None if self.mark("/") => {
                let steps = if self.at_step() { self.steps()? } else { Vec::new() };
                return Ok(Expression::Path(Start::Root, steps));
            }
            None if self.next_is(&Token::Mark("//")) => Start::Root,
            None => return Ok(Expression::Path(Start::Here, self.steps()?)),
        };
        Ok(Expression::Path(start, self.further_steps()?))
    }

    /// A literal, a call or something in parentheses, if that is what comes.
    fn primary(&mut self) -> Result<Option<Expression>, PathError> {
        let expression = match self.tokens.get(self.at).cloned() {
            Some(Token::Number(number)) => Expression::Number(number),
            Some(Token::Text(text)) => Expression::Text(text),
            Some(Token::Mark("$")) => {
                let name = match self.tokens.get(self.at + 1) {
                    Some(Token::Name(name)) => name.clone(),
                    _ => String::new(),
                };
                return Err(PathError::Variable(name));
            }
            Some(Token::Mark("(")) => {
                self.at += 1;
                let inner = self.or()?;
                self.need(")")?;
                return Ok(Some(inner));
            }
            Some(Token::Name(name)) if self.calls(&name) => {
                self.at += 2;
                return Ok(Some(Expression::Call(name, self.arguments()?)));
            }
            _ => return Ok(None),
        };
        self.at += 1;
        Ok(Some(expression))
    }

    /// Returns whether the name before `(` is a function's, not a node test's.
    fn calls(&self, name: &str) -> bool {
        let test = matches!(name, "text" | "node" | "comment" | "processing-instruction");
        !test && self.tokens.get(self.at + 1) == Some(&Token::Mark("("))
    }

    fn arguments(&mut self) -> Result<Vec<Expression>, PathError> {
        let mut arguments = Vec::new();
        while !self.mark(")") {
            if !arguments.is_empty() {
                self.need(",")?;
            }
            arguments.push(self.or()?);
        }
        Ok(arguments)
    }

    fn at_step(&self) -> bool {
        matches!(
            self.tokens.get(self.at),
            Some(Token::Name(_) | Token::Star | Token::Mark("@" | "." | ".."))
        )
    }

    fn steps(&mut self) -> Result<Vec<Step>, PathError> {
        let mut steps = vec![self.step()?];
        steps.extend(self.further_steps()?);
        Ok(steps)
    }

    /// Steps that each begin with `/` or `//`.
    fn further_steps(&mut self) -> Result<Vec<Step>, PathError> {
        let mut steps = Vec::new();
        loop {
            if self.mark("//") {
                steps.push(plain(Axis::DescendantOrSelf, Test::Node));
            } else if !self.mark("/") {
                return Ok(steps);
            }
            steps.push(self.step()?);
        }
    }

    fn step(&mut self) -> Result<Step, PathError> {
        if self.mark(".") {
            return Ok(plain(Axis::Own, Test::Node));
        }
        if self.mark("..") {
            return Ok(plain(Axis::Parent, Test::Node));
        }
        let axis = self.axis()?;
        let test = self.test()?;
        Ok(Step { axis, test, predicates: self.predicates()? })
    }

    fn axis(&mut self) -> Result<Axis, PathError> {
        if self.mark("@") {
            return Ok(Axis::Attribute);
        }
        let (Some(Token::Name(name)), Some(Token::Mark("::"))) =
            (self.tokens.get(self.at), self.tokens.get(self.at + 1))
        else {
            return Ok(Axis::Child);
        };
        let axis = match name.as_str() {
            "ancestor" => Axis::Ancestor,
            "ancestor-or-self" => Axis::AncestorOrSelf,
            "attribute" => Axis::Attribute,
            "child" => Axis::Child,
            "descendant" => Axis::Descendant,
            "descendant-or-self" => Axis::DescendantOrSelf,
            "following" => Axis::Following,
            "following-sibling" => Axis::FollowingSibling,
            "parent" => Axis::Parent,
            "preceding" => Axis::Preceding,
            "preceding-sibling" => Axis::PrecedingSibling,
            "self" => Axis::Own,
            _ => return Err(PathError::Axis(name.clone())),
        };
        self.at += 2;
        Ok(axis)
    }

    fn test(&mut self) -> Result<Test, PathError> {
        let test = match self.tokens.get(self.at) {
            Some(Token::Star) => Test::Any,
            Some(Token::Name(name)) if self.tokens.get(self.at + 1) == Some(&Token::Mark("(")) => {
                let test = match name.as_str() {
                    "node" => Test::Node,
                    "text" => Test::Text,
                    "comment" => Test::Comment,
                    "processing-instruction" => Test::Instruction(None),
                    _ => return Err(self.here()),
                };
                self.at += 2;
                let named = match (&test, self.tokens.get(self.at)) {
                    (Test::Instruction(_), Some(Token::Text(target))) => Some(target.clone()),
                    _ => None,
                };
                self.at += usize::from(named.is_some());
                self.need(")")?;
                return Ok(if named.is_some() { Test::Instruction(named) } else { test });
            }
            Some(Token::Name(name)) => Test::Name(name.clone()),
            _ => return Err(self.here()),
        };
        self.at += 1;
        Ok(test)
    }

    fn predicates(&mut self) -> Result<Vec<Expression>, PathError> {
        let mut predicates = Vec::new();
        while self.mark("[") {
            predicates.push(self.or()?);
            self.need("]")?;
        }
        Ok(predicates)
    }
}

fn plain(axis: Axis, test: Test) -> Step {
    Step { axis, test, predicates: Vec::new() }
}

fn unexpected(token: &Token) -> PathError {
    PathError::Unexpected(match token {
        Token::Mark(text) | Token::Operator(text) => (*text).to_owned(),
        Token::Star => "*".to_owned(),
        Token::Name(text) | Token::Text(text) => text.clone(),
        Token::Number(number) => number.to_string(),
    })
}
