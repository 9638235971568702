//! The load: many kept connections from one thread of this machine, each asking again as soon as it is answered.
use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::time::{Duration, Instant};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// What one connection asks next; none when it has nothing left to ask.
pub type Asks = Box<dyn FnMut() -> Option<Vec<u8>> + Send>;

/// How hard, and for how long.
#[derive(Copy, Clone, Debug)]
pub struct Load {
    /// Where the server listens.
    pub at: SocketAddr,
    /// How many ask at the same time.
    pub connections: usize,
    /// For how long.
    pub lasts: Duration,
}

/// What came back.
#[derive(Clone, Debug, Default)]
pub struct Figures {
    /// Answers with the status that was expected, a second.
    pub per_second: f64,
    /// Half of the answers took at most this long.
    pub p50: Duration,
    /// All but one in a hundred.
    pub p99: Duration,
    /// Good answers.
    pub good: u64,
    /// All others, by status; 0 is a broken connection.
    pub bad: BTreeMap<u16, u64>,
}

#[derive(Default)]
struct Tally {
    took: Vec<u32>,
    bad: BTreeMap<u16, u64>,
}

impl Load {
    /// Asks until the time is over.
    ///
    /// # Errors
    /// When no runtime can be made.
    pub fn run(self, asks: impl Fn(usize) -> Asks) -> std::io::Result<Figures> {
        let asks: Vec<Asks> = (0..self.connections).map(asks).collect();
        let worker = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
            Ok(runtime.block_on(self.all(asks)))
        });
        worker.join().unwrap_or_else(|_| Err(std::io::Error::other("the load stopped")))
    }

    async fn all(self, asks: Vec<Asks>) -> Figures {
        let began = Instant::now();
        let until = began + self.lasts;
        let tasks: Vec<_> = asks.into_iter().map(|asks| tokio::spawn(one(self.at, asks, until))).collect();
        let mut whole = Tally::default();
        for task in tasks {
            let tally = task.await.unwrap_or_default();
            whole.took.extend(tally.took);
            for (status, count) in tally.bad {
                *whole.bad.entry(status).or_default() += count;
            }
        }
        figures(whole, began.elapsed())
    }
}

fn figures(mut whole: Tally, lasted: Duration) -> Figures {
    whole.took.sort_unstable();
    let at = |share: f64| {
        let place = (whole.took.len() as f64 * share) as usize;
        Duration::from_micros(u64::from(whole.took.get(place).or(whole.took.last()).copied().unwrap_or(0)))
    };
    let good = whole.took.len() as u64;
    let per_second = good as f64 / lasted.as_secs_f64();
    Figures { per_second, p50: at(0.5), p99: at(0.99), good, bad: whole.bad }
}

async fn one(at: SocketAddr, mut asks: Asks, until: Instant) -> Tally {
    let mut tally = Tally::default();
    let mut line: Option<Line> = None;
    while Instant::now() < until {
        let Some(request) = asks() else { break };
        let began = Instant::now();
        let answer = match &mut line {
            Some(line) => line.ask(&request).await,
            none => match Line::open(at).await {
                Ok(open) => none.insert(open).ask(&request).await,
                Err(err) => Err(err),
            },
        };
        match answer {
            Ok(status) if (200..400).contains(&status) => tally.took.push(began.elapsed().as_micros() as u32),
            Ok(status) => *tally.bad.entry(status).or_default() += 1,
            Err(_) => {
                *tally.bad.entry(0).or_default() += 1;
                line = None;
                tokio::time::sleep(Duration::from_millis(5)).await;
            }
        }
    }
    tally
}

/// One connection, spoken to as plainly as can be.
pub struct Line {
    socket: TcpStream,
    seen: Vec<u8>,
}

impl Line {
    /// Connects.
    ///
    /// # Errors
    /// When nobody listens.
    pub async fn open(at: SocketAddr) -> std::io::Result<Self> {
        let socket = TcpStream::connect(at).await?;
        socket.set_nodelay(true)?;
        Ok(Self { socket, seen: Vec::with_capacity(16 * 1024) })
    }

    /// Sends a request and reads its answer; the status.
    ///
    /// # Errors
    /// When the connection breaks.
    pub async fn ask(&mut self, request: &[u8]) -> std::io::Result<u16> {
        self.whole(request).await.map(|(status, _)| status)
    }

    /// Sends a request and reads its answer: status, and head with body.
    ///
    /// # Errors
    /// When the connection breaks.
    pub async fn whole(&mut self, request: &[u8]) -> std::io::Result<(u16, &[u8])> {
        self.seen.clear();
        self.socket.write_all(request).await?;
        let mut end = None;
        loop {
            if end.is_none() {
                end = self.end();
            }
            if end.is_some_and(|end| self.seen.len() >= end) {
                break;
            }
            if self.socket.read_buf(&mut self.seen).await? == 0 {
                return Err(std::io::ErrorKind::UnexpectedEof.into());
            }
        }
        let digits = self.seen.get(9..12).and_then(|digits| std::str::from_utf8(digits).ok());
        let status = digits.and_then(|digits| digits.parse().ok());
        status.map(|status| (status, &self.seen[..])).ok_or_else(|| std::io::ErrorKind::InvalidData.into())
    }

    /// Where the answer ends, once its head has come. Chunked answers are not asked for here.
    fn end(&self) -> Option<usize> {
        let head = self.seen.windows(4).position(|four| four == b"\r\n\r\n")? + 4;
        let text = std::str::from_utf8(&self.seen[..head]).ok()?;
        let length = text.lines().find_map(|line| {
            let (name, value) = line.split_once(':')?;
            name.eq_ignore_ascii_case("content-length").then(|| value.trim().parse::<usize>().ok())?
        });
        Some(head + length.unwrap_or(0))
    }
}

/// A GET as a browser sends it.
pub fn get(path: &str) -> Vec<u8> {
    format!("GET {path} HTTP/1.1\r\nHost: bench\r\nAccept: text/html\r\nAccept-Language: zh-CN\r\n\r\n")
        .into()
}

/// A GET that takes brotli.
pub fn get_compressed(path: &str) -> Vec<u8> {
    let asks = "Accept: text/html\r\nAccept-Language: zh-CN\r\nAccept-Encoding: gzip, br";
    format!("GET {path} HTTP/1.1\r\nHost: bench\r\n{asks}\r\n\r\n").into()
}

/// As [`get`], by whoever holds this token.
pub fn get_as(path: &str, bearer: &str) -> Vec<u8> {
    format!("GET {path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {bearer}\r\n\r\n").into_bytes()
}

/// A POST of JSON to the API.
pub fn post(path: &str, bearer: &str, key: &str, body: &str) -> Vec<u8> {
    let length = body.len();
    format!(
        "POST {path} HTTP/1.1\r\nHost: bench\r\nAccept: application/json\r\nContent-Type: application/json\r\n\
         Authorization: Bearer {bearer}\r\nIdempotency-Key: {key}\r\nContent-Length: {length}\r\n\r\n{body}"
    )
    .into()
}

/// The same question again and again.
pub fn always(request: Vec<u8>) -> impl Fn(usize) -> Asks {
    move |_| {
        let request = request.clone();
        Box::new(move || Some(request.clone()))
    }
}
