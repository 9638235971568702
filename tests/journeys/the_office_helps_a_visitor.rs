//! The office finds a visitor, sends the badge again, stops it, issues another.
use crate::support::{Person, Show};
use aisle::accounts::Role;
use rocket::http::Status;

async fn page_of(office: &Person<'_>, query: &str) -> String {
    let list = office.opens(&format!("/office/visitors?q={query}")).await;
    let id = list.body.split("href=\"/office/visitors/").nth(1).unwrap().split('"').next().unwrap();
    format!("/office/visitors/{id}")
}

#[rocket::async_test]
async fn a_visitor_is_found_by_name_company_or_last_digits() {
    let show = Show::open().await;
    show.visitor().await;
    show.visitor_called("Mei Lin", "mei@example.com").await;
    let office = show.staff(Role::Marketing).await;
    let rows = async |query: &str| {
        office.opens(&format!("/office/visitors?{query}")).await.body.matches("data-row").count()
    };
    assert_eq!(rows("").await, 2);
    assert_eq!(rows("q=%E5%B0%8F%E6%98%8E").await, 1);
    assert_eq!(rows("q=MEI").await, 1);
    assert_eq!(rows("q=%E7%A4%BA%E4%BE%8B%E7%94%B5%E5%95%86").await, 2);
    assert_eq!(rows("q=0001").await, 1);
    assert_eq!(rows("q=mei%40example.com").await, 1);
    assert_eq!(rows("buyer_type=brand").await, 0);
    for odd in ["q=%25", "q=_", "q=%5C", "q=%00", "q='--", "page=0", "page=-1", "page=99999999999999999999"] {
        let answer = office.opens(&format!("/office/visitors?{odd}")).await;
        assert_eq!(answer.status, Status::Ok, "{odd}");
    }
    assert_eq!(rows("q=%25").await, 0, "a sign of the query language is only a sign");
    let english = show.staff(Role::Marketing).await.with_header("Accept-Language", "en");
    assert!(english.opens("/office/visitors").await.says("Online seller"));
}

#[rocket::async_test]
async fn a_badge_is_sent_again_revoked_and_replaced() {
    let show = Show::open().await;
    let ming = show.visitor().await;
    let old = ming.opens("/zh/badge").await.location.unwrap();
    let office = show.staff(Role::OnsiteSupervisor).await;
    let page = page_of(&office, "0001").await;
    let shown = office.opens(&page).await;
    assert!(shown.says("13800000001") && shown.says("瓦楞纸箱") && shown.says("登记"), "{}", shown.body);

    let sent = office.sends(&format!("{page}/letter"), &[]).await;
    assert_eq!(sent.location.as_deref(), Some(format!("{page}?done=resent").as_str()));
    assert_eq!(show.letters().await.len(), 2);

    let no_reason = office.sends(&format!("{page}/revocation"), &[("reason", " ")]).await;
    assert_eq!(no_reason.status, Status::UnprocessableEntity);
    let revoked = office.sends(&format!("{page}/revocation"), &[("reason", "手机丢失")]).await;
    assert_eq!(revoked.status, Status::SeeOther);
    assert!(office.opens(&page).await.says("手机丢失"));
    assert!(ming.opens(&old).await.says("已经停用"));
    let twice = office.sends(&format!("{page}/revocation"), &[("reason", "手机丢失")]).await;
    assert_eq!(twice.status, Status::Conflict);

    assert_eq!(office.sends(&format!("{page}/badge"), &[]).await.status, Status::SeeOther);
    let new = ming.opens("/zh/badge").await.location.unwrap();
    assert_ne!(new, old);
    assert!(!ming.opens(&new).await.says("已经停用"));
    assert_eq!(show.letters().await.len(), 3);
}

#[rocket::async_test]
async fn stewards_and_strangers_stay_outside() {
    let show = Show::open().await;
    show.visitor().await;
    let office = show.organiser().await;
    let page = page_of(&office, "0001").await;
    let steward = show.staff(Role::GateSteward).await;
    assert_eq!(steward.opens(&page).await.status, Status::Forbidden);
    assert_eq!(steward.sends(&format!("{page}/badge"), &[]).await.status, Status::Forbidden);
    let nobody = office.opens("/office/visitors/0190aaaaaaaa7aaaaaaaaaaaaaaaaaaa").await;
    assert_eq!(nobody.status, Status::NotFound);
}
