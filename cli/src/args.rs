//! What can be written on the command line.

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};

use crate::shell;

/// One YAML table of API error codes; Rust code and docs come from it.
#[derive(Debug, Parser)]
#[command(
    name = "errspec",
    version,
    after_help = "Exit status: 0 if all is well, 1 for mistakes in a spec, stale outputs and names that `explain` does not know, 2 if the job could not be done."
)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) verb: Verb,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Verb {
    Generate(Generate),
    Check(Check),
    Explain(Explain),
    List(List),
    Init(Init),
    /// Print the JSON schema that editors complete and check a spec with
    Schema,
    Completions(Completions),
}

/// Write the outputs that the spec lists
///
/// A file that holds the right text already is not touched.
/// A spec with mistakes writes nothing.
#[derive(Debug, clap::Args)]
pub(crate) struct Generate {
    #[command(flatten)]
    pub(crate) input: Input,
}

/// Compare the outputs with what the spec produces now, and write nothing
///
/// Prints a unified diff for each stale file.
#[derive(Debug, clap::Args)]
pub(crate) struct Check {
    #[command(flatten)]
    pub(crate) input: Input,
    /// Exit with 1 for warnings too
    #[arg(long)]
    pub(crate) deny_warnings: bool,
}

/// Show what a code or a rule means, and what to do about it
///
/// Without a name: what there is to ask for.
#[derive(Debug, clap::Args)]
pub(crate) struct Explain {
    /// A code of the spec, such as `not_found`, or a rule, such as `duplicate-code`
    pub(crate) name: Option<String>,
    #[command(flatten)]
    pub(crate) input: Input,
}

/// List the files that are read and written, without writing any of them
#[derive(Debug, clap::Args)]
pub(crate) struct List {
    #[command(flatten)]
    pub(crate) input: Input,
}

/// Write a small commented spec to start from; never overwrites
#[derive(Debug, clap::Args)]
pub(crate) struct Init {
    /// Where to write it [default: spec/errors.yaml in the package]
    #[arg(long, value_name = "PATH")]
    pub(crate) spec: Option<PathBuf>,
    /// The folder that outputs and names are relative to [default: the package]
    #[arg(long, value_name = "DIR")]
    pub(crate) root: Option<PathBuf>,
}

/// Print the completions of a shell
#[derive(Debug, clap::Args)]
pub(crate) struct Completions {
    /// The shell
    pub(crate) shell: clap_complete::Shell,
}

/// What is read, and how findings are shown.
#[derive(Debug, clap::Args)]
pub(crate) struct Input {
    /// The spec, `-` for the standard input; can be repeated [default: spec/errors.yaml, here or in a folder above]
    ///
    /// Outputs are relative to the package that holds the spec, those of the standard input to the one that you are in.
    #[arg(long, value_name = "PATH")]
    pub(crate) spec: Vec<PathBuf>,
    /// The file that the standard input stands for: what it is called, and whose package its outputs are relative to
    #[arg(long, value_name = "PATH", requires = "spec")]
    pub(crate) stdin_filename: Option<PathBuf>,
    /// The folder that outputs and names are relative to, above which nothing is looked for [default: the package of the spec]
    #[arg(long, value_name = "DIR")]
    pub(crate) root: Option<PathBuf>,
    /// How findings are shown
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
    /// For people
    Human,
    /// One JSON document
    Json,
    /// Annotations of GitHub Actions, and the text for people
    Github,
}

impl Input {
    /// The command that mends what is stale.
    pub(crate) fn mend(&self) -> String {
        let mut command = "errspec generate".to_owned();
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
