//! Which frameworks serve the same routes, and how does each respond?

use crate::ask::{Ask, Layers};
use crate::expected::Expected;
use crate::log::logged;
use crate::seen::Seen;
use crate::{on_actix, on_axum};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Framework {
    Axum,
    Actix,
}

impl Framework {
    pub(crate) const ALL: [Self; 2] = [Self::Axum, Self::Actix];

    /// What differs from one framework to the other.
    pub(crate) fn pick<T>(self, axum: T, actix: T) -> T {
        match self {
            Self::Axum => axum,
            Self::Actix => actix,
        }
    }

    /// Sends the request to the routes inside the layers, on a paused clock.
    pub(crate) fn ask(self, layers: Layers, ask: &Ask) -> Seen {
        let runtime =
            tokio::runtime::Builder::new_current_thread().enable_time().start_paused(true).build().unwrap();
        let (seen, log) = logged(|| runtime.block_on(self.answer(layers, ask)));
        Seen { log, ..seen }
    }

    /// The same without the log, on the current runtime.
    pub(crate) async fn answer(self, layers: Layers, ask: &Ask) -> Seen {
        match self {
            Self::Axum => on_axum::answer(layers, ask).await,
            Self::Actix => on_actix::answer(layers, ask).await,
        }
    }
}

/// The response of each framework.
pub(crate) fn each(layers: Layers, ask: &Ask) -> impl Iterator<Item = (Framework, Seen)> {
    Framework::ALL.into_iter().map(move |framework| (framework, framework.ask(layers, ask)))
}

/// Checks the whole response and the whole log of each framework.
#[track_caller]
pub(crate) fn check(ask: &Ask, expected: &Expected) {
    check_in(Layers::ONE, ask, expected);
}

#[track_caller]
pub(crate) fn check_in(layers: Layers, ask: &Ask, expected: &Expected) {
    for (framework, seen) in each(layers, ask) {
        expected.check(framework, &seen);
    }
}

/// The same for bodies that are not envelopes.
#[track_caller]
pub(crate) fn check_text(layers: Layers, ask: &Ask, text: &str, log: &[&str]) {
    for (framework, seen) in each(layers, ask) {
        assert_eq!(seen.text(), text, "{framework:?}");
        assert_eq!(seen.log, log, "{framework:?}");
    }
}
