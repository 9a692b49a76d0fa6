//! The modules of a crate, read from its files.

use std::fs;
use std::path::Path;

use quote::ToTokens;
use syn::{Attribute, Item, Meta, Visibility};

/// A crate without the parts that are compiled only for its tests.
pub(crate) struct Crate {
    pub(crate) name: String,
    /// The root comes first.
    pub(crate) modules: Vec<Module>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct ModuleId(usize);

impl ModuleId {
    pub(crate) const ROOT: Self = Self(0);
}

pub(crate) struct Module {
    /// The names from the root, which itself has none.
    pub(crate) path: Vec<String>,
    pub(crate) parent: Option<ModuleId>,
    pub(crate) is_public: bool,
    /// The attributes of its declaration and those inside it.
    pub(crate) attributes: Vec<Attribute>,
    /// All items except its modules.
    pub(crate) items: Vec<Item>,
    /// The file that contains it, relative to the root's folder.
    pub(crate) file: String,
    /// The folder of the files of its modules.
    folder: String,
}

impl Crate {
    /// Reads a crate from the folder of its `lib.rs`.
    pub(crate) fn read(name: &str, source: &Path) -> Self {
        Self::new(name, &|file| fs::read_to_string(source.join(file)).ok())
    }

    /// Reads a crate from the files that `text` returns, by their path from the folder of `lib.rs`.
    ///
    /// # Panics
    ///
    /// If a module has no file, or a file is not Rust.
    pub(crate) fn new(name: &str, text: &dyn Fn(&str) -> Option<String>) -> Self {
        let mut modules = Vec::new();
        let root = parsed("lib.rs", text).expect("a crate has a `lib.rs`");
        let module = Module {
            path: Vec::new(),
            parent: None,
            is_public: true,
            attributes: root.attrs,
            items: Vec::new(),
            file: "lib.rs".to_owned(),
            folder: String::new(),
        };
        modules.push(module);
        add(&mut modules, ModuleId::ROOT, root.items, text);
        Self { name: name.to_owned(), modules }
    }

    pub(crate) fn module(&self, id: ModuleId) -> &Module {
        &self.modules[id.0]
    }

    pub(crate) fn ids(&self) -> impl Iterator<Item = ModuleId> + use<> {
        (0..self.modules.len()).map(ModuleId)
    }

    pub(crate) fn child(&self, parent: ModuleId, name: &str) -> Option<ModuleId> {
        self.ids().find(|id| {
            let module = self.module(*id);
            module.parent == Some(parent) && module.path.last().is_some_and(|last| last == name)
        })
    }

    /// The module and those that contain it, up to the root.
    pub(crate) fn ancestors(&self, id: ModuleId) -> impl Iterator<Item = ModuleId> {
        std::iter::successors(Some(id), |id| self.module(*id).parent)
    }
}

/// Adds the items to a module, and the modules among them to the crate.
fn add(modules: &mut Vec<Module>, id: ModuleId, items: Vec<Item>, text: &dyn Fn(&str) -> Option<String>) {
    for item in items {
        if attributes(&item).iter().any(is_test) {
            continue;
        }
        // Some macros take items and return them with additions, as `pin_project!` does.
        if let Item::Macro(call) = &item
            && call.ident.is_none()
            && let Ok(within) = syn::parse2::<syn::File>(call.mac.tokens.clone())
            && !within.items.is_empty()
        {
            add(modules, id, within.items, text);
            continue;
        }
        let Item::Mod(declared) = item else {
            modules[id.0].items.push(item);
            continue;
        };
        let parent = &modules[id.0];
        let mut path = parent.path.clone();
        path.push(declared.ident.to_string());
        let mut attributes = declared.attrs;
        let own_folder = join(&parent.folder, &declared.ident.to_string());
        let (file, folder, items) = if let Some((_, items)) = declared.content {
            (parent.file.clone(), own_folder, items)
        } else {
            let (file, folder) = match path_attribute(&attributes) {
                // The modules of such a file are next to it.
                Some(path) => {
                    let file = join(folder_of(&parent.file), &path);
                    (file.clone(), folder_of(&file).to_owned())
                }
                None => (format!("{own_folder}.rs"), own_folder),
            };
            let file_text = parsed(&file, text).unwrap_or_else(|| panic!("no file `{file}`"));
            attributes.extend(file_text.attrs);
            (file, folder, file_text.items)
        };
        let is_public = is_public(&declared.vis);
        modules.push(Module {
            path,
            parent: Some(id),
            is_public,
            attributes,
            items: Vec::new(),
            file,
            folder,
        });
        let child = ModuleId(modules.len() - 1);
        add(modules, child, items, text);
    }
}

fn join(folder: &str, name: &str) -> String {
    if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") }
}

fn folder_of(file: &str) -> &str {
    file.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// The value of `#[path = "…"]`.
fn path_attribute(attributes: &[Attribute]) -> Option<String> {
    let path = attributes.iter().find(|attribute| attribute.path().is_ident("path"))?;
    let value = path.meta.require_name_value().ok()?.value.to_token_stream();
    syn::parse2::<syn::LitStr>(value).ok().map(|value| value.value())
}

fn parsed(file: &str, text: &dyn Fn(&str) -> Option<String>) -> Option<syn::File> {
    let text = text(file)?;
    Some(syn::parse_file(&text).unwrap_or_else(|error| panic!("`{file}`: {error}")))
}

/// Whether code outside the crate may name it.
pub(crate) fn is_public(visibility: &Visibility) -> bool {
    matches!(visibility, Visibility::Public(_))
}

pub(crate) fn is_test(attribute: &Attribute) -> bool {
    attribute.path().is_ident("cfg") && attribute.meta.to_token_stream().to_string() == "cfg (test)"
}

pub(crate) fn is_hidden(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        let Meta::List(list) = &attribute.meta else { return false };
        list.path.is_ident("doc") && list.tokens.to_string() == "hidden"
    })
}

/// The contents of the parentheses of each `#[cfg(…)]`.
pub(crate) fn cfgs(attributes: &[Attribute]) -> impl Iterator<Item = String> {
    attributes.iter().filter_map(|attribute| match &attribute.meta {
        Meta::List(list) if list.path.is_ident("cfg") => Some(list.tokens.to_string()),
        _ => None,
    })
}

/// The attributes of any item.
pub(crate) fn attributes(item: &Item) -> &[Attribute] {
    match item {
        Item::Const(item) => &item.attrs,
        Item::Enum(item) => &item.attrs,
        Item::ExternCrate(item) => &item.attrs,
        Item::Fn(item) => &item.attrs,
        Item::Impl(item) => &item.attrs,
        Item::Macro(item) => &item.attrs,
        Item::Mod(item) => &item.attrs,
        Item::Static(item) => &item.attrs,
        Item::Struct(item) => &item.attrs,
        Item::Trait(item) => &item.attrs,
        Item::Type(item) => &item.attrs,
        Item::Union(item) => &item.attrs,
        Item::Use(item) => &item.attrs,
        _ => &[],
    }
}

/// The visibility of an item, if it has one.
pub(crate) fn visibility(item: &Item) -> Option<&Visibility> {
    match item {
        Item::Const(item) => Some(&item.vis),
        Item::Enum(item) => Some(&item.vis),
        Item::Fn(item) => Some(&item.vis),
        Item::Static(item) => Some(&item.vis),
        Item::Struct(item) => Some(&item.vis),
        Item::Trait(item) => Some(&item.vis),
        Item::Type(item) => Some(&item.vis),
        Item::Union(item) => Some(&item.vis),
        _ => None,
    }
}
