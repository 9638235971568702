//! One of everybody who may knock at a door of the show.
use crate::support::{PASSWORD, Person, Show};
use aisle::accounts::Role;

/// Who it is.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Somebody {
    Stranger,
    Visitor,
    ExhibitorAdmin,
    ExhibitorMember,
    Staff(Role),
    Device,
    Program,
}

/// Everybody, each in a browser of their own.
pub async fn everybody(show: &Show) -> Vec<(Somebody, Person<'_>)> {
    let mut people = vec![(Somebody::Stranger, show.stranger())];
    for role in Role::ALL {
        people.push((Somebody::Staff(role), show.staff(role).await));
    }
    people.push((Somebody::Device, show.device("supervisor").await));
    people.push((Somebody::Visitor, visitor(show).await));
    let admin = exhibitor(show).await;
    people.push((Somebody::ExhibitorMember, colleague(show, &admin).await));
    people.push((Somebody::ExhibitorAdmin, admin));
    people.push((Somebody::Program, program(show).await));
    people
}

async fn visitor(show: &Show) -> Person<'_> {
    let person = show.stranger();
    let fields = [
        ("contact", "buyer@example.com"),
        ("name", "Mara Vance"),
        ("company", "Harbour & Pine"),
        ("buyer_type", "seller"),
        ("interests", "S1-06"),
        ("interests", "S1-01"),
        ("admission", "yes"),
        ("matchmaking", "yes"),
    ];
    let answer = person.sends("/zh/register", &fields).await;
    assert_eq!(answer.status.code, 303, "{}", answer.body);
    person
}

/// Whoever signs a company up is its admin.
async fn exhibitor(show: &Show) -> Person<'_> {
    let person = show.stranger();
    let fields = [
        ("name_zh", "佛山包装示例"),
        ("name_en", "Foshan Packing Demo"),
        ("country", "CN"),
        ("contact_name", "Mei Lin"),
        ("email", "mei@example.com"),
        ("mobile", "13800000000"),
        ("password", PASSWORD),
        ("sectors", "S1-01"),
    ];
    let answer = person.sends("/exhibitor/sign-up", &fields).await;
    assert_eq!(answer.status.code, 303, "{}", answer.body);
    person
}

/// Somebody the admin invited, who came by the link in the letter.
async fn colleague<'s>(show: &'s Show, admin: &Person<'_>) -> Person<'s> {
    let answer = admin.sends("/exhibitor/team", &[("email", "lee@example.com"), ("role", "member")]).await;
    assert_eq!(answer.status.code, 303, "{}", answer.body);
    let letters = show.letters().await;
    let (_, letter) = letters.iter().find(|(row, _)| row.recipient == "lee@example.com").unwrap();
    let at = letter.text.find("/exhibitor/join/").unwrap();
    let path = letter.text[at..].split_whitespace().next().unwrap();
    let person = show.stranger();
    let answer = person.sends(path, &[("name", "Lee Wong"), ("password", PASSWORD)]).await;
    assert_eq!(answer.status.code, 303, "{}", answer.body);
    person
}

/// A program with every right a token can have.
async fn program(show: &Show) -> Person<'_> {
    let owner = show.organiser().await;
    let page = owner.opens("/office/tokens").await;
    let scopes: Vec<&str> = page
        .body
        .split("name=\"scopes\" value=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .collect();
    let mut fields = vec![("name", "a partner")];
    fields.extend(scopes.iter().map(|scope| ("scopes", *scope)));
    let made = owner.sends("/office/tokens", &fields).await;
    let token = made.body.split("data-token>").nth(1).and_then(|rest| rest.split('<').next()).unwrap();
    show.stranger().with_header("Authorization", &format!("Bearer {token}"))
}
