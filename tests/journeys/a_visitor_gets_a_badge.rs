//! From five answers to a badge that opens the gate, in one page.
use crate::support::{Answer, Person, Show};
use rocket::http::Status;

const FORM: [(&str, &str); 7] = [
    ("contact", "138 0000 0001"),
    ("name", "王小明"),
    ("company", "华南示例电商"),
    ("buyer_type", "seller"),
    ("interests", "S1-01"),
    ("interests", "S3-04"),
    ("admission", "yes"),
];

/// The form with one field said otherwise.
fn but<'a>(name: &'a str, value: &'a str) -> Vec<(&'a str, &'a str)> {
    let mut form: Vec<_> = FORM.iter().copied().filter(|(field, _)| *field != name).collect();
    form.push((name, value));
    form
}

async fn badge_page(person: &Person<'_>) -> (String, Answer) {
    let place = person.opens("/zh/badge").await.location.unwrap();
    let page = person.opens(&place).await;
    (place, page)
}

async fn registered(show: &Show) -> u64 {
    let desk = show.organiser().await;
    let list = desk.opens("/office/visitors").await;
    list.body.matches("data-row").count() as u64
}

#[rocket::async_test]
async fn five_answers_make_a_badge_that_survives_a_reload() {
    let show = Show::open().await;
    let ming = show.stranger();
    let form = ming.opens("/zh/register").await;
    assert_eq!(form.status, Status::Ok);
    assert!(form.says("领取参观胸卡") && form.says("瓦楞纸箱") && form.says("《个人信息处理说明》"));
    let sent = ming.sends("/zh/register", &FORM).await;
    assert_eq!((sent.status, sent.location.as_deref()), (Status::SeeOther, Some("/zh/badge")));

    let (place, page) = badge_page(&ming).await;
    assert!(place.starts_with("/B/") && place.len() == 3 + 23, "{place}");
    assert!(page.says("王小明") && page.says("华南示例电商") && page.says("专业观众"), "{}", page.body);
    assert_eq!(page.headers["cache-control"], "private, no-cache");
    assert_eq!(ming.opens(&place).await.status, Status::Ok);
    let lower = ming.opens(&place.to_lowercase()).await;
    assert_eq!(lower.location.as_deref(), Some(place.as_str()));

    let letters = show.letters().await;
    let (row, words) = &letters[0];
    assert_eq!((row.channel.as_str(), row.recipient.as_str()), ("sms", "+8613800000001"));
    let short = page.body.split("data-short>").nth(1).unwrap().split('<').next().unwrap();
    assert!(words.text.contains(short) && words.text.ends_with("/zh/badge"), "{}", words.text);
}

#[rocket::async_test]
async fn the_pictures_say_the_link_and_are_the_owners_alone() {
    let show = Show::open().await;
    let ming = show.visitor().await;
    let (place, page) = badge_page(&ming).await;
    assert!(page.says(&format!("src=\"{place}/qr.png\"")));
    let png = ming.opens(&format!("{place}/qr.png")).await;
    assert_eq!(png.headers["content-type"], "image/png");
    assert_eq!(png.headers["cache-control"], "private, max-age=31536000, immutable");
    let picture = image::load_from_memory(&png.bytes).unwrap().to_luma8();
    let side = picture.width() as usize;
    assert!(side >= 480, "{side}");
    let mut seen = rqrr::PreparedImage::prepare_from_greyscale(side, side, |x, y| {
        picture.get_pixel(x as u32, y as u32).0[0]
    });
    let (_, text) = seen.detect_grids()[0].decode().unwrap();
    assert_eq!(text, format!("HTTP://LOCALHOST{place}"));
    let svg = ming.opens(&format!("{place}/qr.svg")).await;
    assert_eq!(svg.headers["content-type"], "image/svg+xml");
    assert!(svg.body.len() < 5 * 1024 && svg.body.matches("<path").count() == 1);

    let stranger = show.stranger();
    for picture in ["qr.png", "qr.svg"] {
        assert_eq!(stranger.opens(&format!("{place}/{picture}")).await.status, Status::NotFound);
    }
}

#[rocket::async_test]
async fn strangers_see_the_show_and_nobody_in_it() {
    let show = Show::open().await;
    let ming = show.visitor().await;
    let (place, _) = badge_page(&ming).await;
    let page = show.stranger().opens(&place).await;
    assert_eq!(page.status, Status::Ok);
    assert!(page.says("ECPAKLOG") && !page.says("王小明") && !page.says("华南示例电商"));
    let other = show.visitor_called("李雷", "13800000002").await;
    assert!(!other.opens(&place).await.says("王小明"));
    let mut forged = place.clone();
    let last = forged.pop().unwrap();
    forged.push(if last == '0' { '8' } else { '0' });
    for junk in [forged.as_str(), "/B/0", "/B/%00", "/B/0190aaaaaaaa7aaaaaaaaaaaaaaaaaaa", "/B/%F0%A0%AE%B7"]
    {
        assert_eq!(show.stranger().opens(junk).await.status, Status::NotFound, "{junk}");
    }
}

#[rocket::async_test]
async fn an_address_abroad_gets_a_mail_in_its_language() {
    let show = Show::open().await;
    let mei = show.stranger();
    let mut form = but("contact", "Mei@Example.COM");
    form.push(("matchmaking", "yes"));
    assert_eq!(mei.sends("/en/register", &form).await.location.as_deref(), Some("/en/badge"));
    let (row, words) = &show.letters().await[0];
    assert_eq!((row.channel.as_str(), row.recipient.as_str()), ("mail", "mei@example.com"));
    assert!(words.subject.starts_with("Your ECPAKLOG badge"), "{}", words.subject);
    let link = words.text.split("http://localhost").nth(1).unwrap().split_whitespace().next().unwrap();

    let phone = show.stranger();
    let button = phone.opens(link).await;
    assert_eq!(button.status, Status::Ok);
    assert!(button.says("Open my badge") && phone.cookie("aisle_visitor").is_none());
    assert_eq!(phone.sends(link, &[]).await.location.as_deref(), Some("/en/badge"));
    let place = phone.opens("/en/badge").await.location.unwrap();
    assert!(phone.opens(&place).await.says("You take part"), "the page speaks the language of the letter");
    assert_eq!(show.stranger().opens("/en/badge/open/badge-link_00").await.status.code, 410);
}

#[rocket::async_test]
async fn what_is_wrong_stands_at_its_field_and_everything_typed_stays() {
    let show = Show::open().await;
    let long = "长".repeat(101);
    let cases: [(&str, &str, &str); 16] = [
        ("name", "", "name"),
        ("name", &long, "name"),
        ("name", "12345", "name"),
        ("name", "🙂", "name"),
        ("name", "\u{200B}\u{200B}", "name"),
        ("name", "\u{3164}", "name"),
        ("name", "王\0明", "name"),
        ("contact", "", "contact"),
        ("contact", "1380000", "contact"),
        ("contact", "mei@", "contact"),
        ("contact", "a@example.com\r\nBcc: b@example.com", "contact"),
        ("company", "", "company"),
        ("buyer_type", "nobody", "buyer_type"),
        ("interests", "S9-99", "interests"),
        ("interests", "S1", "interests"),
        ("admission", "", "admission"),
    ];
    for (field, value, wrong) in cases {
        let answer = show.stranger().sends("/zh/register", &but(field, value)).await;
        assert_eq!(answer.status, Status::UnprocessableEntity, "{field} {value:?}");
        assert!(answer.says(&format!("id=\"{wrong}-problem\"")), "{field} {value:?}\n{}", answer.body);
        assert!(answer.says("data-error-summary"));
        if field != "contact" {
            assert!(answer.says("138 0000 0001"), "what was typed is gone: {field} {value:?}");
        }
        if field != "interests" {
            assert!(answer.says("value=\"S3-04\" checked"), "{field} {value:?}");
        }
    }
    assert_eq!(registered(&show).await, 0);
}

#[rocket::async_test]
async fn names_of_every_script_are_kept_as_they_are() {
    let show = Show::open().await;
    let names = [
        "𠮷田",
        "髙﨑",
        "阿卜杜拉·艾合买提",
        "Nguyễn Thị Hạnh",
        "O'Brien-Smith",
        "王",
        "محمد علي",
        "<b>Mei</b>",
    ];
    for (n, name) in names.iter().enumerate() {
        let person = show.visitor_called(name, &format!("1390000000{n}")).await;
        let (_, page) = badge_page(&person).await;
        let shown = name.replace('<', "&lt;").replace('>', "&gt;").replace('\'', "&#39;");
        assert!(page.says(name) || page.says(&shown), "{name}: {}", page.body);
        assert!(!page.says("<b>Mei"), "{}", page.body);
    }
    let bidi = show.visitor_called("\u{202E}李明\u{202C}", "13900000099").await;
    let (_, page) = badge_page(&bidi).await;
    assert!(page.says("李明") && !page.body.contains('\u{202E}'));
}

#[rocket::async_test]
async fn twice_the_same_is_once() {
    let show = Show::open().await;
    let ming = show.stranger();
    let mut form = FORM.to_vec();
    form.push(("_key", "the page's own key"));
    let first = ming.sends("/zh/register", &form).await;
    let (place, _) = badge_page(&ming).await;
    // The double click, and the back button with the same answers.
    let second = ming.sends("/zh/register", &form).await;
    assert_eq!(first.location, second.location);
    assert_eq!(badge_page(&ming).await.0, place);
    // Another tab of the same browser has another key.
    assert_eq!(ming.sends("/zh/register", &FORM).await.location.as_deref(), Some("/zh/badge"));
    assert_eq!(badge_page(&ming).await.0, place);
    // The back button with other answers: asked once more, with a fresh key.
    let mut other = but("name", "王大明");
    other.push(("_key", "the page's own key"));
    let stale = ming.sends("/zh/register", &other).await;
    assert_eq!(stale.status, Status::UnprocessableEntity);
    assert!(stale.says("王大明") && stale.says("已经提交过"));
    assert_eq!(registered(&show).await, 1);
    assert_eq!(show.letters().await.len(), 1);
}

#[rocket::async_test]
async fn the_same_person_elsewhere_is_led_to_a_proof_and_nothing_is_said() {
    let show = Show::open().await;
    show.visitor().await;
    let somebody = show.stranger();
    let sent = somebody.sends("/zh/register", &FORM).await;
    assert_eq!(sent.location.as_deref(), Some("/zh/badge/find/code"));
    assert!(somebody.cookie("aisle_visitor").is_none());
    let page = somebody.opens("/zh/badge/find/code").await;
    assert!(page.says("138****0001") && !page.says("王小明"));
    // Another name is another person: an assistant, a spouse.
    let assistant = show.stranger();
    assert_eq!(
        assistant.sends("/zh/register", &but("name", "李雷")).await.location.as_deref(),
        Some("/zh/badge")
    );
    assert_eq!(registered(&show).await, 2);
}

#[rocket::async_test]
async fn a_form_from_elsewhere_is_refused() {
    use rocket::http::{ContentType, Header};
    let show = Show::open().await;
    let body = crate::support::encode(&FORM);
    for (name, value) in [("Origin", "https://evil.example"), ("Sec-Fetch-Site", "cross-site")] {
        let request =
            show.client.post("/zh/register").header(ContentType::Form).header(Header::new(name, value));
        let answer = show.stranger().go(request.body(&body)).await;
        assert_eq!(answer.status, Status::Forbidden, "{name}");
    }
    assert_eq!(registered(&show).await, 0);
}

#[rocket::async_test]
async fn wechat_gets_pages_that_work_there() {
    let show = Show::open().await;
    let agent = "Mozilla/5.0 (Linux; Android 14) Chrome/138 Mobile XWEB/1380 MicroMessenger/8.0.65";
    let ming = show.stranger().with_header("User-Agent", agent);
    assert_eq!(ming.opens("/zh/register").await.status, Status::Ok);
    ming.sends("/zh/register", &FORM).await;
    let (_, page) = badge_page(&ming).await;
    for absent in ["download", "blob:", "data:image", "<canvas", "serviceWorker"] {
        assert!(!page.says(absent), "{absent}");
    }
    assert!(page.says("<img src=\"/B/"));
}
