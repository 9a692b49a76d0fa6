//! The specs of a run: each is read once, and their texts are kept together.

use errspec_codegen::__internal::load::Loaded;
use errspec_codegen::__internal::site::Sources;
use errspec_outputs::__internal::Place;

use crate::args::Input;
use crate::specs::{self, NoSpec};

/// The specs that a command works with.
pub(crate) struct Session {
    /// The texts of the specs, and of the files whose regions they fill.
    pub(crate) sources: Sources,
    /// The specs, in the order of the command line.
    pub(crate) specs: Vec<LoadedSpec>,
    /// Why no spec was read, or not all of them.
    pub(crate) no_spec: Vec<NoSpec>,
}

/// A spec that was read.
pub(crate) struct LoadedSpec {
    /// Where it and its outputs are.
    pub(crate) place: Place,
    pub(crate) loaded: Loaded,
}

impl Session {
    /// Reads and checks all specs of the command line.
    pub(crate) fn load(input: &Input) -> Self {
        let specs::Requested { places, unread } = specs::requested(input);
        let mut session = Self { sources: Sources::default(), specs: Vec::new(), no_spec: unread };
        for place in places {
            match specs::load(&mut session.sources, &place) {
                Ok(loaded) => session.specs.push(LoadedSpec { place, loaded }),
                Err(error) => session.no_spec.push(NoSpec::new(error)),
            }
        }
        session
    }
}
