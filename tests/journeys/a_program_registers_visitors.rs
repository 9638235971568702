//! Visitors through the API: the same rules, told as problem documents.
use crate::support::{Person, Show};
use rocket::http::{ContentType, Header, Status};
use serde_json::{Value, json};

async fn program<'s>(show: &'s Show, scopes: &[&str]) -> Person<'s> {
    let owner = show.organiser().await;
    let mut form = vec![("name", "CRM")];
    form.extend(scopes.iter().map(|scope| ("scopes", *scope)));
    let made = owner.sends("/office/tokens", &form).await;
    let token = made.body.split("data-token>").nth(1).unwrap().split('<').next().unwrap().to_owned();
    show.stranger().with_header("Authorization", &format!("Bearer {token}"))
}

fn ming() -> Value {
    json!({
        "contact": "13800000001", "name": "王小明", "company": "华南示例电商", "buyer_type": "seller",
        "interests": ["S1-01", "S3-04"], "admission": true, "matchmaking": true, "lang": "zh",
    })
}

#[rocket::async_test]
async fn a_retry_gets_the_first_answer() {
    let show = Show::open().await;
    let crm = program(&show, &["visitors:write", "visitors:read"]).await;
    let send = async |body: &Value| {
        let request = show.client.post("/api/v1/visitors").header(ContentType::JSON);
        crm.go(request.header(Header::new("Idempotency-Key", "k-1")).body(body.to_string())).await
    };
    let first = send(&ming()).await;
    assert_eq!(first.status, Status::Created, "{}", first.body);
    let body = first.json();
    assert_eq!(body["badge"]["code"].as_str().unwrap().len(), 23);
    assert_eq!((body["mobile"].as_str(), body["matching"].as_bool()), (Some("+8613800000001"), Some(true)));
    assert_eq!(send(&ming()).await.json(), body);
    let mut other = ming();
    other["name"] = "王大明".into();
    assert_eq!(send(&other).await.status, Status::UnprocessableEntity);
    let known = crm.sends_json("/api/v1/visitors", &ming()).await;
    assert_eq!(known.status, Status::Conflict);
    let place = first.headers["location"].clone();
    assert_eq!(crm.opens(&place).await.json(), body);
}

#[rocket::async_test]
async fn mistakes_are_told_at_their_fields() {
    let show = Show::open().await;
    let crm = program(&show, &["visitors:write"]).await;
    let answer =
        crm.sends_json("/api/v1/visitors", &json!({"contact": "x", "interests": [], "buyer_type": {}})).await;
    assert_eq!(answer.status, Status::UnprocessableEntity);
    let problem = answer.json();
    let fields: Vec<&str> =
        problem["errors"].as_array().unwrap().iter().map(|e| e["field"].as_str().unwrap()).collect();
    for field in ["contact", "name", "company", "buyer_type", "interests", "admission"] {
        assert!(fields.contains(&field), "{field} in {fields:?}");
    }
    assert_eq!(crm.sends_json("/api/v1/visitors", &json!([1])).await.status, Status::BadRequest);
    assert_eq!(crm.opens("/api/v1/visitors").await.status, Status::Forbidden);
    assert_eq!(show.stranger().opens("/api/v1/visitors").await.status, Status::Unauthorized);
}

#[rocket::async_test]
async fn lists_come_in_pages() {
    let show = Show::open().await;
    for n in 0..5 {
        show.visitor_called("王小明", &format!("1380000000{n}")).await;
    }
    let crm = program(&show, &["visitors:read"]).await;
    let mut seen = vec![];
    let mut path = "/api/v1/visitors?limit=2".to_owned();
    loop {
        let page = crm.opens(&path).await.json();
        seen.extend(
            page["items"].as_array().unwrap().iter().map(|it| it["mobile"].as_str().unwrap().to_owned()),
        );
        match page["next"].as_str() {
            Some(next) => path = format!("/api/v1/visitors?limit=2&cursor={next}"),
            None => break,
        }
    }
    assert_eq!(seen.len(), 5);
    seen.dedup();
    assert_eq!(seen.len(), 5);
    for odd in ["?limit=0", "?limit=100000", "?limit=x"] {
        assert_eq!(crm.opens(&format!("/api/v1/visitors{odd}")).await.status, Status::Ok, "{odd}");
    }
    assert_eq!(crm.opens("/api/v1/visitors?cursor=x").await.status, Status::NotFound);
}
