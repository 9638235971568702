//! One slot, many acceptances: exactly one meeting, on either side of the table.
use crate::support::matching::{TEN, TEN_25, TEN_50, accepts, asks, maker, request_in, requests_in, visitor};
use crate::support::{Person, Show};
use aisle::matchmaking::entity::meeting;
use rocket::futures::future::join_all;
use sea_orm::EntityTrait;

async fn meetings(show: &Show) -> usize {
    meeting::Entity::find().all(show.app.db.read()).await.unwrap().len()
}

/// Everybody wins or is told kindly; nobody sees an error of ours.
fn one_winner(statuses: &[u16]) {
    assert_eq!(statuses.iter().filter(|status| **status == 303).count(), 1, "{statuses:?}");
    assert!(statuses.iter().all(|status| [303, 409, 422].contains(status)), "{statuses:?}");
}

#[rocket::async_test]
async fn twenty_buyers_want_one_slot_of_an_exhibitor() {
    let show = Show::open().await;
    let (ice, company) = maker(&show, "FrostBox", &["S5-01"]).await;
    for n in 0..20 {
        let (_, buyer) = visitor(&show, &format!("Buyer {n}"), &["S5-01"], true).await;
        let sent = buyer
            .sends("/en/matching/requests", &[("exhibitor", &ice.to_string()), ("starts_at", TEN)])
            .await;
        assert_eq!(sent.status.code, 303, "{}", sent.body);
    }
    let queue = company.opens("/exhibitor/meetings").await.body;
    let requests = requests_in(&queue);
    assert_eq!(requests.len(), 20);
    let paths: Vec<String> =
        requests.iter().map(|id| format!("/exhibitor/meetings/requests/{id}/acceptance")).collect();
    let answers = join_all(paths.iter().map(|path| company.sends(path, &[]))).await;
    one_winner(&answers.iter().map(|answer| answer.status.code).collect::<Vec<_>>());
    assert_eq!(meetings(&show).await, 1);
}

#[rocket::async_test]
async fn twelve_exhibitors_accept_one_buyer_at_the_same_time() {
    let show = Show::open().await;
    let (mei_id, mei) = visitor(&show, "Mei", &["S5-01"], true).await;
    let mut companies: Vec<Person<'_>> = vec![];
    for n in 0..12 {
        let (_, company) = maker(&show, &format!("Maker {n}"), &["S5-01"]).await;
        let visitor = mei_id.to_string();
        let sent =
            company.sends("/exhibitor/meetings/requests", &[("visitor", &visitor), ("starts_at", TEN)]).await;
        assert_eq!(sent.status.code, 303, "{}", sent.body);
        companies.push(company);
    }
    let agenda = mei.opens("/en/agenda").await.body;
    let requests = requests_in(&agenda);
    assert_eq!(requests.len(), 12);
    let paths: Vec<String> =
        requests.iter().map(|id| format!("/en/agenda/requests/{id}/acceptance")).collect();
    let answers = join_all(paths.iter().map(|path| mei.sends(path, &[]))).await;
    one_winner(&answers.iter().map(|answer| answer.status.code).collect::<Vec<_>>());
    assert_eq!(meetings(&show).await, 1);
}

#[rocket::async_test]
async fn twenty_clicks_on_one_acceptance_make_one_meeting() {
    let show = Show::open().await;
    let (ice, company) = maker(&show, "FrostBox", &["S5-01"]).await;
    let (_, mei) = visitor(&show, "Mei", &["S5-01"], true).await;
    mei.sends("/en/matching/requests", &[("exhibitor", &ice.to_string()), ("starts_at", TEN)]).await;
    let path = format!(
        "/exhibitor/meetings/requests/{}/acceptance",
        request_in(&company.opens("/exhibitor/meetings").await.body)
    );
    let answers = join_all((0..20).map(|_| company.sends(&path, &[]))).await;
    one_winner(&answers.iter().map(|answer| answer.status.code).collect::<Vec<_>>());
    assert_eq!(meetings(&show).await, 1);
}

#[rocket::async_test]
async fn overlapping_proposals_accepted_at_once_take_one_slot_each() {
    let show = Show::open().await;
    let (ice, company) = maker(&show, "FrostBox", &["S5-01"]).await;
    for n in 0..8 {
        let (_, buyer) = visitor(&show, &format!("Buyer {n}"), &["S5-01"], true).await;
        assert_eq!(asks(&buyer, ice, &[TEN, TEN_25]).await.status.code, 303);
    }
    let requests = requests_in(&company.opens("/exhibitor/meetings").await.body);
    let pressed = requests.iter().zip([TEN, TEN_25].into_iter().cycle());
    let answers = join_all(pressed.map(|(id, at)| accepts(&company, id, at))).await;
    let statuses: Vec<u16> = answers.iter().map(|answer| answer.status.code).collect();
    assert_eq!(statuses.iter().filter(|status| **status == 303).count(), 2, "one a slot: {statuses:?}");
    assert!(statuses.iter().all(|status| [303, 409, 422].contains(status)), "{statuses:?}");
    assert_eq!(meetings(&show).await, 2);
}

#[rocket::async_test]
async fn a_meeting_moves_while_its_new_slot_is_accepted_for_somebody_else() {
    let show = Show::open().await;
    let (ice, company) = maker(&show, "FrostBox", &["S5-01"]).await;
    let (_, mei) = visitor(&show, "Mei", &["S5-01"], true).await;
    let (_, li) = visitor(&show, "Li", &["S5-01"], true).await;
    asks(&mei, ice, &[TEN]).await;
    let hers = request_in(&company.opens("/exhibitor/meetings").await.body);
    accepts(&company, &hers, TEN).await;
    asks(&li, ice, &[TEN_50]).await;
    let his = request_in(&company.opens("/exhibitor/meetings").await.body);
    let exhibitor = ice.to_string();
    let fields = [("exhibitor", exhibitor.as_str()), ("instead_of", &hers), ("starts_at", TEN_50)];
    let (moved, accepted) =
        rocket::tokio::join!(mei.sends("/en/matching/requests", &fields), accepts(&company, &his, TEN_50));
    one_winner(&[moved.status.code, accepted.status.code]);
    let rows = meeting::Entity::find().all(show.app.db.read()).await.unwrap();
    let hers = rows.iter().find(|row| row.request_id.uuid().to_string() == hers).unwrap();
    let at = if moved.status.code == 303 { TEN_50 } else { TEN };
    assert_eq!(hers.starts_at.0.to_string(), at, "moved as a whole, or not at all");
    assert_eq!(rows.len(), if moved.status.code == 303 { 1 } else { 2 });
}

#[rocket::async_test]
async fn twelve_moves_of_one_meeting_leave_one_meeting() {
    let show = Show::open().await;
    let (ice, company) = maker(&show, "FrostBox", &["S5-01"]).await;
    let (_, mei) = visitor(&show, "Mei", &["S5-01"], true).await;
    asks(&mei, ice, &[TEN]).await;
    let request = request_in(&company.opens("/exhibitor/meetings").await.body);
    accepts(&company, &request, TEN).await;
    let exhibitor = ice.to_string();
    let to =
        |at| vec![("exhibitor", exhibitor.as_str()), ("instead_of", request.as_str()), ("starts_at", at)];
    let forms: Vec<_> = (0..12).map(|n| to(if n % 2 == 0 { TEN_25 } else { TEN_50 })).collect();
    let answers = join_all(forms.iter().map(|form| mei.sends("/en/matching/requests", form))).await;
    assert!(answers.iter().all(|it| [303, 409, 422].contains(&it.status.code)));
    let rows = meeting::Entity::find().all(show.app.db.read()).await.unwrap();
    assert_eq!(rows.len(), 1);
    assert!([TEN_25, TEN_50].contains(&rows[0].starts_at.0.to_string().as_str()));
}
