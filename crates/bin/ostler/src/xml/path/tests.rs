use super::{Expression, PathError, Value};
use roxmltree::Document;

const DOCUMENT: &str =
    "<d t='1'><a n='1'>x</a><a n='2'>y</a><b><a n='3'>10</a><c/></b><!--k--></d>";

#[track_caller]
fn check(expression: &str, expected: &str) {
    let document = Document::parse(DOCUMENT).expect("a document");
    let expression: Expression = expression.parse().expect(expression);
    let text = match expression.evaluate(document.root_element()).expect("a value") {
        Value::Nodes(items) => {
            let names = items.iter().map(|item| format!("{}={}", item.name(), item.text()));
            names.collect::<Vec<_>>().join(" ")
        }
        other => other.text(),
    };
    assert_eq!(text, expected, "{expression:?}");
}

#[test]
fn walks() {
    check("a", "a=x a=y");
    check("/d/a[2]", "a=y");
    check("//a", "a=x a=y a=10");
    check("//a[@n > 1]", "a=y a=10");
    check("//a[last()]/@n", "n=2 n=3");
    check("(//a)[last()]/@n", "n=3");
    check("b/*", "a=10 c=");
    check("//c/..", "b=10");
    check("//c/preceding::a[1]", "a=10");
    check("//c/ancestor::*[1]", "b=10");
    check("//c/ancestor-or-self::node()", "=xy10 d=xy10 b=10 c=");
    check("a[1]/following-sibling::*", "a=y b=10");
    check("a[1]/following::a", "a=y a=10");
    check("comment()", "=k");
    check("@*", "t=1");
    check("@t/..", "d=xy10");
    check(".//a[.='y']|//a[text()='x']", "a=x a=y");
    check("descendant::a[position() mod 2 = 1]", "a=x a=10");
}

#[test]
fn calculates() {
    check("1 + 2 * 3 - -4", "11");
    check("7 mod 4 div 2", "1.5");
    check("count(//a) = 3 and not(//nope)", "true");
    check("//a = 'y'", "true");
    check("//a != 'y'", "true");
    check("//nope = ''", "false");
    check("sum(//@n)", "6");
    check("concat('a', 1, true())", "a1true");
    check("substring('12345', 1.5, 2.6)", "234");
    check("substring('12345', 2)", "2345");
    check("translate('bar', 'abc', 'AB')", "BAr");
    check("normalize-space('  a  b ')", "a b");
    check("substring-after('a=b', '=')", "b");
    check("string-length('äb')", "2");
    check("number('x')", "NaN");
    check("1 div 0", "Infinity");
    check("-(0)", "0");
    check("round(2.5) - floor(-0.5) + ceiling(0.2)", "5");
    check("name(//b/*[2])", "c");
    check("* * 2", "NaN");
}

#[test]
fn refuses() {
    for (bad, error) in [
        ("", PathError::Ended),
        ("//", PathError::Ended),
        ("a[", PathError::Ended),
        ("a]", PathError::Unexpected("]".into())),
        ("a b", PathError::Unexpected("b".into())),
        ("'a", PathError::Quote),
        ("x:a", PathError::Prefix("x".into())),
        ("$v", PathError::Variable("v".into())),
        ("beside::a", PathError::Axis("beside".into())),
        ("#", PathError::Unexpected("#".into())),
    ] {
        assert_eq!(bad.parse::<Expression>(), Err(error), "{bad}");
    }
    let deep = "(".repeat(1000) + "1" + &")".repeat(1000);
    assert_eq!(deep.parse::<Expression>(), Err(PathError::Depth));
    let document = Document::parse(DOCUMENT).expect("a document");
    for bad in ["nosuch()", "count(1)", "'a'/b", "1 | 2", "last(1)"] {
        let expression: Expression = bad.parse().expect(bad);
        assert!(expression.evaluate(document.root_element()).is_err(), "{bad}");
    }
}
