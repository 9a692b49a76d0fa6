//! From a crate to its lines: everything that a path leads to through public modules and exports.

use std::collections::{BTreeMap, BTreeSet};

use syn::{Item, ItemImpl, ItemMacro};

use super::declaration::declare;
use super::implementation::{call, head_of, implement, segments};
use crate::source::{Crate, ModuleId, Target, attributes, cfgs, imports, is_hidden, is_public, visibility};

/// The lines of the public items of a crate, sorted.
pub(super) fn lines(krate: &Crate) -> Vec<String> {
    let mut listing =
        Listing { krate, lines: Lines::default(), reached: BTreeMap::new(), walked: BTreeSet::new() };
    walk(&mut listing, ModuleId::ROOT, &krate.name, &[]);
    for module in krate.ids().filter(|module| !krate.is_hidden(*module)) {
        impls_and_macros(&mut listing, module);
    }
    listing.lines.0.into_iter().collect()
}

/// Conditions under which an item is there, each as in `#[cfg(…)]`.
pub(super) type Conditions = [String];

#[derive(Default)]
pub(super) struct Lines(BTreeSet<String>);

impl Lines {
    pub(super) fn add(&mut self, path: &str, text: &str, conditions: &Conditions) {
        let conditions: BTreeSet<_> =
            conditions.iter().map(|one| one.replace(" (", "(").replace(" ,", ",")).collect();
        let mut line = format!("{path}: {text}");
        for condition in &conditions {
            line.extend([" #[cfg(", condition, ")]"]);
        }
        self.0.insert(line);
    }
}

struct Listing<'a> {
    krate: &'a Crate,
    lines: Lines,
    /// The items that users can name, each with its paths and their conditions.
    reached: BTreeMap<*const Item, Vec<(String, Vec<String>)>>,
    walked: BTreeSet<(ModuleId, String)>,
}

/// Lists everything public of a module, which users name by this path.
fn walk(listing: &mut Listing<'_>, module: ModuleId, path: &str, conditions: &Conditions) {
    if !listing.walked.insert((module, path.to_owned())) {
        return;
    }
    let krate = listing.krate;
    for item in &krate.module(module).items {
        if let Some(name) = crate::source::name(item)
            && !matches!(item, Item::Macro(_))
        {
            reach(listing, module, item, &format!("{path}::{name}"), conditions);
        }
    }
    for child in krate.ids().filter(|child| krate.module(*child).parent == Some(module)) {
        let name = krate.module(child).path.last().expect("only the root has no name");
        reach_module(listing, child, &format!("{path}::{name}"), conditions);
    }
    for import in imports(&krate.module(module).items) {
        if !is_public(import.visibility) || is_hidden(import.attributes) {
            continue;
        }
        let conditions =
            [conditions, &krate.cfgs(module), &cfgs(import.attributes).collect::<Vec<_>>()].concat();
        let named = import.name.as_ref().map(|name| format!("{path}::{name}"));
        for target in krate.resolve(module, &import.path) {
            match (target, &named) {
                (Target::Module(target), Some(path)) => reach_module(listing, target, path, &conditions),
                (Target::Module(target), None) => walk(listing, target, path, &conditions),
                (Target::Item(home, item), Some(path)) => reach(listing, home, item, path, &conditions),
                // The variants of an enum.
                (Target::Item(..), None) => listing.lines.add(path, &glob(&import.path), &conditions),
                (Target::Foreign(target), Some(path)) => {
                    listing.lines.add(path, &format!("pub use {}", target.join("::")), &conditions);
                }
                (Target::Foreign(target), None) => listing.lines.add(path, &glob(&target), &conditions),
            }
        }
    }
}

fn glob(path: &[String]) -> String {
    format!("pub use {}::*", path.join("::"))
}

/// Lists a module that users name by this path, if they may.
fn reach_module(listing: &mut Listing<'_>, module: ModuleId, path: &str, conditions: &Conditions) {
    let declared = listing.krate.module(module);
    if declared.is_public && !is_hidden(&declared.attributes) {
        listing.lines.add(path, "pub mod", &[conditions, &listing.krate.cfgs(module)].concat());
        walk(listing, module, path, conditions);
    }
}

/// Lists an item of a module that users name by this path, if they may.
fn reach(listing: &mut Listing<'_>, module: ModuleId, item: &Item, path: &str, conditions: &Conditions) {
    let attributes = attributes(item);
    if visibility(item).is_some_and(is_public) && !is_hidden(attributes) {
        let own: Vec<_> = cfgs(attributes).collect();
        let conditions = [conditions, &listing.krate.cfgs(module), &own].concat();
        declare(&mut listing.lines, path, item, &conditions);
        listing.reached.entry(item).or_default().push((path.to_owned(), conditions));
    }
}

/// Lists the impls and macros of a module, whether users can name the module or not.
fn impls_and_macros(listing: &mut Listing<'_>, module: ModuleId) {
    let krate = listing.krate;
    for item in krate.module(module).items.iter().filter(|item| !is_hidden(attributes(item))) {
        let conditions = [krate.cfgs(module), cfgs(attributes(item)).collect()].concat();
        match item {
            Item::Impl(item) => impls(listing, module, item, &conditions),
            Item::Macro(called) if called.ident.is_none() && !is_internal(listing, module) => {
                let path =
                    [std::slice::from_ref(&krate.name), &*krate.module(module).path].concat().join("::");
                let definition = definition(krate, module, called);
                call(&mut listing.lines, &path, called, definition, &conditions);
            }
            // An exported macro is in the root, wherever it is written.
            Item::Macro(macro_rules)
                if macro_rules.attrs.iter().any(|one| one.path().is_ident("macro_export")) =>
            {
                let name = macro_rules.ident.as_ref().expect("a call has no attributes");
                declare(&mut listing.lines, &format!("{}::{name}", krate.name), item, &conditions);
            }
            _ => {}
        }
    }
}

/// Lists an impl at each path of its type, or at the crate if the type is of another one.
fn impls(listing: &mut Listing<'_>, module: ModuleId, item: &ItemImpl, conditions: &Conditions) {
    let krate = listing.krate;
    let of_crate = |path: &[String]| {
        krate.resolve(module, path).into_iter().find_map(|target| match target {
            Target::Item(_, item) => Some(item),
            Target::Module(_) | Target::Foreign(_) => None,
        })
    };
    let private_trait = item.trait_.as_ref().and_then(|(path, _)| of_crate(&segments(path)));
    if private_trait.is_some_and(|item| !listing.reached.contains_key(&std::ptr::from_ref(item))) {
        return;
    }
    let head = head_of(&item.self_ty);
    let Some(ty) = head.as_ref().and_then(|path| of_crate(path)) else {
        if is_internal(listing, module) {
            return;
        }
        // A type that has methods of its own is of the crate, and then out of a macro.
        let own = head.filter(|_| item.trait_.is_none()).unwrap_or_default();
        let home = if own.is_empty() { &[] } else { &*krate.module(module).path };
        let path = [std::slice::from_ref(&krate.name), home, &own].concat().join("::");
        implement(&mut listing.lines, &path, item, conditions);
        return;
    };
    for (path, of_type) in listing.reached.get(&std::ptr::from_ref(ty)).into_iter().flatten() {
        implement(&mut listing.lines, path, item, &[conditions, of_type].concat());
    }
}

/// Whether a module has public items and users can name none of them; then they cannot name what its macros make.
///
/// A module without public items is like the one around it.
fn is_internal(listing: &Listing<'_>, module: ModuleId) -> bool {
    let is_public_item = |item: &&Item| visibility(item).is_some_and(is_public);
    let mut around = listing.krate.ancestors(module).map(|module| &listing.krate.module(module).items);
    around.find(|items| items.iter().any(|item| is_public_item(&item))).is_some_and(|items| {
        let mut public = items.iter().filter(is_public_item);
        !public.any(|item| listing.reached.contains_key(&std::ptr::from_ref(item)))
    })
}

/// The macro that a module calls, if it is one of the crate; the nearest of its name.
fn definition<'a>(krate: &'a Crate, module: ModuleId, called: &ItemMacro) -> Option<&'a ItemMacro> {
    let name = &called.mac.path.segments.last()?.ident;
    krate.ancestors(module).chain(krate.ids()).flat_map(|module| &krate.module(module).items).find_map(
        |item| match item {
            Item::Macro(item) if item.ident.as_ref() == Some(name) => Some(item),
            _ => None,
        },
    )
}
