//! From a need to a meeting, on both sides of the table.
use crate::support::Show;
use crate::support::matching::{TEN, TEN_25, maker, request_in, requests_in, visitor};
use aisle::accounts::Role;

#[rocket::async_test]
async fn from_a_recommendation_to_a_meeting() {
    let show = Show::open().await;
    let (ice, company) = maker(&show, "FrostBox", &["S5-01", "S5-02"]).await;
    let (_, mei) = visitor(&show, "Mei", &["S5-01"], true).await;

    let feed = mei.opens("/en/matching").await;
    assert_eq!(feed.status.code, 200, "{}", feed.body);
    assert!(feed.says("FrostBox Demo") && feed.says("You are looking for Insulated boxes"), "{}", feed.body);
    assert!(feed.says(&format!("value=\"{TEN}\"")), "the button holds the first free slot");

    let sent =
        mei.sends("/en/matching/requests", &[("exhibitor", &ice.to_string()), ("starts_at", TEN)]).await;
    assert_eq!(sent.status.code, 303, "{}", sent.body);
    let after = mei.opens(sent.location.unwrap().split('#').next().unwrap()).await;
    assert!(after.says("has your request") && after.says("Waiting for an answer"), "{}", after.body);

    let queue = company.opens("/exhibitor/meetings").await;
    assert!(queue.says("Mei Trading") && queue.says("Looks for Insulated boxes"), "{}", queue.body);
    assert!(!queue.says("@example.com"), "no contact before both agree");
    let request = request_in(&queue.body);

    let accepted = company.sends(&format!("/exhibitor/meetings/requests/{request}/acceptance"), &[]).await;
    assert_eq!(accepted.status.code, 303, "{}", accepted.body);
    let agenda = company.opens("/exhibitor/meetings").await;
    assert!(agenda.says("@example.com"), "now the contact is there: {}", agenda.body);
    let hers = mei.opens("/en/agenda").await;
    assert!(hers.says("data-stage=\"accepted\"") && hers.says("FrostBox Demo"), "{}", hers.body);

    let told: Vec<_> =
        show.letters().await.into_iter().map(|(row, words)| (row.message, words.subject)).collect();
    let count = |message: &str| told.iter().filter(|(it, _)| it == message).count();
    assert_eq!((count("matchmaking-asked"), count("matchmaking-agreed")), (1, 2), "{told:?}");
}

#[rocket::async_test]
async fn every_page_is_there_in_both_languages() {
    let show = Show::open().await;
    let (ice, company) = maker(&show, "FrostBox", &["S5-01"]).await;
    let (mei_id, mei) = visitor(&show, "Mei", &["S5-01"], true).await;
    let (_, shy) = visitor(&show, "Shy", &["S5-01"], false).await;
    mei.sends("/en/matching/requests", &[("exhibitor", &ice.to_string()), ("starts_at", TEN)]).await;
    let desk = show.staff(Role::Matchmaking).await;
    let request = request_in(&company.opens("/exhibitor/meetings").await.body);
    for lang in ["zh", "en"] {
        for path in ["matching", "matching?saved=1", "agenda", &format!("matching/{ice}/times")] {
            let page = mei.opens(&format!("/{lang}/{path}")).await;
            assert_eq!(page.status.code, 200, "/{lang}/{path}: {}", page.body);
            assert!(!page.says(">matchmaking-"), "a sentence is missing on /{lang}/{path}: {}", page.body);
        }
        assert_eq!(shy.opens(&format!("/{lang}/matching")).await.status.code, 200);
        let person = |path: String| format!("/language/{lang}?to={path}");
        company.opens(&person("/exhibitor/".into())).await;
        desk.opens(&person("/office/".into())).await;
        for path in ["", "/buyers", "/availability", &format!("/buyers/{mei_id}/times")] {
            let page = company.opens(&format!("/exhibitor/meetings{path}")).await;
            assert_eq!(page.status.code, 200, "{path}: {}", page.body);
        }
        for path in ["".into(), format!("/{request}"), "?stage=proposed&q=Mei".into()] {
            let page = desk.opens(&format!("/office/meetings{path}")).await;
            assert_eq!(page.status.code, 200, "{path}: {}", page.body);
        }
    }
}

#[rocket::async_test]
async fn whoever_does_not_take_part_is_not_seen() {
    let show = Show::open().await;
    let (ice, company) = maker(&show, "FrostBox", &["S5-01"]).await;
    let (mei_id, mei) = visitor(&show, "Mei", &["S5-01"], false).await;

    let invited = mei.opens("/en/matching").await;
    assert!(invited.says("Take part in business matching") && !invited.says("FrostBox"), "{}", invited.body);
    assert!(!company.opens("/exhibitor/meetings/buyers").await.says("Mei Trading"));
    let times = format!("/exhibitor/meetings/buyers/{mei_id}/times");
    assert_eq!(company.opens(&times).await.status.code, 404);

    let joined = mei.sends("/en/matching/participation", &[("part", "yes"), ("day", "2025-10-31")]).await;
    assert_eq!(joined.status.code, 303, "{}", joined.body);
    let feed = mei.opens("/en/matching").await;
    assert!(feed.says("FrostBox Demo") && !feed.says(TEN), "only her own day is offered: {}", feed.body);
    assert!(company.opens("/exhibitor/meetings/buyers").await.says("Mei Trading"));

    mei.sends("/en/matching/requests", &[("exhibitor", &ice.to_string()), ("starts_at", "1761876000000")])
        .await;
    assert!(company.opens("/exhibitor/meetings").await.says("Mei Trading"));
    mei.sends("/en/matching/participation", &[("part", "no")]).await;
    assert!(!company.opens("/exhibitor/meetings").await.says("Mei Trading"), "what waited is gone with her");
    assert!(!company.opens("/exhibitor/meetings/buyers").await.says("Mei Trading"));
}

#[rocket::async_test]
async fn not_interested_is_absolute_and_private_and_can_be_undone() {
    let show = Show::open().await;
    let (ice, company) = maker(&show, "FrostBox", &["S5-01"]).await;
    let (_, mei) = visitor(&show, "Mei", &["S5-01"], true).await;
    let (mark, card) = (format!("/en/matching/{ice}/mark"), format!("data-exhibitor=\"{}\"", ice.uuid()));

    let gone = mei.sends(&mark, &[("mark", "dismissed")]).await;
    let page = mei.opens(&gone.location.unwrap()).await;
    assert!(page.says("will not be recommended again") && !page.says(&card), "{}", page.body);
    assert!(!company.opens("/exhibitor/meetings/buyers").await.says("Mei Trading"));

    mei.sends(&mark, &[("mark", "none")]).await;
    assert!(mei.opens("/en/matching").await.says(&card));
    mei.sends(&mark, &[("mark", "saved")]).await;
    assert!(mei.opens("/en/matching?saved=1").await.says(&card));
}

#[rocket::async_test]
async fn a_no_is_private() {
    let show = Show::open().await;
    let (ice, company) = maker(&show, "FrostBox", &["S5-01"]).await;
    let (_, mei) = visitor(&show, "Mei", &["S5-01"], true).await;
    mei.sends("/en/matching/requests", &[("exhibitor", &ice.to_string()), ("starts_at", TEN)]).await;
    let request = request_in(&company.opens("/exhibitor/meetings").await.body);
    let letters = show.letters().await.len();

    let refusal = company.sends(&format!("/exhibitor/meetings/requests/{request}/refusal"), &[]).await;
    assert_eq!(refusal.status.code, 303, "{}", refusal.body);
    assert!(mei.opens("/en/agenda").await.says("data-stage=\"proposed\""), "for her it waits");
    assert_eq!(show.letters().await.len(), letters, "and nobody writes to her");

    show.it_is("2025-10-30T10:00:01+08:00");
    assert!(mei.opens("/en/agenda").await.says("data-stage=\"expired\""));
}

#[rocket::async_test]
async fn somebody_elses_request_is_not_there() {
    let show = Show::open().await;
    let (ice, company) = maker(&show, "FrostBox", &["S5-01"]).await;
    let (_, rival) = maker(&show, "Rival", &["S5-01"]).await;
    let (_, mei) = visitor(&show, "Mei", &["S5-01"], true).await;
    let (_, other) = visitor(&show, "Other", &["S5-01"], true).await;
    mei.sends("/en/matching/requests", &[("exhibitor", &ice.to_string()), ("starts_at", TEN)]).await;
    let request = request_in(&company.opens("/exhibitor/meetings").await.body);
    for step in ["acceptance", "refusal", "cancellation"] {
        let theirs = rival.sends(&format!("/exhibitor/meetings/requests/{request}/{step}"), &[]).await;
        assert_eq!(theirs.status.code, 404, "{step}");
        let hers = other.sends(&format!("/en/agenda/requests/{request}/{step}"), &[]).await;
        assert_eq!(hers.status.code, 404, "{step}");
    }
    let own = mei.sends(&format!("/en/agenda/requests/{request}/acceptance"), &[]).await;
    assert_eq!(own.status.code, 409, "nobody answers their own request");
}

#[rocket::async_test]
async fn a_slot_that_has_gone_comes_back_with_others() {
    let show = Show::open().await;
    let (ice, company) = maker(&show, "FrostBox", &["S5-01"]).await;
    let (_, mei) = visitor(&show, "Mei", &["S5-01"], true).await;
    let (_, li) = visitor(&show, "Li", &["S5-01"], true).await;
    let ask = [("exhibitor", ice.to_string()), ("starts_at", TEN.to_owned())];
    let ask: Vec<(&str, &str)> = ask.iter().map(|(name, value)| (*name, value.as_str())).collect();
    mei.sends("/en/matching/requests", &ask).await;
    li.sends("/en/matching/requests", &ask).await;

    let queue = company.opens("/exhibitor/meetings").await.body;
    let requests = requests_in(&queue);
    assert_eq!(requests.len(), 2, "several requests may want one slot");
    let accept = |id: &str| format!("/exhibitor/meetings/requests/{id}/acceptance");
    assert_eq!(company.sends(&accept(&requests[0]), &[]).await.status.code, 303);
    let late = company.sends(&accept(&requests[1]), &[]).await;
    assert_eq!(late.status.code, 422, "{}", late.body);
    assert!(late.says("has just been taken") && late.says(TEN_25), "{}", late.body);

    let (_, wu) = visitor(&show, "Wu", &["S5-01"], true).await;
    let asked = wu.sends("/en/matching/requests", &ask).await;
    assert_eq!(asked.status.code, 422);
    assert!(asked.says("has just been taken") && asked.says(TEN_25), "{}", asked.body);
}

#[rocket::async_test]
async fn a_company_proposes_moves_and_closes_slots() {
    let show = Show::open().await;
    let (ice, company) = maker(&show, "FrostBox", &["S5-01"]).await;
    let (mei_id, mei) = visitor(&show, "Mei", &["S5-01"], true).await;
    let visitor = mei_id.to_string();
    let sent =
        company.sends("/exhibitor/meetings/requests", &[("visitor", &visitor), ("starts_at", TEN)]).await;
    assert_eq!(sent.status.code, 303, "{}", sent.body);
    let first = request_in(&mei.opens("/en/agenda").await.body);

    let instead =
        [("exhibitor", ice.to_string()), ("starts_at", TEN_25.into()), ("instead_of", first.clone())];
    let instead: Vec<(&str, &str)> = instead.iter().map(|(name, value)| (*name, value.as_str())).collect();
    assert_eq!(mei.sends("/en/matching/requests", &instead).await.status.code, 303);
    let queue = company.opens("/exhibitor/meetings").await.body;
    let second = request_in(&queue);
    assert_eq!(first, second, "the request stays the same; it has other times and waits for the other side");
    assert!(queue.contains("10:25") && !queue.contains("10:00"), "{queue}");
    company.sends(&format!("/exhibitor/meetings/requests/{second}/acceptance"), &[]).await;

    let closed =
        company.sends("/exhibitor/meetings/availability", &[("open", TEN), ("buyer_type", "fresh")]).await;
    assert_eq!(closed.status.code, 303, "{}", closed.body);
    let (_, li) = visitor2(&show).await;
    let feed = li.opens("/en/matching").await;
    assert!(feed.says(TEN) && feed.says("Would like to meet buyers of type"), "{}", feed.body);
    let ask = [("exhibitor", ice.to_string()), ("starts_at", "1761876000000".to_owned())];
    let ask: Vec<(&str, &str)> = ask.iter().map(|(name, value)| (*name, value.as_str())).collect();
    assert_eq!(li.sends("/en/matching/requests", &ask).await.status.code, 422, "a closed slot is refused");
}

async fn visitor2(show: &Show) -> (aisle::kernel::id::VisitorId, crate::support::Person<'_>) {
    visitor(show, "Li", &["S5-01"], true).await
}

#[rocket::async_test]
async fn the_office_calls_a_meeting_off_with_a_reason() {
    let show = Show::open().await;
    let (ice, company) = maker(&show, "FrostBox", &["S5-01"]).await;
    let (_, mei) = visitor(&show, "Mei", &["S5-01"], true).await;
    mei.sends("/en/matching/requests", &[("exhibitor", &ice.to_string()), ("starts_at", TEN)]).await;
    let request = request_in(&company.opens("/exhibitor/meetings").await.body);
    company.sends(&format!("/exhibitor/meetings/requests/{request}/acceptance"), &[]).await;
    let desk = show.staff(Role::Matchmaking).await;
    let path = format!("/office/meetings/{request}/cancellation");
    let blank = desk.sends(&path, &[("reason", " ")]).await;
    assert_eq!(blank.status.code, 422, "{}", blank.body);
    assert_eq!(desk.sends(&path, &[("reason", "Hall 3 is closed <b>today</b>")]).await.status.code, 303);
    let hers = mei.opens("/en/agenda").await;
    assert!(hers.says("Hall 3 is closed &lt;b&gt;today"), "{}", hers.body);
    let stopped =
        show.letters().await.into_iter().filter(|(row, _)| row.message == "matchmaking-stopped").count();
    assert_eq!(stopped, 2);
    assert!(desk.opens("/office/meetings?stage=cancelled").await.says("FrostBox"));
}
