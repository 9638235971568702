//! A company signs up, writes its page, lists its products and lets colleagues in; whatever is typed wrongly comes
//! back with everything typed.
use crate::support::{Answer, PASSWORD, Person, Show};

const SPRING: &str = "2025-05-20T10:00:00+08:00";

/// A sign-up with one field said otherwise; an empty text leaves it out.
fn sign_up<'f>(other: (&'f str, &'f str), email: &'f str) -> Vec<(&'f str, &'f str)> {
    let mut fields = vec![
        ("name_zh", "佛山包装示例"),
        ("country", "CN"),
        ("contact_name", "梅小姐"),
        ("email", email),
        ("mobile", "138 0000 0000"),
        ("password", PASSWORD),
        ("sectors", "S1-01"),
    ];
    fields.retain(|(name, _)| *name != other.0);
    fields.push(other);
    fields
}

async fn mei<'s>(show: &'s Show, email: &str) -> Person<'s> {
    let mei = show.stranger();
    let answer = mei.sends("/exhibitor/sign-up", &sign_up(("name_en", "Foshan Packing Demo"), email)).await;
    assert_eq!(answer.status.code, 303, "{}", answer.body);
    mei
}

fn profile<'f>(seen: &'f str, about: &'f str) -> Vec<(&'f str, &'f str)> {
    vec![
        ("seen", seen),
        ("name_zh", "佛山包装示例"),
        ("name_en", "Foshan Packing Demo"),
        ("about_zh", about),
        ("website", "https://packing.example.com"),
        ("country", "CN"),
        ("sectors", "S1-01"),
        ("sectors", "S1-02"),
    ]
}

fn version(page: &Answer) -> String {
    let rest = page.body.split("name=\"seen\" value=\"").nth(1).unwrap_or_else(|| panic!("{}", page.body));
    rest.split('"').next().unwrap().to_owned()
}

#[rocket::async_test]
async fn whatever_is_wrong_comes_back_at_its_field_with_everything_typed() {
    let show = Show::at(SPRING).await;
    let long = "长".repeat(121);
    let wrong = [
        ("name_zh", ""),
        ("name_zh", "\u{200b}\u{3000}"),
        ("name_zh", "***"),
        ("name_zh", long.as_str()),
        ("name_zh", "a\0b"),
        ("country", "XX"),
        ("contact_name", "😀"),
        ("contact_name", "12345"),
        ("email", "not an address"),
        ("email", "a@example.com\r\nBcc: b@example.com"),
        ("mobile", "12"),
        ("password", "short"),
        ("sectors", "S9-99"),
        ("sectors", ""),
    ];
    for (name, value) in wrong {
        let page =
            show.stranger().sends("/exhibitor/sign-up", &sign_up((name, value), "mei@example.com")).await;
        assert_eq!(page.status.code, 422, "{name}={value:?}");
        assert!(page.says(&format!("id=\"{name}-problem\"")), "{name}={value:?}: {}", page.body);
        assert!(page.says("S1-01") && !page.says(PASSWORD), "the password is never shown again");
        if name != "contact_name" {
            assert!(page.says("value=\"梅小姐\""), "{name}={value:?}");
        }
    }
    assert!(show.letters().await.is_empty(), "and nothing has happened");
}

#[rocket::async_test]
async fn names_of_every_script_are_kept_and_shown_as_text() {
    let show = Show::at(SPRING).await;
    for (n, name) in ["𠮷田包装", "شركة التغليف", "<b>Packing</b> & Söhne", "360"].into_iter().enumerate()
    {
        let (mei, email) = (show.stranger(), format!("mei{n}@example.com"));
        let answer = mei.sends("/exhibitor/sign-up", &sign_up(("name_zh", name), &email)).await;
        assert_eq!(answer.status.code, 303, "{name}: {}", answer.body);
        let home = mei.opens("/exhibitor/").await;
        let shown =
            name.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('/', "&#x2F;");
        assert!(home.says(&shown) || home.says(&shown.replace("&#x2F;", "/")), "{name}: {}", home.body);
        assert!(!home.says("<b>Packing"));
    }
}

#[rocket::async_test]
async fn a_second_press_signs_in_and_a_wrong_password_does_not() {
    let show = Show::at(SPRING).await;
    mei(&show, "mei@example.com").await;
    let again = mei(&show, "mei@example.com").await;
    assert_eq!(again.opens("/exhibitor/").await.status.code, 200);
    let thief = show.stranger();
    let tried = sign_up(("password", "another long password"), "mei@example.com");
    let page = thief.sends("/exhibitor/sign-up", &tried).await;
    assert_eq!(page.status.code, 422);
    assert!(page.says("id=\"email-problem\""), "{}", page.body);
    let olga = show.organiser().await;
    let list = olga.opens("/office/exhibitors?q=mei@example.com").await;
    assert_eq!(list.body.matches("data-row").count(), 1, "one company: {}", list.body);
}

#[rocket::async_test]
async fn nobody_overwrites_what_a_colleague_has_written_meanwhile() {
    let show = Show::at(SPRING).await;
    let mei = mei(&show, "mei@example.com").await;
    let seen = version(&mei.opens("/exhibitor/company").await);
    let first = mei.sends("/exhibitor/company", &profile(&seen, "做纸箱")).await;
    assert_eq!(first.status.code, 303, "{}", first.body);
    let second = mei.sends("/exhibitor/company", &profile(&seen, "做胶带")).await;
    assert_eq!(second.status.code, 409);
    assert!(second.says("做胶带") && second.says("做纸箱"), "both are there to compare: {}", second.body);
    let page = mei.opens("/exhibitor/company").await;
    assert!(page.says("做纸箱") && !page.says("做胶带"), "{}", page.body);
    let third = mei.sends("/exhibitor/company", &profile(&version(&second), "做胶带")).await;
    assert_eq!(third.status.code, 303, "{}", third.body);
    for bad in ["javascript:alert(1)", "packing.example.com"] {
        let mut fields = profile("3", "x");
        fields.retain(|(name, _)| *name != "website");
        fields.push(("website", bad));
        let page = mei.sends("/exhibitor/company", &fields).await;
        assert_eq!(page.status.code, 422);
        assert!(page.says("id=\"website-problem\""), "{bad}");
    }
}

#[rocket::async_test]
async fn products_come_and_go_and_nobody_elses_can_be_taken_away() {
    let show = Show::at(SPRING).await;
    let (mei, rival) = (mei(&show, "mei@example.com").await, mei(&show, "rival@example.com").await);
    let wrong = mei.sends("/exhibitor/products", &[("sector", "S1-01")]).await;
    assert_eq!(wrong.status.code, 422);
    assert!(wrong.says("id=\"name_zh-problem\""));
    let fields = [("name_zh", "五层瓦楞纸箱"), ("sector", "S1-01"), ("_key", "one press")];
    for _ in 0..2 {
        assert_eq!(mei.sends("/exhibitor/products", &fields).await.status.code, 303);
    }
    let page = mei.opens("/exhibitor/products").await;
    assert_eq!(page.body.matches("<b>五层瓦楞纸箱").count(), 1, "once: {}", page.body);
    let path = page
        .body
        .split("action=\"/exhibitor/products/")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap()
        .to_owned();
    let path = format!("/exhibitor/products/{path}");
    assert_eq!(rival.sends(&path, &[]).await.status.code, 404);
    assert_eq!(mei.sends(&path, &[]).await.status.code, 303);
    assert!(!mei.opens("/exhibitor/products").await.says("五层瓦楞纸箱"));
}

#[rocket::async_test]
async fn a_colleague_joins_by_the_link_and_only_once() {
    let show = Show::at(SPRING).await;
    let mei = mei(&show, "mei@example.com").await;
    let sent = mei.sends("/exhibitor/team", &[("email", "li@example.com")]).await;
    assert_eq!(sent.status.code, 303, "{}", sent.body);
    let letters = show.letters().await;
    let (_, letter) = letters.iter().find(|(row, _)| row.message == "exhibitor-invited").unwrap();
    let link = letter.text.split("http://localhost").nth(1).unwrap().split_whitespace().next().unwrap();
    let li = show.stranger();
    assert!(li.opens(link).await.says("佛山包装示例"));
    let short = li.sends(link, &[("name", "李雷"), ("password", "short")]).await;
    assert_eq!(short.status.code, 422);
    let joined = li.sends(link, &[("name", "李雷"), ("password", PASSWORD)]).await;
    assert_eq!(joined.status.code, 303, "{}", joined.body);
    assert_eq!(li.opens("/exhibitor/").await.status.code, 200);
    assert!(li.opens("/exhibitor/team").await.says("李雷"));
    assert_eq!(
        li.sends("/exhibitor/team", &[("email", "x@example.com")]).await.status.code,
        403,
        "a member invites nobody"
    );
    assert_eq!(show.stranger().opens(link).await.status.code, 409, "used up");
}
