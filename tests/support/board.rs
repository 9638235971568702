//! The organiser's board, for stories about drafts.
use super::{Person, Show};

/// Makes a draft and lets the job compute it.
pub async fn drafts(show: &Show, desk: &Person<'_>, fields: &[(&str, &str)]) {
    let begun = desk.sends("/office/meetings/board/drafts", fields).await;
    assert_eq!(begun.status.code, 303, "{}", begun.body);
    let waits = desk.opens("/office/meetings/board").await;
    assert!(waits.says("is being computed"), "{}", waits.body);
    assert!(show.jobs_run().await >= 1);
}

/// Publishes the draft; the page after it.
pub async fn publishes(desk: &Person<'_>) -> String {
    let done = desk.sends("/office/meetings/board/publication", &[]).await;
    assert_eq!(done.status.code, 303, "{}", done.body);
    desk.opens(&done.location.unwrap()).await.body
}

/// The id of the meeting of these two in the draft, whatever its day.
pub async fn planned(desk: &Person<'_>, buyer: &str, exhibitor: &str) -> Option<String> {
    for day in ["2025-10-30", "2025-10-31", "2025-11-01"] {
        let list = desk.opens(&format!("/office/meetings/board?day={day}&view=list")).await.body;
        let own = |row: &&str| {
            let row = row.split("</tr>").next().unwrap_or_default();
            row.contains(buyer) && row.contains(exhibitor)
        };
        if let Some(row) = list.split("data-meeting=\"").skip(1).find(own) {
            return row.split('"').next().map(str::to_owned);
        }
    }
    None
}

/// Everything the calendar files in the outbox say, the oldest first.
pub async fn files(show: &Show) -> Vec<(String, String)> {
    let letters = show.letters().await.into_iter().rev();
    letters.filter_map(|(row, _)| Some((row.recipient, row.calendar?))).collect()
}
