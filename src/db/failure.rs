//! What a database error means to the person asking.
use crate::kernel::Error;
use sea_orm::{DbErr, RuntimeErr, SqlErr, sqlx};

impl From<DbErr> for Error {
    fn from(err: DbErr) -> Self {
        match err.sql_err() {
            Some(SqlErr::UniqueConstraintViolation(_)) => Self::Refused("refused-taken"),
            _ if is_busy(&err) => {
                tracing::warn!(error = %err, "the database is busy");
                Self::Busy
            }
            _ => Self::Broken(err.into()),
        }
    }
}

/// Did a unique index say no?
pub fn is_taken(err: &Error) -> bool {
    matches!(err, Error::Refused("refused-taken"))
}

/// Locked, gone, full, cut off, deadlocked or out of time: the same request may succeed in a moment.
fn is_busy(err: &DbErr) -> bool {
    let cause = match err {
        // Whatever goes wrong on the way to the database, it is out of reach.
        DbErr::ConnectionAcquire(_) | DbErr::Conn(_) => return true,
        DbErr::Exec(RuntimeErr::SqlxError(e)) | DbErr::Query(RuntimeErr::SqlxError(e)) => e,
        _ => return false,
    };
    match cause.as_ref() {
        sqlx::Error::Database(e) => e.code().is_some_and(|code| is_busy_code(&code)),
        sqlx::Error::Io(_)
        | sqlx::Error::PoolTimedOut
        | sqlx::Error::PoolClosed
        | sqlx::Error::WorkerCrashed => true,
        _ => false,
    }
}

/// SQLite's (extended) result codes are numbers, PostgreSQL's SQLSTATEs five characters.
fn is_busy_code(code: &str) -> bool {
    const SQLITE_BUSY: i32 = 5;
    const SQLITE_LOCKED: i32 = 6;
    const SQLITE_READONLY: i32 = 8;
    const SQLITE_IOERR: i32 = 10;
    const SQLITE_FULL: i32 = 13;
    const SQLITE_CANTOPEN: i32 = 14;
    if code.len() == 5 {
        // 55000: a database that takes no connections for the moment.
        return ["08", "40", "53", "57", "58"].contains(&&code[..2])
            || ["25006", "55000", "55P03"].contains(&code);
    }
    code.parse::<i32>().is_ok_and(|n| {
        [SQLITE_BUSY, SQLITE_LOCKED, SQLITE_READONLY, SQLITE_IOERR, SQLITE_FULL, SQLITE_CANTOPEN]
            .contains(&(n & 0xff))
    })
}

#[cfg(test)]
mod tests {
    use super::is_busy_code;

    #[test]
    fn what_passes_is_told_from_what_is_wrong() {
        for code in ["5", "517", "6", "13", "778", "40001", "40P01", "57P01", "53300", "55000"] {
            assert!(is_busy_code(code), "{code}");
        }
        for code in ["1", "2067", "19", "23505", "42601"] {
            assert!(!is_busy_code(code), "{code}");
        }
    }
}
