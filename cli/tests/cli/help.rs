//! The help of the command and of each subcommand, word for word.

use crate::project::Project;

const HELP: &[(&[&str], &str)] = &[
    (&["-h"], include_str!("help/short.txt")),
    (&["--help"], include_str!("help/long.txt")),
    (&["init", "--help"], include_str!("help/init.txt")),
    (&["generate", "--help"], include_str!("help/generate.txt")),
    (&["check", "--help"], include_str!("help/check.txt")),
    (&["explain", "--help"], include_str!("help/explain.txt")),
    (&["list", "--help"], include_str!("help/list.txt")),
    (&["schema", "--help"], include_str!("help/schema.txt")),
    (&["completions", "--help"], include_str!("help/completions.txt")),
    (&["man", "--help"], include_str!("help/man.txt")),
];

#[test]
fn is_as_expected() {
    let project = Project::new(&[]);
    for (args, expected) in HELP {
        let ran = project.run(args);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{args:?}");
        let lines: Vec<_> = ran.out.lines().map(str::trim_end).collect();
        assert_eq!(lines, expected.lines().collect::<Vec<_>>(), "{args:?}\n{}", ran.out);
    }
}

#[test]
fn fits_on_a_terminal() {
    for (args, text) in HELP {
        for line in text.lines() {
            assert!(line.chars().count() <= 100, "{args:?}: {line}");
        }
    }
}

#[test]
fn covers_every_command() {
    let commands = HELP[0].1.split("Commands:\n").nth(1).unwrap().split("\n\n").next().unwrap();
    for command in commands.lines().map(|line| line.split_whitespace().next().unwrap()) {
        let is_covered = HELP.iter().any(|(args, _)| args[0] == command);
        assert!(is_covered || command == "help", "no test has the help of `{command}`");
    }
}
