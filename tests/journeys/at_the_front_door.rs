//! What the front does with clients that are slow, greedy, many or odd: real sockets, a tiny Rocket behind.
use aisle::front::{Counts, Front, Limits, Rate};
use rocket::data::{Data, ToByteUnit};
use rocket::http::{ContentType, Status};
use rocket::response::stream::{Event, EventStream};
use std::net::{IpAddr, SocketAddr};
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::oneshot;
use tokio::task::JoinHandle;
use tokio::time::{sleep, timeout};

#[rocket::get("/hello")]
fn hello() -> &'static str {
    "hello"
}

#[rocket::get("/long")]
fn long() -> (ContentType, String) {
    (ContentType::HTML, "<p>潭洲</p>".repeat(1000))
}

#[rocket::get("/whence")]
fn whence(from: IpAddr) -> String {
    from.to_string()
}

#[rocket::get("/think/<ms>")]
async fn think(ms: u64) -> &'static str {
    sleep(Duration::from_millis(ms)).await;
    "thought"
}

#[rocket::get("/api/v1/entry/ping")]
fn ping() -> &'static str {
    "in"
}

#[rocket::post("/count", data = "<body>")]
async fn count(body: Data<'_>) -> String {
    body.open(8.mebibytes()).into_bytes().await.map(|bytes| bytes.len().to_string()).unwrap_or_default()
}

#[rocket::get("/live")]
fn live() -> EventStream![] {
    EventStream! {
        for number in 0.. {
            yield Event::data(number.to_string());
            sleep(Duration::from_millis(30)).await;
        }
    }
}

#[rocket::get("/panic")]
#[expect(clippy::panic, reason = "what happens then is the question")]
fn panics() -> &'static str {
    panic!("on purpose")
}

#[rocket::catch(default)]
fn sorry(status: Status, request: &rocket::Request<'_>) -> String {
    let tongue = request.headers().get_one("Accept-Language").unwrap_or("-");
    format!("sorry {} {tongue}", status.code)
}

struct Door {
    at: SocketAddr,
    stop: oneshot::Sender<()>,
    served: JoinHandle<std::io::Result<()>>,
}

fn short() -> Limits {
    Limits {
        head: Duration::from_millis(300),
        idle: Duration::from_millis(700),
        pace_window: Duration::from_millis(300),
        stall: Duration::from_millis(300),
        body: 1000,
        body_at: vec![("/large".into(), 4000)],
        ..Limits::default()
    }
}

async fn open(limits: Limits) -> Door {
    let figment = rocket::Config::figment().merge(("log_level", "off")).merge(("ident", false));
    let routes = rocket::routes![hello, long, whence, think, ping, count, live, panics];
    let rocket = rocket::custom(figment).mount("/", routes).register("/", rocket::catchers![sorry]);
    let front = Front::before(rocket, limits).await.unwrap();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let at = listener.local_addr().unwrap();
    let (stop, stopped) = oneshot::channel();
    let served = tokio::spawn(front.serve(listener, async { drop(stopped.await) }));
    Door { at, stop, served }
}

impl Door {
    async fn connect(&self) -> TcpStream {
        TcpStream::connect(self.at).await.unwrap()
    }

    /// One request with everything in it; all that comes until the door closes the line.
    async fn say(&self, text: impl AsRef<[u8]>) -> String {
        let mut line = self.connect().await;
        line.write_all(text.as_ref()).await.unwrap();
        rest(&mut line).await
    }

    async fn get(&self, path: &str) -> String {
        self.say(format!("GET {path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")).await
    }
}

async fn rest(line: &mut TcpStream) -> String {
    let mut all = Vec::new();
    let _ = timeout(Duration::from_secs(10), line.read_to_end(&mut all)).await.expect("the line was closed");
    String::from_utf8_lossy(&all).into_owned()
}

async fn some(line: &mut TcpStream) -> String {
    let mut piece = vec![0; 4096];
    let size = timeout(Duration::from_secs(10), line.read(&mut piece)).await.unwrap().unwrap();
    String::from_utf8_lossy(&piece[..size]).into_owned()
}

#[rocket::async_test]
async fn a_request_is_answered_with_a_date_and_without_a_name() {
    let door = open(short()).await;
    let answer = door.get("/hello").await;
    assert!(answer.starts_with("HTTP/1.1 200 OK\r\n") && answer.ends_with("\r\n\r\nhello"), "{answer}");
    assert!(answer.to_lowercase().contains("\r\ndate: ") && !answer.to_lowercase().contains("server:"));
    assert!(door.get("/none").await.contains("sorry 404"));
    assert!(door.get("/panic").await.contains("sorry 500"));
    assert!(door.get("/hello").await.contains("hello"), "a panic stops nobody else");
}

#[rocket::async_test]
async fn a_head_request_has_a_length_and_no_body() {
    let door = open(short()).await;
    let answer = door.say("HEAD /hello HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n").await;
    assert!(answer.contains("content-length: 5\r\n") && answer.ends_with("\r\n\r\n"), "{answer}");
}

#[rocket::async_test]
async fn several_requests_share_a_line() {
    let door = open(short()).await;
    let mut line = door.connect().await;
    let one = "GET /hello HTTP/1.1\r\nHost: a\r\n\r\n";
    line.write_all(one.repeat(3).as_bytes()).await.unwrap();
    let mut answers = String::new();
    while answers.matches("\r\n\r\nhello").count() < 3 {
        answers.push_str(&some(&mut line).await);
    }
    line.write_all(one.as_bytes()).await.unwrap();
    assert!(some(&mut line).await.ends_with("hello"));
}

#[rocket::async_test]
async fn a_slow_head_is_cut() {
    let door = open(short()).await;
    let mut line = door.connect().await;
    for byte in b"GET /hello HTTP/1.1\r\nHost: a\r\nX: " {
        if line.write_all(&[*byte]).await.is_err() {
            break;
        }
        sleep(Duration::from_millis(20)).await;
    }
    assert!(!rest(&mut line).await.contains("200"));
    assert_eq!(rest(&mut door.connect().await).await, "", "silence is cut too");
}

#[rocket::async_test]
async fn a_resting_line_may_be_used_again_for_a_while() {
    let door = open(short()).await;
    let mut line = door.connect().await;
    for _ in 0..2 {
        line.write_all(b"GET /hello HTTP/1.1\r\nHost: a\r\n\r\n").await.unwrap();
        assert!(some(&mut line).await.ends_with("hello"));
        sleep(Duration::from_millis(450)).await;
    }
    assert_eq!(rest(&mut line).await, "");
}

#[rocket::async_test]
async fn a_slow_body_is_cut() {
    let door = open(short()).await;
    let mut line = door.connect().await;
    line.write_all(b"POST /count HTTP/1.1\r\nHost: a\r\nContent-Length: 900\r\n\r\n").await.unwrap();
    for _ in 0..40 {
        if line.write_all(b"x").await.is_err() {
            break;
        }
        sleep(Duration::from_millis(20)).await;
    }
    let answer = rest(&mut line).await;
    assert!(answer.is_empty() || answer.starts_with("HTTP/1.1 408"), "{answer}");
}

#[rocket::async_test]
async fn a_body_has_its_size() {
    let door = open(short()).await;
    let post = |path: &str, size: usize| {
        let head =
            format!("POST {path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: {size}\r\n\r\n");
        head + &"x".repeat(size)
    };
    assert!(door.say(post("/count", 1000)).await.ends_with("1000"));
    let answer = door.say(post("/count", 1001)).await;
    assert!(answer.starts_with("HTTP/1.1 413") && answer.contains("sorry 413 zh-CN"), "{answer}");
    assert!(door.say(post("/large", 1001)).await.starts_with("HTTP/1.1 404"), "other paths, other sizes");
    let chunked =
        "POST /count HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nAccept-Language: en\r\n\r\n";
    let chunk = format!("200\r\n{}\r\n", "x".repeat(512));
    let answer = door.say(format!("{chunked}{}0\r\n\r\n", chunk.repeat(3))).await;
    assert!(answer.starts_with("HTTP/1.1 413") && answer.contains("sorry 413 en"), "{answer}");
    assert!(door.say(format!("{chunked}{chunk}0\r\n\r\n")).await.contains("512"));
}

#[rocket::async_test]
async fn a_client_that_takes_nothing_is_cut() {
    let door = open(short()).await;
    let mut line = door.connect().await;
    let ask = "GET /long HTTP/1.1\r\nHost: a\r\n\r\n";
    line.write_all(ask.repeat(5_000).as_bytes()).await.unwrap();
    let cut = async {
        while line.write_all(ask.as_bytes()).await.is_ok() {
            sleep(Duration::from_millis(50)).await;
        }
    };
    timeout(Duration::from_secs(20), cut).await.expect("the line was cut");
}

#[rocket::async_test]
async fn busy_lines_keep_newcomers_out_and_silent_ones_do_not() {
    let door = open(Limits { lines_per_address: 3, head: Duration::from_secs(9), ..short() }).await;
    let silent = [door.connect().await, door.connect().await, door.connect().await];
    assert!(door.get("/hello").await.ends_with("hello"), "the longest silent one gave way");
    drop(silent);
    sleep(Duration::from_millis(50)).await;
    let mut busy = Vec::new();
    for _ in 0..3 {
        let mut line = door.connect().await;
        line.write_all(b"GET /think/600 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n").await.unwrap();
        busy.push(line);
    }
    sleep(Duration::from_millis(100)).await;
    let refused = rest(&mut door.connect().await).await;
    assert!(refused.starts_with("HTTP/1.1 503") && refused.contains("Retry-After: 2"), "{refused}");
    for mut line in busy {
        assert!(rest(&mut line).await.ends_with("thought"));
    }
    assert!(door.get("/hello").await.ends_with("hello"));
}

#[rocket::async_test]
async fn scans_pass_a_crowd() {
    let patience = Duration::from_millis(50);
    let door = open(Limits { at_once: 1, waiting: 1, patience, ..short() }).await;
    let mut crowd = door.connect().await;
    crowd.write_all(b"GET /think/500 HTTP/1.1\r\nHost: a\r\n\r\n").await.unwrap();
    sleep(Duration::from_millis(50)).await;
    let sent_away = door.get("/hello").await;
    assert!(sent_away.starts_with("HTTP/1.1 503") && sent_away.contains("retry-after: 2"), "{sent_away}");
    assert!(door.get("/api/v1/entry/ping").await.ends_with("in"));
}

#[rocket::async_test]
async fn who_tries_too_often_must_wait() {
    let rates = vec![Rate { paths: &["/count"], per_minute: 2, counts: Counts::All }];
    let door = open(Limits { rates, ..short() }).await;
    let post = "POST /count HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 1\r\n\r\nx";
    assert!(door.say(post).await.ends_with('1') && door.say(post).await.ends_with('1'));
    let refused = door.say(post).await;
    assert!(refused.starts_with("HTTP/1.1 429") && refused.contains("retry-after: "), "{refused}");
    assert!(door.get("/hello").await.ends_with("hello"));
}

#[rocket::async_test]
async fn every_answer_has_a_name() {
    let door = open(short()).await;
    let ask = "GET /hello HTTP/1.1\r\nHost: a\r\nConnection: close\r\nX-Request-Id: mine\r\n\r\n";
    let answer = door.say(ask).await;
    assert!(
        answer.contains("\r\nx-request-id: ")
            && !answer.contains(": mine")
            && !answer.contains("aisle-route")
    );
    let door = open(Limits { proxies: "127.0.0.1".parse().unwrap(), ..short() }).await;
    assert!(door.say(ask).await.contains("x-request-id: mine"));
}

#[rocket::async_test]
async fn an_answer_that_takes_too_long_is_given_up() {
    let door = open(Limits { answer: Duration::from_millis(100), ..short() }).await;
    let late = door.get("/think/2000").await;
    assert!(late.starts_with("HTTP/1.1 503") && late.contains("retry-after"), "{late}");
}

#[rocket::async_test]
async fn a_live_page_streams_until_the_server_stops() {
    let door = open(short()).await;
    let mut line = door.connect().await;
    line.write_all(b"GET /live HTTP/1.1\r\nHost: a\r\n\r\n").await.unwrap();
    let mut heard = String::new();
    while !heard.contains("data:15") {
        heard.push_str(&some(&mut line).await);
    }
    assert!(heard.contains("text/event-stream") && heard.contains("data:3"));
    let mut thinking = door.connect().await;
    thinking.write_all(b"GET /think/300 HTTP/1.1\r\nHost: a\r\n\r\n").await.unwrap();
    sleep(Duration::from_millis(50)).await;
    door.stop.send(()).unwrap();
    rest(&mut line).await;
    assert!(rest(&mut thinking).await.ends_with("thought"), "what was begun is finished");
    timeout(Duration::from_secs(2), door.served).await.unwrap().unwrap().unwrap();
    assert!(TcpStream::connect(door.at).await.is_err());
}

#[rocket::async_test]
async fn pages_are_compressed_for_who_takes_it() {
    let door = open(short()).await;
    let ask = |coding: &str| {
        format!("GET /long HTTP/1.1\r\nHost: a\r\nConnection: close\r\nAccept-Encoding: {coding}\r\n\r\n")
    };
    let plain = door.say(ask("identity")).await;
    assert!(plain.contains("content-length: 13000") && plain.contains("vary: Accept-Encoding"), "{plain}");
    let brotli = door.say(ask("gzip, br")).await;
    assert!(brotli.contains("content-encoding: br") && brotli.len() < 1000, "{brotli}");
    assert!(door.say(ask("gzip")).await.contains("content-encoding: gzip"));
}

#[rocket::async_test]
async fn only_a_known_proxy_may_name_the_client() {
    let ask = "GET /whence HTTP/1.1\r\nHost: a\r\nConnection: close\r\nX-Forwarded-For: 6.6.6.6\r\nX-Real-IP: 7.7.7.7\r\n\r\n";
    let door = open(short()).await;
    assert!(door.say(ask).await.ends_with("\r\n127.0.0.1"));
    let door = open(Limits { proxies: "127.0.0.0/8".parse().unwrap(), ..short() }).await;
    assert!(door.say(ask).await.ends_with("\r\n6.6.6.6"));
}

#[rocket::async_test]
async fn odd_requests_get_a_plain_answer() {
    let door = open(short()).await;
    let starts = async |text: &str, status: &str| {
        let answer = door.say(text).await;
        assert!(answer.starts_with(&format!("HTTP/1.1 {status}")), "{text:?}: {answer}");
    };
    starts("GET /hello HTTP/1.1\r\n\r\n", "400").await;
    starts("GET /hello HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", "400").await;
    starts("BREW /hello HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", "501").await;
    starts("TRACE /hello HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", "501").await;
    assert!(!door.say("nonsense\r\n\r\n").await.contains("200 OK"));
    starts("POST /count HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n", "400").await;
    let twofold =
        "POST /count HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n";
    let smuggled = door.say(format!("{twofold}GET /hello HTTP/1.1\r\nHost: a\r\n\r\n")).await;
    assert!(!smuggled.contains("hello"), "{smuggled}");
}
