use crate::support::{PASSWORD, Show};
use aisle::accounts::Role;

#[rocket::async_test]
async fn a_wrong_password_an_unknown_address_and_a_waiting_account_look_the_same() {
    let show = Show::open().await;
    show.add_staff("olga@example.com", Role::Owner).await;
    let mut pages = vec![];
    for (email, password) in [("olga@example.com", "wrong wrong wrong"), ("nobody@example.com", PASSWORD)] {
        let answer = show.stranger().sends("/sign-in", &[("email", email), ("password", password)]).await;
        assert_eq!(answer.status.code, 422);
        assert!(!answer.says(password), "the password is never shown again");
        pages.push(answer.body.matches("problem").count());
    }
    for _ in 0..5 {
        show.stranger()
            .sends("/sign-in", &[("email", "olga@example.com"), ("password", "wrong wrong wrong")])
            .await;
    }
    let waiting =
        show.stranger().sends("/sign-in", &[("email", "olga@example.com"), ("password", PASSWORD)]).await;
    assert_eq!(waiting.status.code, 422, "the account waits");
    pages.push(waiting.body.matches("problem").count());
    assert!(pages.windows(2).all(|pair| pair[0] == pair[1]), "{pages:?}");
    show.it_is("2025-10-30T11:00:00+08:00");
    let later =
        show.stranger().sends("/sign-in", &[("email", "OLGA@example.com"), ("password", PASSWORD)]).await;
    assert_eq!(later.location.as_deref(), Some("/office/"));
}

#[rocket::async_test]
async fn a_form_from_another_site_is_refused_and_a_bare_client_needs_the_token() {
    use rocket::http::{ContentType, Header};
    let show = Show::open().await;
    show.add_staff("olga@example.com", Role::Owner).await;
    let body = format!("email=olga%40example.com&password={}", PASSWORD.replace(' ', "+"));
    let post = || show.client.post("/sign-in").header(ContentType::Form).body(body.clone());
    let evil = post().header(Header::new("Origin", "https://evil.example")).dispatch().await;
    assert_eq!(evil.status().code, 403);
    let evil = post().header(Header::new("Sec-Fetch-Site", "cross-site")).dispatch().await;
    assert_eq!(evil.status().code, 403);
    assert_eq!(post().dispatch().await.status().code, 403);
    let page = show.stranger().opens("/sign-in").await;
    let token =
        page.body.split("name=\"_token\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let with_token = format!("_token={token}&{body}");
    let bare = show.client.post("/sign-in").header(ContentType::Form).body(with_token).dispatch().await;
    assert_eq!(bare.status().code, 303);
}

#[rocket::async_test]
async fn a_forgotten_password_is_set_anew_once_and_every_session_ends() {
    let show = Show::open().await;
    let email = "olga@example.com";
    show.add_staff(email, Role::Owner).await;
    let before = show.stranger();
    before.sends("/sign-in", &[("email", email), ("password", PASSWORD)]).await;
    assert_eq!(before.opens("/account").await.status.code, 200);

    let known = show.stranger().sends("/forgot", &[("email", email)]).await;
    let unknown = show.stranger().sends("/forgot", &[("email", "nobody@example.com")]).await;
    assert_eq!(known.body.len() - email.len(), unknown.body.len() - "nobody@example.com".len());
    let letters = aisle::mail::store::due(show.app.db.read(), show.app.db.now(), 10).await.unwrap();
    assert_eq!(letters.len(), 1);
    let link = letters[0].link.clone().unwrap();
    let again = show.stranger().sends(&link, &[("password", "short")]).await;
    assert_eq!(again.status.code, 422);
    let done = show.stranger().sends(&link, &[("password", "another good phrase")]).await;
    assert_eq!(done.location.as_deref(), Some("/sign-in"));
    assert_eq!(show.stranger().opens(&link).await.status.code, 404, "the link works once");
    assert_eq!(before.opens("/account").await.status.code, 303, "the old session has ended");
    let new =
        show.stranger().sends("/sign-in", &[("email", email), ("password", "another good phrase")]).await;
    assert_eq!(new.status.code, 303);
}

#[rocket::async_test]
async fn sessions_are_listed_and_revoked() {
    let show = Show::open().await;
    show.add_staff("olga@example.com", Role::Owner).await;
    let (phone, desk) = (show.stranger(), show.stranger());
    for browser in [&phone, &desk] {
        browser.sends("/sign-in", &[("email", "olga@example.com"), ("password", PASSWORD)]).await;
    }
    assert_eq!(desk.sends("/account/sessions/end-others", &[]).await.status.code, 303);
    assert_eq!(phone.opens("/account").await.status.code, 303);
    assert_eq!(desk.opens("/account").await.status.code, 200);
    desk.sends("/sign-out", &[]).await;
    assert_eq!(desk.opens("/account").await.status.code, 303);
}

/// The six digits an authenticator app shows now for the secret on the page.
fn digits(page: &str) -> String {
    let secret = page.split("data-totp-secret>").nth(1).unwrap().split('<').next().unwrap();
    let secret = totp_rs::Secret::try_from_base32(secret).unwrap();
    let totp = totp_rs::Builder::new().with_secret(secret).with_account_name("a").build().unwrap();
    totp.generate_current().to_string()
}

#[rocket::async_test]
async fn the_second_factor_is_set_up_asked_for_and_replaced_by_a_recovery_code() {
    let show = Show::open().await;
    show.add_staff("olga@example.com", Role::Owner).await;
    let credentials = [("email", "olga@example.com"), ("password", PASSWORD)];
    let olga = show.stranger();
    olga.sends("/sign-in", &credentials).await;
    let setup = olga.opens("/account/second-factor").await;
    let code = digits(&setup.body);
    assert_eq!(olga.sends("/account/second-factor", &[("digits", "000000x")]).await.status.code, 422);
    let shown = olga.sends("/account/second-factor", &[("digits", &code)]).await;
    let recovery: Vec<&str> =
        shown.body.split("<code>").skip(1).map(|c| c.split('<').next().unwrap()).collect();
    assert_eq!(recovery.len(), 10, "{}", shown.body);

    let phone_lost = show.stranger();
    let next = phone_lost.sends("/sign-in", &credentials).await.location.unwrap();
    assert!(next.starts_with("/sign-in/second"), "{next}");
    assert_eq!(phone_lost.opens("/account").await.status.code, 303, "the password alone opens nothing");
    let replay = phone_lost.sends("/sign-in/second", &[("digits", &code)]).await;
    assert_eq!(replay.status.code, 422, "the same digits do not work twice");
    let wrong = phone_lost.sends("/sign-in/second", &[("digits", "aaaaa-bbbbb")]).await;
    assert_eq!(wrong.status.code, 422);
    let open = phone_lost.sends("/sign-in/second", &[("digits", &recovery[3].to_uppercase())]).await;
    assert_eq!(open.location.as_deref(), Some("/office/"));
    assert_eq!(phone_lost.opens("/account").await.status.code, 200);

    let again = show.stranger();
    again.sends("/sign-in", &credentials).await;
    let used = again.sends("/sign-in/second", &[("digits", recovery[3])]).await;
    assert_eq!(used.status.code, 422, "each recovery code works once");
}
