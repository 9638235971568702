//! Rocket's answer on its way to the socket: short ones whole and compressed, streams as they come.
use super::compress;
use super::line::Turn;
use crate::web::coding::{Coding, Effort};
use hyper::body::{Body, Bytes, Frame, SizeHint};
use hyper::header::{
    ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_RANGE, CONTENT_TYPE, ETAG,
    HeaderMap, HeaderName, HeaderValue, VARY,
};
use hyper::{Response, StatusCode};
use rocket::Shutdown;
use rocket::local::asynchronous::LocalResponse;
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use tokio::io::{AsyncRead, ReadBuf};

/// Larger answers are not held in memory but passed on piece by piece.
const WHOLE: usize = 1024 * 1024;
const PIECE: usize = 8 * 1024;

/// The body of an answer. It keeps the turn until its last byte was taken.
pub struct Reply {
    content: Content,
    _turn: Option<Turn>,
}

enum Content {
    Whole(Option<Bytes>),
    Stream(Box<Stream>),
}

struct Stream {
    from: LocalResponse<'static>,
    piece: Box<[u8]>,
    /// A live page's stream ends when the server stops; a download is finished.
    ends: Option<Shutdown>,
}

/// What was asked for, as far as the answer depends on it.
#[derive(Clone, Debug)]
pub struct Asked {
    /// The method was HEAD.
    pub head: bool,
    /// The coding the client takes.
    pub coding: Option<Coding>,
}

impl Asked {
    /// Reads it from the request.
    pub fn by(method: &hyper::Method, headers: &HeaderMap) -> Self {
        let accepted = headers.get(ACCEPT_ENCODING).and_then(|value| value.to_str().ok());
        Self { head: method == hyper::Method::HEAD, coding: accepted.and_then(Coding::wanted) }
    }
}

/// Turns Rocket's answer into the socket's.
pub async fn from(response: LocalResponse<'static>, asked: &Asked, stop: Shutdown) -> Response<Reply> {
    let status = StatusCode::from_u16(response.status().code).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let headers = headers_of(&response);
    let live = response.content_type().is_some_and(|kind| kind.is_event_stream());
    let size = response.body().preset_size();
    if asked.head {
        return bare(status, headers, size);
    }
    if response.body().is_none() {
        // A redirect has no body, which is not the same as a body that could not be read.
        return whole(status, headers, Vec::new(), None);
    }
    match size {
        Some(size) if !live && size <= WHOLE => {
            let Some(body) = response.into_bytes().await else {
                return bare(StatusCode::INTERNAL_SERVER_ERROR, HeaderMap::new(), None);
            };
            whole(status, headers, body, asked.coding)
        }
        _ => {
            let stream = Stream { from: response, piece: vec![0; PIECE].into(), ends: live.then_some(stop) };
            send(status, headers, Content::Stream(Box::new(stream)))
        }
    }
}

/// An answer whose body is at hand, compressed if that helps.
pub fn whole(
    status: StatusCode,
    mut headers: HeaderMap,
    body: Vec<u8>,
    coding: Option<Coding>,
) -> Response<Reply> {
    let mut body = Bytes::from(body);
    if may_shrink(&headers, body.len()) {
        headers.append(VARY, HeaderValue::from_static("Accept-Encoding"));
        if let Some((coding, small)) =
            coding.and_then(|coding| Some((coding, coding.squeeze(&body, Effort::Once)?)))
        {
            headers.insert(CONTENT_ENCODING, HeaderValue::from_static(coding.name()));
            weaken(&mut headers);
            body = small.into();
        }
    }
    send(status, headers, Content::Whole(Some(body)))
}

fn bare(status: StatusCode, mut headers: HeaderMap, size: Option<usize>) -> Response<Reply> {
    if let Some(size) = size {
        headers.insert(CONTENT_LENGTH, HeaderValue::from(size));
    }
    send(status, headers, Content::Whole(None))
}

fn send(status: StatusCode, headers: HeaderMap, content: Content) -> Response<Reply> {
    let mut response = Response::new(Reply { content, _turn: None });
    *response.status_mut() = status;
    *response.headers_mut() = headers;
    response
}

fn headers_of(response: &LocalResponse<'_>) -> HeaderMap {
    let mut headers = HeaderMap::with_capacity(16);
    for header in response.headers().iter() {
        let name = HeaderName::from_bytes(header.name.as_str().as_bytes());
        let value = HeaderValue::from_bytes(header.value.as_bytes());
        match (name, value) {
            // How long the body is, is decided here.
            (Ok(CONTENT_LENGTH), _) => {}
            (Ok(name), Ok(value)) => {
                headers.append(name, value);
            }
            _ => tracing::error!(header.name = header.name.as_str(), "a header could not be sent"),
        }
    }
    headers
}

fn may_shrink(headers: &HeaderMap, size: usize) -> bool {
    let kind = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let as_is = headers.get(CACHE_CONTROL).is_some_and(|value| value.as_bytes().ends_with(b"no-transform"));
    let done = headers.contains_key(CONTENT_ENCODING) || headers.contains_key(CONTENT_RANGE);
    !as_is && !done && compress::worth(kind, size)
}

/// Other bytes, same meaning: a strong tag becomes a weak one.
fn weaken(headers: &mut HeaderMap) {
    let strong = headers.get(ETAG).and_then(|tag| tag.to_str().ok()).filter(|tag| tag.starts_with('"'));
    if let Some(weak) = strong.and_then(|tag| HeaderValue::from_str(&format!("W/{tag}")).ok()) {
        headers.insert(ETAG, weak);
    }
}

impl Reply {
    /// Ties the turn to this answer.
    pub fn keep(&mut self, turn: Turn) {
        self._turn = Some(turn);
    }
}

impl Body for Reply {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<io::Result<Frame<Bytes>>>> {
        match &mut self.content {
            Content::Whole(body) => Poll::Ready(body.take().map(|bytes| Ok(Frame::data(bytes)))),
            Content::Stream(stream) => stream.poll(cx),
        }
    }

    fn is_end_stream(&self) -> bool {
        match &self.content {
            Content::Whole(body) => body.as_ref().is_none_or(Bytes::is_empty),
            Content::Stream(_) => false,
        }
    }

    fn size_hint(&self) -> SizeHint {
        match &self.content {
            Content::Whole(body) => SizeHint::with_exact(body.as_ref().map_or(0, Bytes::len) as u64),
            Content::Stream(_) => SizeHint::default(),
        }
    }
}

impl Stream {
    fn poll(&mut self, cx: &mut Context<'_>) -> Poll<Option<io::Result<Frame<Bytes>>>> {
        if let Some(ends) = &mut self.ends
            && Pin::new(ends).poll(cx).is_ready()
        {
            return Poll::Ready(None);
        }
        let mut buf = ReadBuf::new(&mut self.piece);
        ready!(Pin::new(&mut self.from).poll_read(cx, &mut buf))?;
        let piece = buf.filled();
        Poll::Ready((!piece.is_empty()).then(|| Ok(Frame::data(Bytes::copy_from_slice(piece)))))
    }
}
