//! At the gate: one badge, one device, one answer.
use crate::support::{Show, a_scan, verdict};
use aisle::accounts::Role;
use rocket::http::Status;
use serde_json::json;

#[rocket::async_test]
async fn a_visitor_is_admitted_once_a_day() {
    let show = Show::open().await;
    let phone = show.device("scan").await;
    let badge = show.badge("VIS", "Mei Wang").await;

    let first = phone.scans(&show.code(&badge)).await;
    assert_eq!(verdict(&first), "admitted ok", "{}", first.body);
    assert_eq!(first.json()["badge"]["name"], "Mei Wang");
    assert_eq!(first.json()["badge"]["category"], "VIS");

    show.it_is("2025-10-30T11:30:00+08:00");
    let again = phone.scans(&show.code(&badge)).await;
    assert_eq!(verdict(&again), "repeat already_inside");
    let told = again.json();
    assert_eq!(told["first_admission"]["time"], "09:10");
    assert_eq!(told["first_admission"]["gate"], show.edition.gates[0].code.as_str());
    assert!(told["sentence"].as_str().unwrap().contains("09:10"), "{told}");

    show.it_is("2025-10-31T09:30:00+08:00");
    assert_eq!(verdict(&phone.scans(&show.code(&badge)).await), "admitted ok");
}

#[rocket::async_test]
async fn the_short_code_and_the_bare_code_are_the_same_badge() {
    let show = Show::open().await;
    let phone = show.device("scan").await;
    let badge = show.badge("VIS", "Mei Wang").await;
    let link = show.code(&badge);

    assert_eq!(verdict(&phone.scans(&badge.short_code).await), "admitted ok");
    let typed = format!("{} {} {}", &badge.short_code[..3], &badge.short_code[3..6], &badge.short_code[6..]);
    for code in [typed, link.to_lowercase(), link.rsplit('/').next().unwrap().to_owned()] {
        assert_eq!(verdict(&phone.scans(&code).await), "repeat already_inside", "{code}");
    }
}

#[rocket::async_test]
async fn who_may_not_pass_is_told_why() {
    let show = Show::open().await;
    let phone = show.device("scan").await;
    let (visitor, contractor) = (show.badge("VIS", "Mei Wang").await, show.badge("CTR", "Bo Li").await);
    let code = show.code(&visitor);

    let forged = format!("{}{}", &code[..code.len() - 2], if code.ends_with("00") { "10" } else { "00" });
    assert_eq!(verdict(&phone.scans(&forged).await), "refused forged");
    assert_eq!(verdict(&phone.scans("https://example.com/").await), "refused unknown_code");
    assert_eq!(verdict(&phone.scans("WIFI:S:hall;T:WPA;;").await), "refused unknown_code");
    assert_eq!(verdict(&phone.scans(&show.code(&contractor)).await), "refused wrong_category");
    let refused = phone.scans(&show.code(&show.badge("STU", "Xiao Lin").await)).await;
    assert_eq!(verdict(&refused), "refused not_valid_yet");
    assert!(refused.json()["sentence"].as_str().unwrap().contains("11月1日"), "{}", refused.body);

    show.it_is("2025-10-30T08:00:00+08:00");
    assert_eq!(verdict(&phone.scans(&code).await), "refused too_early");
    show.it_is("2025-10-30T16:45:00+08:00");
    assert_eq!(verdict(&phone.scans(&code).await), "refused too_late");
    show.it_is("2025-10-25T10:00:00+08:00");
    assert_eq!(verdict(&phone.scans(&code).await), "refused closed_today");
}

#[rocket::async_test]
async fn a_badge_of_another_edition_is_recognised() {
    let show = Show::open().await;
    let phone = show.device("scan").await;
    let mut badge = show.badge("VIS", "Mei Wang").await;
    badge.edition_id = show.an_earlier_edition().await;
    assert_eq!(verdict(&phone.scans(&show.code(&badge)).await), "refused other_edition");
}

#[rocket::async_test]
async fn a_revoked_badge_stops_at_the_next_scan() {
    let show = Show::open().await;
    let phone = show.device("scan").await;
    let badge = show.badge("VIS", "Mei Wang").await;
    assert_eq!(verdict(&phone.scans(&show.code(&badge)).await), "admitted ok");
    show.revokes(&badge).await;
    assert_eq!(verdict(&phone.scans(&show.code(&badge)).await), "refused revoked");
}

#[rocket::async_test]
async fn a_retry_gets_the_same_answer_and_changes_nothing() {
    let show = Show::open().await;
    let phone = show.device("scan").await;
    let code = show.code(&show.badge("VIS", "Mei Wang").await);
    let id = "0190aaaa-aaaa-7aaa-aaaa-aaaaaaaaaaaa";

    let first = phone.scans_as(&code, id).await;
    show.it_is("2025-10-30T23:30:00+08:00");
    let again = phone.scans_as(&code, id).await;
    assert_eq!(first.body, again.body);
    assert_eq!(verdict(&again), "admitted ok");

    let other = show.code(&show.badge("VIS", "Li Na").await);
    assert_eq!(phone.scans_as(&other, id).await.status, Status::Conflict);
}

#[rocket::async_test]
async fn out_for_lunch_and_back() {
    let show = Show::open().await;
    let phone = show.device("scan").await;
    let code = show.code(&show.badge("VIS", "Mei Wang").await);
    let out = json!({"code": code, "direction": "out", "scan_id": "lunch-1"});

    assert_eq!(verdict(&phone.sends_json("/api/v1/entry/scans", &out).await), "attention not_inside");
    assert_eq!(verdict(&phone.scans(&code).await), "admitted ok");
    let out = json!({"code": code, "direction": "out", "scan_id": "lunch-2"});
    assert_eq!(verdict(&phone.sends_json("/api/v1/entry/scans", &out).await), "admitted left");
    assert_eq!(verdict(&phone.scans(&code).await), "admitted back");
    assert_eq!(verdict(&phone.scans(&code).await), "repeat already_inside");
}

#[rocket::async_test]
async fn only_a_supervisor_lets_somebody_in_against_the_rules() {
    let show = Show::open().await;
    let code = show.code(&show.badge("CTR", "Bo Li").await);
    let (steward, supervisor) = (show.device("lookup").await, show.device("supervisor").await);
    let forced =
        |id: &str, reason: &str| json!({"code": code, "scan_id": id, "force": true, "reason": reason});

    let refused = steward.sends_json("/api/v1/entry/scans", &forced("f-1", "brings the keys")).await;
    assert_eq!(refused.status, Status::Forbidden);
    let unfounded = supervisor.sends_json("/api/v1/entry/scans", &forced("f-2", " ")).await;
    assert_eq!(unfounded.status, Status::UnprocessableEntity);
    let done = supervisor.sends_json("/api/v1/entry/scans", &forced("f-3", "brings the keys")).await;
    assert_eq!(verdict(&done), "attention force", "{}", done.body);
}

#[rocket::async_test]
async fn a_batch_answers_each_scan_by_itself() {
    let show = Show::open().await;
    let phone = show.device("scan").await;
    let code = show.code(&show.badge("VIS", "Mei Wang").await);
    let scans = json!({"scans": [
        a_scan(&code, "b-1"), {"code": 7}, "nonsense", a_scan("\u{0}\u{202e}", "b-2"), a_scan(&code, "b-3"), null,
        a_scan(&code, "b-1"), {"code": code, "scan_id": "b-4", "gate": "nowhere"}, a_scan(&"x".repeat(5000), "b-5"),
    ]});
    let answer = phone.sends_json("/api/v1/entry/scans/batch", &scans).await;
    assert_eq!(answer.status, Status::Ok, "{}", answer.body);
    let told = answer.json();
    let each: Vec<String> = told["answers"]
        .as_array()
        .unwrap()
        .iter()
        .map(|item| format!("{} {}", item["status"], item["reason"].as_str().unwrap_or("-")))
        .collect();
    let wanted = [
        "200 ok",
        "422 -",
        "422 -",
        "200 unknown_code",
        "200 already_inside",
        "422 -",
        "200 ok",
        "409 -",
        "422 -",
    ];
    assert_eq!(each, wanted, "{told:#}");

    for body in [json!(7), json!({"scans": 7}), json!({})] {
        let answer = phone.sends_json("/api/v1/entry/scans/batch", &body).await;
        assert_eq!(answer.status, Status::UnprocessableEntity, "{}", answer.body);
    }
    let many = json!({"scans": vec![json!({}); 1001]});
    assert_eq!(phone.sends_json("/api/v1/entry/scans/batch", &many).await.status, Status::PayloadTooLarge);
}

#[rocket::async_test]
async fn a_code_can_be_typed_without_scripts() {
    let show = Show::open().await;
    let phone = show.device("scan").await.with_header("Accept-Language", "en");
    let badge = show.badge("VIS", "Mei <b>Wang").await;

    let fields = [("_key", "once"), ("code", badge.short_code.as_str()), ("direction", "in")];
    let page = phone.sends("/gate/scans", &fields).await;
    assert_eq!(page.status, Status::Ok, "{}", page.body);
    assert!(page.says("data-verdict=\"admitted\"") && page.says("Come in"), "{}", page.body);
    assert!(page.says("Mei &lt;b&gt;Wang"), "{}", page.body);
    let reloaded = phone.sends("/gate/scans", &fields).await;
    assert!(reloaded.says("data-verdict=\"admitted\""), "a reload is not a second visit");
    let again = phone.sends("/gate/scans", &[("_key", "twice"), ("code", &badge.short_code)]).await;
    assert!(again.says("data-verdict=\"repeat\"") && again.says("09:10"), "{}", again.body);
}

#[rocket::async_test]
async fn opening_pages_admits_nobody() {
    let show = Show::open().await;
    let phone = show.device("lookup").await;
    let badge = show.badge("VIS", "Mei Wang").await;
    let code = show.code(&badge);
    for path in [
        "/gate/".to_owned(),
        format!("/gate/?code={}", badge.short_code),
        code.replace("HTTP://LOCALHOST", ""),
    ] {
        phone.opens(&path).await;
    }
    let search = phone.opens(&format!("/api/v1/entry/badges?q={}", badge.short_code)).await;
    assert_eq!(search.json()["badges"][0]["name"], "M** W***", "{}", search.body);
    assert_eq!(search.json()["badges"][0]["admitted"], json!(null));
    assert_eq!(verdict(&phone.scans(&code).await), "admitted ok");
}

#[rocket::async_test]
async fn the_list_is_empty_until_something_is_asked() {
    let show = Show::open().await;
    show.badges(3).await;
    let phone = show.device("lookup").await;
    for q in ["", "?q=", "?q=V", "?q=Vi", "?q=%25%25%25", "?q=isitor", "?q=0000"] {
        let answer = phone.opens(&format!("/api/v1/entry/badges{q}")).await;
        assert_eq!(answer.json(), json!({"badges": [], "more": false}), "{q}");
    }
    let scanner = show.device("scan").await;
    assert_eq!(scanner.opens("/api/v1/entry/badges?q=0000").await.status, Status::Forbidden);
}

#[rocket::async_test]
async fn whoever_has_no_code_is_found_by_name() {
    let show = Show::open().await;
    let phone = show.device("lookup").await.with_header("Accept-Language", "en");
    let names = async |q: &str| {
        let told = phone.opens(&format!("/api/v1/entry/badges?q={q}")).await.json();
        let found = told["badges"].as_array().unwrap().iter();
        found.map(|it| it["name"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    show.badge("VIS", "Mei Wang").await;
    assert_eq!(names("wang").await, ["M** W***"]);
    let zhou = show.badge("VIS", "\u{5468}\u{6e05}\u{4e91}").await;
    for q in ["%E5%91%A8%E6%B8%85", "zhouqing", "qingyun", "zqy"] {
        assert_eq!(names(q).await, ["\u{5468}**"], "{q}");
    }
    assert_eq!(names("lingnan%20paper").await.len(), 2, "by company");

    let page = phone.opens("/gate/people?q=zqy").await;
    assert!(page.says("They match: let in") && !page.says("\u{6e05}"), "{}", page.body);
    let done = phone.sends("/gate/scans", &[("_key", "k"), ("code", &zhou.short_code)]).await;
    assert!(done.says("data-verdict=\"admitted\""), "{}", done.body);
    assert!(phone.opens("/gate/people?q=zqy").await.says("in since 09:10"));
    show.revokes(&zhou).await;
    let page = phone.opens("/gate/people?q=zqy").await;
    assert!(page.says("withdrawn") && !page.says("They match"), "{}", page.body);
    assert!(phone.opens("/gate/people?q=zq").await.says("at least two Chinese characters"));
}

#[rocket::async_test]
async fn a_long_list_says_so() {
    let show = Show::open().await;
    show.badges(60).await;
    let phone = show.device("supervisor").await.with_header("Accept-Language", "en");
    let told = phone.opens("/api/v1/entry/badges?q=visitor").await.json();
    assert_eq!((told["badges"].as_array().unwrap().len(), &told["more"]), (50, &json!(true)));
    assert!(phone.opens("/gate/people?q=visitor").await.says("Please type more"));
    assert_eq!(show.device("scan").await.opens("/gate/people?q=visitor").await.status, Status::Forbidden);
    assert_eq!(show.stranger().opens("/gate/people?q=visitor").await.status, Status::Unauthorized);
}

#[rocket::async_test]
async fn the_office_counts_the_day() {
    let show = Show::open().await;
    let phone = show.device("scan").await;
    for badge in show.badges(3).await {
        phone.scans(&show.code(&badge)).await;
        phone.scans(&show.code(&badge)).await;
    }
    phone.scans("nonsense").await;
    let tally = aisle::entry::tally(&show.app.db, &show.edition).await.unwrap();
    assert_eq!((tally.admitted, tally.inside, tally.repeats, tally.refused, tally.scans), (3, 3, 3, 1, 7));
    assert_eq!(tally.gates[0].admitted, 3);
    assert_eq!(tally.reasons, [("unknown_code".to_owned(), 1)]);
    let page = show
        .staff(Role::OnsiteSupervisor)
        .await
        .with_header("Accept-Language", "en")
        .opens("/office/gates")
        .await;
    assert!(page.says("Unknown code 1"), "{}", page.body);
}
