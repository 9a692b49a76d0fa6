//! The command line: commands, options and their help.

use std::ffi::OsStr;
use std::path::PathBuf;

use clap::builder::{PossibleValue, StringValueParser, TypedValueParser};
use clap::{Arg, Command, Parser, Subcommand, ValueEnum};
use errspec_codegen::__internal::quoted::quoted;
use errspec_codegen::__internal::rules::RULES;

use crate::shell;

/// The end of `errspec -h`.
const EXIT_STATUS: &str = "\
Exit status:
  0  Success
  1  A spec has errors, an output is out of date or missing, or `explain` finds nothing
  2  Wrong usage, or a file cannot be read or written";

/// The end of `errspec --help`.
const AFTER_LONG_HELP: &str = "\
Examples:
  errspec init                     Create a small spec, `spec/errors.yaml`
  errspec generate                 Write the docs and code that the spec lists
  errspec check                    Verify in CI that they are up to date
  errspec explain not_found        Explain an error code of the spec
  errspec explain envelope         Explain the format of failing responses
  errspec explain unknown-bucket   Explain a rule, and how to fix an error

Exit status:
  0  Success
  1  A spec has errors, an output is out of date or missing, or `explain` finds nothing
  2  Wrong usage, or a file cannot be read or written";

/// Generate Rust code and docs from one YAML file of API error codes
///
/// A spec lists the files to generate under `outputs`: docs pages, tables, Rust
/// code and the JSON Schema for editors. `errspec check` verifies that they are
/// up to date.
#[derive(Debug, Parser)]
#[command(name = "errspec", version, verbatim_doc_comment, after_help = EXIT_STATUS, after_long_help = AFTER_LONG_HELP)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) verb: Verb,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Verb {
    Init(Init),
    Generate(Generate),
    Check(Check),
    Explain(Explain),
    List(List),
    /// Print the JSON Schema of a spec
    ///
    /// Editors use it to complete and validate specs. To keep a copy that is always
    /// up to date, list `spec/errors.schema.json: schema` under `outputs`.
    #[command(verbatim_doc_comment)]
    Schema,
    Completions(Completions),
    Man(Man),
}

/// Create a small commented spec to start from
///
/// An existing file is never overwritten.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "\
Examples:
  errspec init
  errspec init --spec api/errors.yaml")]
pub(crate) struct Init {
    /// Path of the new spec
    ///
    /// By default, this is `spec/errors.yaml` in the current package, or else in the
    /// working directory.
    #[arg(long, value_name = "PATH", verbatim_doc_comment)]
    pub(crate) spec: Option<PathBuf>,
    /// Directory that output paths are relative to
    ///
    /// By default, this is the package of the spec. Pass the same directory to the
    /// other commands.
    #[arg(long, verbatim_doc_comment, value_name = "DIR")]
    pub(crate) root: Option<PathBuf>,
}

/// Write the outputs that a spec lists
///
/// Files that are already up to date are not touched. If any spec has errors,
/// nothing is written.
#[derive(Debug, clap::Args)]
#[command(
    verbatim_doc_comment,
    after_long_help = "\
Examples:
  errspec generate
  errspec generate orders/errors.yaml billing/errors.yaml
  errspec generate --workspace

Exit status:
  0  All outputs are up to date now
  1  A spec has errors
  2  Wrong usage, or a file cannot be read or written"
)]
pub(crate) struct Generate {
    #[command(flatten)]
    pub(crate) specs: Specs,
}

/// Check that specs have no errors and outputs are up to date
///
/// All specs and all outputs are checked in one run. For each output that is out of
/// date, a diff is printed. Nothing is written.
#[derive(Debug, clap::Args)]
#[command(
    verbatim_doc_comment,
    after_long_help = "\
Examples:
  errspec check
  errspec check --deny-warnings --format github
  errspec check 'services/*/spec/errors.yaml'
  errspec check - < errors.yaml

Exit status:
  0  No errors, and all outputs are up to date
  1  A spec has errors, or an output is out of date or missing
  2  Wrong usage, or a file cannot be read"
)]
pub(crate) struct Check {
    #[command(flatten)]
    pub(crate) specs: Specs,
    /// Treat warnings as errors
    #[arg(long)]
    pub(crate) deny_warnings: bool,
}

/// Explain an error code, a rule or the envelope
///
/// Without NAME, the codes of the spec are listed.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "\
Examples:
  errspec explain                  List the codes of the spec
  errspec explain not_found        Explain a code
  errspec explain envelope         Explain the format of failing responses
  errspec explain --rules          List the rules
  errspec explain unknown-bucket   Explain a rule, and how to fix an error

Exit status:
  0  Success
  1  Nothing is named NAME, or a spec has errors
  2  Wrong usage, no spec, or a file cannot be read")]
pub(crate) struct Explain {
    /// A code, such as `not_found`, a rule, such as `duplicate-code`, or `envelope`
    ///
    /// If a code or a rule has that name too, both are explained.
    #[arg(value_parser = ExplainedName, hide_possible_values = true)]
    pub(crate) name: Option<String>,
    /// List all rules; needs no spec
    #[arg(long, conflicts_with = "name")]
    pub(crate) rules: bool,
    #[command(flatten)]
    pub(crate) input: Input,
}

/// Any name. Shells complete those that every spec has.
#[derive(Debug, Clone)]
struct ExplainedName;

impl TypedValueParser for ExplainedName {
    type Value = String;

    fn parse_ref(&self, cmd: &Command, arg: Option<&Arg>, value: &OsStr) -> Result<String, clap::Error> {
        StringValueParser::new().parse_ref(cmd, arg, value)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        let rules = RULES.iter().map(|rule| PossibleValue::new(rule.id));
        Some(Box::new([PossibleValue::new("envelope")].into_iter().chain(rules)))
    }
}

/// List the files that `generate` reads and writes
///
/// Nothing is written.
#[derive(Debug, clap::Args)]
pub(crate) struct List {
    #[command(flatten)]
    pub(crate) specs: Specs,
}

/// Print a completion script for a shell
#[derive(Debug, clap::Args)]
#[command(after_long_help = "\
Examples:
  errspec completions bash > ~/.local/share/bash-completion/completions/errspec
  errspec completions fish > ~/.config/fish/completions/errspec.fish")]
pub(crate) struct Completions {
    /// The shell to complete in
    pub(crate) shell: clap_complete::Shell,
}

/// Print a manual page
#[derive(Debug, clap::Args)]
#[command(after_long_help = "\
Examples:
  errspec man | man -l -
  errspec man check > ~/.local/share/man/man1/errspec-check.1")]
pub(crate) struct Man {
    /// A command, whose own page is printed
    #[arg(value_name = "COMMAND", value_parser = DOCUMENTED)]
    pub(crate) command: Option<String>,
}

/// The commands with a page of their own.
const DOCUMENTED: [&str; 8] =
    ["init", "generate", "check", "explain", "list", "schema", "completions", "man"];

/// The specs of a command that works with many of them.
#[derive(Debug, clap::Args)]
pub(crate) struct Specs {
    /// Paths of specs, or patterns such as `services/**/errors.yaml`; `-` is stdin
    #[arg(value_name = "SPEC")]
    paths: Vec<PathBuf>,
    /// All specs of the repository: each `spec/errors.yaml`
    ///
    /// Hidden directories, `target` and `node_modules` are skipped. Without a
    /// repository, or with `--root`, it is all specs below the working directory or
    /// below the root.
    #[arg(long, verbatim_doc_comment, conflicts_with_all = ["paths", "spec", "stdin_filename"])]
    workspace: bool,
    #[command(flatten)]
    input: Input,
}

impl Specs {
    /// Returns the specs as if all were named by `--spec`.
    pub(crate) fn input(&self) -> Input {
        let spec = self.paths.iter().chain(&self.input.spec).cloned().collect();
        Input { spec, workspace: self.workspace, ..self.input.clone() }
    }
}

/// The specs that a command reads, and how it prints its results.
#[derive(Debug, Clone, clap::Args)]
pub(crate) struct Input {
    /// Path of a spec, a pattern, or `-` for stdin; may be repeated
    ///
    /// By default, this is `spec/errors.yaml` in the working directory or in the
    /// nearest parent directory that has one.
    #[arg(long, value_name = "PATH", verbatim_doc_comment)]
    pub(crate) spec: Vec<PathBuf>,
    /// Path to use for stdin in diagnostics and to resolve output paths
    #[arg(long, value_name = "PATH")]
    pub(crate) stdin_filename: Option<PathBuf>,
    /// Whether all specs of the repository are read.
    #[arg(skip)]
    pub(crate) workspace: bool,
    /// Directory that output paths are relative to
    ///
    /// By default, this is the package of the spec: the nearest parent directory with a
    /// `Cargo.toml`. Without one, it is the directory of the spec, or its parent if that
    /// directory is called `spec`. Paths in messages are relative to DIR too, and the
    /// search for a spec ends there.
    #[arg(long, verbatim_doc_comment, value_name = "DIR")]
    pub(crate) root: Option<PathBuf>,
    /// How to print diagnostics and results
    #[arg(
        long,
        value_name = "FORMAT",
        env = "ERRSPEC_FORMAT",
        default_value = "human",
        hide_env_values = true
    )]
    pub(crate) format: Format,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// Text with snippets and colors
    Human,
    /// One JSON document
    Json,
    /// The text of `human`, and annotations for GitHub Actions
    Github,
    /// For code scanning: one SARIF log of `check` or `generate`
    Sarif,
    /// For test reports of CI: JUnit XML of `check` or `generate`
    Junit,
}

/// The most bytes of an argument: no path on Linux is longer, and messages quote arguments.
const LONGEST: usize = 4096;

/// Returns an error if an argument, or the environment variable of one, is too long for any valid value.
pub(crate) fn too_long() -> Option<String> {
    let from_environment = std::env::var_os("ERRSPEC_FORMAT");
    let mut all = std::env::args_os().skip(1).chain(from_environment);
    let long = all.find(|argument| argument.len() > LONGEST)?;
    let bytes = long.len();
    Some(format!("the argument {} has {bytes} bytes, more than {LONGEST}", quoted(&long.to_string_lossy())))
}

impl Input {
    /// Returns the command that updates the outputs of these specs.
    pub(crate) fn generate_command(&self) -> String {
        let mut command = "errspec generate".to_owned();
        if self.workspace {
            command += " --workspace";
        }
        for path in &self.spec {
            command += " --spec ";
            command += &shell::word(&path.to_string_lossy());
        }
        if let Some(path) = &self.stdin_filename {
            command += " --stdin-filename ";
            command += &shell::word(&path.to_string_lossy());
        }
        if let Some(root) = &self.root {
            command += " --root ";
            command += &shell::word(&root.to_string_lossy());
        }
        command
    }
}
