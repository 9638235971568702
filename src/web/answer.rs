//! Pages, and the two answers to a form.
use super::frame::{self, Frame};
use super::views::{View, Views};
use crate::kernel::Lang;
use rocket::http::{ContentType, Header, Status};
use rocket::request::Request;
use rocket::response::{self, Redirect, Responder, Response};
use std::io::Cursor;
use tera::Context;

/// A page to be rendered in the reader's language.
#[derive(Debug)]
pub struct Page {
    template: &'static str,
    data: anyhow::Result<Context>,
    status: Status,
    cache: &'static str,
}

impl Page {
    /// The page that shows `view`.
    pub fn of<V: View>(view: &V) -> Self {
        let data = Context::from_serialize(view).map_err(|err| anyhow::anyhow!("{}: {err:?}", V::TEMPLATE));
        let data = data.map(|mut data| {
            for (name, value) in view.shared() {
                data.insert_value(name, value);
            }
            data
        });
        Self { template: V::TEMPLATE, data, status: Status::Ok, cache: V::CACHE.header() }
    }

    /// The same form once more, with its mistakes: 422.
    pub fn again<V: View>(view: &V) -> Self {
        Self { status: Status::UnprocessableEntity, cache: "no-store", ..Self::of(view) }
    }

    /// The page with another status, never kept.
    pub fn with_status(self, status: Status) -> Self {
        Self { status, cache: "no-store", ..self }
    }

    /// The HTML, given the `page` object; shared by the responder and the page cache.
    ///
    /// # Errors
    /// When the template fails.
    pub fn render(self, views: &Views, lang: Lang, page: &serde_json::Value) -> anyhow::Result<String> {
        let mut data = self.data?;
        data.insert("page", page);
        views.render(lang, self.template, &data)
    }
}

impl<'r> Responder<'r, 'static> for Page {
    fn respond_to(self, req: &'r Request<'_>) -> response::Result<'static> {
        let views = req.rocket().state::<Views>().ok_or(Status::InternalServerError)?;
        let lang = frame::lang_of(req);
        let page = Frame::of(req).page(req, lang);
        let (status, cache) = (self.status, self.cache);
        let html = self.render(views, lang, &page).map_err(|err| {
            tracing::error!(path = %req.uri().path(), error = %err, "a page cannot be rendered");
            Status::InternalServerError
        })?;
        Response::build()
            .status(status)
            .header(ContentType::HTML)
            .header(Header::new("Cache-Control", cache))
            .header(Header::new("Content-Language", lang.tag()))
            .sized_body(html.len(), Cursor::new(html))
            .ok()
    }
}

/// The two answers to a form: on to the next page, or once more with the mistakes shown.
#[derive(Debug, rocket::Responder)]
pub enum Answer {
    /// 303 to a page.
    On(Box<Redirect>),
    /// 422, or a page that is the answer itself.
    Again(Box<Page>),
}

impl Answer {
    /// On to `path`.
    pub fn to(path: impl Into<String>) -> Self {
        Self::On(Box::new(Redirect::to(path.into())))
    }

    /// The form once more.
    pub fn again<V: View>(view: &V) -> Self {
        Self::Again(Box::new(Page::again(view)))
    }

    /// A page as the answer to a form.
    pub fn page(page: Page) -> Self {
        Self::Again(Box::new(page))
    }
}
