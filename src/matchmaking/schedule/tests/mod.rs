//! Tests of the schedule: small random shows, a checker that shares no code with the search, and brute force.
mod brute;
mod checker;
mod explained;
mod malformed;
mod mended;
mod optimum;
mod rules;
mod shows;
