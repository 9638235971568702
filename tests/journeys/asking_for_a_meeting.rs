//! Several times, other times, no answer in time, an agreed meeting that moves.
use crate::support::matching::{
    NEXT_TEN, TEN, TEN_25, TEN_50, accepts, asks, maker, maker_far_off, request_in, requests_in, visitor,
};
use crate::support::{Person, Show};

/// How many letters of this kind there are.
async fn letters(show: &Show, message: &str) -> usize {
    show.letters().await.into_iter().filter(|(row, _)| row.message == message).count()
}

async fn queue(company: &Person<'_>) -> String {
    company.opens("/exhibitor/meetings").await.body
}

#[rocket::async_test]
async fn one_of_three_times_is_taken() {
    let show = Show::open().await;
    let (ice, company) = maker(&show, "FrostBox", &["S5-01"]).await;
    let (_, mei) = visitor(&show, "Mei", &["S5-01"], true).await;
    let four = asks(&mei, ice, &[TEN, TEN_25, TEN_50, NEXT_TEN]).await;
    assert_eq!(four.status.code, 422, "{}", four.body);
    assert!(four.says("at most three times"), "{}", four.body);
    assert_eq!(asks(&mei, ice, &[TEN_50, TEN_25, NEXT_TEN]).await.status.code, 303);

    let body = queue(&company).await;
    let request = request_in(&body);
    for time in ["10:25", "10:50"] {
        assert!(body.contains(time), "{time}: {body}");
    }
    assert_eq!(accepts(&company, &request, TEN).await.status.code, 409, "it was never proposed");
    assert_eq!(accepts(&company, &request, TEN_50).await.status.code, 303);
    let hers = mei.opens("/en/agenda").await;
    assert!(
        hers.says("data-stage=\"accepted\"") && hers.says("10:50") && !hers.says("10:25"),
        "{}",
        hers.body
    );
}

#[rocket::async_test]
async fn the_other_side_proposes_other_times_and_the_request_stays() {
    let show = Show::open().await;
    let (ice, company) = maker(&show, "FrostBox", &["S5-01"]).await;
    let (mei_id, mei) = visitor(&show, "Mei", &["S5-01"], true).await;
    asks(&mei, ice, &[TEN]).await;
    let request = request_in(&queue(&company).await);
    let visitor = mei_id.to_string();
    let counter = [
        ("visitor", visitor.as_str()),
        ("instead_of", request.as_str()),
        ("starts_at", TEN_25),
        ("starts_at", NEXT_TEN),
    ];
    assert_eq!(company.sends("/exhibitor/meetings/requests", &counter).await.status.code, 303);
    assert_eq!(letters(&show, "requests-countered").await, 1);
    let agenda = mei.opens("/en/agenda").await;
    assert_eq!(request_in(&agenda.body), request, "{}", agenda.body);
    assert!(agenda.says("asks to meet you") && agenda.says(NEXT_TEN), "{}", agenda.body);
    let yes = format!("/en/agenda/requests/{request}/acceptance");
    assert_eq!(mei.sends(&yes, &[("starts_at", NEXT_TEN)]).await.status.code, 303);
    let thread = mei.opens(&format!("/en/matching/{ice}/messages")).await;
    for turn in ["asked", "countered", "accepted"] {
        assert!(thread.says(&format!("data-turn=\"{turn}\"")), "{turn}: {}", thread.body);
    }
}

#[rocket::async_test]
async fn nobody_agrees_to_be_in_two_far_halls_at_once() {
    let show = Show::open().await;
    let (ice, near) = maker(&show, "FrostBox", &["S5-01"]).await;
    let (ring, far) = maker_far_off(&show, "GreenRing", &["S5-01"]).await;
    let (_, mei) = visitor(&show, "Mei", &["S5-01"], true).await;
    assert_eq!(asks(&mei, ice, &[TEN]).await.status.code, 303);
    assert_eq!(asks(&mei, ring, &[TEN_25]).await.status.code, 303, "nothing is agreed yet");
    assert_eq!(accepts(&near, &request_in(&queue(&near).await), TEN).await.status.code, 303);
    let late = accepts(&far, &request_in(&queue(&far).await), TEN_25).await;
    assert_eq!(late.status.code, 422, "{}", late.body);
    assert!(late.says("could not walk here in time"), "{}", late.body);
}

#[rocket::async_test]
async fn whoever_was_not_first_is_told_what_is_free() {
    let show = Show::open().await;
    let (ice, company) = maker(&show, "FrostBox", &["S5-01"]).await;
    let (_, mei) = visitor(&show, "Mei", &["S5-01"], true).await;
    let (_, li) = visitor(&show, "Li", &["S5-01"], true).await;
    let (_, wu) = visitor(&show, "Wu", &["S5-01"], true).await;
    for (buyer, slots) in [(&mei, &[TEN][..]), (&li, &[TEN][..]), (&wu, &[TEN, TEN_50][..])] {
        assert_eq!(asks(buyer, ice, slots).await.status.code, 303);
    }
    let body = queue(&company).await;
    let hers = requests_in(&body).into_iter().find(|id| {
        let card = body.split(&format!("data-request=\"{id}\"")).nth(1).unwrap();
        card.split("</article>").next().unwrap().contains("Mei Trading")
    });
    assert_eq!(accepts(&company, &hers.unwrap(), TEN).await.status.code, 303);
    let told: Vec<_> =
        show.letters().await.into_iter().filter(|(row, _)| row.message == "requests-gone").collect();
    assert_eq!(told.len(), 1, "Li is told, Wu has a time left: {told:?}");
    assert!(told[0].1.text.contains("10:25"), "{}", told[0].1.text);
    let at = told[0].1.text.find("/en/matching/").unwrap();
    let link = told[0].1.text[at..].split_whitespace().next().unwrap();
    let page = li.opens(link).await;
    assert!(page.says("instead_of") && page.says(TEN_25) && page.status.code == 200, "{}", page.body);
}

#[rocket::async_test]
async fn a_request_ends_by_itself_the_sooner_the_nearer_it_is() {
    let show = Show::at("2025-10-25T09:00:00+08:00").await;
    let (ice, company) = maker(&show, "FrostBox", &["S5-01"]).await;
    let (_, mei) = visitor(&show, "Mei", &["S5-01"], true).await;
    asks(&mei, ice, &[TEN]).await;
    let request = request_in(&queue(&company).await);
    show.it_is("2025-10-27T08:59:00+08:00");
    show.jobs_run().await;
    assert!(mei.opens("/en/agenda").await.says("data-stage=\"proposed\""), "48 hours are not over");
    show.it_is("2025-10-27T09:02:00+08:00");
    assert_eq!(
        accepts(&company, &request, TEN).await.status.code,
        409,
        "its time is over even before the clock ran"
    );
    assert_eq!(show.jobs_run().await, 1);
    assert_eq!(letters(&show, "requests-lapsed").await, 1);
    let feed = mei.opens("/en/matching").await;
    assert!(feed.says(&format!("value=\"{TEN}\"")), "she can ask again: {}", feed.body);

    show.it_is("2025-10-30T09:10:00+08:00");
    asks(&mei, ice, &[TEN]).await;
    show.it_is("2025-10-30T09:42:00+08:00");
    assert_eq!(show.jobs_run().await, 1, "half an hour, on the day");
    assert!(!queue(&company).await.contains("Mei Trading"));
}

#[rocket::async_test]
async fn a_refusal_lapses_like_silence_and_its_reason_stays_private() {
    let show = Show::open().await;
    let (ice, company) = maker(&show, "FrostBox", &["S5-01"]).await;
    let (mei_id, mei) = visitor(&show, "Mei", &["S5-01"], true).await;
    asks(&mei, ice, &[TEN]).await;
    let request = request_in(&queue(&company).await);
    let no = format!("/exhibitor/meetings/requests/{request}/refusal");
    assert_eq!(company.sends(&no, &[("reason", "too small for us")]).await.status.code, 303);
    let ours = company.opens(&format!("/exhibitor/meetings/buyers/{mei_id}/messages")).await;
    assert!(ours.says("too small for us"), "{}", ours.body);
    let hers = mei.opens(&format!("/en/matching/{ice}/messages")).await;
    assert!(!hers.says("too small") && !hers.says("declined"), "{}", hers.body);
    // She may still change the times; nobody is written to, and it stays refused.
    let before = show.letters().await.len();
    let change =
        [("exhibitor", ice.to_string()), ("instead_of", request.clone()), ("starts_at", TEN_25.into())];
    let change: Vec<(&str, &str)> = change.iter().map(|(name, value)| (*name, value.as_str())).collect();
    assert_eq!(mei.sends("/en/matching/requests", &change).await.status.code, 303);
    assert_eq!(show.letters().await.len(), before);
    assert!(!queue(&company).await.contains("Mei Trading"));
    show.it_is("2025-10-30T10:12:00+08:00");
    show.jobs_run().await;
    assert_eq!(letters(&show, "requests-lapsed").await, 1);
}

#[rocket::async_test]
async fn an_agreed_meeting_moves_in_one_change_or_not_at_all() {
    let show = Show::open().await;
    let (ice, company) = maker(&show, "FrostBox", &["S5-01"]).await;
    let (_, mei) = visitor(&show, "Mei", &["S5-01"], true).await;
    let (_, li) = visitor(&show, "Li", &["S5-01"], true).await;
    asks(&mei, ice, &[TEN]).await;
    let request = request_in(&queue(&company).await);
    accepts(&company, &request, TEN).await;
    asks(&li, ice, &[TEN_25]).await;
    let other = request_in(&queue(&company).await);
    accepts(&company, &other, TEN_25).await;

    let move_to = async |at: &str| {
        let exhibitor = ice.to_string();
        let fields = [("exhibitor", exhibitor.as_str()), ("instead_of", &request), ("starts_at", at)];
        mei.sends("/en/matching/requests", &fields).await
    };
    let gone = move_to(TEN_25).await;
    assert_eq!(gone.status.code, 422, "{}", gone.body);
    assert!(gone.says("has just been taken") && gone.says("moves at once"), "{}", gone.body);
    let agenda = mei.opens("/en/agenda").await;
    assert!(
        agenda.says("data-stage=\"accepted\"") && agenda.says("10:00"),
        "the old time stays: {}",
        agenda.body
    );

    assert_eq!(move_to(TEN_50).await.status.code, 303);
    let agenda = mei.opens("/en/agenda").await;
    assert_eq!(request_in(&agenda.body), request);
    assert!(agenda.says("10:50") && !agenda.says("10:00–"), "{}", agenda.body);
    assert_eq!(letters(&show, "requests-moved").await, 2, "both are told");
    let thread = mei.opens(&format!("/en/matching/{ice}/messages")).await;
    assert!(thread.says("data-turn=\"accepted\"") && thread.says("data-turn=\"moved\""), "{}", thread.body);
    let (_, wu) = visitor(&show, "Wu", &["S5-01"], true).await;
    assert_eq!(asks(&wu, ice, &[TEN]).await.status.code, 303, "the old slot is free again");
}

#[rocket::async_test]
async fn a_buyer_is_not_flooded() {
    let show = Show::open().await;
    let (mei_id, mei) = visitor(&show, "Mei", &["S5-01"], true).await;
    let visitor = mei_id.to_string();
    let mut last = None;
    for n in 0..16 {
        let (_, company) = maker(&show, &format!("Maker {n}"), &["S5-01"]).await;
        let fields = [("visitor", visitor.as_str()), ("starts_at", TEN)];
        last = Some(company.sends("/exhibitor/meetings/requests", &fields).await);
        assert_eq!(last.as_ref().unwrap().status.code, if n < 15 { 303 } else { 422 }, "{n}");
    }
    assert!(last.unwrap().says("as a day can bear"));
    assert_eq!(requests_in(&mei.opens("/en/agenda").await.body).len(), 15);
}

#[rocket::async_test]
async fn the_budget_of_requests_is_said_in_words() {
    let show = Show::open().await;
    let (_, mei) = visitor(&show, "Mei", &["S5-01"], true).await;
    assert!(mei.opens("/en/matching").await.says("0 of 20 requests"));
    for n in 0..20 {
        let (ice, _) = maker(&show, &format!("Maker {n}"), &["S5-01"]).await;
        assert_eq!(asks(&mei, ice, &[NEXT_TEN]).await.status.code, 303, "{n}");
    }
    let (ice, _) = maker(&show, "One more", &["S5-01"]).await;
    let late = asks(&mei, ice, &[NEXT_TEN]).await;
    assert_eq!(late.status.code, 422);
    assert!(late.says("the more are accepted"), "{}", late.body);
}
