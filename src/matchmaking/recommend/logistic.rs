//! Logistic regression with a belief beforehand: where the show has no events yet, the belief decides; the more
//! there are, the more they do. Newton's method, always the same number of steps.

/// One observation.
#[derive(Clone, Debug)]
pub struct Sample {
    /// What was seen; the first one is 1 where an intercept is wanted.
    pub seen: Vec<f32>,
    /// What is known of it already, added to the sum.
    pub offset: f32,
    /// 1 for yes, 0 for no.
    pub answer: f32,
    /// How much it counts.
    pub weight: f32,
}

/// What is believed of one weight.
#[derive(Copy, Clone, Debug)]
pub struct Belief {
    /// Its likely value.
    pub mean: f32,
    /// How firmly: one divided by the variance.
    pub firm: f32,
}

const STEPS: usize = 8;

/// The likeliest weights.
pub fn fit(samples: &[Sample], beliefs: &[Belief]) -> Vec<f32> {
    let many = beliefs.len();
    let mut weights: Vec<f64> = beliefs.iter().map(|belief| f64::from(belief.mean)).collect();
    for _ in 0..STEPS {
        let mut slope: Vec<f64> = (0..many)
            .map(|k| f64::from(beliefs[k].firm) * (f64::from(beliefs[k].mean) - weights[k]))
            .collect();
        let mut bend = vec![0.0_f64; many * many];
        (0..many).for_each(|k| bend[k * many + k] = f64::from(beliefs[k].firm));
        for sample in samples {
            let sum: f64 = sample.seen.iter().zip(&weights).map(|(x, w)| f64::from(*x) * w).sum();
            let yes = f64::from(chance((sum + f64::from(sample.offset)) as f32));
            let miss = f64::from(sample.weight) * (f64::from(sample.answer) - yes);
            let sure = f64::from(sample.weight) * yes * (1.0 - yes);
            for (k, x) in sample.seen.iter().enumerate().filter(|(_, x)| **x != 0.0) {
                slope[k] += miss * f64::from(*x);
                for (l, y) in sample.seen[..=k].iter().enumerate() {
                    bend[k * many + l] += sure * f64::from(*x) * f64::from(*y);
                }
            }
        }
        let step = solve(bend, slope);
        weights.iter_mut().zip(step).for_each(|(weight, step)| *weight += step.clamp(-2.0, 2.0));
    }
    weights.into_iter().map(|weight| weight as f32).collect()
}

/// The chance of a yes for this sum.
pub fn chance(sum: f32) -> f32 {
    1.0 / (1.0 + (-sum).exp())
}

/// Solves `bend` x = `slope` for a positive definite matrix of which the lower half is given (Cholesky).
fn solve(mut bend: Vec<f64>, mut slope: Vec<f64>) -> Vec<f64> {
    let many = slope.len();
    for k in 0..many {
        for l in 0..=k {
            let known: f64 = (0..l).map(|i| bend[k * many + i] * bend[l * many + i]).sum();
            let rest = bend[k * many + l] - known;
            bend[k * many + l] = if k == l { rest.max(1e-9).sqrt() } else { rest / bend[l * many + l] };
        }
    }
    for k in 0..many {
        let known: f64 = (0..k).map(|i| bend[k * many + i] * slope[i]).sum();
        slope[k] = (slope[k] - known) / bend[k * many + k];
    }
    for k in (0..many).rev() {
        let known: f64 = (k + 1..many).map(|i| bend[i * many + k] * slope[i]).sum();
        slope[k] = (slope[k] - known) / bend[k * many + k];
    }
    slope
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_seen_leaves_the_belief_and_much_seen_overrules_it() {
        let belief = [Belief { mean: 2.0, firm: 1.0 }];
        assert_eq!(fit(&[], &belief), [2.0]);
        let sample = |answer: f32| Sample { seen: vec![1.0], offset: 0.0, answer, weight: 1.0 };
        let samples: Vec<Sample> = (0..1_000).map(|n| sample(f32::from(u8::from(n % 4 == 0)))).collect();
        let found = fit(&samples, &belief)[0];
        assert!((chance(found) - 0.25).abs() < 0.01, "{found}");
    }

    #[test]
    fn a_system_is_solved() {
        let x = solve(vec![4.0, 0.0, 2.0, 3.0], vec![2.0, 1.0]);
        assert!((4.0 * x[0] + 2.0 * x[1] - 2.0).abs() < 1e-9 && (2.0 * x[0] + 3.0 * x[1] - 1.0).abs() < 1e-9);
    }
}
