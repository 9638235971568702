//! Pairing: one link, one phone, until somebody takes the right away.
use crate::support::{Show, verdict};
use aisle::accounts::Role;
use rocket::http::Status;
use serde_json::json;

#[rocket::async_test]
async fn a_link_pairs_one_phone_once() {
    let show = Show::open().await;
    let supervisor = show.staff(Role::OnsiteSupervisor).await;
    let link = show.invitation(&supervisor, "scan").await;
    let (phone, late) = (show.stranger(), show.stranger().with_header("Accept-Language", "en"));

    let asked = phone.opens(&link).await;
    assert!(asked.says(&show.edition.gates[0].name.zh), "{}", asked.body);
    phone.opens(&link).await;
    let paired = phone.sends(&link, &[]).await;
    assert_eq!((paired.status, paired.location.as_deref()), (Status::SeeOther, Some("/gate/")));
    assert!(phone.opens("/gate/").await.says("data-gate-start"));
    assert_eq!(
        phone.sends(&link, &[]).await.location.as_deref(),
        Some("/gate/"),
        "a second press is harmless"
    );

    assert!(late.opens(&link).await.says("used already"));
    assert_eq!(late.sends(&link, &[]).await.status, Status::Conflict);
    assert_eq!(late.opens("/gate/").await.status, Status::Unauthorized);
}

#[rocket::async_test]
async fn a_link_is_good_for_ten_minutes() {
    let show = Show::open().await;
    let supervisor = show.staff(Role::OnsiteSupervisor).await;
    let link = show.invitation(&supervisor, "scan").await;
    show.it_is("2025-10-30T09:21:00+08:00");
    assert_eq!(show.stranger().sends(&link, &[]).await.status, Status::Conflict);
    assert_eq!(show.stranger().sends("/gate/pair/0123456789abcdef", &[]).await.status, Status::NotFound);
    assert_eq!(show.stranger().opens("/gate/pair/0123456789abcdef").await.status, Status::NotFound);
}

#[rocket::async_test]
async fn without_a_pairing_nothing_is_answered() {
    let show = Show::open().await;
    let code = show.code(&show.badge("VIS", "Mei Wang").await);
    let stranger = show.stranger();
    for path in ["/api/v1/entry/scans", "/api/v1/entry/scans/batch"] {
        let answer = stranger.sends_json(path, &json!({"code": code, "scan_id": "x"})).await;
        assert_eq!(answer.status, Status::Unauthorized, "{path}");
        assert_eq!(answer.headers["content-type"], "application/problem+json");
    }
    assert_eq!(stranger.opens("/api/v1/entry/badges?q=1234").await.status, Status::Unauthorized);
    assert_eq!(stranger.opens("/gate/").await.status, Status::Unauthorized);
    assert_eq!(stranger.sends("/gate/scans", &[("code", &code)]).await.status, Status::Unauthorized);
    let guess = show.stranger().with_header("Authorization", "Bearer dev_0000000000000000");
    assert_eq!(guess.scans(&code).await.status, Status::Unauthorized);
}

#[rocket::async_test]
async fn a_revoked_device_is_nobody_from_its_next_request() {
    let show = Show::open().await;
    let phone = show.device("scan").await;
    let code = show.code(&show.badge("VIS", "Mei Wang").await);
    assert_eq!(verdict(&phone.scans(&code).await), "admitted ok");

    let supervisor = show.staff(Role::OnsiteSupervisor).await;
    let page = supervisor.opens("/office/gates").await;
    let (_, rest) = page.body.split_once("data-device=\"").unwrap();
    let id = rest.split('"').next().unwrap();
    let revoked = supervisor.sends(&format!("/office/gates/devices/{id}/revocation"), &[]).await;
    assert_eq!(revoked.status, Status::SeeOther);
    assert_eq!(phone.scans(&code).await.status, Status::Unauthorized);
    assert_eq!(phone.opens("/gate/").await.status, Status::Unauthorized);
    let again = supervisor.sends(&format!("/office/gates/devices/{id}/revocation"), &[]).await;
    assert_eq!(again.status, Status::NotFound);
}

#[rocket::async_test]
async fn a_program_scans_with_the_devices_token() {
    let show = Show::open().await;
    let phone = show.device("scan").await;
    let token = phone.cookie("aisle_device").unwrap();
    let program = show.stranger().with_header("Authorization", &format!("Bearer {token}"));
    let code = show.code(&show.badge("VIS", "Mei Wang").await);
    assert_eq!(verdict(&program.scans(&code).await), "admitted ok");
}

#[rocket::async_test]
async fn another_site_cannot_scan_with_our_phone() {
    let show = Show::open().await;
    let phone = show.device("scan").await.with_header("Sec-Fetch-Site", "cross-site");
    let code = show.code(&show.badge("VIS", "Mei Wang").await);
    assert_eq!(phone.scans(&code).await.status, Status::Unauthorized);
}

#[rocket::async_test]
async fn a_new_device_needs_a_gate_and_a_name() {
    let show = Show::open().await;
    let supervisor = show.staff(Role::OnsiteSupervisor).await.with_header("Accept-Language", "en");
    let wish = [("gate", "nowhere"), ("label", ""), ("profile", "king")];
    let page = supervisor.sends("/office/gates/pairings", &wish).await;
    assert_eq!(page.status, Status::UnprocessableEntity);
    for field in ["gate", "label", "profile"] {
        assert!(page.says(&format!("{field}-problem")), "{field}: {}", page.body);
    }
    let steward = show.staff(Role::GateSteward).await;
    assert_eq!(steward.opens("/office/gates").await.status, Status::Forbidden);
}
