//! `<storagepoolCapabilities>`: which kinds of pools this host has, and which
//! formats they know.

use super::{PoolKind, VolumeFormats};
use ostler_xml::{
    List, Text, View, Writer, YesNo, element,
    part::{attr_of, child, leaves, open_items, required},
};

element! {
    /// The document.
    pub struct StoragePoolCapabilities {
        pools: List<PoolSupport> = open_items("pool"),
    }
}

element! {
    /// `<pool>`.
    struct PoolSupport {
        kind: PoolKind = required("type"),
        supported: YesNo = required("supported"),
        pool: Option<FormatOptions> = child("poolOptions"),
        volume: Option<FormatOptions> = child("volOptions"),
    }
}

element! {
    /// `<poolOptions>` and `<volOptions>`.
    struct FormatOptions {
        default: Option<Text> = attr_of("defaultFormat", "type"),
        formats: List<FormatList> = open_items("enum"),
    }
}

element! {
    /// `<enum>`.
    struct FormatList {
        name: Text = required("name"),
        values: List<Text> = leaves("value"),
    }
}

impl StoragePoolCapabilities {
    /// Describes all kinds; `supported` says which of them the host has the
    /// tools for.
    #[must_use]
    pub fn of(supported: impl Fn(PoolKind) -> bool) -> Self {
        let of_kind = |kind: &PoolKind| PoolSupport {
            kind: *kind,
            supported: supported(*kind).into(),
            pool: pool_options(*kind),
            volume: volume_options(*kind),
        };
        Self { pools: PoolKind::ALL.iter().map(of_kind).collect::<Vec<_>>().into() }
    }

    /// The document as XML.
    #[must_use]
    pub fn to_xml(&self) -> String {
        let mut writer = Writer::new(View::default());
        writer.element("storagepoolCapabilities", self);
        writer.finish()
    }
}

fn pool_options(kind: PoolKind) -> Option<FormatOptions> {
    let traits = kind.traits();
    let values = traits.formats.iter().map(|format| format.as_str());
    Some(options("sourceFormatType", traits.default_format?.as_str(), values))
}

fn volume_options(kind: PoolKind) -> Option<FormatOptions> {
    let VolumeFormats::Chosen { default, all } = kind.traits().volumes else { return None };
    // Images of Ceph are always raw: there is nothing to choose.
    let all = if kind == PoolKind::Rbd { &[] } else { all };
    Some(options("targetFormatType", default.as_str(), all.iter().map(|format| format.as_str())))
}

fn options<'a>(name: &str, default: &str, values: impl Iterator<Item = &'a str>) -> FormatOptions {
    let values = values.map(Text::from).collect::<Vec<_>>().into();
    let formats = vec![FormatList { name: name.into(), values }];
    FormatOptions { default: Some(default.into()), formats: formats.into() }
}
