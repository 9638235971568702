//! Was it kept? Scans, stewards, words; who waits and who steps in; what came of it.
use crate::support::Show;
use crate::support::matching::{TEN, maker, visitor};
use crate::support::today::{agree, first, mei_meets_frostbox};
use aisle::accounts::Role;

const FIVE_PAST: &str = "2025-10-30T10:05:00+08:00";

#[rocket::async_test]
async fn each_opens_the_others_code() {
    let show = Show::open().await;
    let pair = mei_meets_frostbox(&show).await;
    show.it_is("2025-10-30T09:58:00+08:00");
    let page = pair.company.opens("/exhibitor/meetings/booth-code").await;
    let link = page.body.split("data-booth-link>").nth(1).unwrap().split('<').next().unwrap();
    let link = link.replace("&#x2F;", "/");
    let path = &link[link.find("/T/").unwrap()..];
    assert_eq!(pair.company.opens("/exhibitor/meetings/booth-code/qr.svg").await.status.code, 200);

    let stranger = show.stranger().opens(path).await;
    assert!(stranger.status.code == 200 && !stranger.says("10:00"), "{}", stranger.body);
    let door = pair.buyer.opens(path).await;
    assert!(door.says("10:00"), "{}", door.body);
    assert_eq!(pair.verdict().await, "ahead", "opening a code changes nothing");
    assert_eq!(pair.buyer.sends(path, &[]).await.status.code, 303);
    assert_eq!(pair.verdict().await, "disputed", "one alone");

    let badge = pair.buyer.opens("/en/badge").await.location.unwrap();
    let lead = pair.company.opens(&badge).await;
    assert!(lead.says("/exhibitor/meetings/arrivals"), "{}", lead.body);
    let seen = pair.company.sends("/exhibitor/meetings/arrivals", &[("code", &badge)]).await;
    assert_eq!(seen.status.code, 303, "{}", seen.body);
    assert_eq!(pair.verdict().await, "kept");
    assert!(pair.buyer.opens("/en/today").await.says("both scanned"));

    let (_, rival) = maker(&show, "Rival", &["S5-01"]).await;
    let nobody = rival.sends("/exhibitor/meetings/arrivals", &[("code", &badge)]).await;
    assert_eq!(nobody.location.as_deref(), Some("/exhibitor/meetings/day?done=no-meeting"));
}

#[rocket::async_test]
async fn one_word_alone_brands_nobody() {
    let show = Show::open().await;
    let pair = mei_meets_frostbox(&show).await;
    assert_eq!(pair.company_says("met").await, 409, "an hour too soon");
    show.it_is("2025-10-30T10:04:00+08:00");
    assert_eq!(pair.company_says("missing").await, 409, "five minutes of grace");
    show.it_is(FIVE_PAST);
    assert_eq!(pair.company_says("missing").await, 303);
    assert_eq!(pair.verdict().await, "disputed");
    let waits = show.letters().await.into_iter().filter(|(row, _)| row.message == "days-waited-for").count();
    assert_eq!(waits, 1, "she is told that they wait");

    assert_eq!(pair.buyer_says("met").await, 303);
    assert_eq!(pair.verdict().await, "disputed", "word against word");
    assert_eq!(pair.company_says("met").await, 303);
    assert_eq!(pair.verdict().await, "kept", "she came late, and both say so");

    assert_eq!(pair.company_says("away").await, 303);
    assert_eq!(pair.verdict().await, "disputed", "a mind may be changed, and then it is word against word");

    show.it_is("2025-11-03T10:00:00+08:00");
    assert_eq!(pair.buyer_says("away").await, 409, "after the show nothing changes");
}

#[rocket::async_test]
async fn a_steward_sees_who_is_there() {
    let show = Show::open().await;
    let pair = mei_meets_frostbox(&show).await;
    show.it_is(FIVE_PAST);
    let phone = show.device("scan").await;
    let tables = phone.opens("/steward/meetings").await;
    assert!(tables.says("FrostBox") && tables.says("Mei Trading"), "{}", tables.body);
    let badge = pair.buyer.opens("/en/badge").await.location.unwrap();
    assert!(phone.opens(&format!("/steward/meetings?code={badge}")).await.says("Mei Trading"));
    assert!(!phone.opens("/steward/meetings?code=123456789").await.says("Mei Trading"));

    let says = [("meeting", pair.meeting.as_str()), ("word", "no_buyer")];
    assert_eq!(phone.sends("/steward/meetings", &says).await.status.code, 303);
    assert_eq!(pair.verdict().await, "no-show");
    assert!(pair.buyer.opens("/en/today").await.says("the buyer did not come"));
    let desk = show.staff(Role::Matchmaking).await;
    let both = [("meeting", pair.meeting.as_str()), ("word", "both"), ("board", "yes")];
    let back = desk.sends("/steward/meetings", &both).await.location.unwrap();
    assert!(back.starts_with("/office/meetings/day"), "{back}");
    assert_eq!(pair.verdict().await, "kept", "a steward who sees both has the last word");
    let sales = show.staff(Role::Sales).await;
    assert_eq!(sales.opens("/steward/meetings").await.status.code, 403);
}

#[rocket::async_test]
async fn the_gates_bear_witness() {
    let show = Show::open().await;
    let pair = mei_meets_frostbox(&show).await;
    show.it_is(FIVE_PAST);
    assert_eq!(pair.company_says("missing").await, 303);
    assert_eq!(pair.verdict().await, "disputed", "no gate has let anybody in yet");
    let other = show.badge("VIS", "Somebody else").await;
    let gate = show.device("scan").await;
    assert_eq!(gate.scans(&show.code(&other)).await.status.code, 200);
    assert_eq!(pair.verdict().await, "no-show", "the gates are open and never saw her");
    let hers = pair.buyer.opens("/en/badge").await.location.unwrap();
    assert_eq!(gate.scans(&hers).await.status.code, 200);
    assert_eq!(pair.verdict().await, "disputed", "she is in the halls: one word alone");
}

#[rocket::async_test]
async fn somebody_free_steps_in() {
    let show = Show::open().await;
    let pair = mei_meets_frostbox(&show).await;
    let (li_id, li) = visitor(&show, "Li", &["S5-01"], true).await;
    let (_, bored) = visitor(&show, "Bored", &["S1-06"], true).await;
    let (rival_id, rival) = maker(&show, "Rival", &["S5-01"]).await;
    let (wu_id, wu) = visitor(&show, "Wu", &["S5-01"], true).await;
    let busy = agree(&show, (wu, wu_id), (rival, rival_id), TEN).await;
    show.it_is(FIVE_PAST);
    pair.company_says("missing").await;

    let day = pair.company.opens("/exhibitor/meetings/day").await;
    assert!(
        day.says("Li Trading") && !day.says("Wu Trading"),
        "whoever sits elsewhere is not free: {}",
        day.body
    );
    assert!(!day.says("Bored Trading"), "nor does everybody fit");
    let ask = |who: String| vec![("meeting".to_owned(), pair.meeting.clone()), ("who".to_owned(), who)];
    let send = async |fields: Vec<(String, String)>| {
        let fields: Vec<(&str, &str)> = fields.iter().map(|(x, y)| (x.as_str(), y.as_str())).collect();
        pair.company.sends("/exhibitor/meetings/day/offers", &fields).await.status.code
    };
    assert_eq!(send(ask(busy.buyer_id.to_string())).await, 409, "whatever the form says");
    assert_eq!(send(ask(li_id.to_string())).await, 303);
    assert_eq!(send(ask(li_id.to_string())).await, 409, "once is enough");
    let told = show.letters().await.into_iter().filter(|(row, _)| row.message == "days-offered").count();
    assert_eq!(told, 1);

    let hers = li.opens("/en/today").await;
    let offer = first(&hers.body, "data-offer").to_owned();
    let path = format!("/en/today/offers/{offer}/answer");
    assert_eq!(bored.sends(&path, &[("answer", "yes")]).await.status.code, 404);
    let came = li.sends(&path, &[("answer", "yes")]).await;
    assert_eq!(came.status.code, 303, "{}", came.body);
    assert!(li.opens("/en/agenda").await.says("FrostBox Demo"));
    let company = pair.company.opens("/exhibitor/meetings").await;
    assert!(company.says("Li Trading"), "{}", company.body);
    let mine = pair.buyer.opens("/en/today").await;
    assert!(mine.says("given to somebody else") && mine.says("data-verdict=\"disputed\""), "{}", mine.body);
    assert_eq!(li.sends(&path, &[("answer", "yes")]).await.status.code, 409);
}

#[rocket::async_test]
async fn the_office_fills_a_gap_for_a_buyer() {
    let show = Show::open().await;
    let pair = mei_meets_frostbox(&show).await;
    let (rival_id, rival) = maker(&show, "Rival", &["S5-01"]).await;
    show.it_is(FIVE_PAST);
    assert_eq!(pair.buyer_says("missing").await, 303);
    let desk = show.staff(Role::Matchmaking).await;
    desk.opens("/language/en?to=/").await;
    let board = desk.opens("/office/meetings/day").await;
    assert!(board.says("Rival Demo") && board.says("Mei Trading waits"), "{}", board.body);
    let id = rival_id.to_string();
    let ask = [("meeting", pair.meeting.as_str()), ("waits", "visitor"), ("who", id.as_str())];
    let asked = desk.sends("/office/meetings/day/offers", &ask).await;
    assert_eq!(asked.status.code, 303, "{}", asked.body);
    let offer = first(&rival.opens("/exhibitor/meetings/day").await.body, "data-offer").to_owned();
    let path = format!("/exhibitor/meetings/offers/{offer}/answer");
    let came = rival.sends(&path, &[("answer", "yes")]).await;
    assert_eq!(came.status.code, 303, "{}", came.body);
    assert!(pair.buyer.opens("/en/agenda").await.says("Rival Demo"));
}

#[rocket::async_test]
async fn whoever_came_after_all_is_not_replaced() {
    let show = Show::open().await;
    let pair = mei_meets_frostbox(&show).await;
    let (li_id, li) = visitor(&show, "Li", &["S5-01"], true).await;
    show.it_is(FIVE_PAST);
    pair.company_says("missing").await;
    let id = li_id.to_string();
    let ask = [("meeting", pair.meeting.as_str()), ("who", id.as_str())];
    assert_eq!(pair.company.sends("/exhibitor/meetings/day/offers", &ask).await.status.code, 303);
    let offer = first(&li.opens("/en/today").await.body, "data-offer").to_owned();
    pair.buyer_says("met").await;
    pair.company_says("met").await;
    let late = li.sends(&format!("/en/today/offers/{offer}/answer"), &[("answer", "yes")]).await;
    assert_eq!(late.status.code, 409, "{}", late.body);
    assert_eq!(pair.verdict().await, "kept");
}

#[rocket::async_test]
async fn two_taps_say_what_came_of_it() {
    let show = Show::open().await;
    let pair = mei_meets_frostbox(&show).await;
    show.it_is(FIVE_PAST);
    let path = format!("/exhibitor/meetings/day/{}/outcome", pair.meeting);
    let blank = pair.company.sends(&path, &[("useful", "yes")]).await;
    assert_eq!(blank.status.code, 422, "{}", blank.body);
    let given = [("useful", "yes"), ("next_step", "quotation"), ("value_band", "large")];
    assert_eq!(pair.company.sends(&path, &given).await.status.code, 303);
    assert_eq!(pair.verdict().await, "disputed", "an outcome is a word of one side");
    let hers = format!("/en/today/meetings/{}/outcome", pair.meeting);
    let sent = pair.buyer.sends(&hers, &[("useful", "no"), ("next_step", "meeting")]).await;
    assert_eq!(sent.status.code, 303, "{}", sent.body);
    assert_eq!(pair.verdict().await, "kept");
    assert!(!pair.buyer.opens("/en/today").await.says("value=\"large\" checked"), "the value is private");

    let again = [("useful", "no"), ("next_step", "none")];
    assert_eq!(pair.company.sends(&path, &again).await.status.code, 303, "it may change");
    let list = pair.company.opens("/exhibitor/meetings/outcomes").await;
    assert!(list.says("Mei Trading") && list.says("data-outcome"), "{}", list.body);
    let sheet = pair.company.opens("/exhibitor/meetings/outcomes.csv").await;
    assert!(sheet.headers["content-type"].starts_with("text/csv"));
    assert!(sheet.body.contains("\"Mei Trading\",\"Kept\",\"No\",\"None\",\"\""), "{}", sheet.body);
    let (_, rival) = maker(&show, "Rival", &["S5-01"]).await;
    assert_eq!(rival.sends(&path, &given).await.status.code, 404);
}

#[rocket::async_test]
async fn the_office_reads_live_figures_and_takes_them_away() {
    let show = Show::open().await;
    let pair = mei_meets_frostbox(&show).await;
    for name in ["Ann", "Bea", "Cai", "Dan"] {
        visitor(&show, name, &["S5-01"], true).await;
    }
    let desk = show.staff(Role::Matchmaking).await;
    desk.opens("/language/en?to=/").await;
    show.it_is(FIVE_PAST);
    pair.buyer_says("met").await;
    pair.company_says("met").await;
    let page = desk.opens("/office/meetings/reports").await;
    assert!(page.says("data-metric=\"meetings_kept\">1<") && page.says("100%"), "{}", page.body);
    assert!(page.says("about 5") && page.says("fewer than 5"), "{}", page.body);
    let radar = desk.opens("/office/meetings/radar").await;
    assert!(radar.says("data-recruit=\"S5-01\""), "{}", radar.body);
    assert!(pair.company.opens("/exhibitor/meetings/radar").await.says("about 5"));

    let sheet = desk.sends("/office/meetings/reports/export", &[("sheet", "categories")]).await;
    assert!(sheet.body.contains("\"S5-01\"") && sheet.body.contains("\"<5\""), "{}", sheet.body);
    let meetings = desk.sends("/office/meetings/reports/export", &[("sheet", "meetings")]).await;
    assert!(meetings.body.contains("Mei Trading"), "{}", meetings.body);
    let each = desk.sends("/office/meetings/reports/export", &[("sheet", "buyers")]).await;
    assert!(each.body.contains("\"Mei Trading\",\"1\",\"0\",\"0\",\"1\""), "{}", each.body);
    let nothing = desk.sends("/office/meetings/reports/export", &[("sheet", "everything")]).await;
    assert_eq!(nothing.status.code, 404);
    let owner = show.organiser().await;
    owner.opens("/language/en?to=/office/").await;
    assert!(owner.opens("/office/audit?kind=report_exported").await.says("Report exported"));
}

#[rocket::async_test]
async fn every_page_of_the_day_is_there_in_both_languages() {
    let show = Show::open().await;
    let pair = mei_meets_frostbox(&show).await;
    let (li_id, li) = visitor(&show, "Li", &["S5-01"], true).await;
    show.it_is(FIVE_PAST);
    pair.company_says("missing").await;
    let id = li_id.to_string();
    let ask = [("meeting", pair.meeting.as_str()), ("who", id.as_str())];
    pair.company.sends("/exhibitor/meetings/day/offers", &ask).await;
    let desk = show.staff(Role::Matchmaking).await;
    for lang in ["zh", "en"] {
        for path in ["today", "inquiries"] {
            for person in [&pair.buyer, &li] {
                let page = person.opens(&format!("/{lang}/{path}")).await;
                assert!(page.status.code == 200 && !page.says(">days-"), "{path}: {}", page.body);
            }
        }
        let language = format!("/language/{lang}?to=/");
        pair.company.opens(&language).await;
        desk.opens(&language).await;
        for path in
            ["/meetings/day", "/meetings/outcomes", "/meetings/booth-code", "/meetings/radar", "/inquiries"]
        {
            let page = pair.company.opens(&format!("/exhibitor{path}")).await;
            assert!(page.status.code == 200 && !page.says(">days-"), "{path}: {}", page.body);
        }
        for path in [
            "/office/meetings/day",
            "/office/meetings/reports",
            "/office/meetings/radar",
            "/office/programmes",
            "/steward/meetings",
        ] {
            let page = desk.opens(path).await;
            assert!(page.status.code == 200 && !page.says(">days-"), "{path}: {}", page.body);
        }
    }
}
