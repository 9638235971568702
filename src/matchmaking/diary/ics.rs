//! Meetings as calendar files (RFC 5545 and 5546). Values in, text out.
use crate::kernel::id::MeetingId;
use crate::kernel::{Lang, Moment};
use crate::matchmaking::entity::meeting;
use crate::matchmaking::side::Status;
use crate::show::Edition;
use crate::web::words;
use icalendar::{Calendar, Component, Event, EventLike, Property};
use jiff::Timestamp;
use serde_json::json;

/// Our mark in every file.
const PRODUCT: &str = "-//Aisle//Meetings//EN";

/// What a calendar program is to do with a file.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Call {
    /// Take the meeting in, or its new time.
    Request,
    /// Take it out.
    Cancel,
}

impl Call {
    fn method(self) -> &'static str {
        match self {
            Self::Request => "REQUEST",
            Self::Cancel => "CANCEL",
        }
    }
}

/// One meeting as one person reads it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Which; names the entry for good.
    pub id: MeetingId,
    /// How often it has changed.
    pub sequence: i32,
    /// Does it take place?
    pub is_on: bool,
    /// When.
    pub starts_at: Moment,
    /// Until.
    pub ends_at: Moment,
    /// The other side.
    pub with: String,
    /// Hall, booth or table.
    pub place: String,
    /// When it last changed.
    pub changed_at: Moment,
}

impl Entry {
    /// A meeting, with what its reader is told of it.
    pub fn of(row: &meeting::Model, ends_at: Moment, (with, place): (String, String)) -> Self {
        Self {
            id: row.id,
            sequence: row.sequence,
            is_on: row.status == Status::On,
            starts_at: row.starts_at,
            ends_at,
            with,
            place,
            changed_at: row.updated_at,
        }
    }
}

/// The file that travels with a letter about one meeting. `to` is the reader's address.
pub fn letter_file(edition: &Edition, lang: Lang, (call, entry): (Call, &Entry), to: &str) -> String {
    let mut event = event(edition, lang, entry);
    if let Some(from) = organiser(edition) {
        let mut organiser = Property::new("ORGANIZER", format!("mailto:{from}"));
        organiser.add_parameter("CN", edition.organisation.say(lang));
        event.append_property(organiser.done());
    }
    let mut attendee = Property::new("ATTENDEE", format!("mailto:{to}"));
    attendee.add_parameter("ROLE", "REQ-PARTICIPANT").add_parameter("PARTSTAT", "ACCEPTED");
    attendee.add_parameter("RSVP", "FALSE");
    event.append_multi_property(attendee.done());
    let mut calendar = calendar();
    calendar.append_property(Property::new("METHOD", call.method()));
    calendar.push(event.done());
    calendar.to_string()
}

/// The file that a feed answers with.
pub fn feed_file(edition: &Edition, lang: Lang, entries: &[Entry]) -> String {
    let mut calendar = calendar();
    calendar.name(&say(lang, "diary-feed-name", &json!({ "show": edition.name.say(lang) })));
    for entry in entries {
        calendar.push(event(edition, lang, entry).done());
    }
    calendar.to_string()
}

fn calendar() -> Calendar {
    let mut calendar = Calendar::empty();
    calendar.append_property(Property::new("VERSION", "2.0"));
    calendar.append_property(Property::new("PRODID", PRODUCT));
    calendar.append_property(Property::new("CALSCALE", "GREGORIAN"));
    calendar
}

fn event(edition: &Edition, lang: Lang, entry: &Entry) -> Event {
    let mut event = Event::with_uid(&uid(entry.id));
    let show = json!({ "with": entry.with, "show": edition.name.say(lang) });
    event
        .sequence(u32::try_from(entry.sequence).unwrap_or_default())
        .summary(&say(lang, "diary-entry-title", &show))
        .description(&say(lang, "diary-entry-text", &show))
        .location(&entry.place)
        .add_property("DTSTAMP", utc(entry.changed_at))
        .add_property("DTSTART", utc(entry.starts_at))
        .add_property("DTEND", utc(entry.ends_at))
        .add_property("STATUS", if entry.is_on { "CONFIRMED" } else { "CANCELLED" });
    event
}

/// The same for ever, whatever becomes of time, place and organiser.
pub fn uid(id: MeetingId) -> String {
    format!("{id}@meetings.aisle")
}

/// `20251030T020000Z`
fn utc(at: Moment) -> String {
    let instant = Timestamp::from_millisecond(at.0).unwrap_or(Timestamp::UNIX_EPOCH);
    instant.strftime("%Y%m%dT%H%M%SZ").to_string()
}

/// The address meetings are organised from, always the same one for an edition.
fn organiser(edition: &Edition) -> Option<&str> {
    let own = edition.contacts.iter().find(|contact| contact.role == "visiting");
    own.or_else(|| edition.contacts.first()).map(|contact| contact.email.as_str()).filter(|it| !it.is_empty())
}

fn say(lang: Lang, key: &str, args: &serde_json::Value) -> String {
    words::shared(lang).say_with(key, args)
}
