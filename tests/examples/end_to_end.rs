//! What the example client and the example service print and log, each for its own reader.

use std::net::TcpListener;

use crate::process::Process;

/// Half an hour before the end of February in a leap year.
const NOW: &str = "951867000";

/// The text with each request id replaced by its number in order of appearance.
fn numbered(lines: &[String], ids: &mut Vec<String>) -> String {
    let mut text = String::new();
    for (number, part) in lines.join("\n").split("req_").enumerate() {
        let digits = part.find(|digit: char| !digit.is_ascii_hexdigit()).unwrap_or(part.len());
        if number == 0 || digits != 32 {
            text += if number == 0 { "" } else { "req_" };
            text += part;
            continue;
        }
        let (id, rest) = part.split_at(digits);
        let known = ids.iter().position(|known| known == id).unwrap_or_else(|| {
            ids.push(id.to_owned());
            ids.len() - 1
        });
        text.extend(["req_", &(known + 1).to_string(), rest]);
    }
    text
}

/// The lines of a ticket without their times.
fn timeless(line: &str) -> String {
    match line.split_once(". after ").and_then(|(head, tail)| Some((head, tail.split_once(" s: ")?.1))) {
        Some((head, tail)) => format!("{head}. after … s: {tail}"),
        None => line.to_owned(),
    }
}

/// The quoted values after each `key=` of a log.
fn logged<'a>(log: &'a [String], key: &str) -> Vec<&'a str> {
    let start = format!("{key}=\"");
    log.iter().filter_map(|line| line.split_once(&start)?.1.split('"').next()).collect()
}

#[test]
fn the_client_says_what_to_do_and_the_log_says_why() {
    let (service, url) = Process::service(&["--now", NOW]);
    let client = Process::example("client", &["--url", &url, "--jitter", "0.05"]).ended();
    assert!(client.ok, "{client:?}");
    assert_eq!(client.stderr, [""; 0]);
    service.interrupt();
    let service = service.ended();
    assert!(service.ok, "{service:?}");
    assert_eq!(service.stdout, ["stopped"], "after its first line");

    let mut ids = Vec::new();
    let told = client.stdout.iter().map(|line| timeless(line)).collect::<Vec<_>>();
    insta::assert_snapshot!("client", numbered(&told, &mut ids));
    let is_event = |line: &&String| line.starts_with(|start: char| start.is_ascii_digit());
    let log: Vec<_> = service.stderr.iter().filter(is_event).cloned().collect();
    let dateless: Vec<_> = log.iter().map(|line| line.split_once(' ').unwrap().1.to_owned()).collect();
    insta::assert_snapshot!("service", numbered(&dateless, &mut ids));

    // One line for each failure that the client met, in order.
    let failed: Vec<_> = client.stdout.iter().filter(|line| line.starts_with("  failed  ")).collect();
    assert_eq!(log.len(), failed.len());
    for (line, failed) in log.iter().zip(failed) {
        let id = failed.split_once(", request id ").unwrap().1.trim_end_matches(')');
        assert!(line.contains(&format!("request_id=\"{id}\"")), "{failed}\n{line}");
    }
    // The cause of a failure is only in the log.
    let behind = [logged(&log, "source"), logged(&log, "body")].concat();
    assert!(behind.contains(&"panicked: attempt to divide by zero"), "{behind:?}");
    for text in behind {
        assert!(!client.stdout.iter().any(|line| line.contains(text)), "the client was told: {text}");
    }
}

#[test]
fn a_client_without_a_service_says_so() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    drop(listener);
    let client = Process::example("client", &["--url", &url, "--jitter", "0"]).ended();
    assert!(!client.ok, "{client:?}");
    assert!(client.stderr.join("\n").contains("is the service running?"), "{client:?}");
    assert_eq!(client.stdout.iter().filter(|line| line.starts_with("  failed  ")).count(), 5, "{client:?}");
}
