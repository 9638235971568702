//! Finding a badge again on another device, without anybody learning who is registered.
use crate::support::{Person, Show};
use rocket::http::Status;

async fn asks(person: &Person<'_>, contact: &str) -> (Option<String>, String) {
    let answer = person.sends("/zh/badge/find", &[("contact", contact)]).await;
    let page = person.opens("/zh/badge/find/code").await;
    (answer.location, page.body)
}

async fn code(show: &Show) -> String {
    let (_, words) =
        show.letters().await.into_iter().find(|(row, _)| row.message == "visitors-code").unwrap();
    words.text.chars().skip_while(|c| !c.is_ascii_digit()).take_while(char::is_ascii_digit).collect()
}

#[rocket::async_test]
async fn a_code_opens_the_badge_on_another_phone() {
    let show = Show::open().await;
    let ming = show.visitor().await;
    let place = ming.opens("/zh/badge").await.location;
    let phone = show.stranger();
    assert_eq!(phone.opens("/zh/badge").await.location.as_deref(), Some("/zh/badge/find"));
    asks(&phone, "+86 138-0000-0001").await;
    let code = code(&show).await;
    assert_eq!(code.len(), 6);
    let opened =
        phone.sends("/zh/badge/find/code", &[("code", &format!("{} {}", &code[..3], &code[3..]))]).await;
    assert_eq!(opened.location.as_deref(), Some("/zh/badge"), "{}", opened.body);
    assert_eq!(phone.opens("/zh/badge").await.location, place);
    // A code works once, and only in the browser that asked.
    let other = show.stranger();
    asks(&other, "13800000001").await;
    let again = other.sends("/zh/badge/find/code", &[("code", &code)]).await;
    assert_eq!(again.status, Status::UnprocessableEntity);
}

#[rocket::async_test]
async fn known_and_unknown_get_the_same_answer() {
    let show = Show::open().await;
    show.visitor().await;
    let letters = show.letters().await.len();
    let (known, page_of_known) = asks(&show.stranger(), "13800000001").await;
    let (unknown, page_of_unknown) = asks(&show.stranger(), "13900000001").await;
    assert_eq!(known, unknown);
    let bare = |page: &str, mask: &str| {
        let page = page.replace(mask, "…");
        // The order of attributes carries no meaning, and no promise.
        let lines = page.lines().filter(|line| !line.contains("name=\"_key\""));
        let mut words: Vec<String> = lines.flat_map(str::split_whitespace).map(str::to_owned).collect();
        words.sort();
        words
    };
    assert_eq!(bare(&page_of_known, "138****0001"), bare(&page_of_unknown, "139****0001"));
    assert_eq!(show.letters().await.len(), letters + 1, "only the known one is written to");
    // Asked too often, both are refused alike.
    for contact in ["13800000001", "13900000001"] {
        let person = show.stranger();
        let mut last = person.sends("/zh/badge/find", &[("contact", contact)]).await;
        for _ in 0..4 {
            last = person.sends("/zh/badge/find", &[("contact", contact)]).await;
        }
        assert_eq!(last.status, Status::UnprocessableEntity, "{contact}");
        assert!(last.says("请求太频繁") && last.says(contact));
    }
}

#[rocket::async_test]
async fn five_wrong_codes_end_it() {
    let show = Show::open().await;
    show.visitor().await;
    let thief = show.stranger();
    asks(&thief, "13800000001").await;
    let right = code(&show).await;
    let wrong = if right == "000000" { "111111" } else { "000000" };
    for _ in 0..5 {
        let answer = thief.sends("/zh/badge/find/code", &[("code", wrong)]).await;
        assert_eq!(answer.status, Status::UnprocessableEntity);
        assert!(answer.says(wrong), "what was typed stays");
    }
    let late = thief.sends("/zh/badge/find/code", &[("code", &right)]).await;
    assert_eq!(late.status, Status::UnprocessableEntity);
    assert!(thief.cookie("aisle_visitor").is_none());
}

#[rocket::async_test]
async fn ten_minutes_later_a_code_is_too_old() {
    let show = Show::at("2025-10-30T09:10:00+08:00").await;
    show.visitor().await;
    let phone = show.stranger();
    asks(&phone, "13800000001").await;
    let code = code(&show).await;
    show.it_is("2025-10-30T09:25:00+08:00");
    let late = phone.sends("/zh/badge/find/code", &[("code", &code)]).await;
    assert_eq!(late.location.as_deref(), Some("/zh/badge/find"));
}

#[rocket::async_test]
async fn people_who_share_a_contact_choose() {
    let show = Show::open().await;
    show.visitor().await;
    show.visitor_called("李雷", "13800000001").await;
    let phone = show.stranger();
    asks(&phone, "13800000001").await;
    let code = code(&show).await;
    let opened = phone.sends("/zh/badge/find/code", &[("code", &code)]).await;
    assert_eq!(opened.location.as_deref(), Some("/zh/badge/find/who"));
    let page = phone.opens("/zh/badge/find/who").await;
    assert!(page.says("王小明") && page.says("李雷"));
    let of_lei = page.body.split("<b>李雷").next().unwrap().rsplit("value=\"").next().unwrap();
    let lei = of_lei.split('"').next().unwrap().to_owned();
    // Not without the proof, and nobody else's.
    assert_eq!(
        show.stranger().sends("/zh/badge/find/who", &[("visitor", &lei)]).await.status,
        Status::NotFound
    );
    let nobody = [("visitor", "0190aaaaaaaa7aaaaaaaaaaaaaaaaaaa")];
    assert_eq!(phone.sends("/zh/badge/find/who", &nobody).await.status, Status::NotFound);
    let chosen = phone.sends("/zh/badge/find/who", &[("visitor", &lei)]).await;
    assert_eq!(chosen.location.as_deref(), Some("/zh/badge"));
    let place = phone.opens("/zh/badge").await.location.unwrap();
    assert!(phone.opens(&place).await.says("李雷"));
}

#[rocket::async_test]
async fn bad_input_comes_back_with_what_was_typed() {
    let show = Show::open().await;
    for bad in ["", "王小明", "138", "mei@", "1380000000\0", "🙂", "<script>"] {
        let answer = show.stranger().sends("/zh/badge/find", &[("contact", bad)]).await;
        assert_eq!(answer.status, Status::UnprocessableEntity, "{bad:?}");
        assert!(answer.says("id=\"contact-problem\"") && !answer.says("<script>\""), "{bad:?}");
    }
    let phone = show.stranger();
    asks(&phone, "13800000001").await;
    for bad in ["", "12345", "abcdef", "1234567", "12 34\0 56"] {
        let answer = phone.sends("/zh/badge/find/code", &[("code", bad)]).await;
        assert_eq!(answer.status, Status::UnprocessableEntity, "{bad:?}");
    }
}
