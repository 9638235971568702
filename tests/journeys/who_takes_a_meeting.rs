//! Representatives of a company: as many meetings at once as people are free, and nobody in two of them.
use crate::support::board::{drafts, publishes};
use crate::support::matching::{TEN, TEN_25, TEN_50, accepts, asks, maker, requests_in, visitor};
use crate::support::{PASSWORD, Person, Show};
use aisle::accounts::Role;

/// A colleague joins by the link in the letter.
async fn joins(show: &Show, admin: &Person<'_>, name: &str) {
    let email = format!("{}@example.com", name.to_lowercase());
    let sent = admin.sends("/exhibitor/team", &[("email", &email), ("role", "member")]).await;
    assert_eq!(sent.status.code, 303, "{}", sent.body);
    let letters = show.letters().await;
    let (_, letter) = letters.iter().find(|(row, _)| row.recipient == email).unwrap();
    let at = letter.text.find("/exhibitor/join/").unwrap();
    let path = letter.text[at..].split_whitespace().next().unwrap();
    let answer = show.stranger().sends(path, &[("name", name), ("password", PASSWORD)]).await;
    assert_eq!(answer.status.code, 303, "{}", answer.body);
}

/// The accounts on the page of the team, in order.
async fn members(company: &Person<'_>) -> Vec<String> {
    let page = company.opens("/exhibitor/meetings/team").await;
    assert_eq!(page.status.code, 200, "{}", page.body);
    let ids = page.body.split("data-member=\"").skip(1);
    ids.filter_map(|rest| rest.split('"').next()).map(str::to_owned).collect()
}

async fn takes(company: &Person<'_>, member: &str, open: &[&str]) {
    let mut fields = vec![("takes", "yes")];
    fields.extend(open.iter().map(|at| ("open", *at)));
    let saved = company.sends(&format!("/exhibitor/meetings/team/{member}"), &fields).await;
    assert_eq!(saved.status.code, 303, "{}", saved.body);
}

#[rocket::async_test]
async fn two_representatives_take_two_meetings_at_once() {
    let show = Show::open().await;
    let (ice, company) = maker(&show, "FrostBox", &["S5-01"]).await;
    joins(&show, &company, "Lee").await;
    let members = members(&company).await;
    assert_eq!(members.len(), 2);
    takes(&company, &members[0], &[TEN, TEN_25]).await;
    takes(&company, &members[1], &[TEN]).await;
    let edit = company.opens(&format!("/exhibitor/meetings/team/{}", members[1])).await;
    assert!(
        edit.says(&format!("value=\"{TEN}\" checked")) && !edit.says(&format!("value=\"{TEN_25}\" checked"))
    );

    for name in ["Mei", "Li", "Wu"] {
        let (_, buyer) = visitor(&show, name, &["S5-01"], true).await;
        assert_eq!(asks(&buyer, ice, &[TEN]).await.status.code, 303);
        assert_eq!(asks(&buyer, ice, &[TEN_50]).await.status.code, 422, "nobody is there then");
    }
    let requests = requests_in(&company.opens("/exhibitor/meetings").await.body);
    assert_eq!(accepts(&company, &requests[0], TEN).await.status.code, 303);
    assert_eq!(accepts(&company, &requests[1], TEN).await.status.code, 303);
    assert_eq!(accepts(&company, &requests[2], TEN).await.status.code, 422, "both are taken");
}

#[rocket::async_test]
async fn a_draft_gives_a_company_as_many_meetings_at_once_as_it_has_people() {
    let show = Show::open().await;
    let (ice, company) = maker(&show, "FrostBox", &["S5-01"]).await;
    joins(&show, &company, "Lee").await;
    for member in &members(&company).await {
        takes(&company, member, &[TEN]).await;
    }
    let mut buyers = vec![];
    for name in ["Mei", "Li", "Wu"] {
        let (_, buyer) = visitor(&show, name, &["S5-01"], true).await;
        let saved = buyer.sends(&format!("/en/matching/{ice}/mark"), &[("mark", "saved")]).await;
        assert_eq!(saved.status.code, 303, "{}", saved.body);
        buyers.push(buyer);
    }
    let desk = show.staff(Role::Matchmaking).await;
    desk.opens("/language/en?to=/office/").await;
    drafts(&show, &desk, &[("way", "fill")]).await;
    let after = publishes(&desk).await;
    assert!(after.contains("Published: 2 new, 0 moved"), "{after}");
    let mut held = 0;
    for buyer in &buyers {
        held += buyer.opens("/en/agenda").await.body.matches("data-stage=\"accepted\"").count();
    }
    assert_eq!(held, 2, "both representatives are busy at ten, and nobody is there later");
}

#[rocket::async_test]
async fn a_meeting_that_nobody_takes_is_pointed_out() {
    let show = Show::open().await;
    let (ice, company) = maker(&show, "FrostBox", &["S5-01"]).await;
    joins(&show, &company, "Lee").await;
    let members = members(&company).await;
    for member in &members {
        takes(&company, member, &[TEN, TEN_25]).await;
    }
    let mut requests = vec![];
    for name in ["Mei", "Li"] {
        let (_, buyer) = visitor(&show, name, &["S5-01"], true).await;
        asks(&buyer, ice, &[TEN]).await;
        let request = requests_in(&company.opens("/exhibitor/meetings").await.body).remove(0);
        assert_eq!(accepts(&company, &request, TEN).await.status.code, 303);
        requests.push(request);
    }
    let page = company.opens("/exhibitor/meetings").await;
    assert!(page.says("data-unassigned=\"2\""), "{}", page.body);
    let assign = |n: usize| format!("/exhibitor/meetings/requests/{}/representative", requests[n]);
    let lee = [("representative", members[1].as_str())];
    assert_eq!(company.sends(&assign(0), &lee).await.status.code, 303);
    assert_eq!(company.sends(&assign(1), &lee).await.status.code, 409, "nobody is in two meetings");
    let page = company.opens("/exhibitor/meetings").await;
    assert!(page.says("data-unassigned=\"1\"") && page.says("has another meeting"), "{}", page.body);

    takes(&company, &members[1], &[TEN_25]).await;
    let page = company.opens("/exhibitor/meetings").await;
    assert!(!page.says("Not there at this time"), "a booked slot stays open: {}", page.body);
    company.sends(&format!("/exhibitor/meetings/team/{}", members[1]), &[("takes", "no")]).await;
    let page = company.opens("/exhibitor/meetings").await;
    assert!(page.says("Not there at this time"), "who left is pointed out: {}", page.body);
    assert_eq!(company.sends(&assign(0), &[("representative", &members[0])]).await.status.code, 303);
    let stranger = "0190aaaaaaaa7aaaaaaaaaaaaaaaaaaa";
    assert_eq!(company.sends(&assign(1), &[("representative", stranger)]).await.status.code, 404);
}

#[rocket::async_test]
async fn the_only_representative_need_not_be_named() {
    let show = Show::open().await;
    let (ice, company) = maker(&show, "FrostBox", &["S5-01"]).await;
    let (mei_id, mei) = visitor(&show, "Mei", &["S5-01"], true).await;
    let members = members(&company).await;
    takes(&company, &members[0], &[TEN, TEN_25]).await;
    asks(&mei, ice, &[TEN]).await;
    let request = requests_in(&company.opens("/exhibitor/meetings").await.body).remove(0);
    accepts(&company, &request, TEN).await;
    let page = company.opens("/exhibitor/meetings").await;
    assert!(page.says("FrostBox takes it") && !page.says("data-unassigned"), "{}", page.body);
    let visitor = mei_id.to_string();
    let fields = [("visitor", visitor.as_str()), ("instead_of", &request), ("starts_at", TEN_25)];
    assert_eq!(company.sends("/exhibitor/meetings/requests", &fields).await.status.code, 303);
    assert!(company.opens("/exhibitor/meetings").await.says("FrostBox takes it"), "they go along");
}
