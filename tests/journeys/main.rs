//! Stories through HTTP.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on should stop loudly")]
mod a_badge_scanned_at_a_booth;
mod a_buyer_asks_many_makers;
mod a_buyer_meets_a_maker;
mod a_company_keeps_its_page;
mod a_device_keeps_its_secret;
mod a_device_takes_a_pack;
mod a_gate_without_a_connection;
mod a_lost_badge_is_found;
mod a_meeting_in_the_calendar;
mod a_phone_becomes_a_gate;
mod a_program_asks;
mod a_program_registers_visitors;
mod a_visitor_changes_their_mind;
mod a_visitor_gets_a_badge;
mod a_visitor_gets_in;
mod a_zone_fills_up;
mod an_exhibitor_books_a_booth;
mod an_operator_looks_in;
mod asking_for_a_meeting;
mod at_the_front_door;
mod both_sides_say_what_they_seek;
mod everybody_reads_the_site;
mod recommendations_learn;
mod somebody_signs_in;
#[path = "../support/mod.rs"]
mod support;
mod the_day_of_the_meetings;
mod the_office_helps_a_visitor;
mod the_office_looks_across;
mod the_office_moves_meetings;
mod the_organiser_hosts_buyers;
mod the_owner_minds_the_people;
mod two_shows_share_a_hall;
mod when_the_database_is_away;
mod who_takes_a_meeting;
mod writing_to_each_other;
