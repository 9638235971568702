//! What a company types about its leads becomes checked values.
use super::entity::lead::Rating;
use super::entity::question;
use super::questions::Asked;
use super::release::Ticked;
use super::scanned::LONGEST_NOTE;
use super::service::Written;
use crate::kernel::{Mistake, text};
use crate::web::check::Mistakes;
use crate::web::{Check, Fields};

/// A choice is no longer, in characters.
const LONGEST_CHOICE: usize = 60;
/// More choices are no question for a busy booth.
const MOST_CHOICES: usize = 8;

/// What is written of a lead; `questions` are the company's.
///
/// # Errors
/// Every mistake, by field.
pub fn written(fields: &Fields, questions: &[question::Model]) -> Result<Written, Mistakes> {
    let check = Check::of(fields);
    let rating =
        check.optional("rating", |word| Rating::parse(word).ok_or(Mistake::of("form-unknown-choice")));
    let note = check.optional("note", |raw| text::paragraph(raw, LONGEST_NOTE));
    let answers: Vec<_> = questions.iter().map(|question| answer(&check, question)).collect();
    check.done(|| {
        let answers = answers.into_iter().collect::<Option<Vec<_>>>()?.into_iter().flatten().collect();
        Some(Written { rating: rating?, note: note?.unwrap_or_default(), answers })
    })
}

/// The answer to one question: none at all after a mistake, nothing inside when it was left open.
fn answer(
    check: &Check<'_>,
    question: &question::Model,
) -> Option<Option<(crate::kernel::id::LeadQuestionId, String)>> {
    let known =
        |said: &str| question.choices.is_empty() || question.choices.lines().any(|choice| choice == said);
    let said = check.optional(&format!("answer-{}", question.id), |raw| {
        let said = text::line(raw, 200)?;
        if known(&said) { Ok(said) } else { Err(Mistake::of("form-unknown-choice")) }
    })?;
    Some(said.map(|said| (question.id, said)))
}

/// A new question: its sentence, and a choice a line or none.
///
/// # Errors
/// Every mistake, by field.
pub fn asked(fields: &Fields) -> Result<Asked, Mistakes> {
    let check = Check::of(fields);
    let label = check.line("label", 120);
    let choices = check.optional("choices", choices);
    check.done(|| Some(Asked { label: label?, choices: choices?.unwrap_or_default() }))
}

fn choices(raw: &str) -> Result<Vec<String>, Mistake> {
    let mut all: Vec<String> = vec![];
    for line in raw.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let choice = text::line(line, LONGEST_CHOICE)?;
        if !all.contains(&choice) {
            all.push(choice);
        }
    }
    match all.len() {
        1 => Err(Mistake::of("leads-mistake-one-choice")),
        many if many > MOST_CHOICES => Err(Mistake::with("leads-mistake-choices-many", 8)),
        _ => Ok(all),
    }
}

/// What a visitor ticks beyond the consent.
pub fn ticked(fields: &Fields) -> Ticked {
    let check = Check::of(fields);
    Ticked { mobile: check.ticked("mobile"), email: check.ticked("email") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::id::{ExhibitorId, LeadQuestionId};

    fn question(choices: &str) -> question::Model {
        question::Model {
            id: LeadQuestionId::new(),
            exhibitor_id: ExhibitorId::new(),
            position: 1,
            label: "Wants".into(),
            choices: choices.into(),
        }
    }

    #[test]
    fn a_lead_is_read_with_its_answers() {
        let all = [question("A sample\nA price"), question("")];
        let fields = Fields::default()
            .with("rating", "hot")
            .with("note", " Call in May ")
            .with(&format!("answer-{}", all[0].id), "A price");
        let written = written(&fields, &all).unwrap();
        assert_eq!((written.rating, written.note.as_str()), (Some(Rating::Hot), "Call in May"));
        assert_eq!(written.answers, [(all[0].id, "A price".to_owned())]);
    }

    #[test]
    fn every_mistake_is_told() {
        let all = [question("A sample\nA price")];
        let fields = Fields::default()
            .with("rating", "burning")
            .with("note", "x".repeat(1001))
            .with(&format!("answer-{}", all[0].id), "A car");
        let mistakes = written(&fields, &all).unwrap_err();
        assert_eq!(mistakes.len(), 3, "{mistakes:?}");
    }

    #[test]
    fn choices_are_two_to_eight_lines() {
        let asked_with =
            |choices: &str| asked(&Fields::default().with("label", "Wants").with("choices", choices));
        assert_eq!(asked_with(" A \n\nB\nA\n").unwrap().choices, ["A", "B"]);
        assert_eq!(asked_with("").unwrap().choices, [""; 0]);
        assert!(asked_with("A").is_err());
        assert!(asked_with("1\n2\n3\n4\n5\n6\n7\n8\n9").is_err());
        assert!(asked(&Fields::default()).is_err());
    }
}
