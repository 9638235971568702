//! The socket with a clock on it: a client that does not send its head, or does not take its answer, is cut.
use super::limits::Limits;
use super::line::{Line, Phase};
use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;
use tokio::time::{Instant, Sleep, sleep_until};

/// A TCP connection that gives up by itself.
pub struct Wire {
    socket: TcpStream,
    line: Arc<Line>,
    reading: Alarm,
    writing: Alarm,
    /// While the client does not take what is sent: since when, and what it took since.
    stalled: Option<(Instant, u64)>,
    head: Duration,
    idle: Duration,
    stall: Duration,
    pace: u64,
}

impl Wire {
    /// Puts the clock on a socket.
    pub fn new(socket: TcpStream, line: Arc<Line>, limits: &Limits) -> Self {
        let Limits { head, idle, stall, pace, .. } = *limits;
        let (reading, writing) = (Alarm::default(), Alarm::default());
        Self { socket, line, reading, writing, stalled: None, head, idle, stall, pace }
    }

    /// Until when the client must have sent something, if it must at all.
    fn due(&self) -> Option<Instant> {
        match self.line.phase() {
            Phase::Fresh | Phase::Asking => Some(self.line.since() + self.head),
            Phase::Resting => Some(self.line.since() + self.idle),
            // The body has its own measure, and while we think the client may be silent.
            Phase::Busy => None,
            Phase::Closed => Some(Instant::now()),
        }
    }

    fn on_time(&mut self, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        match self.due() {
            Some(due) => self.reading.wait(cx, due),
            None => Poll::Pending,
        }
    }

    /// What came of a write: progress starts the clock again, waiting lets it run.
    fn taken(&mut self, cx: &mut Context<'_>, sent: Poll<io::Result<usize>>) -> Poll<io::Result<usize>> {
        match sent {
            Poll::Ready(Ok(bytes)) => {
                if let Some((since, so_far)) = self.stalled {
                    let so_far = so_far + bytes as u64;
                    let enough = so_far >= self.pace * self.stall.as_secs().max(1);
                    self.stalled = if enough { None } else { Some((since, so_far)) };
                }
                Poll::Ready(Ok(bytes))
            }
            Poll::Ready(Err(err)) => Poll::Ready(Err(err)),
            Poll::Pending => {
                let (since, _) = *self.stalled.get_or_insert_with(|| (Instant::now(), 0));
                ready!(self.writing.wait(cx, since + self.stall))?;
                Poll::Pending
            }
        }
    }
}

impl AsyncRead for Wire {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let before = buf.filled().len();
        match Pin::new(&mut self.socket).poll_read(cx, buf) {
            Poll::Ready(done) => {
                if buf.filled().len() > before {
                    self.line.heard();
                }
                Poll::Ready(done)
            }
            Poll::Pending => self.on_time(cx),
        }
    }
}

impl AsyncWrite for Wire {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &[u8]) -> Poll<io::Result<usize>> {
        let sent = Pin::new(&mut self.socket).poll_write(cx, buf);
        self.taken(cx, sent)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bufs: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let sent = Pin::new(&mut self.socket).poll_write_vectored(cx, bufs);
        self.taken(cx, sent)
    }

    fn is_write_vectored(&self) -> bool {
        self.socket.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.socket).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.socket).poll_shutdown(cx)
    }
}

/// A timer that is set once and moved only when it must ring earlier: most requests never touch it.
#[derive(Default)]
struct Alarm(Option<Pin<Box<Sleep>>>);

impl Alarm {
    /// Pending until `due`, then the error that ends the connection.
    fn wait(&mut self, cx: &mut Context<'_>, due: Instant) -> Poll<io::Result<()>> {
        let sleep = self.0.get_or_insert_with(|| Box::pin(sleep_until(due)));
        if due < sleep.deadline() {
            sleep.as_mut().reset(due);
        }
        while sleep.as_mut().poll(cx).is_ready() {
            if due <= Instant::now() {
                return Poll::Ready(Err(io::ErrorKind::TimedOut.into()));
            }
            sleep.as_mut().reset(due);
        }
        Poll::Pending
    }
}
