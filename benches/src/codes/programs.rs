//! The programs that call every method of an enum: to compare results, for the size, and for the time.

/// Prints all results of the enum, one line each.
pub(super) const ANSWERS: &str = r#"
fn main() {
    println!("{}", ErrorCode::ALL.len());
    for &code in ErrorCode::ALL {
        println!("{} {} {}", code.as_str(), code.http_status(), bucket(code));
        println!("{}\n{}\n{code}\n{code:?}", code.meaning(), code.docs_url());
        println!("{:?} {:?}", ErrorCode::from_code(code.as_str()), code.as_str().parse::<ErrorCode>().ok());
        let json = serde_json::to_string(&code).expect("JSON");
        println!("{json} {:?}", serde_json::from_str::<ErrorCode>(&json).ok());
        for miss in misses(code.as_str()) {
            let json = format!("\"{miss}\"");
            println!("{miss}: {:?} {:?}", ErrorCode::from_code(&miss), serde_json::from_str::<ErrorCode>(&json).ok());
        }
    }
    for wrong in ["", " ", "7", "null", "{}", "\"\""] {
        println!("{wrong}: {:?} {:?}", ErrorCode::from_code(wrong), serde_json::from_str::<ErrorCode>(wrong).ok());
    }
}

/// Strings that are almost the code.
fn misses(code: &str) -> [String; 6] {
    let (front, back) = code.split_at(code.len() / 2);
    [
        format!("{front}x{}", &back[1..]),
        format!("{code}s"),
        code[1..].to_string(),
        code.to_uppercase(),
        code.replace('_', "-"),
        format!("{code} "),
    ]
}
"#;

/// A small program that uses everything once.
pub(super) const CONSUMER: &str = r#"
fn main() {
    let asked = std::env::args().nth(1).unwrap_or_default();
    let Some(code) = ErrorCode::from_code(&asked) else {
        println!("none of {} codes", ErrorCode::ALL.len());
        return;
    };
    println!("{} {} {}", code.as_str(), code.http_status(), bucket(code));
    println!("{} {} {code} {code:?}", code.meaning(), code.docs_url());
    let json = serde_json::to_string(&code).expect("JSON");
    println!("{json} {:?}", serde_json::from_str::<ErrorCode>(&json).ok());
}
"#;

/// Prints for each operation the nanoseconds that it takes, and the number of allocations in all its runs.
///
/// With the argument `count`, each operation runs a few thousand times, to count instructions.
/// The order of codes is random, the same in each program, and too long for the branch predictor to learn.
pub(super) const LOOKUPS: &str = r#"
use std::alloc::{GlobalAlloc, Layout, System};
use std::fmt::Write;
use std::hint::black_box;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant;

struct Counting;

static ALLOCATIONS: AtomicU64 = AtomicU64::new(0);

unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        ALLOCATIONS.fetch_add(1, Ordering::Relaxed);
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        unsafe { System.dealloc(pointer, layout) }
    }
}

#[global_allocator]
static COUNTING: Counting = Counting;

const LENGTH: usize = 1 << 15;
const COUNTED: usize = 1 << 12;
const PASSES: usize = 40;

pub struct Input {
    codes: Vec<ErrorCode>,
    hits: Vec<String>,
    misses: Vec<String>,
    repeats: Vec<String>,
    json: Vec<String>,
}

/// The buffer that is written to; it never grows.
pub struct Buffer {
    text: String,
    bytes: Vec<u8>,
}

fn input() -> Input {
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let mut random = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        ErrorCode::ALL[(state >> 33) as usize % ErrorCode::ALL.len()]
    };
    let codes: Vec<ErrorCode> = (0..LENGTH).map(|_| random()).collect();
    let texts = |text: &dyn Fn(&str) -> String| codes.iter().map(|code| text(code.as_str())).collect();
    let miss = |code: &str| format!("{}x{}", &code[..code.len() / 2], &code[code.len() / 2 + 1..]);
    Input {
        hits: texts(&|code| code.into()),
        misses: texts(&miss),
        repeats: (0..LENGTH).map(|at| codes[at / 64].as_str().into()).collect(),
        json: texts(&|code| format!("\"{code}\"")),
        codes,
    }
}

macro_rules! operations {
    ($($name:ident, $list:ident, $item:ident, $buffer:ident => $work:expr;)*) => {
        // Named functions, so that instructions can be counted for each.
        $(
            #[unsafe(no_mangle)]
            #[inline(never)]
            pub fn $name(input: &Input, $buffer: &mut Buffer, count: usize) {
                for $item in &input.$list[..count] {
                    let $item = black_box($item);
                    black_box($work);
                }
            }
        )*
        const OPERATIONS: &[(&str, fn(&Input, &mut Buffer, usize))] = &[$((stringify!($name), $name)),*];
    };
}

operations! {
    op_loop, hits, text, _buffer => text.len();
    op_hit, hits, text, _buffer => ErrorCode::from_code(text);
    op_miss, misses, text, _buffer => ErrorCode::from_code(text);
    op_repeat, repeats, text, _buffer => ErrorCode::from_code(text);
    op_display, codes, code, buffer => {
        buffer.text.clear();
        write!(buffer.text, "{code}").expect("a String takes everything")
    };
    op_debug_text, codes, code, buffer => {
        buffer.text.clear();
        write!(buffer.text, "{code:?}").expect("a String takes everything")
    };
    op_json_out, codes, code, buffer => {
        buffer.bytes.clear();
        serde_json::to_writer(&mut buffer.bytes, code).expect("a Vec takes everything")
    };
    op_json_in, json, text, _buffer => serde_json::from_str::<ErrorCode>(text).is_ok();
    op_code, codes, code, _buffer => code.as_str();
    op_http_status, codes, code, _buffer => code.http_status();
    op_bucket, codes, code, _buffer => bucket(*code);
    op_meaning, codes, code, _buffer => code.meaning();
    op_docs_url, codes, code, _buffer => code.docs_url();
}

fn main() {
    let input = input();
    let mut buffer = Buffer { text: String::with_capacity(4096), bytes: Vec::with_capacity(4096) };
    if std::env::args().nth(1).as_deref() == Some("count") {
        for (_, operation) in OPERATIONS {
            operation(&input, &mut buffer, COUNTED);
        }
        println!("{COUNTED}");
        return;
    }
    for (name, operation) in OPERATIONS {
        operation(&input, &mut buffer, LENGTH);
        let allocations = ALLOCATIONS.load(Ordering::Relaxed);
        let mut least = f64::MAX;
        for _ in 0..PASSES {
            let start = Instant::now();
            operation(&input, &mut buffer, LENGTH);
            least = least.min(start.elapsed().as_nanos() as f64 / LENGTH as f64);
        }
        println!("{name} {least} {}", ALLOCATIONS.load(Ordering::Relaxed) - allocations);
    }
}
"#;
