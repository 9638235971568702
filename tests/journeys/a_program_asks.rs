//! The API as a program meets it: its description, its tokens, its failures.
use crate::support::Show;
use aisle::accounts::Role;
use rocket::http::{Accept, Header, Status};
use serde_json::Value;

#[rocket::async_test]
async fn the_edition_and_its_sectors_are_open_to_everybody() {
    let show = Show::open().await;
    let edition = show.stranger().opens("/api/v1/edition").await;
    assert_eq!(edition.json()["code"], "ECPAKLOG-2025");
    assert_eq!(edition.json()["starts_on"], "2025-10-30");
    assert_eq!(edition.headers["cache-control"], "public, max-age=60");
    let sectors = show.stranger().opens("/api/v1/sectors").await.json();
    assert_eq!(sectors.as_array().unwrap().len(), 8);
    assert_eq!(sectors[0]["children"][0]["code"], "S1-01");
}

#[rocket::async_test]
async fn every_route_of_the_api_is_described() {
    let show = Show::open().await;
    let document = show.stranger().opens("/api/v1/openapi.json").await.json();
    assert!(document["openapi"].as_str().unwrap().starts_with("3.1"));
    let mut missing = Vec::new();
    for route in show.client.rocket().routes().filter(|route| route.uri.path().starts_with("/api/v1/")) {
        let path = route.uri.path().replace('<', "{").replace('>', "}");
        let method = route.method.as_str().to_lowercase();
        if document["paths"][&path][&method].is_null() {
            missing.push(format!("{method} {path}"));
        }
    }
    assert!(missing.is_empty(), "not in the document: {missing:#?}");
}

#[rocket::async_test]
async fn the_description_is_a_page_in_both_languages() {
    let show = Show::open().await;
    for (lang, title) in [("zh-CN", "开放接口"), ("en", "What programs may ask")] {
        let reader = show.stranger().with_header("Accept-Language", lang);
        let page = reader.opens("/api/v1/docs").await;
        assert_eq!(page.status, Status::Ok, "{}", page.body);
        assert!(
            page.says(title) && page.says("/api/v1/edition") && page.says("buyer_types"),
            "{}",
            page.body
        );
    }
}

#[rocket::async_test]
async fn failures_are_problem_documents_in_the_language_asked_for() {
    let show = Show::open().await;
    let chinese = show.stranger().opens("/api/v1/nothing").await;
    let english = show.stranger().with_header("Accept-Language", "en").opens("/api/v1/nothing").await;
    for answer in [&chinese, &english] {
        assert_eq!(answer.status, Status::NotFound);
        assert_eq!(answer.headers["content-type"], "application/problem+json");
        assert_eq!(answer.json()["type"], "urn:aisle:problem:error-not-found");
        assert_eq!(answer.json()["status"], 404);
    }
    assert_ne!(chinese.json()["title"], english.json()["title"]);
}

#[rocket::async_test]
async fn a_token_is_shown_once_and_ends_when_it_is_revoked() {
    let show = Show::open().await;
    let owner = show.organiser().await;
    let again = owner.sends("/office/tokens", &[("name", "")]).await;
    assert_eq!(again.status, Status::UnprocessableEntity, "{:?}", again.location);
    let made = owner.sends("/office/tokens", &[("name", "CRM"), ("scopes", "visitors:read")]).await;
    let token = made.body.split("data-token>").nth(1).unwrap().split('<').next().unwrap().to_owned();
    assert!(token.starts_with("aisle_") && made.headers["cache-control"] == "no-store");
    let list = owner.opens("/office/tokens").await;
    assert!(list.says("CRM") && list.says("visitors:read") && !list.says(&token));
    let place = list.body.split("/office/tokens/").nth(1).unwrap().split('/').next().unwrap().to_owned();
    let ended = owner.sends(&format!("/office/tokens/{place}/revocation"), &[]).await;
    assert_eq!(ended.location.as_deref(), Some("/office/tokens"));
    assert_eq!(show.staff(Role::Sales).await.opens("/office/tokens").await.status, Status::Forbidden);
    let sales = show.staff(Role::Sales).await;
    assert_eq!(
        sales.sends(&format!("/office/tokens/{place}/revocation"), &[]).await.status,
        Status::Forbidden
    );
}

#[rocket::async_test]
async fn a_browser_that_strays_into_the_api_gets_a_document_too() {
    let show = Show::open().await;
    let html = show.client.get("/api/v1/none").header(Accept::HTML);
    let answer = html.header(Header::new("Accept-Language", "en")).dispatch().await;
    let body: Value = serde_json::from_str(&answer.into_string().await.unwrap()).unwrap();
    assert_eq!(body["instance"], "/api/v1/none");
}
