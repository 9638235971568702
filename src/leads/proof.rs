//! Where a lead comes from, so that it can be checked: each scan of an exhibitor is sealed with the seal of the one
//! before (a hash chain; Haber and Stornetta, "How to time-stamp a digital document", 1991). Whoever changes, drops or
//! slips in a scan breaks every seal after it.
use super::entity::scan;
use crate::kernel::secret;

/// What the first scan of an exhibitor follows.
pub const FIRST: &str = "";

/// The seal of a scan that follows one sealed `before`: SHA-256 in hexadecimal over its ids, number and times.
pub fn seal(before: &str, scan: &scan::Model) -> String {
    secret::hash(&format!(
        "{before}|{}|{}|{}|{}|{}|{}|{}|{}",
        scan.id,
        scan.exhibitor_id,
        scan.number,
        scan.lead_id,
        scan.visitor_id,
        scan.account_id,
        scan.scanned_at.rfc3339(),
        scan.received_at.rfc3339(),
    ))
}

/// The number of the first scan whose seal or number is wrong; `None` when all of them hold. `scans` are all of one
/// exhibitor, by number.
pub fn broken_at(scans: &[scan::Model]) -> Option<i32> {
    let mut before = FIRST;
    for (scan, number) in scans.iter().zip(1..) {
        if scan.number != number || scan.seal != seal(before, scan) {
            return Some(number);
        }
        before = &scan.seal;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::Moment;
    use crate::kernel::id::{AccountId, ExhibitorId, LeadId, LeadScanId, VisitorId};

    fn chain(many: i32) -> Vec<scan::Model> {
        let (exhibitor_id, account_id) = (ExhibitorId::new(), AccountId::new());
        let mut scans: Vec<scan::Model> = vec![];
        for number in 1..=many {
            let at = Moment(1_760_000_000_000 + i64::from(number));
            let mut scan = scan::Model {
                id: LeadScanId::new(),
                exhibitor_id,
                number,
                lead_id: LeadId::new(),
                visitor_id: VisitorId::new(),
                account_id,
                scanned_at: at,
                received_at: at,
                seal: String::new(),
            };
            scan.seal = seal(scans.last().map_or(FIRST, |last| &last.seal), &scan);
            scans.push(scan);
        }
        scans
    }

    #[test]
    fn an_untouched_chain_holds() {
        assert_eq!(broken_at(&[]), None);
        assert_eq!(broken_at(&chain(5)), None);
    }

    #[test]
    fn whatever_is_touched_shows() {
        let whole = chain(5);
        let mut changed = whole.clone();
        changed[2].visitor_id = VisitorId::new();
        assert_eq!(broken_at(&changed), Some(3));
        let mut dropped = whole.clone();
        dropped.remove(1);
        assert_eq!(broken_at(&dropped), Some(2));
        let mut backdated = whole;
        backdated[4].scanned_at = backdated[4].scanned_at.plus_days(-1);
        assert_eq!(broken_at(&backdated), Some(5));
    }
}
