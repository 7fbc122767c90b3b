//! The link to `tracing`: asks the filters, builds the message, hands it to
//! the outputs.

use super::{
    Setup,
    filter::{Level, category},
    line::{Collector, Message},
};
use arc_swap::ArcSwap;
use std::sync::Arc;
use tracing::{
    Event, Metadata, Subscriber,
    span::{Attributes, Id, Record},
    subscriber::Interest,
};
use tracing_subscriber::{
    Layer,
    layer::Context,
    registry::{LookupSpan, SpanRef},
};

/// The fields of a span, kept with it.
struct SpanFields(Vec<(&'static str, String)>);

pub(super) struct LibvirtLayer {
    setup: Arc<ArcSwap<Setup>>,
}

impl LibvirtLayer {
    pub(super) fn new(setup: Arc<ArcSwap<Setup>>) -> Self {
        Self { setup }
    }

    fn wants(&self, metadata: &Metadata<'_>) -> bool {
        let setup = self.setup.load();
        let level = Level::of(*metadata.level());
        let least = setup.filters.level(&category(metadata.target())).unwrap_or(setup.level);
        level >= least && setup.outputs.least().is_some_and(|least| level >= least)
    }
}

impl<S: Subscriber + for<'a> LookupSpan<'a>> Layer<S> for LibvirtLayer {
    fn register_callsite(&self, metadata: &'static Metadata<'static>) -> Interest {
        if self.wants(metadata) { Interest::always() } else { Interest::never() }
    }

    fn enabled(&self, metadata: &Metadata<'_>, _: Context<'_, S>) -> bool {
        self.wants(metadata)
    }

    fn on_new_span(&self, attributes: &Attributes<'_>, id: &Id, context: Context<'_, S>) {
        let Some(span) = context.span(id) else { return };
        let mut collector = Collector::default();
        attributes.record(&mut collector);
        span.extensions_mut().insert(SpanFields(collector.into_fields()));
    }

    fn on_record(&self, id: &Id, values: &Record<'_>, context: Context<'_, S>) {
        let Some(span) = context.span(id) else { return };
        let mut collector = Collector::default();
        values.record(&mut collector);
        if let Some(fields) = span.extensions_mut().get_mut::<SpanFields>() {
            fields.0.extend(collector.into_fields());
        }
    }

    fn on_event(&self, event: &Event<'_>, context: Context<'_, S>) {
        let metadata = event.metadata();
        let mut collector = Collector::default();
        event.record(&mut collector);
        let spans = context.event_scope(event).into_iter().flatten().flat_map(fields).collect();
        let (text, fields) = collector.finish(spans);
        self.setup.load().outputs.write(&Message {
            level: Level::of(*metadata.level()),
            category: category(metadata.target()),
            file: metadata.file().map(str::to_owned),
            line: metadata.line(),
            text,
            fields,
        });
    }
}

fn fields<'a, S: LookupSpan<'a>>(span: SpanRef<'a, S>) -> Vec<(&'static str, String)> {
    span.extensions().get::<SpanFields>().map(|fields| fields.0.clone()).unwrap_or_default()
}
