//! The body of a request, read whole: not too large, not too slow.
use super::limits::Limits;
use http_body_util::BodyExt;
use hyper::body::{Body, Bytes, Incoming};
use tokio::time::{Instant, sleep_until};

/// Why a body was not read.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Unread {
    /// More bytes than this path takes.
    TooLarge,
    /// Fewer bytes a second than anybody needs.
    TooSlow,
    /// The client left, or broke the rules of its own encoding.
    Broken,
}

/// All bytes of the body.
pub async fn read(mut body: Incoming, most: usize, limits: &Limits) -> Result<Bytes, Unread> {
    if body.is_end_stream() {
        return Ok(Bytes::new());
    }
    let told = body.size_hint().lower();
    if told > most as u64 {
        // A client that sends before it listens would see a reset instead of our answer.
        skip(&mut body, limits, most).await;
        return Err(Unread::TooLarge);
    }
    let mut bytes = Vec::with_capacity(told as usize);
    let mut pace = Pace::new(limits);
    while let Some(data) = next(&mut body, &mut pace).await? {
        if bytes.len() + data.len() > most {
            skip(&mut body, limits, most).await;
            return Err(Unread::TooLarge);
        }
        if bytes.is_empty() && body.is_end_stream() {
            return Ok(data);
        }
        bytes.extend_from_slice(&data);
    }
    Ok(bytes.into())
}

/// Lets a little of what is not wanted pass by.
async fn skip(body: &mut Incoming, limits: &Limits, most: usize) {
    let mut pace = Pace::new(limits);
    let mut passed = 0;
    while let Ok(Some(data)) = next(body, &mut pace).await {
        passed += data.len();
        if passed > most {
            return;
        }
    }
}

async fn next(body: &mut Incoming, pace: &mut Pace) -> Result<Option<Bytes>, Unread> {
    loop {
        tokio::select! {
            biased;
            frame = body.frame() => match frame {
                None => return Ok(None),
                Some(Err(_)) => return Err(Unread::Broken),
                Some(Ok(frame)) => if let Ok(data) = frame.into_data() {
                    pace.got(data.len());
                    return Ok(Some(data));
                },
            },
            () = sleep_until(pace.judged_at) => pace.judge()?,
        }
    }
}

/// How fast the body comes: each window must bring its bytes.
struct Pace {
    judged_at: Instant,
    got: u64,
    window: std::time::Duration,
    least: u64,
}

impl Pace {
    fn new(limits: &Limits) -> Self {
        let window = limits.pace_window;
        let least = (window.as_millis() as u64).saturating_mul(limits.pace) / 1000;
        Self { judged_at: Instant::now() + window, got: 0, window, least }
    }

    fn got(&mut self, bytes: usize) {
        self.got += bytes as u64;
    }

    fn judge(&mut self) -> Result<(), Unread> {
        if self.got < self.least {
            return Err(Unread::TooSlow);
        }
        self.got = 0;
        self.judged_at += self.window;
        Ok(())
    }
}
