//! The description of the API: as a document for programs, and as a page for people.
use super::parts::Open;
use crate::web::{Page, View};
use rocket::get;
use serde::Serialize;
use serde_json::Value;
use std::sync::LazyLock;

static DOCUMENT: LazyLock<Value> = LazyLock::new(super::document);

/// This description, as OpenAPI 3.1.
#[utoipa::path(tag = "about", responses((status = 200, description = "An OpenAPI 3.1 document")))]
#[get("/api/v1/openapi.json")]
pub fn openapi() -> Open<&'static Value> {
    Open(&*DOCUMENT)
}

/// This description, as a page for people.
#[utoipa::path(tag = "about", responses((status = 200, description = "A page", content_type = "text/html")))]
#[get("/api/v1/docs")]
pub fn docs() -> Page {
    Page::of(&Docs { about: text(&DOCUMENT["info"]["description"]), chapters: chapters(&DOCUMENT) })
}

#[derive(Serialize)]
struct Docs {
    about: String,
    chapters: Vec<Chapter>,
}

impl View for Docs {
    const TEMPLATE: &'static str = "api/docs.html";
}

#[derive(Serialize)]
struct Chapter {
    name: String,
    about: String,
    operations: Vec<Operation>,
}

#[derive(Serialize)]
struct Operation {
    id: String,
    method: String,
    path: String,
    about: String,
    /// `token`, `device` or nothing.
    credentials: Vec<String>,
    parameters: Vec<Parameter>,
    body: Option<Shape>,
    responses: Vec<Outcome>,
}

#[derive(Serialize)]
struct Parameter {
    name: String,
    place: String,
    kind: String,
    required: bool,
    about: String,
}

#[derive(Serialize)]
struct Outcome {
    status: String,
    about: String,
    shape: Option<Shape>,
}

#[derive(Serialize)]
struct Shape {
    name: String,
    fields: Vec<Parameter>,
}

fn chapters(document: &Value) -> Vec<Chapter> {
    let tags = document["tags"].as_array().cloned().unwrap_or_default();
    let mut all = operations(document);
    let chapter = |tag: &Value| {
        let name = text(&tag["name"]);
        let operations = all.extract_if(.., |(of, _)| *of == name).map(|(_, operation)| operation).collect();
        Chapter { about: text(&tag["description"]), operations, name }
    };
    tags.iter().map(chapter).filter(|chapter| !chapter.operations.is_empty()).collect()
}

/// Every operation with its tag, in the order of the document.
fn operations(document: &Value) -> Vec<(String, Operation)> {
    let mut found = Vec::new();
    for (path, methods) in document["paths"].as_object().into_iter().flatten() {
        for (method, operation) in methods.as_object().into_iter().flatten() {
            found.push((text(&operation["tags"][0]), one(document, path, method, operation)));
        }
    }
    found
}

fn one(document: &Value, path: &str, method: &str, operation: &Value) -> Operation {
    let responses = operation["responses"].as_object().into_iter().flatten().map(|(status, response)| {
        let about = text(&response["description"]);
        Outcome { status: status.clone(), about, shape: content(document, &response["content"]) }
    });
    let about = format!("{} {}", text(&operation["summary"]), text(&operation["description"]));
    let security = operation["security"].as_array().into_iter().flatten().filter_map(Value::as_object);
    Operation {
        id: format!("{method}{}", path.replace(['/', '{', '}'], "-")),
        method: method.to_uppercase(),
        path: path.to_owned(),
        about: about.trim().to_owned(),
        credentials: security.flat_map(|scheme| scheme.keys().cloned()).collect(),
        parameters: operation["parameters"].as_array().into_iter().flatten().map(parameter).collect(),
        body: content(document, &operation["requestBody"]["content"]),
        responses: responses.collect(),
    }
}

fn parameter(it: &Value) -> Parameter {
    Parameter {
        name: text(&it["name"]),
        place: text(&it["in"]),
        kind: kind(&it["schema"]),
        required: it["required"].as_bool().unwrap_or(false),
        about: text(&it["description"]),
    }
}

/// The fields of a JSON body. What failures look like is said once, at the top.
fn content(document: &Value, content: &Value) -> Option<Shape> {
    let schema = &content.get("application/json")?["schema"];
    let of = if schema["type"] == "array" { &schema["items"] } else { schema };
    let name = of["$ref"].as_str().and_then(|path| path.rsplit('/').next())?.to_owned();
    let schema = &document["components"]["schemas"][&name];
    let required: Vec<&str> =
        schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    let field = |(name, field): (&String, &Value)| Parameter {
        name: name.clone(),
        place: String::new(),
        kind: kind(field),
        required: required.contains(&name.as_str()),
        about: text(&field["description"]),
    };
    Some(Shape { fields: schema["properties"].as_object().into_iter().flatten().map(field).collect(), name })
}

/// A type as people say it: `string`, `Said`, `Named[]`.
fn kind(schema: &Value) -> String {
    if let Some(path) = schema["$ref"].as_str() {
        return path.rsplit('/').next().unwrap_or_default().to_owned();
    }
    if let Some(choices) = schema["oneOf"].as_array() {
        return choices.iter().map(kind).filter(|kind| kind != "null").collect::<Vec<_>>().join(" | ");
    }
    match &schema["type"] {
        Value::String(one) if one == "array" => format!("{}[]", kind(&schema["items"])),
        Value::String(one) => one.clone(),
        Value::Array(several) => {
            several.iter().filter_map(Value::as_str).filter(|it| *it != "null").collect()
        }
        _ => "any".into(),
    }
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}
