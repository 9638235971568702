//! Work shared between two threads. Each piece of work knows nothing of the others, so the result is the same as
//! from one thread.

/// Below this many pieces of work a second thread does not pay.
const WORTH_IT: usize = 8;

/// What `one` says of 0, 1, 2 ... in that order.
pub fn each<T: Send>(many: usize, one: impl Fn(usize) -> T + Sync) -> Vec<T> {
    if many < WORTH_IT {
        return (0..many).map(one).collect();
    }
    let half = many / 2;
    let one = &one;
    std::thread::scope(|scope| {
        let second = scope.spawn(move || (half..many).map(one).collect::<Vec<T>>());
        let mut all: Vec<T> = (0..half).map(one).collect();
        match second.join() {
            Ok(rest) => all.extend(rest),
            Err(panic) => std::panic::resume_unwind(panic),
        }
        all
    })
}
