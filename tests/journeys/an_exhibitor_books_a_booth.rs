//! A company signs up, applies, is offered a booth on the plan and takes it; everybody then sees where it is.
use crate::support::{Answer, PASSWORD, Person, Show};

/// A day on which early birds are still served.
const SPRING: &str = "2025-05-20T10:00:00+08:00";

/// What a company fills in when it signs up.
fn sign_up_fields(email: &str) -> Vec<(&'static str, String)> {
    [
        ("name_zh", "佛山包装示例"),
        ("name_en", "Foshan Packing Demo"),
        ("country", "CN"),
        ("contact_name", "梅小姐"),
        ("email", email),
        ("mobile", "138 0000 0000"),
        ("password", PASSWORD),
        ("sectors", "S1-01"),
        ("sectors", "S3-03"),
    ]
    .map(|(name, value)| (name, value.to_owned()))
    .to_vec()
}

fn borrowed<'f>(fields: &'f [(&'static str, String)]) -> Vec<(&'f str, &'f str)> {
    fields.iter().map(|(name, value)| (*name, value.as_str())).collect()
}

/// Somebody of a company that has just signed up.
pub async fn mei<'s>(show: &'s Show, email: &str) -> Person<'s> {
    let mei = show.stranger();
    let answer = mei.sends("/exhibitor/sign-up", &borrowed(&sign_up_fields(email))).await;
    assert_eq!(answer.status.code, 303, "{}", answer.body);
    assert_eq!(answer.location.as_deref(), Some("/exhibitor/"));
    mei
}

/// The wish for a corner of 9 m².
pub const WISH: [(&str, &str); 6] = [
    ("kind", "STD9"),
    ("area_m2", "9"),
    ("open_sides", "2"),
    ("hall", "1"),
    ("sector", "S1"),
    ("remarks", "靠近入口"),
];

/// Sends the wish; the path of the application.
pub async fn applies(mei: &Person<'_>) -> String {
    let answer = mei.sends("/exhibitor/applications/new", &WISH).await;
    assert_eq!(answer.status.code, 303, "{}", answer.body);
    answer.location.unwrap()
}

/// The version of the application that the page shows, as its forms carry it.
pub fn seen(page: &Answer) -> String {
    let rest = page
        .body
        .split("name=\"seen\" value=\"")
        .nth(1)
        .unwrap_or_else(|| panic!("no version: {}", page.body));
    rest.split('"').next().unwrap().to_owned()
}

/// The office offers `number` until the end of `until`.
pub async fn offers(olga: &Person<'_>, application: &str, number: &str, until: &str) -> Answer {
    let page = olga.opens(application).await;
    assert_eq!(page.status.code, 200, "{}", page.body);
    let seen = seen(&page);
    olga.sends(&format!("{application}/offer"), &[("seen", &seen), ("booth", number), ("until", until)]).await
}

/// The same application as the office opens it.
pub fn in_office(application: &str) -> String {
    application.replace("/exhibitor/", "/office/")
}

#[rocket::async_test]
async fn from_sign_up_to_a_booth_on_the_plan() {
    let show = Show::at(SPRING).await;
    let (mei, olga) = (mei(&show, "mei@example.com").await, show.organiser().await);

    let home = mei.opens("/exhibitor/").await;
    assert!(home.says("佛山包装示例") && home.says("/exhibitor/applications"), "{}", home.body);

    let form = mei.opens("/exhibitor/applications/new").await;
    assert!(form.says("name=\"area_m2\"") && form.says("data-quote"), "{}", form.body);
    let application = applies(&mei).await;
    let page = mei.opens(&application).await;
    // ¥13,800 − ¥1,000 early bird + 10 % of ¥12,800 + ¥1,000 for the catalogue
    assert!(page.says("已提交") && page.says("¥15,080") && page.says("靠近入口"), "{}", page.body);

    let office = in_office(&application);
    let queue = olga.opens("/office/applications").await;
    // Pages write ids with hyphens, addresses we are sent on to without.
    assert!(queue.says("佛山包装示例") && queue.body.replace('-', "").contains(&office), "{}", queue.body);
    let review = olga.opens(&office).await;
    assert!(
        review.says("mei@example.com") && review.says("data-booth=\"1B01\"") && review.says("value=\"1B01\""),
        "{}",
        review.body
    );

    let offered = offers(&olga, &office, "1B01", "2025-05-23").await;
    assert_eq!(offered.status.code, 303, "{}", offered.body);
    let plan = show.stranger().opens("/en/plan/1?booth=1B01").await;
    assert!(
        plan.says("data-booth=\"1B01\"") && !plan.says("Foshan Packing Demo"),
        "an offer is nobody else's business"
    );

    let page = mei.opens(&application).await;
    assert!(page.says("1B01") && page.says("5月23日"), "{}", page.body);
    let taken = mei.sends(&format!("{application}/confirmation"), &[("seen", &seen(&page))]).await;
    assert_eq!(taken.status.code, 303, "{}", taken.body);

    let plan = show.stranger().opens("/en/plan/1?booth=1b01").await;
    assert!(plan.says("Foshan Packing Demo") && plan.says("id=\"booth-1B01\""), "{}", plan.body);
    let list = olga.opens("/office/exhibitors?q=1B01").await;
    assert!(list.says("佛山包装示例") && !list.says("岭南纸业"), "{}", list.body);
    let home = mei.opens("/exhibitor/").await;
    assert!(home.says("1B01"), "{}", home.body);
}

#[rocket::async_test]
async fn everybody_is_told_of_every_step() {
    let show = Show::at(SPRING).await;
    show.add_staff("sales@example.com", aisle::accounts::Role::Sales).await;
    let (mei, olga) = (mei(&show, "mei@example.com").await, show.organiser().await);
    let application = applies(&mei).await;
    let office = in_office(&application);
    let asked = [("seen", "1"), ("question", "需要多高的电?")];
    assert_eq!(olga.sends(&format!("{office}/question"), &asked).await.status.code, 303);
    assert_eq!(
        mei.sends(&format!("{application}/answer"), &[("seen", "2"), ("answer", "380 V")]).await.status.code,
        303
    );
    assert_eq!(offers(&olga, &office, "1B01", "2025-05-23").await.status.code, 303);
    let down = [("seen", "4"), ("why", "太远")];
    assert_eq!(mei.sends(&format!("{application}/refusal"), &down).await.status.code, 303);
    assert_eq!(offers(&olga, &office, "1A02", "2025-05-23").await.status.code, 303);
    assert_eq!(mei.sends(&format!("{application}/confirmation"), &[("seen", "6")]).await.status.code, 303);

    let letters = show.letters().await;
    let told = |to: &str| -> Vec<String> {
        let mine = letters.iter().rev().filter(|(row, _)| row.recipient == to);
        mine.map(|(row, _)| row.message.clone()).collect()
    };
    let company = [
        "exhibitor-welcome",
        "booth-submitted",
        "booth-asked",
        "booth-offered",
        "booth-turned-down",
        "booth-offered",
        "booth-confirmed",
    ];
    assert_eq!(told("mei@example.com"), company);
    let desk = ["booth-desk-new", "booth-desk-answered", "booth-desk-turned-down", "booth-desk-confirmed"];
    assert_eq!(told("sales@example.com"), desk);
    for (row, words) in &letters {
        assert!(
            !words.subject.contains("mail-") && !words.text.contains("mail-"),
            "{}: {}",
            row.message,
            words.text
        );
        assert!(
            !words.text.contains("{$") && words.text.contains("http://localhost/"),
            "{}: {}",
            row.message,
            words.text
        );
    }
    assert!(letters.iter().any(|(_, words)| words.text.contains("380 V")));
}

#[rocket::async_test]
async fn an_offer_that_nobody_takes_goes_back_on_sale() {
    let show = Show::at(SPRING).await;
    let (mei, olga) = (mei(&show, "mei@example.com").await, show.organiser().await);
    let application = applies(&mei).await;
    offers(&olga, &in_office(&application), "1B01", "2025-05-23").await;
    show.jobs_run().await;
    assert!(mei.opens(&application).await.says("1B01"), "not yet");

    show.it_is("2025-05-24T00:00:05+08:00");
    let page = mei.opens(&application).await;
    let late = mei.sends(&format!("{application}/confirmation"), &[("seen", &seen(&page))]).await;
    assert_eq!(late.status.code, 409, "too late even before the clock has come round");
    show.jobs_run().await;
    let page = mei.opens(&application).await;
    assert!(page.says("逾期释放"), "{}", page.body);
    // The office's session of four days ago is over.
    let olga = show.organiser().await;
    let review = olga.opens(&in_office(&application)).await;
    assert!(review.says("value=\"1B01\""), "free again: {}", review.body);
    assert!(show.letters().await.iter().any(|(row, _)| row.message == "booth-lapsed"));
}

#[rocket::async_test]
async fn strangers_see_nothing_not_even_that_it_exists() {
    let show = Show::at(SPRING).await;
    let (mei, rival) = (mei(&show, "mei@example.com").await, mei(&show, "rival@example.com").await);
    let application = applies(&mei).await;
    assert_eq!(rival.opens(&application).await.status.code, 404);
    let tried = rival.sends(&format!("{application}/withdrawal"), &[("seen", "1")]).await;
    assert_eq!(tried.status.code, 404);
    assert_eq!(rival.opens(&in_office(&application)).await.status.code, 403);
}

#[rocket::async_test]
async fn one_live_application_each_and_a_second_press_changes_nothing() {
    let show = Show::at(SPRING).await;
    let mei = mei(&show, "mei@example.com").await;
    let mut pressed = WISH.to_vec();
    pressed.push(("_key", "the same press of the button"));
    let first = mei.sends("/exhibitor/applications/new", &pressed).await;
    let again = mei.sends("/exhibitor/applications/new", &pressed).await;
    assert_eq!((first.status.code, &first.location), (303, &again.location));
    assert_eq!(mei.sends("/exhibitor/applications/new", &WISH).await.status.code, 409, "another one");
    let application = first.location.unwrap();
    assert_eq!(mei.sends(&format!("{application}/withdrawal"), &[("seen", "1")]).await.status.code, 303);
    assert_eq!(mei.sends("/exhibitor/applications/new", &WISH).await.status.code, 303, "after withdrawing");
}

#[rocket::async_test]
async fn whoever_decides_about_an_old_page_is_told_so() {
    let show = Show::at(SPRING).await;
    let (mei, olga) = (mei(&show, "mei@example.com").await, show.organiser().await);
    let application = applies(&mei).await;
    let office = in_office(&application);
    assert_eq!(mei.sends(&format!("{application}/withdrawal"), &[("seen", "1")]).await.status.code, 303);
    let late = olga.sends(&format!("{office}/question"), &[("seen", "1"), ("question", "?")]).await;
    assert_eq!(late.status.code, 409, "{}", late.body);
}

#[rocket::async_test]
async fn a_mistake_is_shown_at_its_field_with_everything_typed() {
    let show = Show::at(SPRING).await;
    let mei = mei(&show, "mei@example.com").await;
    let wrong = [("kind", "STD9"), ("area_m2", "10"), ("open_sides", "2"), ("remarks", "<b>靠近</b> 𠮷")];
    let page = mei.sends("/exhibitor/applications/new", &wrong).await;
    assert_eq!(page.status.code, 422);
    assert!(page.says("id=\"area_m2-problem\"") && page.says("value=\"10\""), "{}", page.body);
    assert!(page.says("&lt;b&gt;靠近&lt;") && page.says("𠮷") && !page.says("<b>靠近"), "{}", page.body);
    for (name, value) in [
        ("kind", "REG"),
        ("open_sides", "4"),
        ("open_sides", "9"),
        ("hall", "77"),
        ("sector", "S1-01"),
        ("remarks", "a\0b"),
    ] {
        let mut fields = WISH.to_vec();
        fields.retain(|(field, _)| *field != name);
        fields.push((name, value));
        let page = mei.sends("/exhibitor/applications/new", &fields).await;
        assert_eq!(page.status.code, 422, "{name}={value:?}");
        assert!(page.says(&format!("id=\"{name}-problem\"")), "{name}={value:?}: {}", page.body);
    }
    let long = "长".repeat(1_001);
    let page = mei
        .sends(
            "/exhibitor/applications/new",
            &[("kind", "RAW"), ("area_m2", "36"), ("open_sides", "4"), ("remarks", &long)],
        )
        .await;
    assert_eq!(page.status.code, 422);
    assert!(page.says(&long));
}

#[rocket::async_test]
async fn the_price_is_told_before_anything_is_sent() {
    let show = Show::at(SPRING).await;
    let mei = mei(&show, "mei@example.com").await;
    let mut fields = WISH.to_vec();
    fields.push(("calculate", "1"));
    let page = mei.sends("/exhibitor/applications/new", &fields).await;
    assert_eq!(page.status.code, 200);
    assert!(
        page.says("data-quote-total>¥15,080") && page.says("2 面开口") || page.says("2面开口"),
        "{}",
        page.body
    );
    let quote = mei.sends("/exhibitor/quotes", &WISH).await.json();
    assert_eq!(quote["total"]["amount"], "¥15,080");
    assert_eq!(quote["lines"].as_array().map(Vec::len), Some(4));
    let partial = mei.sends("/exhibitor/quotes", &[("kind", "STD9"), ("area_m2", "10")]).await.json();
    assert!(partial["note"].as_str().is_some_and(|note| note.contains("18")), "{partial}");
}
