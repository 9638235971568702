//! The audit trail as people read it.
use crate::accounts::PeopleDesk;
use crate::db::{Db, trail};
use crate::kernel::id::EventId;
use crate::kernel::{Lang, Moment, Result};
use crate::web::{View, Views};
use serde::Serialize;
use serde_json::Value;

/// Events on one page.
const PAGE: u64 = 50;

/// What can be asked for, in the order of the list.
const KINDS: &[&str] = &[
    "application_moved",
    "booth_offered",
    "booth_confirmed",
    "booth_freed",
    "exhibitor_signed_up",
    "exhibitor_changed",
    "member_invited",
    "member_joined",
    "visitor_registered",
    "visitor_changed",
    "visitor_withdrew",
    "consent_given",
    "consent_withdrawn",
    "code_requested",
    "badge_issued",
    "badge_revoked",
    "pairing_created",
    "device_paired",
    "device_revoked",
    "device_secret_offered",
    "device_secret_turned",
    "conflict_resolved",
    "badge_excepted",
    "zone_changed",
    "zone_removed",
    "gate_turned",
    "zone_emptied",
    "meeting_requested",
    "meeting_request_moved",
    "meeting_made",
    "meeting_cancelled",
    "meeting_moved",
    "lounge_changed",
    "draft_made",
    "draft_published",
    "calendar_feed_made",
    "calendar_feed_revoked",
    "meeting_witnessed",
    "outcome_given",
    "spare_offered",
    "spare_offer_moved",
    "programme_changed",
    "programme_member_moved",
    "benefit_redeemed",
    "report_exported",
    "inquiry_posted",
    "inquiry_answered",
    "inquiry_closed",
    "account_created",
    "signed_in",
    "sign_in_failed",
    "signed_out",
    "sessions_revoked",
    "password_changed",
    "totp_enabled",
    "recovery_code_used",
    "role_granted",
    "role_revoked",
    "api_token_created",
    "api_token_revoked",
    "edition_imported",
    "letter_sent",
    "letter_failed",
    "letter_queued_again",
];

/// `/office/audit`
#[derive(Serialize)]
pub struct Audit {
    kinds: Vec<Kind>,
    chosen: String,
    events: Vec<Entry>,
    older: String,
    newest: String,
}

impl View for Audit {
    const TEMPLATE: &'static str = "organiser/audit.html";
}

/// A kind of event, said.
#[derive(Serialize)]
struct Kind {
    value: &'static str,
    text: String,
}

/// Something that happened.
#[derive(Serialize)]
struct Entry {
    text: String,
    actor: String,
    /// The last digits of the actor's id.
    who: String,
    at: Moment,
    details: Vec<Detail>,
}

/// A named part of an event.
#[derive(Serialize)]
struct Detail {
    text: String,
    value: String,
    /// The whole value, where it is shortened.
    whole: String,
}

/// The events before `before`, all or those of one kind, newest first.
///
/// # Errors
/// As any query.
pub async fn list(
    desk: &PeopleDesk,
    (db, views, lang): (&Db, &Views, Lang),
    kind: Option<&str>,
    before: Option<EventId>,
) -> Result<Audit> {
    let kind = kind.filter(|kind| KINDS.contains(kind));
    let rows = trail::latest(db.read(), desk.edition().id, before, kind, PAGE).await?;
    let chosen = kind.unwrap_or_default().to_owned();
    let with_kind = |rest: String| if chosen.is_empty() { rest } else { format!("{rest}&kind={chosen}") };
    let last = rows.last().filter(|_| rows.len() == usize::try_from(PAGE).unwrap_or_default());
    let say = |begin: &str, word: &str| {
        let key = format!("{begin}{word}");
        if views.knows(lang, &key) { views.say(lang, &key, &Value::Null) } else { word.replace('_', " ") }
    };
    Ok(Audit {
        kinds: KINDS.iter().map(|kind| Kind { value: kind, text: say("organiser-event-", kind) }).collect(),
        older: last.map(|row| with_kind(format!("/office/audit?before={}", row.id))).unwrap_or_default(),
        newest: before.map(|_| with_kind("/office/audit?".to_owned())).unwrap_or_default(),
        events: rows
            .iter()
            .map(|row| Entry {
                text: say("organiser-event-", &row.kind),
                actor: say("organiser-actor-", &row.actor_kind),
                who: row.actor_id.map(|id| shortened(&id.simple().to_string())).unwrap_or_default(),
                at: row.at,
                details: details(&row.body, |name| say("organiser-detail-", name)),
            })
            .collect(),
        chosen,
    })
}

fn details(body: &str, say: impl Fn(&str) -> String) -> Vec<Detail> {
    let body: Value = serde_json::from_str(body).unwrap_or_default();
    let parts =
        body.as_object().into_iter().flatten().filter(|(name, value)| *name != "kind" && !value.is_null());
    let detail = |(name, value): (&String, &Value)| {
        let whole = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        Detail { text: say(name), value: shortened(&whole), whole }
    };
    parts.map(detail).collect()
}

/// Ids end in their random part; eight digits tell them apart on a page.
fn shortened(text: &str) -> String {
    let digits: String = text.chars().filter(|c| *c != '-').collect();
    let is_id = digits.len() == 32 && digits.chars().all(|c| c.is_ascii_hexdigit());
    if is_id { digits[24..].to_owned() } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_shortened_and_words_are_not() {
        let body = r#"{"kind":"application_moved","application":"0190aaaa-aaaa-7aaa-aaaa-aaaa12345678","to":"offered","reason":null}"#;
        let shown = details(body, str::to_owned);
        let shown: Vec<_> = shown.iter().map(|d| (d.text.as_str(), d.value.as_str())).collect();
        assert_eq!(shown, [("application", "12345678"), ("to", "offered")]);
    }
}
