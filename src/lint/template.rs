//! A `tadqiq.toml` to begin with: every choice in a comment, so that nothing is chosen yet.

use std::fmt::Write as _;

use crate::analysis::names::spelling::{Class, Classes};
use crate::rules::RULES;

/// The text of the file.
pub fn configuration() -> String {
    let mut out = String::from(concat!(
        "# tadqiq.toml: what this newsroom chooses. Take the # from a line to choose it.\n",
        "\n# The language of messages: \"ar\" or \"en\".\n",
        "# language = \"ar\"\n",
        "\n# Where the newsroom's names stand; without this, the nearest names.toml.\n",
        "# names = \"names.toml\"\n",
        "\n# The level of a rule, or of a whole group such as quotes: error, warning, information, hint, off.\n",
        "[rules]\n",
    ));
    for rule in RULES {
        let level = rule.level.map_or("off", |it| it.name());
        // Writing to a string does not fail.
        let _ = write!(out, "\n# {}\n# {}\n# \"{}\" = \"{level}\"\n", rule.summary_ar, rule.summary_en, rule.id);
    }
    out.push_str(
        "\n# Which differences make two spellings of one name; `tadqiq explain names/inconsistent` says what each is.\n[spellings]\n\n",
    );
    for class in Class::ALL {
        let _ = writeln!(out, "# {} = {}", class.name(), Classes::default().has(class));
    }
    out.push_str(concat!(
        "\n# How the house writes quotations; what is chosen switches on the rule that asks for it.\n[quotes]\n\n",
        "# In the body, and in the headline: \"«»\", \"“”\", \"\\\"\\\"\" or \"‹›\"; inside another quotation, \"()\" too.\n",
        "# body = \"«»\"\n# headline = \"«»\"\n# nested = \"“”\"\n",
        "# The full stop that ends both the quotation and the sentence: \"outside\" or \"inside\".\n",
        "# stop = \"outside\"\n",
        "\n# Which fields of JSON files hold an article; without this, a folder's JSON is not read.\n[json]\n\n",
        "# fields = [\"title\", \"body:html\"]\n",
    ));
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_it_proposes_is_accepted() {
        let chosen: String = configuration()
            .lines()
            .map(|it| it.strip_prefix("# ").filter(|it| it.contains(" = ")).unwrap_or(it))
            .fold(String::new(), |all, it| all + it + "\n");
        let settings = crate::lint::config::parse(&chosen).unwrap().0;
        assert!(settings.background.quotes.stop.is_some() && settings.fields.len() == 2);
        assert_eq!(settings.levels.len(), RULES.len());
        assert!(RULES.iter().all(|it| settings.level(it) == it.level));
    }
}
