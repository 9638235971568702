//! What the program counts, in Prometheus' text form.
use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};
use std::sync::OnceLock;
use std::time::Duration;

/// Bounds of the classes that times are counted in, in seconds.
const CLASSES: &[f64] = &[0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0];
/// How often what was timed is sorted into its classes.
const SORTED: Duration = Duration::from_secs(5);

static KEPT: OnceLock<Option<PrometheusHandle>> = OnceLock::new();

/// What was counted so far.
pub struct Metrics;

impl Metrics {
    /// Begins to count, once for the whole program. Needs the runtime: it tidies up in the background.
    pub fn begin() {
        KEPT.get_or_init(|| {
            let timed = Matcher::Suffix("_seconds".into());
            let builder = PrometheusBuilder::new().set_buckets_for_metric(timed, CLASSES).ok()?;
            let kept = builder.install_recorder().ok()?;
            let sorted = kept.clone();
            tokio::spawn(async move {
                loop {
                    tokio::time::sleep(SORTED).await;
                    sorted.run_upkeep();
                }
            });
            Some(kept)
        });
    }

    /// All of it as text; nothing when nothing is counted.
    pub fn text() -> String {
        KEPT.get().and_then(Option::as_ref).map(PrometheusHandle::render).unwrap_or_default()
    }
}
