//! Meetings in other people's calendars: in letters, in feeds, in reminders, on the way through a day.
use crate::support::board::{drafts, files, planned, publishes};
use crate::support::matching::{TEN, maker, request_in, visitor};
use crate::support::{Person, Show};
use aisle::accounts::Role;
use aisle::kernel::id::ExhibitorId;
use icalendar::{Calendar, Component};

const DAY: &str = "2025-10-30";
/// 10:25, 10:50 and 13:00 on the opening day.
const LATER: [&str; 3] = ["1761791100000", "1761792600000", "1761800400000"];

async fn agreed(show: &Show) -> (ExhibitorId, Person<'_>, Person<'_>, String) {
    let (ice, company) = maker(show, "FrostBox", &["S5-01"]).await;
    let (_, mei) = visitor(show, "Mei", &["S5-01"], true).await;
    mei.sends("/en/matching/requests", &[("exhibitor", &ice.to_string()), ("starts_at", TEN)]).await;
    let request = request_in(&company.opens("/exhibitor/meetings").await.body);
    let path = format!("/exhibitor/meetings/requests/{request}/acceptance");
    assert_eq!(company.sends(&path, &[]).await.status.code, 303);
    (ice, company, mei, request)
}

fn read(file: &str) -> Calendar {
    file.parse().unwrap_or_else(|why| panic!("no calendar file: {why}: {file}"))
}

/// UID, SEQUENCE, DTSTART and METHOD of a file with one entry.
fn facts(file: &str) -> (String, u32, String, String) {
    let calendar = read(file);
    let event = calendar.events().next().unwrap();
    (
        event.get_uid().unwrap().to_owned(),
        event.get_sequence().unwrap(),
        event.property_value("DTSTART").unwrap().to_owned(),
        calendar.property_value("METHOD").unwrap_or_default().to_owned(),
    )
}

#[rocket::async_test]
async fn rescheduled_three_times_it_is_the_same_entry_with_sequence_three() {
    let show = Show::open().await;
    let (_, _, mei, request) = agreed(&show).await;
    let desk = show.staff(Role::Matchmaking).await;
    desk.opens("/language/en?to=/office/").await;
    for at in LATER {
        drafts(&show, &desk, &[("way", "by_hand")]).await;
        let id = planned(&desk, "Mei", "FrostBox").await.unwrap();
        desk.sends(&format!("/office/meetings/board/meetings/{id}/lock"), &[("locked", "no")]).await;
        let place = format!("/office/meetings/board/meetings/{id}/place");
        let moved = desk.sends(&place, &[("starts_at", at), ("place", "booth")]).await;
        assert_eq!(moved.status.code, 303, "{}", moved.body);
        assert!(publishes(&desk).await.contains("0 new, 1 moved"));
    }
    mei.sends(&format!("/en/agenda/requests/{request}/cancellation"), &[]).await;
    let told: Vec<_> = files(&show).await;
    let (visitors, companies): (Vec<_>, Vec<_>) =
        told.iter().partition(|(_, file)| file.contains("Meeting with FrostBox"));
    for (side, count) in [(visitors, 4), (companies, 5)] {
        let facts: Vec<_> = side.iter().map(|(_, file)| facts(file)).collect();
        assert_eq!(facts.len(), count, "agreed and moved thrice; the company also of the cancellation");
        assert!(facts.iter().all(|it| it.0 == facts[0].0), "one UID: {facts:?}");
        let sequences: Vec<u32> = facts.iter().map(|it| it.1).collect();
        assert_eq!(sequences, (0..u32::try_from(count).unwrap()).collect::<Vec<_>>());
        let starts: Vec<&str> = facts.iter().take(4).map(|it| it.2.as_str()).collect();
        assert_eq!(starts, ["20251030T020000Z", "20251030T022500Z", "20251030T025000Z", "20251030T050000Z"]);
        assert!(facts.iter().take(4).all(|it| it.3 == "REQUEST"));
    }
    let (_, last) = told.last().unwrap();
    assert_eq!((facts(last).3.as_str(), facts(last).1), ("CANCEL", 4));
    assert!(last.contains("STATUS:CANCELLED"), "{last}");
    assert!(mei.opens("/en/agenda").await.status.code == 200);
}

#[rocket::async_test]
async fn the_mail_itself_carries_the_invitation() {
    let show = Show::open().await;
    agreed(&show).await;
    show.post_goes().await;
    let folder = show.app.settings.data.join("letters");
    let mails: Vec<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| std::fs::read_to_string(entry.unwrap().path()).unwrap())
        .filter(|mail| mail.contains("text/calendar"))
        .collect();
    assert_eq!(mails.len(), 2);
    for mail in mails {
        assert!(mail.contains("method=REQUEST") && mail.contains("filename=\"meeting.ics\""), "{mail}");
        assert!(mail.contains("multipart/mixed") && mail.contains("multipart/alternative"), "{mail}");
    }
}

#[rocket::async_test]
async fn a_feed_keeps_up_and_can_be_revoked() {
    let show = Show::open().await;
    let (_, company, mei, request) = agreed(&show).await;
    let made = mei.sends("/en/agenda/calendar", &[]).await;
    let address = |body: &str| {
        let at = body.split("data-feed>").nth(1).unwrap_or_else(|| panic!("no address: {body}"));
        at.split('<').next().unwrap().trim_start_matches(crate::support::ORIGIN).to_owned()
    };
    let (hers, theirs) =
        (address(&made.body), address(&company.sends("/exhibitor/meetings/calendar", &[]).await.body));
    let stranger = show.stranger();
    let feed = stranger.opens(&hers).await;
    assert_eq!(feed.status.code, 200, "{}", feed.body);
    assert!(feed.headers["content-type"].starts_with("text/calendar"), "{:?}", feed.headers);
    let calendar = read(&feed.body);
    let event = calendar.events().next().unwrap();
    assert_eq!(event.get_summary(), Some("Meeting with FrostBox Demo"));
    assert_eq!(event.property_value("STATUS"), Some("CONFIRMED"));
    let other = read(&stranger.opens(&theirs).await.body);
    assert_eq!(other.events().next().unwrap().get_uid(), event.get_uid(), "both sides know one meeting");

    mei.sends(&format!("/en/agenda/requests/{request}/cancellation"), &[]).await;
    let calendar = read(&stranger.opens(&hers).await.body);
    let event = calendar.events().next().unwrap();
    assert_eq!((event.property_value("STATUS"), event.get_sequence()), (Some("CANCELLED"), Some(1)));

    let fresh = address(&mei.sends("/en/agenda/calendar", &[]).await.body);
    assert_eq!(stranger.opens(&hers).await.status.code, 404, "the old address is worth nothing");
    assert_eq!(stranger.opens(&fresh).await.status.code, 200);
    mei.sends("/en/agenda/calendar/removal", &[]).await;
    assert_eq!(stranger.opens(&fresh).await.status.code, 404, "revoked");
    assert_eq!(stranger.opens("/calendar/cal_guess.ics").await.status.code, 404);
    assert!(!mei.opens("/en/agenda/calendar").await.says("data-feed"), "shown once only");
}

#[rocket::async_test]
async fn both_are_reminded_once_and_of_nothing_that_is_off() {
    let show = Show::at("2025-10-28T09:00:00+08:00").await;
    let (ice, company, _, _) = agreed(&show).await;
    let reminders = async || {
        let letters = show.letters().await;
        letters.iter().filter(|(row, _)| row.message == "diary-reminder").count()
    };
    show.it_is("2025-10-29T09:59:00+08:00");
    show.jobs_run().await;
    assert_eq!(reminders().await, 0, "not yet");
    show.it_is("2025-10-29T10:00:30+08:00");
    show.jobs_run().await;
    assert_eq!(reminders().await, 2, "both, a day before");
    show.jobs_run().await;
    assert_eq!(reminders().await, 2, "not twice");
    show.it_is("2025-10-30T09:45:00+08:00");
    show.jobs_run().await;
    assert_eq!(reminders().await, 4, "both, a quarter of an hour before");

    let (_, li) = visitor(&show, "Li", &["S5-01"], true).await;
    li.sends("/en/matching/requests", &[("exhibitor", &ice.to_string()), ("starts_at", LATER[2])]).await;
    let queue = company.opens("/exhibitor/meetings").await.body;
    let request = request_in(&queue);
    company.sends(&format!("/exhibitor/meetings/requests/{request}/acceptance"), &[]).await;
    company.sends(&format!("/exhibitor/meetings/requests/{request}/cancellation"), &[]).await;
    show.it_is("2025-10-30T12:46:00+08:00");
    show.jobs_run().await;
    assert_eq!(reminders().await, 4, "it was called off");
}

#[rocket::async_test]
async fn the_route_puts_what_is_saved_between_the_meetings() {
    let show = Show::open().await;
    let (_, _, mei, _) = agreed(&show).await;
    let (ring, _) = maker(&show, "GreenRing", &["S5-01"]).await;
    mei.sends(&format!("/en/matching/{ring}/mark"), &[("mark", "saved")]).await;
    for lang in ["zh", "en"] {
        let page = mei.opens(&format!("/{lang}/agenda/route?day={DAY}")).await;
        assert_eq!(page.status.code, 200, "{}", page.body);
        let (meeting, stop) =
            (page.body.matches("<li data-meeting").count(), page.body.matches("<li data-stop").count());
        assert_eq!((meeting, stop), (1, 1), "{}", page.body);
        assert!(!page.says(">diary-"), "{}", page.body);
    }
    let other = mei.opens("/en/agenda/route?day=2025-10-31").await;
    assert!(other.says("data-stop") && !other.says("<li data-meeting"), "{}", other.body);
}
