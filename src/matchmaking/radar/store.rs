//! What buyers answered, asked of many at once.
use crate::kernel::Result;
use crate::kernel::id::VisitorId;
use crate::visitors::Question;
use crate::visitors::entity::answer;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use std::collections::HashMap;

/// So many ids go into one question.
const AT_ONCE: usize = 500;

/// What each of these buyers answered to one question.
pub async fn answers(
    db: &impl ConnectionTrait,
    who: &[VisitorId],
    question: Question,
) -> Result<HashMap<VisitorId, String>> {
    let mut said = HashMap::new();
    for some in who.chunks(AT_ONCE) {
        let rows = answer::Entity::find().filter(answer::COLUMN.question.eq(question.word()));
        let rows = rows.filter(answer::COLUMN.visitor_id.is_in(some.iter().copied()));
        said.extend(rows.all(db).await?.into_iter().map(|row| (row.visitor_id, row.answer)));
    }
    Ok(said)
}
