//! A rule's page in the editor: what `tadqiq explain` prints.

use tower_lsp::jsonrpc::{Error, Result};
use tower_lsp::lsp_types::ExecuteCommandParams;

use crate::lint::config;
use crate::rules;

/// The command; its one argument is a rule's id.
pub(super) const COMMAND: &str = "tadqiq.explain";

/// The page that a command asks for, Markdown in both languages.
///
/// # Errors
/// The command or the rule is not known.
pub(super) fn page(params: &ExecuteCommandParams) -> Result<&'static str> {
    if params.command != COMMAND {
        return Err(Error::invalid_params(format!(
            "unknown command `{}`; known: `{COMMAND}`, `{}`",
            params.command,
            super::newsroom::COMMAND
        )));
    }
    let Some(id) = params.arguments.first().and_then(|it| it.as_str()) else {
        return Err(Error::invalid_params(format!("`{COMMAND}` takes the id of a rule")));
    };
    let unknown = || config::check_rule(id).err().unwrap_or_else(|| format!("`{id}` is a group; name a rule of it"));
    rules::find(id).map(|it| it.page).ok_or_else(|| Error::invalid_params(unknown()))
}
