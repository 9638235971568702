//! What people see. One struct a template; nothing reaches a template unnamed.
mod buyer;
mod company;
mod office;
mod parts;

pub use buyer::{Agenda, Appointment, AppointmentsOfDay, Card, Feed, Host, Join, SlotsOfDay, Times};
pub use company::{
    Availability, BuyerCard, BuyerTimes, Buyers, Contact, Incoming, NoBooth, OpenSlot, OpenSlotsOfDay,
    Requests, Unassigned, Visit, VisitsOfDay,
};
pub use office::{Cancel, Counts, Filter, List, Row};
pub use parts::{
    AskedFor, BuyerName, Choice, Day, Firm, Meter, NeedLine, Notice, RequestLine, SlotLine, Undo, by_day,
};
