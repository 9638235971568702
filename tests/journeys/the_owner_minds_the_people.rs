use crate::support::Show;
use aisle::accounts::Role;

#[rocket::async_test]
async fn an_invited_colleague_sets_a_password_and_works_at_their_desk_only() {
    let show = Show::open().await;
    let olga = show.organiser().await;
    let form = [("name", "王小梅"), ("email", "Mei@example.com"), ("role", "sales"), ("reach", "edition")];
    assert_eq!(olga.sends("/office/people", &form).await.location.as_deref(), Some("/office/people"));
    let (letter, words) = show.letters().await.remove(0);
    assert!(words.text.contains("王小梅"), "{}", words.text);
    let mei = show.stranger();
    let set = mei.sends(&letter.link.unwrap(), &[("password", "a good long phrase")]).await;
    assert_eq!(set.status.code, 303);
    let credentials = [("email", "mei@example.com"), ("password", "a good long phrase")];
    assert_eq!(mei.sends("/sign-in", &credentials).await.location.as_deref(), Some("/office/"));
    assert_eq!(mei.opens("/office/people").await.status.code, 403, "sales has no business here");
    let again = olga.sends("/office/people", &form).await;
    assert_eq!(again.status.code, 422);
    assert!(again.says("王小梅") && again.says("email-problem"), "what was typed stays");
}

#[rocket::async_test]
async fn only_an_owner_makes_owners_and_the_last_one_stays() {
    let show = Show::open().await;
    let olga = show.organiser().await;
    let manager = show.staff(Role::ShowManager).await;
    let form = [("name", "Max"), ("email", "max@example.com"), ("role", "owner"), ("reach", "organisation")];
    assert_eq!(manager.sends("/office/people", &form).await.status.code, 403);
    let page = olga.opens("/office/people").await;
    let own = page.body.split("/office/people/").filter(|part| part.contains("/grants/"));
    let mut refused = 0;
    for path in own.map(|part| part.split('"').next().unwrap()).filter(|path| path.ends_with("/end")) {
        let answer = olga.sends(&format!("/office/people/{path}"), &[]).await;
        refused += usize::from(answer.status.code == 409);
    }
    assert_eq!(refused, 1, "the owner's own role cannot be taken while it is the last");
}

#[rocket::async_test]
async fn a_suspended_colleague_is_out_at_once() {
    let show = Show::open().await;
    let olga = show.organiser().await;
    let sales = show.staff(Role::Sales).await;
    assert_eq!(sales.opens("/account").await.status.code, 200);
    let page = olga.opens("/office/people").await;
    let path = page.body.split('"').find(|part| part.ends_with("/suspension")).unwrap().to_owned();
    assert_eq!(olga.sends(&path, &[]).await.status.code, 303);
    assert_eq!(sales.opens("/account").await.status.code, 303, "the session has ended");
}
