//! From wishes to a draft, from a draft to meetings: the organiser's board.
use crate::support::board::{drafts, planned, publishes};
use crate::support::matching::{TEN, TEN_25, maker, request_in, visitor};
use crate::support::{Person, Show};
use aisle::accounts::Role;
use aisle::kernel::id::ExhibitorId;

const DAY: &str = "2025-10-30";

async fn asks(person: &Person<'_>, exhibitor: ExhibitorId, at: &str) {
    let sent = person
        .sends("/en/matching/requests", &[("exhibitor", &exhibitor.to_string()), ("starts_at", at)])
        .await;
    assert_eq!(sent.status.code, 303, "{}", sent.body);
}

async fn saves(person: &Person<'_>, exhibitor: ExhibitorId) {
    let saved = person.sends(&format!("/en/matching/{exhibitor}/mark"), &[("mark", "saved")]).await;
    assert_eq!(saved.status.code, 303, "{}", saved.body);
}

async fn office(show: &Show) -> Person<'_> {
    let desk = show.staff(Role::Matchmaking).await;
    desk.opens("/language/en?to=/office/").await;
    desk
}

fn told(letters: &[(aisle::mail::entity::Model, aisle::mail::Rendered)], message: &str) -> usize {
    letters.iter().filter(|(row, _)| row.message == message).count()
}

#[rocket::async_test]
async fn wishes_become_a_draft_and_the_draft_becomes_meetings() {
    let show = Show::open().await;
    let (ice, company) = maker(&show, "FrostBox", &["S5-01"]).await;
    let (ring, _) = maker(&show, "GreenRing", &["S5-01"]).await;
    let (_, mei) = visitor(&show, "Mei", &["S5-01"], true).await;
    let (_, li) = visitor(&show, "Li", &["S5-01"], true).await;
    asks(&mei, ice, TEN).await;
    asks(&li, ice, TEN).await;
    saves(&mei, ring).await;
    let desk = office(&show).await;
    drafts(&show, &desk, &[("way", "fill"), ("min", "2")]).await;

    let board = desk.opens("/office/meetings/board?view=list").await;
    assert!(board.says("data-percent=\"") && board.says("% of the proven maximum"), "{}", board.body);
    assert!(board.says("1 buyer gets fewer meetings"), "Li has but one wish: {}", board.body);
    let wishes = desk.opens("/office/meetings/board/wishes").await;
    assert!(wishes.says("Li: 1 of 2 meetings, because there are only 1 wishes"), "{}", wishes.body);
    assert!(!mei.opens("/en/agenda").await.says("data-stage=\"accepted\""), "nobody is told of a draft");

    let after = publishes(&desk).await;
    assert!(after.contains("Published: 3 new, 0 moved"), "{after}");
    let hers = mei.opens("/en/agenda").await;
    assert_eq!(hers.body.matches("data-stage=\"accepted\"").count(), 2, "{}", hers.body);
    assert!(company.opens("/exhibitor/meetings").await.says("@example.com"), "agreed: contacts are there");
    assert_eq!(told(&show.letters().await, "board-planned"), 6, "both sides of three meetings");
    let again = desk.sends("/office/meetings/board/publication", &[]).await;
    assert_eq!(again.status.code, 409, "published once");
}

#[rocket::async_test]
async fn before_a_drop_lands_the_board_says_what_is_in_its_way() {
    let show = Show::open().await;
    let (ice, company) = maker(&show, "FrostBox", &["S5-01"]).await;
    let (ring, _) = maker(&show, "GreenRing", &["S5-01"]).await;
    let (_, mei) = visitor(&show, "Mei", &["S5-01"], true).await;
    asks(&mei, ice, TEN).await;
    let request = request_in(&company.opens("/exhibitor/meetings").await.body);
    company.sends(&format!("/exhibitor/meetings/requests/{request}/acceptance"), &[]).await;
    saves(&mei, ring).await;
    let desk = office(&show).await;
    let hall = &show.edition.halls.last().unwrap().code;
    let lounge = [("name_zh", "东洽谈区"), ("name_en", "East lounge"), ("hall", hall), ("tables", "2")];
    let made = desk.sends("/office/meetings/places", &lounge).await;
    assert_eq!(made.status.code, 303, "{}", made.body);
    let table = table_in(&desk.opens(&made.location.unwrap()).await.body);
    drafts(&show, &desk, &[("way", "fill")]).await;
    let id = planned(&desk, "Mei", "GreenRing Demo").await.unwrap();

    let there = format!("/office/meetings/board/meetings/{id}/conflicts");
    let busy = desk.opens(&format!("{there}?starts_at={TEN}&place=booth")).await.json();
    assert_eq!(busy["free"], false);
    assert_eq!(busy["sentences"][0], "Mei meets FrostBox Demo then.");
    let far = desk.opens(&format!("{there}?starts_at={TEN_25}&place={table}")).await.json();
    assert!(far["sentences"][0].as_str().unwrap().contains("minutes away: Mei meets FrostBox Demo"), "{far}");
    let wrong = desk.opens(&format!("{there}?starts_at={TEN_25}&place=booth&of={ice}")).await.json();
    assert!(wrong["sentences"][0].as_str().unwrap().starts_with("That is the booth of FrostBox"), "{wrong}");

    let place = format!("/office/meetings/board/meetings/{id}/place");
    let refused = desk.sends(&place, &[("starts_at", TEN), ("place", "booth")]).await;
    assert_eq!(refused.status.code, 422, "{}", refused.body);
    assert!(refused.says("Mei meets FrostBox Demo then."), "{}", refused.body);
    let page = desk.opens(&format!("/office/meetings/board/meetings/{id}")).await;
    assert!(
        page.says("Mei meets FrostBox Demo then.") && page.says("value=\"1761792600000\""),
        "{}",
        page.body
    );
    let late = "1761800400000";
    let moved = desk.sends(&place, &[("starts_at", late), ("place", &table)]).await;
    assert_eq!(moved.status.code, 303, "{}", moved.body);
    let board = desk.opens(moved.location.unwrap().split('#').next().unwrap()).await;
    assert!(board.says("East lounge") && board.says("Nobody is told before you publish"), "{}", board.body);
    publishes(&desk).await;
    let letter = show.letters().await.into_iter().find(|(row, _)| row.message == "board-planned").unwrap().1;
    assert!(letter.text.contains("East lounge") && letter.text.contains("table 1"), "{}", letter.text);
    let card = desk.opens(&format!("/office/meetings/cards?day={DAY}")).await;
    assert!(card.says("East lounge") && card.says("Mei Trading × GreenRing Demo"), "{}", card.body);
}

/// The id of the first table of a lounge's page.
fn table_in(body: &str) -> String {
    let at = body.split("/agendas/tables/").nth(1).unwrap_or_else(|| panic!("no table: {body}"));
    at.split('"').next().unwrap().to_owned()
}

#[rocket::async_test]
async fn what_is_locked_stays_and_the_last_change_can_be_taken_back() {
    let show = Show::open().await;
    let (ice, _) = maker(&show, "FrostBox", &["S5-01"]).await;
    let (_, mei) = visitor(&show, "Mei", &["S5-01"], true).await;
    asks(&mei, ice, TEN).await;
    let desk = office(&show).await;
    drafts(&show, &desk, &[("way", "fill")]).await;
    let id = planned(&desk, "Mei", "FrostBox Demo").await.unwrap();
    let (place, lock) = (
        format!("/office/meetings/board/meetings/{id}/place"),
        format!("/office/meetings/board/meetings/{id}/lock"),
    );
    let to = |at: &'static str| [("starts_at", at), ("place", "booth")];
    let late = "1761800400000";
    assert_eq!(desk.sends(&place, &to(late)).await.status.code, 303);
    assert_eq!(desk.sends(&lock, &[("locked", "yes")]).await.status.code, 303);
    assert_eq!(desk.sends(&place, &to(TEN)).await.status.code, 409, "locked");
    assert_eq!(desk.sends("/office/meetings/board/optimisation", &[]).await.status.code, 303);
    show.jobs_run().await;
    let page = desk.opens(&format!("/office/meetings/board/meetings/{id}")).await;
    assert!(page.says("This meeting is locked") && page.says("13:00"), "{}", page.body);

    desk.sends(&lock, &[("locked", "no")]).await;
    assert_eq!(desk.sends(&place, &to(TEN_25)).await.status.code, 303);
    let undone = desk.sends("/office/meetings/board/undo", &[]).await;
    assert_eq!(undone.status.code, 303, "{}", undone.body);
    let page = desk.opens(&format!("/office/meetings/board/meetings/{id}")).await;
    assert!(page.says("aria-current=\"true\">13:00"), "{}", page.body);
    assert_eq!(desk.sends("/office/meetings/board/undo", &[]).await.status.code, 409, "once");
}

#[rocket::async_test]
async fn after_a_cancellation_the_repair_fills_the_gap_and_says_why() {
    let show = Show::open().await;
    let (ice, company) = maker(&show, "FrostBox", &["S5-01"]).await;
    let (_, mei) = visitor(&show, "Mei", &["S5-01"], true).await;
    let (_, li) = visitor(&show, "Li", &["S5-01"], true).await;
    asks(&mei, ice, TEN).await;
    asks(&li, ice, TEN).await;
    let list = company.opens("/exhibitor/meetings").await.body;
    let own = list.split("data-request=\"").skip(1).find(|rest| rest.contains("Mei Trading")).unwrap();
    let request = own.split('"').next().unwrap().to_owned();
    company.sends(&format!("/exhibitor/meetings/requests/{request}/acceptance"), &[]).await;
    company.sends("/exhibitor/meetings/availability", &[("open", TEN)]).await;
    let desk = office(&show).await;
    drafts(&show, &desk, &[("way", "fill")]).await;
    let wishes = desk.opens("/office/meetings/board/wishes").await;
    assert!(wishes.says("FrostBox Demo has a meeting in every slot it shares with Li."), "{}", wishes.body);
    desk.sends("/office/meetings/board/removal", &[]).await;

    mei.sends(&format!("/en/agenda/requests/{request}/cancellation"), &[]).await;
    drafts(&show, &desk, &[("way", "repair")]).await;
    let found = desk.opens("/office/meetings/board/wishes").await;
    assert!(found.says("New: Li and FrostBox Demo. There is room"), "{}", found.body);
    assert!(!li.opens("/en/agenda").await.says("data-stage=\"accepted\""), "proposed, not yet published");
    assert!(publishes(&desk).await.contains("Published: 1 new, 0 moved"));
    assert!(li.opens("/en/agenda").await.says("data-stage=\"accepted\""));
}

#[rocket::async_test]
async fn what_was_agreed_meanwhile_is_never_booked_twice() {
    let show = Show::open().await;
    let (ice, company) = maker(&show, "FrostBox", &["S5-01"]).await;
    let (_, mei) = visitor(&show, "Mei", &["S5-01"], true).await;
    asks(&mei, ice, TEN).await;
    let desk = office(&show).await;
    drafts(&show, &desk, &[("way", "fill")]).await;
    let request = request_in(&company.opens("/exhibitor/meetings").await.body);
    company.sends(&format!("/exhibitor/meetings/requests/{request}/acceptance"), &[]).await;
    let after = publishes(&desk).await;
    assert!(after.contains("0 new, 0 moved") && after.contains("1 were overtaken"), "{after}");
    let hers = mei.opens("/en/agenda").await;
    assert_eq!(hers.body.matches("data-stage=\"accepted\"").count(), 1, "{}", hers.body);
    let wishes = desk.opens("/office/meetings/board/wishes").await;
    assert!(wishes.says("before the draft was published"), "{}", wishes.body);
}

#[rocket::async_test]
async fn every_page_of_the_board_is_there_in_both_languages() {
    let show = Show::open().await;
    let (ice, _) = maker(&show, "FrostBox", &["S5-01"]).await;
    let (_, mei) = visitor(&show, "Mei", &["S5-01"], true).await;
    asks(&mei, ice, TEN).await;
    let desk = office(&show).await;
    let hall = &show.edition.halls[0].code;
    let bad =
        desk.sends("/office/meetings/places", &[("name_zh", "区"), ("hall", hall), ("tables", "0")]).await;
    assert_eq!(bad.status.code, 422, "{}", bad.body);
    let fields = [("name_zh", "洽谈区"), ("name_en", "Lounge"), ("hall", hall), ("tables", "1")];
    let lounge = desk.sends("/office/meetings/places", &fields).await.location.unwrap();
    let lounge = lounge.split('?').next().unwrap().to_owned();
    let blocked = desk.sends(&format!("{lounge}/tables/1/blocks"), &[("blocked", TEN)]).await;
    assert_eq!(blocked.status.code, 303, "{}", blocked.body);
    drafts(&show, &desk, &[("way", "fill"), ("venue", "lounge")]).await;
    let id = planned(&desk, "Mei", "FrostBox").await.unwrap();
    let table = table_in(&desk.opens(&lounge).await.body);
    for lang in ["zh", "en"] {
        desk.opens(&format!("/language/{lang}?to=/office/")).await;
        for path in [
            "board".into(),
            format!("board?day={DAY}&view=list&q=Mei"),
            "board/wishes".into(),
            format!("board/meetings/{id}"),
            format!("board/meetings/{id}?place={table}"),
            "places".into(),
            "agendas?q=frost".into(),
            format!("agendas/tables/{table}"),
            "cards".into(),
        ] {
            let page = desk.opens(&format!("/office/meetings/{path}")).await;
            assert_eq!(page.status.code, 200, "{path}: {}", page.body);
            assert!(!page.says(">board-") && !page.says(">diary-"), "{path}: {}", page.body);
        }
    }
    let page = desk.opens(&format!("/office/meetings/board/meetings/{id}?place={table}")).await;
    assert!(page.says("table 1 is blocked then"), "{}", page.body);
}
