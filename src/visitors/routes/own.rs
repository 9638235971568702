//! What visitors change about themselves.
use super::super::door::Door;
use super::super::pages::path;
use super::super::question::{self, Question};
use super::super::{forms, pages, service, store};
use crate::accounts::Visitor;
use crate::accounts::session::VISITOR;
use crate::kernel::{Error, Lang, Result};
use crate::web::{Answer, Fields, FormState, Page};
use rocket::{Route, get, post, routes};

pub fn routes() -> Vec<Route> {
    routes![
        question_page,
        answer,
        interests,
        change_interests,
        details,
        change_details,
        consents,
        change_consents,
        join_matching,
        withdrawal,
        withdraw,
        withdrawn
    ]
}

#[get("/<lang>/badge/questions/<word>")]
async fn question_page(lang: Lang, word: &str, me: Visitor, door: Door<'_>) -> Result<Page> {
    let question = Question::parse(word).ok_or(Error::NotFound)?;
    let (asked, said) = service::questions(door.db, &me).await?;
    let said = said.into_iter().filter(|row| row.question == word).map(|row| row.answer);
    let form = FormState::of(&Fields::default().with_all("answer", said));
    Ok(Page::of(&pages::Question::new(&door.edition, lang, question, &asked, form)))
}

#[post("/<lang>/badge/questions/<word>", data = "<fields>")]
async fn answer(lang: Lang, word: &str, fields: Fields, me: Visitor, door: Door<'_>) -> Result<Answer> {
    let question = Question::parse(word).ok_or(Error::NotFound)?;
    let said = match forms::answer(&fields, question, &door.edition) {
        Ok(said) => said,
        Err(mistakes) => {
            let (asked, _) = service::questions(door.db, &me).await?;
            let form = FormState::with(&fields, mistakes);
            return Ok(Answer::again(&pages::Question::new(&door.edition, lang, question, &asked, form)));
        }
    };
    service::change_answer(door.db, &me, question, said).await?;
    let (asked, said) = service::questions(door.db, &me).await?;
    let answered: Vec<&str> = said.iter().map(|row| row.question.as_str()).collect();
    let next = question::next(&asked, &answered, Some(question));
    Ok(Answer::to(
        next.map_or_else(
            || path(lang, "badge"),
            |next| path(lang, &format!("badge/questions/{}", next.word())),
        ),
    ))
}

#[get("/<lang>/badge/interests")]
async fn interests(lang: Lang, me: Visitor, door: Door<'_>) -> Result<Page> {
    let kept = store::interests(door.db.read(), me.id()).await?;
    let form =
        FormState::of(&Fields::default().with_all("interests", kept.iter().map(|it| it.sector_code.clone())));
    Ok(Page::of(&pages::Interests::new(&door.edition, lang, &kept, form)))
}

#[post("/<lang>/badge/interests", data = "<fields>")]
async fn change_interests(lang: Lang, fields: Fields, me: Visitor, door: Door<'_>) -> Result<Answer> {
    match forms::interests(&fields, &door.edition) {
        Ok(chosen) => {
            service::change_interests(door.db, &me, chosen).await?;
            Ok(Answer::to(path(lang, "badge")))
        }
        Err(mistakes) => {
            let kept = store::interests(door.db.read(), me.id()).await?;
            let form = FormState::with(&fields, mistakes);
            Ok(Answer::again(&pages::Interests::new(&door.edition, lang, &kept, form)))
        }
    }
}

#[get("/<lang>/badge/details")]
async fn details(lang: Lang, me: Visitor, door: Door<'_>) -> Result<Page> {
    let visitor = store::visitor(door.db.read(), door.edition.id, me.id()).await?;
    let mut fields = Fields::default()
        .with("company", visitor.company.as_str())
        .with("title", visitor.title.clone().unwrap_or_default())
        .with("buyer_type", visitor.buyer_type.as_str());
    if visitor.company.is_empty() {
        fields = fields.with("self_employed", "yes");
    }
    Ok(Page::of(&pages::Details::new(&door.edition, lang, &visitor, FormState::of(&fields))))
}

#[post("/<lang>/badge/details", data = "<fields>")]
async fn change_details(lang: Lang, fields: Fields, me: Visitor, door: Door<'_>) -> Result<Answer> {
    match forms::Details::read(&fields, &door.edition) {
        Ok(details) => {
            service::change_details(door.db, &me, details).await?;
            Ok(Answer::to(path(lang, "badge")))
        }
        Err(mistakes) => {
            let visitor = store::visitor(door.db.read(), door.edition.id, me.id()).await?;
            let form = FormState::with(&fields, mistakes);
            Ok(Answer::again(&pages::Details::new(&door.edition, lang, &visitor, form)))
        }
    }
}

#[get("/<lang>/badge/consents")]
async fn consents(lang: Lang, me: Visitor, door: Door<'_>) -> Result<Page> {
    let history = store::consents(door.db.read(), me.id()).await?;
    let standing = history.iter().filter(|it| it.withdrawn_at.is_none());
    let fields = standing.fold(Fields::default(), |fields, it| fields.with(it.purpose.word(), "yes"));
    Ok(Page::of(&pages::Consents::new(&door.edition, lang, &history, FormState::of(&fields))))
}

#[post("/<lang>/badge/consents", data = "<fields>")]
async fn change_consents(lang: Lang, fields: Fields, me: Visitor, door: Door<'_>) -> Result<Answer> {
    service::change_consents(door.db, &me, lang, forms::consents(&fields)).await?;
    Ok(Answer::to(path(lang, "badge")))
}

#[post("/<lang>/badge/matching")]
async fn join_matching(lang: Lang, me: Visitor, door: Door<'_>) -> Result<Answer> {
    service::join_matching(door.db, &me, lang).await?;
    Ok(Answer::to(path(lang, "badge")))
}

#[get("/<lang>/badge/withdrawal")]
fn withdrawal(lang: Lang, _me: Visitor) -> Page {
    Page::of(&pages::Withdrawal::new(lang))
}

#[post("/<lang>/badge/withdrawal")]
async fn withdraw(lang: Lang, me: Visitor, door: Door<'_>) -> Result<Answer> {
    service::withdraw(door.db, &me).await?;
    door.forget(VISITOR);
    Ok(Answer::to(path(lang, "badge/withdrawn")))
}

#[get("/<lang>/badge/withdrawn")]
fn withdrawn(lang: Lang) -> Page {
    let _ = lang; // the frame reads it from the path
    Page::of(&pages::Withdrawn {})
}
