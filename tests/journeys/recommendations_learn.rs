//! Recommendations that learn: what was written counts, discoveries say where they come from, the organiser says what
//! counts, and whoever leaves is gone.
use crate::support::Show;
use crate::support::matching::{TEN, maker, visitor};
use aisle::accounts::Role;
use aisle::kernel::id::ExhibitorId;

/// Exhibitors of a feed in order, and whether each is a discovery.
fn cards(body: &str) -> Vec<(String, bool)> {
    let card = |rest: &str| {
        let one = rest.split("</article>").next().unwrap();
        let id = one.split("data-exhibitor=\"").nth(1).unwrap().split('"').next().unwrap();
        (id.replace('-', ""), one.contains("data-discovery"))
    };
    body.split("<article").skip(1).map(card).collect()
}

fn sees(body: &str, exhibitor: ExhibitorId) -> bool {
    cards(body).iter().any(|(id, _)| *id == exhibitor.to_string())
}

#[rocket::async_test]
async fn words_find_what_no_tick_names() {
    let show = Show::open().await;
    let (ice, company) = maker(&show, "FrostBox", &["S1-01"]).await;
    maker(&show, "Other", &["S1-02"]).await;
    let text = [("text_en", "Air column bags against breakage of bottles")];
    assert_eq!(company.sends("/exhibitor/meetings/profile", &text).await.status.code, 303);
    let (_, mei) = visitor(&show, "Mei", &["S5-01"], true).await;
    assert!(!sees(&mei.opens("/en/matching").await.body, ice), "nothing in common yet");
    let says = [
        ("interests", "S5-01"),
        ("strength-S5-01", "must"),
        ("text_en", "We look for air column bags against breakage"),
    ];
    assert_eq!(mei.sends("/en/matching/profile", &says).await.status.code, 303);
    let feed = mei.opens("/en/matching").await;
    assert!(feed.says("data-learnt=\"true\""), "{}", feed.body);
    assert!(sees(&feed.body, ice), "{}", feed.body);
    assert!(feed.says("You write “") && feed.says("air column bags"), "{}", feed.body);
    let theirs = company.opens("/exhibitor/meetings/buyers").await;
    assert!(theirs.says("They write “"), "{}", theirs.body);
}

#[rocket::async_test]
async fn a_discovery_says_where_it_comes_from_and_can_be_switched_off() {
    let show = Show::open().await;
    for n in 0..3 {
        maker(&show, &format!("Boxes {n}"), &["S5-01"]).await;
    }
    let (ice, _) = maker(&show, "Icepacks", &["S5-02"]).await;
    let (_, mei) = visitor(&show, "Mei", &["S5-01"], true).await;
    let feed = mei.opens("/en/matching").await;
    let found = cards(&feed.body);
    let place = found.iter().position(|(id, _)| *id == ice.to_string());
    assert!(place.is_some_and(|place| found[place].1), "{found:?} {}", feed.body);
    assert!(!found[0].1, "the best fit comes first");
    assert!(
        feed.says("data-discovery=\"complement\"") && feed.says("Goes with what you need"),
        "{}",
        feed.body
    );

    assert_eq!(mei.sends("/en/matching/discoveries", &[("wanted", "no")]).await.status.code, 303);
    let feed = mei.opens("/en/matching").await;
    assert!(cards(&feed.body).iter().all(|(_, discovery)| !discovery), "{}", feed.body);
    assert!(feed.says("Show discoveries again"), "{}", feed.body);
    assert_eq!(mei.sends("/en/matching/discoveries", &[("wanted", "yes")]).await.status.code, 303);
    assert!(cards(&mei.opens("/en/matching").await.body).iter().any(|(_, discovery)| *discovery));
    assert_eq!(mei.sends("/en/matching/discoveries", &[]).await.status.code, 404);
}

#[rocket::async_test]
async fn the_organiser_says_what_counts() {
    let show = Show::open().await;
    let (_, _) = maker(&show, "FrostBox", &["S5-01"]).await;
    let (_, mei) = visitor(&show, "Mei", &["S5-01"], true).await;
    let before = mei.opens("/en/matching").await;
    assert!(before.says("You are looking for Insulated boxes"), "{}", before.body);
    let desk = show.staff(Role::Matchmaking).await;
    for lang in ["zh", "en"] {
        desk.opens(&format!("/language/{lang}?to=/office/")).await;
        let page = desk.opens("/office/meetings/recommendations").await;
        assert!(page.status.code == 200 && !page.says(">reason-"), "{}", page.body);
        assert!(page.says("data-metric=\"buyers\">1<"), "{}", page.body);
    }
    let all = |ticks| {
        [
            ("ticks", ticks),
            ("words", "100"),
            ("behaviour", "100"),
            ("complements", "100"),
            ("conditions", "100"),
            ("wishes", "100"),
            ("discoveries", "20"),
        ]
    };
    let wrong = desk.sends("/office/meetings/recommendations", &all("301")).await;
    assert_eq!(wrong.status.code, 422, "{}", wrong.body);
    assert!(wrong.says("value=\"301\"") && wrong.says("href=\"#ticks\""), "{}", wrong.body);
    assert_eq!(desk.sends("/office/meetings/recommendations", &all("0")).await.status.code, 303);
    let after = mei.opens("/en/matching").await;
    assert!(!after.says("You are looking for Insulated boxes"), "ticks do not count: {}", after.body);
    assert!(desk.opens("/office/meetings/recommendations").await.says("value=\"0\""));
    let sales = show.staff(Role::Sales).await;
    assert_eq!(sales.sends("/office/meetings/recommendations", &all("100")).await.status.code, 403);
}

#[rocket::async_test]
async fn what_was_asked_stays_where_the_finger_is_and_then_moves_to_the_agenda() {
    let show = Show::open().await;
    for n in 0..4 {
        maker(&show, &format!("Boxes {n}"), &["S5-01"]).await;
    }
    let (_, mei) = visitor(&show, "Mei", &["S5-01"], true).await;
    let all = cards(&mei.opens("/en/matching").await.body);
    let (third, _) = all[2].clone();
    let asked = [("exhibitor", third.as_str()), ("starts_at", TEN), ("page", "1"), ("place", "2")];
    let sent = mei.sends("/en/matching/requests", &asked).await;
    assert_eq!(sent.status.code, 303, "{}", sent.body);
    let there = sent.location.unwrap();
    assert!(there.ends_with(&format!("#e-{third}")), "{there}");
    let feed = mei.opens(there.split('#').next().unwrap()).await;
    assert_eq!(cards(&feed.body)[2].0, third, "{}", feed.body);
    assert!(feed.says("Waiting for an answer"), "{}", feed.body);
    let later = cards(&mei.opens("/en/matching").await.body);
    assert!(later.len() == all.len() - 1 && later.iter().all(|(id, _)| *id != third), "{later:?}");
    assert!(mei.opens("/en/agenda").await.says("Waiting for an answer"));

    let second = later[1].0.as_str();
    let away =
        mei.sends(&format!("/en/matching/{second}/mark"), &[("mark", "dismissed"), ("place", "1")]).await;
    let there = away.location.unwrap();
    assert!(there.ends_with("#p-1"), "{there}");
    assert_eq!(cards(&mei.opens("/en/matching").await.body).len(), all.len() - 2);
}

#[rocket::async_test]
async fn whoever_leaves_is_forgotten_and_whoever_comes_back_is_known() {
    let show = Show::open().await;
    let (ice, company) = maker(&show, "FrostBox", &["S5-01"]).await;
    let (_, mei) = visitor(&show, "Mei", &["S5-01"], true).await;
    let (_, li) = visitor(&show, "Li", &["S5-01"], true).await;
    assert!(company.opens("/exhibitor/meetings/buyers").await.says("Mei Trading"));
    mei.sends(&format!("/en/matching/{ice}/mark"), &[("mark", "dismissed")]).await;
    assert!(!company.opens("/exhibitor/meetings/buyers").await.says("Mei Trading"));
    mei.sends("/en/matching/participation", &[("part", "no")]).await;
    mei.sends("/en/matching/participation", &[("part", "yes")]).await;
    assert!(!mei.opens("/en/matching").await.says("FrostBox"), "what she put away stays away");
    assert!(li.opens("/en/matching").await.says("FrostBox"));
    li.sends("/en/matching/participation", &[("part", "no")]).await;
    assert!(!company.opens("/exhibitor/meetings/buyers").await.says("Li Trading"));
}

#[rocket::async_test]
async fn what_was_shown_is_written_down_once() {
    let show = Show::open().await;
    let (ice, _) = maker(&show, "FrostBox", &["S5-01"]).await;
    maker(&show, "Other", &["S5-01"]).await;
    let (_, mei) = visitor(&show, "Mei", &["S5-01"], true).await;
    let shown = cards(&mei.opens("/en/matching").await.body).len() as i64;
    mei.opens("/en/matching").await;
    mei.opens(&format!("/en/matching/{ice}/times")).await;
    show.app.recommend().await.unwrap();
    let count = async |viewed: &str| {
        use sea_orm::{ConnectionTrait, Statement};
        let text = format!("SELECT COUNT(*) AS n FROM impressions WHERE viewed_at IS {viewed}");
        let db = show.app.db.read();
        let asked = Statement::from_string(db.get_database_backend(), text);
        db.query_one_raw(asked).await.unwrap().unwrap().try_get::<i64>("", "n").unwrap()
    };
    assert_eq!((count("NULL").await, count("NOT NULL").await), (shown - 1, 1));
    mei.opens("/en/matching").await;
    show.app.recommend().await.unwrap();
    assert_eq!((count("NULL").await, count("NOT NULL").await), (shown - 1, 1));
}
