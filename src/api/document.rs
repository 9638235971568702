//! The description of the API, made from the code it describes.
use serde_json::Value;
use utoipa::OpenApi;
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::{Modify, ToSchema};

/// What went wrong, after RFC 9457. Every failure of the API looks like this.
#[derive(ToSchema)]
#[expect(dead_code, reason = "it describes what `web::Problem` writes")]
struct Problem {
    /// `urn:aisle:problem:` and a stable word.
    #[schema(example = "urn:aisle:problem:error-form")]
    r#type: String,
    /// One sentence in the language asked for.
    title: String,
    /// The HTTP status again.
    #[schema(example = 422)]
    status: u16,
    /// The path that was asked.
    instance: String,
    /// With 422: what is wrong at which field.
    errors: Option<Vec<Mistake>>,
}

/// One mistake in a body.
#[derive(ToSchema)]
#[expect(dead_code, reason = "it describes what `web::Problem` writes")]
struct Mistake {
    /// The name of the field.
    #[schema(example = "contact")]
    field: String,
    /// A stable word.
    code: String,
    /// One sentence in the language asked for.
    detail: String,
}

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Aisle",
        description = "Registration of trade shows: the edition, the directory, visitors, scans.\n\n\
            Send `Authorization: Bearer …` with a token of the office, or with a device's own token for scans. \
            Failures are problem documents (RFC 9457) in the language of `Accept-Language`. \
            Lists come in pages: `next` of one page is the `cursor` of the following one. \
            A creating request may bring an `Idempotency-Key`: for a week the same key with the same body gets the \
            first answer, with another body 422. 429 and 503 carry `Retry-After`.",
    ),
    paths(
        super::edition::edition,
        super::edition::sectors,
        super::directory::exhibitors,
        crate::visitors::api::create,
        crate::visitors::api::index,
        crate::visitors::api::show,
        crate::entry::api::create,
        crate::entry::api::create_batch,
        crate::entry::api::search,
        crate::entry::offline::api::pack,
        crate::entry::offline::api::pulse,
        super::docs::openapi,
        super::docs::docs,
    ),
    components(schemas(Problem, Mistake)),
    tags(
        (name = "show", description = "What everybody may know"),
        (name = "visitors", description = "Registering people and reading who is registered"),
        (name = "entry", description = "Gates: scans and looking badges up"),
        (name = "about", description = "This description"),
    ),
    modifiers(&Credentials, &Failures),
)]
struct Api;

/// The document as JSON.
pub fn document() -> Value {
    serde_json::to_value(Api::openapi()).unwrap_or_default()
}

struct Credentials;

impl Modify for Credentials {
    fn modify(&self, api: &mut utoipa::openapi::OpenApi) {
        let bearer = |words: &str| {
            SecurityScheme::Http(
                HttpBuilder::new().scheme(HttpAuthScheme::Bearer).description(Some(words)).build(),
            )
        };
        let parts = api.components.get_or_insert_default();
        parts.add_security_scheme("token", bearer("A token of the office, with scopes"));
        parts.add_security_scheme("device", bearer("The token of a paired device"));
    }
}

/// Says once for all operations how failures look.
struct Failures;

impl Modify for Failures {
    fn modify(&self, api: &mut utoipa::openapi::OpenApi) {
        let problem = utoipa::openapi::ContentBuilder::new()
            .schema(Some(utoipa::openapi::Ref::from_schema_name("Problem")))
            .build();
        for path in api.paths.paths.values_mut() {
            let operations =
                [&mut path.get, &mut path.post, &mut path.put, &mut path.delete, &mut path.patch];
            for operation in operations.into_iter().flatten() {
                for (status, response) in &mut operation.responses.responses {
                    if let utoipa::openapi::RefOr::T(response) = response
                        && status.starts_with(['4', '5'])
                    {
                        response.content.insert("application/problem+json".into(), problem.clone().into());
                    }
                }
            }
        }
    }
}
