//! The same person, many times at the same moment.
use crate::support::{Show, encode};
use rocket::futures::future::join_all;
use rocket::http::{ContentType, Header};

fn form(key: &str) -> String {
    encode(&[
        ("_key", key),
        ("contact", "13800000001"),
        ("name", "王小明"),
        ("company", "华南示例电商"),
        ("buyer_type", "seller"),
        ("interests", "S1-01"),
        ("admission", "yes"),
    ])
}

async fn twenty(show: &Show, key: impl Fn(usize) -> String) -> Vec<(u16, String)> {
    let sends = (0..20).map(|n| {
        let request = show.client.post("/zh/register").header(ContentType::Form);
        request.header(Header::new("Origin", crate::support::ORIGIN)).body(form(&key(n))).dispatch()
    });
    let answers = join_all(sends).await;
    answers
        .iter()
        .map(|it| (it.status().code, it.headers().get_one("Location").unwrap_or_default().to_owned()))
        .collect()
}

async fn registered(show: &Show) -> usize {
    show.organiser().await.opens("/office/visitors").await.body.matches("data-row").count()
}

#[rocket::async_test]
async fn twenty_presses_of_one_button_register_once() {
    let show = Show::open().await;
    let answers = twenty(&show, |_| "one key".to_owned()).await;
    assert!(answers.iter().all(|answer| *answer == (303, "/zh/badge".to_owned())), "{answers:?}");
    assert_eq!(registered(&show).await, 1);
    assert_eq!(show.letters().await.len(), 1);
}

#[rocket::async_test]
async fn twenty_tabs_register_one_person() {
    let show = Show::open().await;
    let answers = twenty(&show, |n| format!("key {n}")).await;
    let badges = answers.iter().filter(|(_, place)| place == "/zh/badge").count();
    assert_eq!(badges, 1, "{answers:?}");
    assert!(answers.iter().all(|(status, _)| [303, 422].contains(status)), "{answers:?}");
    assert_eq!(registered(&show).await, 1);
}
