//! The loop that takes connections, and what happens to a request on its way to Rocket and back.
use super::answer::{self, Asked, Reply};
use super::body::{self, Unread};
use super::express::Queue;
use super::hand;
use super::limits::Limits;
use super::line::Line;
use super::rates::Rates;
use super::record::{NamesRoute, Record};
use super::refusal::{self, Refusal, Refusals};
use super::seats::{Cap, Seat, Seats};
use super::wire::Wire;
use hyper::body::Incoming;
use hyper::http::request::Parts;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Request, Response, Version, header};
use hyper_util::rt::TokioIo;
use rocket::local::asynchronous::Client;
use rocket::{Build, Rocket};
use std::convert::Infallible;
use std::io;
use std::net::SocketAddr;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::time::{sleep, timeout};
use tracing::Instrument;

/// Said before any request was read, so without a page.
const FULL: &[u8] =
    b"HTTP/1.1 503 Service Unavailable\r\nRetry-After: 2\r\nConnection: close\r\nContent-Length: 0\r\n\r\n";
/// The largest head of a request.
const HEAD: usize = 32 * 1024;

/// The front door of one server.
pub struct Front {
    rocket: &'static Client,
    limits: Limits,
    seats: Arc<Seats>,
    queue: Queue,
    refusals: Refusals,
    rates: Rates,
    stopping: watch::Sender<bool>,
}

impl Front {
    /// Starts Rocket behind the door. It lives as long as the program.
    pub async fn before(rocket: Rocket<Build>, limits: Limits) -> Result<Arc<Self>, rocket::Error> {
        let client = Client::untracked(refusal::teach(rocket).attach(NamesRoute)).await?;
        let seats = Seats::new(limits.lines, limits.lines_per_address);
        let (queue, refusals, stopping) =
            (Queue::new(&limits), Refusals::default(), watch::Sender::new(false));
        let (rocket, rates) = (Box::leak(Box::new(client)), Rates::new(&limits.rates));
        Ok(Arc::new(Self { rocket, limits, seats, queue, refusals, rates, stopping }))
    }

    /// Rocket, behind the door.
    pub fn rocket(&self) -> &'static Rocket<rocket::Orbit> {
        self.rocket.rocket()
    }

    /// Takes connections until `stop`, then lets what runs finish.
    pub async fn serve(
        self: Arc<Self>,
        listener: TcpListener,
        stop: impl Future<Output = ()>,
    ) -> io::Result<()> {
        let mut stop = pin!(stop);
        loop {
            tokio::select! {
                () = &mut stop => break,
                taken = listener.accept() => match taken {
                    Ok((socket, peer)) => self.welcome(socket, peer),
                    // Out of file handles, most likely: they come back when lines end.
                    Err(err) => {
                        tracing::warn!(error = %err, "a connection could not be taken");
                        sleep(Duration::from_millis(50)).await;
                    }
                },
            }
        }
        drop(listener);
        self.close().await;
        Ok(())
    }

    async fn close(&self) {
        self.rocket().shutdown().notify();
        self.stopping.send_replace(true);
        if timeout(self.limits.drain, self.seats.emptied()).await.is_err() {
            tracing::warn!(lines = self.seats.len(), "lines were cut because the server stops");
        }
    }

    fn welcome(self: &Arc<Self>, socket: TcpStream, peer: SocketAddr) {
        let counted = !self.limits.proxies.trust(peer.ip());
        match self.seats.take(peer.ip(), counted) {
            Ok(seat) => {
                let front = Arc::clone(self);
                tokio::spawn(async move { front.attend(socket, peer, seat).await });
            }
            Err(cap) => {
                let name = if cap == Cap::House { "lines" } else { "lines-per-address" };
                metrics::counter!("aisle_front_refused_total", "reason" => name).increment(1);
                // Into the empty send buffer of a new socket; if even that fails the client sees a close.
                let _ = socket.try_write(FULL);
            }
        }
    }

    async fn attend(self: Arc<Self>, socket: TcpStream, peer: SocketAddr, seat: Seat) {
        let _ = socket.set_nodelay(true);
        let lines = metrics::gauge!("aisle_front_lines");
        lines.increment(1);
        let _open = Open(lines);
        let wire = Wire::new(socket, Arc::clone(&seat.line), &self.limits);
        let service = service_fn(|request| self.answer(&seat.line, peer, request));
        // The clocks are the wire's: hyper's own does not tell a resting line from a slow head.
        let mut protocol = http1::Builder::new();
        protocol.header_read_timeout(None).max_buf_size(HEAD).pipeline_flush(true);
        let mut line = pin!(protocol.serve_connection(TokioIo::new(wire), service));
        let mut stopping = self.stopping.subscribe();
        tokio::select! {
            // A line that ends badly is the client's business: gone, too slow, or not HTTP.
            _ = &mut line => return,
            () = seat.line.hang_up.notified() => return,
            // The value waited for is a guard that must not be kept across the next wait.
            () = async { drop(stopping.wait_for(|stop| *stop).await) } => line.as_mut().graceful_shutdown(),
        }
        let _ = line.await;
    }

    async fn answer(
        &self,
        line: &Arc<Line>,
        peer: SocketAddr,
        request: Request<Incoming>,
    ) -> Result<Response<Reply>, Infallible> {
        let turn = line.turn();
        let (head, body) = request.into_parts();
        let trusted = self.limits.proxies.trust(peer.ip());
        let record = Record::begin(&head, trusted);
        let client = SocketAddr::new(self.limits.proxies.client(peer.ip(), &head.headers), peer.port());
        let mut response = match self.counted(&head, body, client, &record).await {
            Ok(response) => response,
            Err(why) => {
                metrics::counter!("aisle_front_refused_total", "reason" => why.name()).increment(1);
                self.refusals.say(self.rocket, why, &head).await
            }
        };
        if head.headers.contains_key(header::TRANSFER_ENCODING) {
            // Where lengths could be read two ways, nothing may follow on the same line.
            response.headers_mut().insert(header::CONNECTION, header::HeaderValue::from_static("close"));
        }
        record.end(&mut response);
        response.body_mut().keep(turn);
        Ok(response)
    }

    async fn counted(
        &self,
        head: &Parts,
        body: Incoming,
        client: SocketAddr,
        record: &Record,
    ) -> Result<Response<Reply>, Refusal> {
        sane(head)?;
        let watched = self.rates.admit(&head.method, head.uri.path(), client.ip());
        let watched = watched.map_err(|wait| Refusal::TooMany(wait.as_secs() + 1))?;
        let response = self.through(head, body, client, record).await?;
        if let Some(watched) = watched {
            self.rates.learn(watched, response.status().as_u16());
        }
        Ok(response)
    }

    async fn through(
        &self,
        head: &Parts,
        body: Incoming,
        client: SocketAddr,
        record: &Record,
    ) -> Result<Response<Reply>, Refusal> {
        let path = head.uri.path();
        let body =
            body::read(body, self.limits.body_for(path), &self.limits).await.map_err(|why| match why {
                Unread::TooLarge => Refusal::TooLarge,
                Unread::TooSlow => Refusal::TooSlow,
                Unread::Broken => Refusal::BadRequest,
            })?;
        let pass = self.queue.pass(path).await.ok_or(Refusal::Busy)?;
        let request =
            hand::over(self.rocket, head, &body, client, &record.id).ok_or(Refusal::NotImplemented)?;
        let (asked, stop) = (Asked::by(&head.method, &head.headers), self.rocket().shutdown());
        // A task of its own: what was begun is finished even if the client leaves.
        let work = async move {
            let _pass = pass;
            answer::from(request.dispatch().await, &asked, stop).await
        };
        match timeout(self.limits.answer, tokio::spawn(work.instrument(record.span.clone()))).await {
            Ok(Ok(response)) => Ok(response),
            Ok(Err(_)) => Err(Refusal::Broken),
            Err(_) => Err(Refusal::Late),
        }
    }
}

/// One line on the gauge, as long as it is open.
struct Open(metrics::Gauge);

impl Drop for Open {
    fn drop(&mut self) {
        self.0.decrement(1);
    }
}

/// One host, or it is not a request we can place.
fn sane(head: &Parts) -> Result<(), Refusal> {
    let hosts = head.headers.get_all(header::HOST).iter().count();
    let needed = head.version >= Version::HTTP_11;
    if hosts > 1 || (needed && hosts == 0) { Err(Refusal::BadRequest) } else { Ok(()) }
}
