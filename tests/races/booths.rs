//! Many people want the same booth, or press the same button, at the same moment: real connections, a real file (or
//! a real server), and afterwards the rows are counted.
use crate::support::{PASSWORD, Person, Show};
use rocket::futures::future::join_all;

const SPRING: &str = "2025-05-20T10:00:00+08:00";
const WISH: [(&str, &str); 3] = [("kind", "STD9"), ("area_m2", "9"), ("open_sides", "1")];

/// A company that has applied; the path of its application in the office.
async fn applied(show: &Show, n: usize) -> (Person<'_>, String) {
    let (person, email) = (show.stranger(), format!("mei{n}@example.com"));
    let fields = [
        ("name_en", "Racing Demo"),
        ("country", "CN"),
        ("contact_name", "Mei"),
        ("email", email.as_str()),
        ("mobile", "13800000000"),
        ("password", PASSWORD),
        ("sectors", "S1-01"),
    ];
    let answer = person.sends("/exhibitor/sign-up", &fields).await;
    assert_eq!(answer.status.code, 303, "{}", answer.body);
    let answer = person.sends("/exhibitor/applications/new", &WISH).await;
    assert_eq!(answer.status.code, 303, "{}", answer.body);
    let path = answer.location.unwrap().replace("/exhibitor/", "/office/");
    (person, path)
}

async fn offers(olga: &Person<'_>, path: &str, number: &str) -> u16 {
    let fields = [("seen", "1"), ("booth", number), ("until", "2025-05-23")];
    olga.sends(&format!("{path}/offer"), &fields).await.status.code
}

#[rocket::async_test]
async fn twenty_clicks_make_one_offer() {
    let show = Show::at(SPRING).await;
    let olga = show.organiser().await;
    let (_mei, path) = applied(&show, 0).await;
    let answers = join_all((0..20).map(|_| offers(&olga, &path, "1B01"))).await;
    assert_eq!(answers.iter().filter(|code| **code == 303).count(), 1, "{answers:?}");
    assert!(answers.iter().all(|code| [303, 409].contains(code)), "{answers:?}");
    let offered = show.letters().await.iter().filter(|(row, _)| row.message == "booth-offered").count();
    assert_eq!(offered, 1, "and one letter");
}

#[rocket::async_test]
async fn two_hundred_claims_on_one_booth_leave_one_holder() {
    let show = Show::at(SPRING).await;
    let olga = show.organiser().await;
    let mut paths = vec![];
    for n in 0..8 {
        paths.push(applied(&show, n).await.1);
    }
    let claims = (0..200).map(|n| offers(&olga, &paths[n % paths.len()], "1B01"));
    let answers = join_all(claims).await;
    assert_eq!(answers.iter().filter(|code| **code == 303).count(), 1, "{answers:?}");
    // 503 says "in a moment": a machine with nothing else to do never needs it.
    assert!(
        answers.iter().all(|code| [303, 409, 422, 503].contains(code)),
        "nobody sees a failure: {answers:?}"
    );
    let mut holders = 0;
    for path in &paths {
        holders += usize::from(olga.opens(path).await.says("data-booth=\"1B01\" data-state=\"mine\""));
    }
    assert_eq!(holders, 1);
}

#[rocket::async_test]
async fn a_booth_taken_and_withdrawn_at_once_is_one_or_the_other() {
    let show = Show::at(SPRING).await;
    let olga = show.organiser().await;
    let (mei, path) = applied(&show, 0).await;
    assert_eq!(offers(&olga, &path, "1B01").await, 303);
    let own = path.replace("/office/", "/exhibitor/");
    let confirm = async { mei.sends(&format!("{own}/confirmation"), &[("seen", "2")]).await.status.code };
    let withdraw = async { mei.sends(&format!("{own}/withdrawal"), &[("seen", "2")]).await.status.code };
    let answers = rocket::tokio::join!(confirm, withdraw);
    assert!([(303, 409), (409, 303)].contains(&answers), "{answers:?}");
    let plan = show.stranger().opens("/en/plan/1").await;
    let taken = plan.says("data-booth=\"1B01\" data-state=\"confirmed\"");
    assert_eq!(taken, answers.0 == 303, "the plan agrees with the answer");
}
