use crate::support::{Answer, Show};
use aisle::accounts::Role;
use aisle::kernel::contact::Email;
use aisle::kernel::{Actor, Lang};
use aisle::mail::{self, Letter};

async fn a_letter(show: &Show, to: &str) -> String {
    let letter = Letter::new(&Email::parse(to).unwrap(), Lang::En, "accounts-reset").link("/reset/x");
    let system = (Actor::System, show.edition.id);
    let id = show.app.db.change(&system, async |change| mail::send(change, letter).await).await;
    id.unwrap().to_string()
}

/// What the page shows under a name.
fn metric(page: &Answer, name: &str) -> i64 {
    let begun = page.body.split(&format!("data-metric=\"{name}\">")).nth(1);
    begun.and_then(|rest| rest.split('<').next()).unwrap().replace(',', "").parse().unwrap()
}

#[rocket::async_test]
async fn the_first_page_counts_and_every_number_leads_to_its_list() {
    let show = Show::open().await;
    let olga = show.organiser().await;
    let before = olga.opens("/office").await;
    show.settles().await;
    a_letter(&show, "mei@example.com").await;
    for path in ["/office", "/office/"] {
        let page = olga.opens(path).await;
        for name in ["booths_sold", "exhibitors", "letters_waiting"] {
            assert_eq!(metric(&page, name), metric(&before, name) + 1, "{name}");
        }
        assert_eq!(metric(&page, "booths_free"), metric(&before, "booths_free") - 1);
        for list in [
            "/office/applications",
            "/office/visitors",
            "/office/gates",
            "/office/meetings",
            "/office/outbox?state=failed",
        ] {
            assert!(page.says(&format!("href=\"{list}\"")), "{list}");
        }
    }
    assert_eq!(show.stranger().opens("/office").await.location.as_deref(), Some("/sign-in?next=%2Foffice"));
}

#[rocket::async_test]
async fn the_pages_of_the_office_render_in_both_languages() {
    let show = Show::open().await;
    let letter = a_letter(&show, "mei@example.com").await;
    for wish in ["zh", "en"] {
        let olga = show.organiser().await.with_header("Accept-Language", wish);
        for path in ["/office", "/office/audit", "/office/outbox", &format!("/office/outbox/{letter}")] {
            let page = olga.opens(path).await;
            assert_eq!(page.status.code, 200, "{path}");
            let key = page
                .body
                .split(['>', '<'])
                .find(|text| text.starts_with("organiser-") || text.starts_with("site-"));
            assert_eq!(key, None, "{path} in {wish}");
        }
    }
}

#[rocket::async_test]
async fn a_letter_is_read_and_sent_again() {
    let show = Show::open().await;
    let id = a_letter(&show, "mei@example.com").await;
    let olga = show.organiser().await;
    show.post_goes().await;
    let list = olga.opens("/office/outbox?state=sent").await;
    assert!(list.says("mei@example.com") && list.says(&format!("/office/outbox/{id}")));
    assert!(!olga.opens("/office/outbox?state=failed").await.says("mei@example.com"));
    let words = olga.opens(&format!("/office/outbox/{id}")).await;
    assert!(words.says("http://localhost/reset/x"), "{}", words.body);
    let again = olga.sends(&format!("/office/outbox/{id}/sending"), &[]).await;
    assert_eq!(again.status.code, 303);
    assert!(olga.opens("/office/outbox?state=queued").await.says("mei@example.com"));
    assert_eq!(show.post_goes().await, 1);
    let trail = olga.opens("/office/audit?kind=letter_queued_again").await;
    assert_eq!(trail.body.matches("<tr><td>").count(), 1, "who sent it again is written down");
    let nobody = olga.opens("/office/outbox/0190aaaaaaaa7aaaaaaaaaaaaaaaaaaa").await;
    assert_eq!(nobody.status.code, 404);
}

#[rocket::async_test]
async fn each_desk_sees_its_own() {
    let show = Show::open().await;
    let steward = show.staff(Role::GateSteward).await;
    assert_eq!(steward.opens("/office").await.status.code, 200);
    for path in ["/office/audit", "/office/outbox"] {
        assert_eq!(steward.opens(path).await.status.code, 403, "{path}");
    }
    let page = steward.opens("/office").await;
    assert!(!page.says("href=\"/office/audit\""), "no way to where one may not go");
    let sales = show.staff(Role::Sales).await;
    assert_eq!(sales.opens("/office/outbox").await.status.code, 200);
    assert_eq!(sales.opens("/office/audit").await.status.code, 403);
}

#[rocket::async_test]
async fn numbers_change_while_one_looks() {
    use rocket::tokio::io::AsyncReadExt;
    use rocket::tokio::time::{Duration, timeout};
    let show = Show::open().await;
    let olga = show.organiser().await;
    let session = olga.cookie("aisle_session").unwrap();
    let request = show.client.get("/office/live").cookie(("aisle_session", session));
    let mut stream = request.dispatch().await;
    assert_eq!(stream.content_type().unwrap().to_string(), "text/event-stream");
    let mut heard = String::new();
    let mut told = async |what: &str| {
        let mut piece = [0u8; 4096];
        while !heard.contains(what) {
            let n = timeout(Duration::from_secs(10), stream.read(&mut piece)).await.unwrap().unwrap();
            assert!(n > 0, "the stream ended: {heard}");
            heard.push_str(&String::from_utf8_lossy(&piece[..n]));
        }
        heard.clear();
    };
    let exhibitors = metric(&olga.opens("/office").await, "exhibitors");
    told(&format!("\"exhibitors\":{{\"note\":\"\",\"tone\":\"\",\"value\":\"{exhibitors}\"}}")).await;
    show.settles().await;
    told(&format!("\"exhibitors\":{{\"note\":\"\",\"tone\":\"\",\"value\":\"{}\"}}", exhibitors + 1)).await;
}
