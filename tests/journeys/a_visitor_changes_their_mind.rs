//! What visitors change about themselves, up to leaving.
use crate::support::{Person, Show};
use aisle::accounts::Role;
use rocket::http::Status;

async fn badge(person: &Person<'_>) -> (String, String) {
    let place = person.opens("/zh/badge").await.location.unwrap();
    let page = person.opens(&place).await;
    (place, page.body)
}

#[rocket::async_test]
async fn questions_come_one_at_a_time_and_may_be_skipped() {
    let show = Show::open().await;
    let ming = show.visitor().await;
    assert!(badge(&ming).await.1.contains("/zh/badge/questions/days"));
    let days = ming.opens("/zh/badge/questions/days").await;
    assert!(days.says("10月30日 周四") && days.says("/zh/badge/questions/purposes"), "{}", days.body);
    let next =
        ming.sends("/zh/badge/questions/days", &[("answer", "2025-10-30"), ("answer", "2025-11-01")]).await;
    assert_eq!(next.location.as_deref(), Some("/zh/badge/questions/purposes"));
    assert!(ming.opens("/zh/badge/questions/days").await.says("value=\"2025-11-01\" checked"));
    assert!(
        badge(&ming).await.1.contains("/zh/badge/questions/purposes"),
        "answered ones are not offered again"
    );

    let title = ming.sends("/zh/badge/questions/title", &[("answer", "采购总监")]).await;
    assert_eq!(
        title.location.as_deref(),
        Some("/zh/badge/questions/region")
            .filter(|_| !show.edition.list("regions").is_empty())
            .or(Some("/zh/badge"))
    );
    assert!(badge(&ming).await.1.contains("采购总监"));
    ming.sends("/zh/badge/questions/title", &[("answer", "")]).await;
    assert!(!badge(&ming).await.1.contains("采购总监"), "an answer can be taken back");

    for (word, bad) in
        [("days", "2025-12-24"), ("function", "king"), ("needs", &"长".repeat(201)), ("title", "a\0b")]
    {
        let answer = ming.sends(&format!("/zh/badge/questions/{word}"), &[("answer", bad)]).await;
        assert_eq!(answer.status, Status::UnprocessableEntity, "{word}");
    }
    assert_eq!(ming.opens("/zh/badge/questions/password").await.status, Status::NotFound);
}

#[rocket::async_test]
async fn interests_and_company_follow_their_owner() {
    let show = Show::open().await;
    let ming = show.visitor().await;
    let form = ming.opens("/zh/badge/interests").await;
    assert!(form.says("value=\"S1-01\" checked") && form.says("strength-S1-01"));
    let chosen = [("interests", "S1-01"), ("interests", "S5-02"), ("strength-S1-01", "must")];
    assert_eq!(ming.sends("/zh/badge/interests", &chosen).await.status, Status::SeeOther);
    let page = badge(&ming).await.1;
    assert!(page.contains("相变蓄冷") && !page.contains("循环快递箱"));
    let none = ming.sends("/zh/badge/interests", &[]).await;
    assert_eq!(none.status, Status::UnprocessableEntity);
    let many: Vec<_> =
        show.edition.sub_categories().take(11).map(|c| ("interests", c.code.as_str())).collect();
    assert_eq!(ming.sends("/zh/badge/interests", &many).await.status, Status::UnprocessableEntity);

    let details = [("self_employed", "yes"), ("title", "店主"), ("buyer_type", "live")];
    assert_eq!(ming.sends("/zh/badge/details", &details).await.status, Status::SeeOther);
    assert!(badge(&ming).await.1.contains("店主 · 个体 / 自由职业"));
    let bad = ming.sends("/zh/badge/details", &[("title", "店主"), ("buyer_type", "live")]).await;
    assert!(bad.status == Status::UnprocessableEntity && bad.says("value=\"店主\""));
}

#[rocket::async_test]
async fn consents_are_given_and_taken_back_with_a_history() {
    let show = Show::open().await;
    let ming = show.visitor().await;
    assert!(badge(&ming).await.1.contains("参加后,我们会"));
    assert_eq!(ming.sends("/zh/badge/matching", &[]).await.status, Status::SeeOther);
    assert!(badge(&ming).await.1.contains("您已参加商贸配对"));
    let page = ming.opens("/zh/badge/consents").await;
    assert!(page.says("value=\"yes\" checked") && page.says("办理入场"));
    show.it_is("2025-10-30T12:00:00+08:00");
    ming.sends("/zh/badge/consents", &[("lead_sharing", "yes")]).await;
    let page = ming.opens("/zh/badge/consents").await;
    assert!(page.says("12:00 撤回") && page.says("展商扫码可见姓名和公司"), "{}", page.body);
    assert!(badge(&ming).await.1.contains("参加后,我们会"));
}

#[rocket::async_test]
async fn whoever_cancels_is_gone_from_the_gate_and_may_come_again() {
    let show = Show::open().await;
    let ming = show.visitor().await;
    let (place, _) = badge(&ming).await;
    assert!(ming.opens("/zh/badge/withdrawal").await.says("胸卡立即作废"));
    assert_eq!(
        ming.sends("/zh/badge/withdrawal", &[]).await.location.as_deref(),
        Some("/zh/badge/withdrawn")
    );
    assert!(ming.opens("/zh/badge/withdrawn").await.says("登记已取消"));
    assert!(!ming.opens(&place).await.says("王小明"));
    assert_eq!(ming.opens("/zh/badge").await.location.as_deref(), Some("/zh/badge/find"));
    let office = show.staff(Role::Marketing).await;
    assert!(office.opens("/office/visitors").await.says("已取消"));
    let again = show.visitor().await;
    assert_ne!(badge(&again).await.0, place);
}

#[rocket::async_test]
async fn one_device_can_be_signed_out() {
    let show = Show::open().await;
    let ming = show.visitor().await;
    let (place, _) = badge(&ming).await;
    assert_eq!(ming.sends("/badge/sign-out", &[]).await.status, Status::SeeOther);
    assert!(!ming.opens(&place).await.says("王小明"));
    assert_eq!(ming.opens("/zh/badge/details").await.location.as_deref(), Some("/zh/badge/find"));
}
