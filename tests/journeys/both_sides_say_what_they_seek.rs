//! Profiles of both sides: they react at once, keep what was said, and hide for good whom somebody avoids.
use crate::support::matching::{TEN, TEN_25, asks, maker, request_in, visitor};
use crate::support::{Answer, Person, Show};

async fn says(buyer: &Person<'_>, more: &[(&str, &str)]) -> Answer {
    let mut fields = vec![("interests", "S5-01"), ("strength-S5-01", "must")];
    fields.extend(more);
    buyer.sends("/en/matching/profile", &fields).await
}

/// The number in the first `data-score` of the page.
fn score(body: &str) -> i64 {
    body.split("data-score=\"").nth(1).unwrap().split('"').next().unwrap().parse().unwrap()
}

/// The terms of the first score, added up as they are shown.
fn ledger(body: &str) -> i64 {
    let list = body.split("class=\"ledger\"").nth(1).unwrap().split("class=\"sum\"").next().unwrap();
    let terms = list.split("<dd>").skip(1).map(|rest| rest.split('<').next().unwrap().trim());
    terms.map(|term| term.replace('\u{2212}', "-").trim_start_matches('+').parse::<i64>().unwrap()).sum()
}

/// What the first card says could still be said, and what it would bring.
fn gaps(body: &str) -> Vec<(String, i64)> {
    let card = body.split("<article").nth(1).unwrap().split("</article>").next().unwrap();
    let gap = |rest: &str| {
        let points = rest.rsplit_once("up to +").map(|(_, end)| end.split('<').next().unwrap().to_owned());
        (rest.split('"').next().unwrap().to_owned(), points.unwrap().trim().parse().unwrap())
    };
    card.split("data-gap=\"").skip(1).map(|rest| gap(rest.split("</p>").next().unwrap())).collect()
}

#[rocket::async_test]
async fn what_is_said_changes_the_recommendations_at_once() {
    let show = Show::open().await;
    let (_, company) = maker(&show, "FrostBox", &["S5-01"]).await;
    let (_, mei) = visitor(&show, "Mei", &["S5-01"], true).await;
    let before = score(&mei.opens("/en/matching").await.body);
    let offers = [
        ("minimum_order", "q2"),
        ("price_tier", "p2"),
        ("delivers_within", "b1"),
        ("regions", "south"),
        ("regions", "overseas"),
        ("certificates", "fsc"),
        ("text_en", "Boxes that keep the cold. Call 00000000001"),
    ];
    let saved = company.sends("/exhibitor/meetings/profile", &offers).await;
    assert_eq!(saved.status.code, 303, "{}", saved.body);
    let feed = mei.opens("/en/matching").await;
    let promised = gaps(&feed.body);
    assert!(promised.len() == 2 && promised.iter().all(|(_, points)| *points > 0), "{}", feed.body);
    assert!(feed.says("keep the cold") && !feed.says("00000000001"), "{}", feed.body);
    assert!(score(&feed.body) >= before, "what is not said costs nothing");
    let before = score(&feed.body);

    let wishes = [
        ("intents", "source"),
        ("quantity", "q3"),
        ("budget", "b3"),
        ("region", "south"),
        ("timing", "b2"),
        ("certificates", "fsc"),
        ("text_en", "Twenty pallets a month"),
    ];
    let saved = says(&mei, &wishes).await;
    assert_eq!(saved.status.code, 303, "{}", saved.body);
    let feed = mei.opens("/en/matching").await;
    for (gap, _) in &promised {
        assert!(!feed.says(&format!("data-gap=\"{gap}\"")), "{gap}: {}", feed.body);
    }
    for sentence in
        ["Delivers to South China", "Prices (Mid-range) fit", "Holds FSC", "Delivers within Within 1 month"]
    {
        assert!(feed.says(sentence), "{sentence}: {}", feed.body);
    }
    let gained: i64 = promised.iter().map(|(_, points)| points).sum();
    assert!(score(&feed.body) >= before + gained, "{promised:?}: {before} to {}", score(&feed.body));
    let theirs = company.opens("/exhibitor/meetings/buyers").await;
    for page in [&feed.body, &theirs.body] {
        assert_eq!(ledger(page), score(page), "the terms sum to the score: {page}");
    }
    let theirs = company.opens("/exhibitor/meetings/buyers").await;
    assert!(theirs.says("Twenty pallets") && theirs.says("Find suppliers"), "{}", theirs.body);
    assert!(theirs.says("Wants delivery to South China"), "{}", theirs.body);
}

#[rocket::async_test]
async fn a_profile_comes_back_as_it_was_left() {
    let show = Show::open().await;
    let (_, company) = maker(&show, "FrostBox", &["S5-01"]).await;
    let (_, mei) = visitor(&show, "Mei", &["S5-01"], true).await;
    let wishes = [
        ("slots", "shown"),
        ("open", TEN_25),
        ("day", "2025-10-30"),
        ("quantity", "q3"),
        ("text_zh", "每月二十托"),
    ];
    assert_eq!(says(&mei, &wishes).await.status.code, 303);
    for lang in ["zh", "en"] {
        let page = mei.opens(&format!("/{lang}/matching/profile")).await;
        assert_eq!(page.status.code, 200, "{}", page.body);
        assert!(page.says("value=\"q3\" selected") && page.says("每月二十托"), "{}", page.body);
        assert!(page.says(&format!("value=\"{TEN_25}\" checked")), "{}", page.body);
        assert!(!page.says(&format!("value=\"{TEN}\" checked")), "{}", page.body);
        assert!(!page.says(">requests-"), "{}", page.body);
    }
    let feed = mei.opens("/en/matching").await;
    assert!(
        feed.says(&format!("value=\"{TEN_25}\"")) && !feed.says(&format!("value=\"{TEN}\"")),
        "{}",
        feed.body
    );

    let wrong = mei.sends("/en/matching/profile", &[("quantity", "q9"), ("text_en", "kept")]).await;
    assert_eq!(wrong.status.code, 422, "{}", wrong.body);
    assert!(wrong.says("href=\"#interests\"") && wrong.says("href=\"#quantity\""), "{}", wrong.body);
    assert!(wrong.says("kept"), "{}", wrong.body);

    let long = "x".repeat(401);
    let wrong =
        company.sends("/exhibitor/meetings/profile", &[("text_en", &long), ("clients", "Mei\nLi")]).await;
    assert_eq!(wrong.status.code, 422, "{}", wrong.body);
    assert!(wrong.says("href=\"#text_en\"") && wrong.says("Mei\nLi"), "{}", wrong.body);
    for lang in ["zh", "en"] {
        company.opens(&format!("/language/{lang}?to=/exhibitor/")).await;
        let page = company.opens("/exhibitor/meetings/profile").await;
        assert!(page.status.code == 200 && !page.says(">requests-"), "{}", page.body);
    }
}

#[rocket::async_test]
async fn a_company_names_whom_it_serves_and_both_are_hidden() {
    let show = Show::open().await;
    let (ice, company) = maker(&show, "FrostBox", &["S5-01"]).await;
    let (_, mei) = visitor(&show, "Mei", &["S5-01"], true).await;
    let (_, li) = visitor(&show, "Li", &["S5-01"], true).await;
    let avoided = [("clients", "MEI trading Co., Ltd.\n"), ("competitors", "Somebody Else")];
    assert_eq!(company.sends("/exhibitor/meetings/profile", &avoided).await.status.code, 303);
    assert!(!company.opens("/exhibitor/meetings/buyers").await.says("Mei Trading"));
    assert!(company.opens("/exhibitor/meetings/buyers").await.says("Li Trading"));
    let feed = mei.opens("/en/matching").await;
    assert!(!feed.says("FrostBox"), "{}", feed.body);
    assert_eq!(asks(&mei, ice, &[TEN]).await.status.code, 404);
    assert!(li.opens("/en/matching").await.says("FrostBox"));
    let page = company.opens("/exhibitor/meetings/profile").await;
    assert!(page.says("MEI trading Co., Ltd."), "{}", page.body);
}

#[rocket::async_test]
async fn a_buyer_puts_a_competitor_away_and_takes_it_back() {
    let show = Show::open().await;
    let (ice, company) = maker(&show, "FrostBox", &["S5-01"]).await;
    let (mei_id, mei) = visitor(&show, "Mei", &["S5-01"], true).await;
    let visitor = mei_id.to_string();
    company.sends("/exhibitor/meetings/requests", &[("visitor", &visitor), ("starts_at", TEN)]).await;
    let away = format!("/en/matching/{ice}/away");
    assert_eq!(mei.opens(&away).await.status.code, 200);
    let blank = mei.sends(&away, &[("reason", "no word")]).await;
    assert!(blank.status.code == 422 && blank.says("no word"), "{}", blank.body);
    let letters = show.letters().await.len();
    assert_eq!(
        mei.sends(&away, &[("why", "competitor"), ("reason", "makes the same")]).await.status.code,
        303
    );
    assert!(!mei.opens("/en/matching").await.says(&format!("data-exhibitor=\"{}\"", ice.uuid())));
    assert!(!company.opens("/exhibitor/meetings/buyers").await.says("Mei Trading"));
    assert_eq!(show.letters().await.len(), letters, "nobody is told");
    let theirs = company.opens("/exhibitor/meetings").await;
    assert!(theirs.says("Waiting for an answer") && !theirs.says("makes the same"), "{}", theirs.body);
    let times = format!("/exhibitor/meetings/buyers/{mei_id}/times");
    assert_eq!(company.opens(&times).await.status.code, 404);

    let profile = mei.opens("/en/matching/profile").await;
    assert!(profile.says("makes the same") && profile.says("Competitor"), "{}", profile.body);
    mei.sends(&away, &[("why", "none")]).await;
    assert!(mei.opens("/en/matching").await.says(&format!("data-exhibitor=\"{}\"", ice.uuid())));
}

#[rocket::async_test]
async fn a_company_puts_a_buyer_away() {
    let show = Show::open().await;
    let (ice, company) = maker(&show, "FrostBox", &["S5-01"]).await;
    let (mei_id, mei) = visitor(&show, "Mei", &["S5-01"], true).await;
    asks(&mei, ice, &[TEN]).await;
    request_in(&company.opens("/exhibitor/meetings").await.body);
    let mark = format!("/exhibitor/meetings/buyers/{mei_id}/mark");
    assert_eq!(company.sends(&mark, &[("mark", "client"), ("reason", "since 2019")]).await.status.code, 303);
    assert!(
        !company.opens("/exhibitor/meetings").await.says("Mei Trading"),
        "what she asked is refused in private"
    );
    let feed = mei.opens("/en/matching").await;
    assert!(!feed.says("FrostBox") && !feed.says("2019"), "{}", feed.body);
    let page = company.opens("/exhibitor/meetings/profile").await;
    assert!(page.says("since 2019") && page.says("Mei Trading"), "{}", page.body);
    let times = format!("/en/matching/{ice}/times");
    assert_eq!(mei.opens(&times).await.status.code, 404);
    assert_eq!(company.sends(&mark, &[("mark", "back")]).await.status.code, 303);
    assert_eq!(mei.opens(&times).await.status.code, 200, "her request still waits, as far as she is told");
}
