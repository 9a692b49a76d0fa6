//! What a path refers to, through imports, renames, globs and re-exports.

use syn::{Attribute, Ident, Item, UseTree, Visibility};

use super::tree::{Crate, ModuleId};

/// One name that a `use` imports, or a glob, which has no name.
pub(crate) struct Import<'a> {
    pub(crate) path: Vec<String>,
    pub(crate) name: Option<String>,
    pub(crate) visibility: &'a Visibility,
    pub(crate) attributes: &'a [Attribute],
}

/// What a path refers to.
#[derive(Clone)]
pub(crate) enum Target<'a> {
    Module(ModuleId),
    /// An item and its module. A path to a part of an item, such as a variant, refers to the item.
    Item(ModuleId, &'a Item),
    /// A path into another crate.
    Foreign(Vec<String>),
}

/// The imports of a module.
pub(crate) fn imports(items: &[Item]) -> Vec<Import<'_>> {
    let mut imports = Vec::new();
    for item in items {
        match item {
            Item::Use(item) => {
                let mut flat = Vec::new();
                let start = if item.leading_colon.is_some() { vec![String::new()] } else { Vec::new() };
                flatten(start, &item.tree, &mut flat);
                imports.extend(flat.into_iter().map(|(path, name)| Import {
                    path,
                    name,
                    visibility: &item.vis,
                    attributes: &item.attrs,
                }));
            }
            Item::ExternCrate(item) => imports.push(Import {
                path: vec![String::new(), item.ident.to_string()],
                name: Some(item.rename.as_ref().map_or(&item.ident, |(_, name)| name).to_string()),
                visibility: &item.vis,
                attributes: &item.attrs,
            }),
            _ => {}
        }
    }
    imports
}

fn flatten(mut path: Vec<String>, tree: &UseTree, flat: &mut Vec<(Vec<String>, Option<String>)>) {
    let mut named = |path: Vec<String>, name: &Ident| flat.push((path, Some(name.to_string())));
    match tree {
        UseTree::Path(tree) => {
            path.push(tree.ident.to_string());
            flatten(path, &tree.tree, flat);
        }
        UseTree::Name(tree) if tree.ident == "self" && !path.is_empty() => {
            let name = path.last().cloned();
            flat.push((path, name));
        }
        UseTree::Name(tree) => {
            path.push(tree.ident.to_string());
            named(path, &tree.ident);
        }
        UseTree::Rename(tree) => {
            if tree.ident != "self" || path.is_empty() {
                path.push(tree.ident.to_string());
            }
            named(path, &tree.rename);
        }
        UseTree::Glob(_) => flat.push((path, None)),
        UseTree::Group(tree) => {
            for tree in &tree.items {
                flatten(path.clone(), tree, flat);
            }
        }
    }
}

/// The name by which a module knows one of its items; `None` for an impl and for anything that is not an item.
pub(crate) fn name(item: &Item) -> Option<String> {
    let ident = match item {
        Item::Const(item) => &item.ident,
        Item::Enum(item) => &item.ident,
        Item::Fn(item) => &item.sig.ident,
        Item::Macro(item) => item.ident.as_ref()?,
        Item::Static(item) => &item.ident,
        Item::Struct(item) => &item.ident,
        Item::Trait(item) => &item.ident,
        Item::Type(item) => &item.ident,
        Item::Union(item) => &item.ident,
        _ => return None,
    };
    Some(ident.to_string())
}

impl Crate {
    /// Everything that a path in a module may refer to: a module and an item can share a name.
    pub(crate) fn resolve(&self, module: ModuleId, path: &[String]) -> Vec<Target<'_>> {
        self.trace(module, path).0
    }

    /// Like `resolve`, with the modules on the way, including those of re-exports.
    pub(crate) fn trace(&self, module: ModuleId, path: &[String]) -> (Vec<Target<'_>>, Vec<ModuleId>) {
        let mut passed = Vec::new();
        let targets = self.from(module, path, &mut passed, 0);
        (targets, passed)
    }

    /// What a path refers to that is written in a module.
    fn from(
        &self,
        module: ModuleId,
        path: &[String],
        passed: &mut Vec<ModuleId>,
        depth: usize,
    ) -> Vec<Target<'_>> {
        let Some((first, mut rest)) = path.split_first() else { return vec![Target::Module(module)] };
        let mut at = match &**first {
            "" => return vec![Target::Foreign(rest.to_vec())],
            "crate" => ModuleId::ROOT,
            "self" => module,
            "super" => self.module(module).parent.unwrap_or(module),
            _ => {
                let found = self.within(module, module, path, passed, depth);
                return if found.is_empty() { vec![Target::Foreign(path.to_vec())] } else { found };
            }
        };
        while let Some(behind) = rest.strip_prefix(&["super".to_owned()]) {
            at = self.module(at).parent.unwrap_or(at);
            rest = behind;
        }
        if rest.is_empty() {
            return vec![Target::Module(at)];
        }
        self.within(at, module, rest, passed, depth)
    }

    /// What a path refers to, starting in a module. It may be written in another one.
    fn within(
        &self,
        module: ModuleId,
        from: ModuleId,
        path: &[String],
        passed: &mut Vec<ModuleId>,
        depth: usize,
    ) -> Vec<Target<'_>> {
        let (first, rest) = path.split_first().expect("a path has a name");
        // Globs can form a cycle.
        if depth > 20 {
            return Vec::new();
        }
        let mut found = Vec::new();
        if let Some(child) = self.child(module, first) {
            passed.push(child);
            if !rest.is_empty() {
                // Anything else with that name is a function or a macro, and contains nothing.
                return self.within(child, from, rest, passed, depth + 1);
            }
            found.push(Target::Module(child));
        }
        let items = &self.module(module).items;
        let named = items.iter().filter(|item| name(item).is_some_and(|name| name == *first));
        found.extend(named.map(|item| Target::Item(module, item)));
        let is_inside = self.ancestors(from).any(|id| id == module);
        let imports = imports(items);
        let visible =
            imports.iter().filter(|import| is_inside || !matches!(import.visibility, Visibility::Inherited));
        let (globs, named): (Vec<_>, Vec<_>) = visible.partition(|import| import.name.is_none());
        for import in named.iter().filter(|import| import.name.as_ref() == Some(first)) {
            // `use serde;`, which does not name itself.
            if import.path == [&**first] {
                found.push(Target::Foreign(path.to_vec()));
                continue;
            }
            let whole = [&*import.path, rest].concat();
            found.extend(self.from(module, &whole, passed, depth + 1));
        }
        for import in globs.iter().filter(|_| found.is_empty()).collect::<Vec<_>>() {
            for target in self.from(module, &import.path, passed, depth + 1) {
                if let Target::Module(target) = target
                    && target != module
                {
                    found.extend(self.within(target, module, path, passed, depth + 1));
                }
            }
        }
        found
    }

    /// Whether a module, or one that contains it, is hidden from the docs.
    pub(crate) fn is_hidden(&self, module: ModuleId) -> bool {
        self.ancestors(module).any(|id| super::is_hidden(&self.module(id).attributes))
    }

    /// The conditions of a module and of those that contain it.
    pub(crate) fn cfgs(&self, module: ModuleId) -> Vec<String> {
        self.ancestors(module).flat_map(|id| super::cfgs(&self.module(id).attributes)).collect()
    }
}
