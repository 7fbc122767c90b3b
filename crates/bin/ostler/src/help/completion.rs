//! Completion scripts for bash and zsh.
//!
//! Both know commands and options from the table and ask `ostler` itself for
//! the names of domains and pools and for secrets.

use crate::table::{self, Command, Completes, Kind};
use std::fmt::Write;

/// The script for bash.
pub(crate) fn bash() -> String {
    let names: Vec<_> = table::commands().map(|command| command.name).collect();
    let mut cases = String::new();
    for command in table::commands() {
        let (options, words) = (options(command), words(command));
        _ = writeln!(cases, "        {}) options='{options}' words='{words}' ;;", command.name);
    }
    BASH.replace("@COMMANDS@", &names.join(" ")).replace("@CASES@\n", &cases)
}

/// The script for zsh: bash's, through zsh's own bridge.
pub(crate) fn zsh() -> String {
    format!("#compdef ostler\nautoload -U +X bashcompinit && bashcompinit\n{}", bash())
}

fn options(command: &Command) -> String {
    let options = command.options.iter().map(|option| {
        let end = if option.kind == Kind::Flag { "" } else { "=" };
        format!("--{}{end}", option.name)
    });
    options.collect::<Vec<_>>().join(" ")
}

/// The kind of the command's plain words: `domain`, `pool`, `secret`, `file`, or
/// nothing known.
fn words(command: &Command) -> &'static str {
    let positional = command.options.iter().filter(|option| option.positional);
    let mut kinds = positional.map(|option| option.completes);
    match (kinds.next(), kinds.next()) {
        (Some(Completes::Domain), Some(Completes::File)) => "domain file",
        (Some(Completes::Domain), _) => "domain",
        (Some(Completes::Secret), _) => "secret",
        (Some(Completes::Pool), Some(Completes::File)) => "pool file",
        (Some(Completes::Pool), _) | (Some(Completes::Nothing), Some(Completes::Pool)) => "pool",
        (Some(Completes::File | Completes::Folder), _) => "file",
        _ => "",
    }
}

const BASH: &str = r#"_ostler() {
    local current=${COMP_WORDS[COMP_CWORD]} command='' options='' words='' word i
    local -a connection=()
    COMPREPLY=()
    for ((i = 1; i < COMP_CWORD; i++)); do
        word=${COMP_WORDS[i]}
        case $word in
        -c | --connect) connection=(-c "${COMP_WORDS[i + 1]}"); ((i++)) ;;
        -d | -e | -k | -K | -l) ((i++)) ;;
        -*) ;;
        *) command=$word; break ;;
        esac
    done
    if [ -z "$command" ]; then
        COMPREPLY=($(compgen -W '@COMMANDS@' -- "$current"))
        return
    fi
    case $command in
@CASES@
    esac
    case $current in
    --*) COMPREPLY=($(compgen -W "$options" -- "$current")) ; return ;;
    esac
    case " $words " in
    *' domain '*)
        COMPREPLY=($(compgen -W "$(ostler -q "${connection[@]}" list --all --name 2>/dev/null)" -- "$current")) ;;
    esac
    case " $words " in
    *' pool '*)
        COMPREPLY+=($(compgen -W "$(ostler -q "${connection[@]}" pool-list --all --name 2>/dev/null)" -- "$current")) ;;
    *' secret '*)
        COMPREPLY+=($(compgen -W "$(ostler -q "${connection[@]}" secret-list 2>/dev/null | awk '{ print $1 }')" -- "$current")) ;;
    esac
    case " $words " in
    *' file '*) COMPREPLY+=($(compgen -f -- "$current")) ;;
    esac
}
complete -o bashdefault -F _ostler ostler
"#;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bash_takes_the_script() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("completion");
        std::fs::write(&path, bash()).expect("a file");
        let check = "source \"$1\"; COMP_WORDS=(ostler -q domi); COMP_CWORD=2; _ostler; \
                     echo \"${COMPREPLY[@]}\"; COMP_WORDS=(ostler list --state-p); _ostler; \
                     echo \"${COMPREPLY[@]}\"";
        let run = std::process::Command::new("bash")
            .args(["-c", check, "bash"])
            .arg(&path)
            .output()
            .expect("bash");
        let text = String::from_utf8(run.stdout).expect("text");
        assert!(text.contains("dominfo") && text.contains("domiflist"), "{text}");
        assert!(text.lines().nth(1) == Some("--state-paused"), "{text}");
    }
}
