//! JSON as an indented outline: a field a line, so that Arabic stands alone at the end of its line.

use serde_json::Value;

use super::visible;

/// The outline of a value, indented. Positions and ranges stand as `0:5` and `0:5-0:6`; `base` (the URI of the test's folder) and
/// its path are left out.
pub(crate) fn outline(it: &Value, base: &str) -> String {
    let mut out = String::new();
    match it {
        Value::Object(_) | Value::Array(_) => children(&mut out, it, base, 3),
        scalar => line(scalar, base).split('\n').for_each(|it| out += &format!("   {it}\n")),
    }
    out
}

fn children(out: &mut String, it: &Value, base: &str, indent: usize) {
    let pad = " ".repeat(indent);
    match it {
        Value::Object(fields) => {
            for (key, value) in fields {
                field(out, &format!("{pad}{}:", key.replace(base, "")), value, base, indent);
            }
        }
        Value::Array(items) => {
            for item in items {
                let mut inner = String::new();
                if short(item, base).is_some() {
                    field(&mut inner, "", item, base, indent);
                } else {
                    children(&mut inner, item, base, indent + 2);
                }
                // The first line of an item bears its dash.
                *out += &format!("{pad}- {}", inner.trim_start());
            }
        }
        _ => {}
    }
}

fn field(out: &mut String, head: &str, value: &Value, base: &str, indent: usize) {
    match short(value, base) {
        Some(it) if !it.contains('\n') => *out += &format!("{head} {it}\n"),
        Some(it) => {
            *out += &format!("{head} |\n");
            let pad = " ".repeat(indent + 2);
            it.lines().for_each(|it| *out += &format!("{}\n", format!("{pad}{it}").trim_end()));
        }
        None => {
            *out += &format!("{head}\n");
            children(out, value, base, indent + 2);
        }
    }
}

/// What stands on one line: scalars, places, empty lists.
pub(crate) fn short(it: &Value, base: &str) -> Option<String> {
    match it {
        Value::Object(fields) if fields.is_empty() => Some("{}".to_owned()),
        Value::Array(items) if items.is_empty() => Some("[]".to_owned()),
        Value::Object(fields) => match (fields.get("start"), fields.get("end")) {
            (Some(start), Some(end)) if fields.len() == 2 => Some(format!("{}-{}", position(start)?, position(end)?)),
            _ => position(it),
        },
        Value::Array(_) => None,
        scalar => Some(line(scalar, base)),
    }
}

fn position(it: &Value) -> Option<String> {
    let fields = it.as_object().filter(|it| it.len() == 2)?;
    Some(format!("{}:{}", fields.get("line")?, fields.get("character")?))
}

fn line(it: &Value, base: &str) -> String {
    match it {
        Value::String(it) => {
            let path = base.trim_start_matches("file://");
            it.replace(base, "").replace(path, "").split('\n').map(visible).collect::<Vec<_>>().join("\n")
        }
        other => other.to_string(),
    }
}
