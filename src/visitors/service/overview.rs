//! What the badge page and the questions need to know of their owner.
use super::super::entity::{answer, visitor};
use super::super::question::{Kind, Question};
use super::super::store;
use crate::accounts::Visitor;
use crate::db::Db;
use crate::kernel::Result;
use crate::show::Edition;

/// A visitor at a glance.
pub struct Overview {
    /// The person.
    pub visitor: visitor::Model,
    /// Codes of what is looked for.
    pub interests: Vec<String>,
    /// Questions that concern the person and are not answered.
    pub open: Vec<Question>,
}

/// The registration of whoever is signed in.
///
/// # Errors
/// As any query.
pub async fn overview(db: &Db, me: &Visitor) -> Result<Overview> {
    let visitor = store::visitor(db.read(), me.edition().id, me.id()).await?;
    let interests = store::interests(db.read(), me.id()).await?;
    let said = store::answers(db.read(), me.id()).await?;
    let is_open = |question: &Question| !said.iter().any(|row| row.question == question.word());
    let open = concerning(me.edition(), &visitor, &said).into_iter().filter(is_open).collect();
    Ok(Overview { visitor, interests: interests.into_iter().map(|it| it.sector_code).collect(), open })
}

/// The questions that concern whoever is signed in, in order, and all answers so far.
///
/// # Errors
/// As any query.
pub async fn questions(db: &Db, me: &Visitor) -> Result<(Vec<Question>, Vec<answer::Model>)> {
    let visitor = store::visitor(db.read(), me.edition().id, me.id()).await?;
    let said = store::answers(db.read(), me.id()).await?;
    Ok((concerning(me.edition(), &visitor, &said), said))
}

/// A question without choices in this edition is not asked.
fn concerning(edition: &Edition, visitor: &visitor::Model, said: &[answer::Model]) -> Vec<Question> {
    let role = said.iter().find(|row| row.question == Question::Role.word()).map(|row| row.answer.as_str());
    let has_choices = |question: Question| match question.kind() {
        Kind::One(list) | Kind::Many(list) => !edition.list(list).is_empty(),
        Kind::Days | Kind::Line(_) | Kind::Text => true,
    };
    Question::ALL.into_iter().filter(|q| q.concerns(&visitor.buyer_type, role) && has_choices(*q)).collect()
}
