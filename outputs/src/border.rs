//! Where may the outputs of a spec be? In the repository, after all symbolic links are followed.

use std::path::{Path, PathBuf};

use errspec_codegen::__internal::file_name::is_version_control;
use errspec_codegen::__internal::links;
use errspec_codegen::__internal::package;
use errspec_codegen::__internal::quoted::quoted;
use errspec_codegen::__internal::report::Diagnostic;
use errspec_codegen::__internal::rules;

use crate::check::Checked;
use crate::place::Place;

/// The folder that outputs must not leave.
///
/// It is the repository of the package. Without one, it is the repository of the spec, or else the package.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Border {
    folder: PathBuf,
    /// What people call the folder.
    noun: &'static str,
    /// The folder in messages.
    name: String,
}

impl Border {
    /// The border for a spec.
    #[must_use]
    pub fn of(place: &Place) -> Self {
        let of_spec = || place.spec.as_deref().and_then(package::repository);
        let repository = package::repository(&place.package).or_else(of_spec);
        let is_package = || place.package.join("Cargo.toml").exists();
        let (folder, noun) = match repository {
            Some(repository) => (repository, "repository"),
            None if is_package() => (place.package.clone(), "package"),
            None => (place.package.clone(), "folder of the spec"),
        };
        let name = package::name(&folder, &place.from);
        Self { folder, noun, name }
    }

    /// What people call the folder, such as "repository".
    #[must_use]
    pub fn noun(&self) -> &'static str {
        self.noun
    }

    /// Whether a file is in the folder, after all links are followed.
    #[must_use]
    pub fn has(&self, path: &Path) -> bool {
        links::meant(path).starts_with(&self.folder)
    }

    /// Returns the file that an output writes, after all links are followed.
    ///
    /// # Errors
    ///
    /// A diagnostic if the file is outside of the border or in the folder of a version control system.
    pub(crate) fn resolve(&self, place: &Place, output: &Checked) -> Result<PathBuf, Box<Diagnostic>> {
        let path = place.target(&output.path);
        let file = links::meant(&path);
        let leads = if file == path { "is" } else { "leads to a file" };
        let refuse = |rule, problem: String, help: String| {
            let message = format!("output {} {leads} {problem}", quoted(&output.path));
            Err(Box::new(Diagnostic::new(rule, output.site, message).help(help)))
        };
        let Ok(within) = file.strip_prefix(&self.folder) else {
            let problem = format!("outside of the {}", self.noun);
            let help = format!("choose a path in {}", quoted(&self.name));
            return refuse(&rules::OUTSIDE_REPOSITORY, problem, help);
        };
        let mut parts = within.iter().map(|part| part.to_string_lossy());
        if let Some(part) = parts.find(|part| is_version_control(part)) {
            let problem = format!("in {}, the folder of a version control system", quoted(&part));
            return refuse(&rules::OUTPUT_PATH, problem, "choose another folder".to_owned());
        }
        Ok(file)
    }

    /// Returns a diagnostic if the output is a link to a file that does not suit its kind.
    pub(crate) fn unsuited(&self, file: &Path, place: &Place, output: &Checked) -> Option<Diagnostic> {
        let extension = file.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
        let suits = output.kind.extensions.iter().any(|known| known.eq_ignore_ascii_case(extension));
        if suits || file == place.target(&output.path) {
            return None;
        }
        let to = package::relative(file, &self.folder).unwrap_or_default();
        let (path, to, kind) = (quoted(&output.path), quoted(&to), output.kind.name);
        let message = format!("output {path} is a link to {to}, which cannot be of kind `{kind}`");
        let found = Diagnostic::new(&rules::OUTPUT_KIND, output.site, message);
        Some(found.help("remove the link, or choose another path"))
    }
}
