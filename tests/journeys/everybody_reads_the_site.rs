use crate::support::Show;

const PAGES: [&str; 5] = ["", "exhibitors", "sectors", "visit", "privacy"];

#[rocket::async_test]
async fn the_front_door_follows_the_readers_language() {
    let show = Show::open().await;
    for (wish, way) in [("zh-CN,zh;q=0.9", "/zh/"), ("en-GB,en;q=0.8", "/en/"), ("fr", "/zh/")] {
        let answer = show.stranger().with_header("Accept-Language", wish).opens("/").await;
        assert_eq!((answer.status.code, answer.location.as_deref()), (303, Some(way)), "{wish}");
        assert!(answer.headers["vary"].contains("Accept-Language"), "caches are told");
    }
}

#[rocket::async_test]
async fn the_home_page_shows_the_edition_in_both_languages() {
    let show = Show::open().await;
    let (zh, en) = (show.stranger().opens("/zh/").await, show.stranger().opens("/en/").await);
    for said in [
        "佛山潭洲国际会展中心",
        "10.30–11.1",
        "25,000",
        "30,000",
        "1,500",
        "展位申请",
        "我要参观",
        "S8",
        "16:30",
    ] {
        assert!(zh.says(said), "{said}");
    }
    for said in
        ["Foshan Tanzhou", "30 Oct", "25,000", "Apply for a booth", "Visit the show", "Green packaging"]
    {
        assert!(en.says(said), "{said}");
    }
    let roles = ["参展咨询", "参观与商贸对接", "媒体合作"].iter().filter(|role| zh.says(role)).count();
    assert!(roles >= 2, "contacts by role");
    assert_eq!(en.headers["content-language"], "en");
}

#[rocket::async_test]
async fn a_public_page_is_kept_and_asked_about() {
    let show = Show::open().await;
    let first = show.stranger().opens("/zh/").await;
    assert_eq!(first.headers["cache-control"], "public, no-cache");
    let again = show.stranger().with_header("If-None-Match", &first.headers["etag"]).opens("/zh/").await;
    assert_eq!((again.status.code, again.bytes.len()), (304, 0));
}

#[rocket::async_test]
async fn every_public_page_renders_in_both_languages_and_leads_to_the_other() {
    let show = Show::open().await;
    for page in PAGES {
        for (lang, other) in [("zh", "en"), ("en", "zh")] {
            let answer = show.stranger().opens(&format!("/{lang}/{page}")).await;
            assert_eq!(answer.status.code, 200, "/{lang}/{page}");
            assert!(
                answer.says(&format!("href=\"/{other}/{page}\"")),
                "/{lang}/{page} leads to /{other}/{page}"
            );
            let key = answer
                .body
                .split(['>', '<'])
                .find(|text| text.starts_with("site-") || text.starts_with("common-"));
            assert_eq!(key, None, "a sentence is missing on /{lang}/{page}");
        }
    }
}

#[rocket::async_test]
async fn a_company_comes_into_the_directory_with_its_booth_and_is_found() {
    let show = Show::open().await;
    let before = show.stranger().opens("/zh/exhibitors").await;
    assert!(before.says("岭南纸业") && !before.says("绿环"), "those of the sample, and nobody else");
    show.app.pages.clear();
    let (id, booth) = show.settles().await;
    let (zh, en) = (show.stranger(), show.stranger());
    let listed = zh.opens("/zh/exhibitors").await;
    assert!(listed.says("绿环") && listed.says(&booth), "{}", listed.body);
    let mine = format!("q={}", booth.to_lowercase());
    for (query, found) in [
        ("q=%E7%BB%BF%E7%8E%AF", true),
        ("q=GREEN", true),
        ("q=zip+box", true),
        (mine.as_str(), true),
        ("sector=S1", true),
        ("sector=S3-04", true),
        ("sector=S7", false),
        ("q=nobody", false),
    ] {
        let answer = en.opens(&format!("/en/exhibitors?{query}")).await;
        assert_eq!(answer.says("Green Ring"), found, "{query}");
    }
    let own = zh.opens(&format!("/zh/exhibitors/{id}")).await;
    assert!(own.says(&booth) && own.says("拉链纸箱") && own.says("瓦楞纸箱"));
    let plan = own.body.split("href=\"").find(|link| link.starts_with("/zh/plan/")).unwrap();
    let plan = zh.opens(plan.split(['"', '#']).next().unwrap()).await;
    assert_eq!(plan.status.code, 200, "the page leads to the booth on the plan");
}

#[rocket::async_test]
async fn what_is_not_there_is_told_with_a_way_on() {
    let show = Show::open().await;
    let stranger = show.stranger();
    for path in [
        "/zh/none",
        "/fr/",
        "/zh/exhibitors/none",
        "/zh/exhibitors/0190aaaaaaaa7aaaaaaaaaaaaaaaaaaa",
        "/en/none",
    ] {
        let answer = stranger.opens(path).await;
        assert_eq!(answer.status.code, 404, "{path}");
        let home = if path.starts_with("/en") { "href=\"/en/\"" } else { "href=\"/zh/\"" };
        assert!(answer.says(home), "{path} leads home");
    }
}

#[rocket::async_test]
async fn odd_searches_do_no_harm() {
    let show = Show::open().await;
    for query in [
        "q=%00",
        "q=%F0%A0%AE%B7",
        "q=%3Cscript%3E",
        "q=%E2%80%AE",
        "sector=%27",
        "q=a%25b",
        "sector=S1&sector=S2",
    ] {
        let answer = show.stranger().opens(&format!("/zh/exhibitors?{query}")).await;
        assert_eq!(answer.status.code, 200, "{query}");
        assert!(!answer.says("<script>"), "{query}");
    }
    let long = format!("/zh/exhibitors?q={}", "a".repeat(3_000));
    assert_eq!(show.stranger().opens(&long).await.status.code, 200);
}

#[rocket::async_test]
async fn programs_find_what_they_ask_for() {
    let show = Show::open().await;
    let robots = show.stranger().opens("/robots.txt").await;
    assert!(robots.says("Disallow: /office") && robots.says("http://localhost/sitemap.xml"));
    let map = show.stranger().opens("/sitemap.xml").await;
    assert!(map.says("<loc>http://localhost/zh/exhibitors</loc>") && map.says("hreflang=\"en\""));
    let security = show.stranger().opens("/.well-known/security.txt").await;
    assert!(security.says("Contact: mailto:") && security.says("Expires: 2026-10-30T"), "{}", security.body);
}
