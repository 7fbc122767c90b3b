//! Questions that an emulator is asked.

use super::answers::{Answers, Question, settle};
use super::session::Session;
use crate::emulator::AcceleratorKind;
use crate::emulator::evidence::{PROPERTIES_OF_OBJECTS, PROPERTIES_OF_TYPES};
use ostler_qmp::QmpError;
use ostler_qmp::command::{MachineType, ObjectType};
use serde_json::json;
use std::collections::HashSet;

pub(super) const VERSION: Question = Question::plain("query-version");
pub(super) const TARGET: Question = Question::plain("query-target");
pub(super) const SCHEMA: Question = Question::plain("query-qmp-schema");
pub(super) const TYPES: Question = Question::plain("qom-list-types");
pub(super) const MACHINES: Question = Question::plain("query-machines");
pub(super) const CPU_MODELS: Question = Question::plain("query-cpu-definitions");
pub(super) const TPM_MODELS: Question = Question::plain("query-tpm-models");
pub(super) const TPM_TYPES: Question = Question::plain("query-tpm-types");
pub(super) const OPTIONS: Question = Question::plain("query-command-line-options");
pub(super) const MIGRATION: Question = Question::plain("query-migrate-capabilities");
pub(super) const KVM: Question = Question::plain("query-kvm");
pub(super) const SEV: Question = Question::plain("query-sev-capabilities");
pub(super) const SGX: Question = Question::plain("query-sgx-capabilities");
pub(super) const GIC: Question = Question::plain("query-gic-capabilities");

pub(super) fn device_properties(typename: &str) -> Question {
    Question::with("device-list-properties", json!({ "typename": typename }))
}

pub(super) fn object_properties(typename: &str) -> Question {
    Question::with("qom-list-properties", json!({ "typename": typename }))
}

pub(super) fn expansion(kind: &str, model: &str) -> Question {
    let name = "query-cpu-model-expansion";
    Question::with(name, json!({ "type": kind, "model": { "name": model } }))
}

pub(super) fn expansion_with(kind: &str, model: &str, properties: serde_json::Value) -> Question {
    let name = "query-cpu-model-expansion";
    Question::with(name, json!({ "type": kind, "model": { "name": model, "props": properties } }))
}

/// The model that stands for what the accelerator offers at most.
pub(super) const fn whole_model(kind: AcceleratorKind) -> &'static str {
    match kind {
        AcceleratorKind::Kvm | AcceleratorKind::Hvf => "host",
        AcceleratorKind::Tcg => "max",
    }
}

/// All expansions of a model that may be asked for; those that an architecture
/// does not have are refused.
pub(super) fn expansions(kind: AcceleratorKind) -> Vec<Question> {
    let model = whole_model(kind);
    let mut questions = vec![
        expansion("static", model),
        expansion_with("static", model, json!({ "migratable": false })),
        expansion("full", model),
    ];
    if kind == AcceleratorKind::Kvm {
        questions.push(enlightenments());
    }
    questions
}

/// The expansion in which the enlightenments for Windows are found.
pub(super) fn enlightenments() -> Question {
    expansion_with("full", "host", json!({ "migratable": false, "hv-passthrough": true }))
}

/// QOM type of the machine that is called `virt`, if there is one.
pub(super) fn virt_machine(answers: &Answers) -> Option<String> {
    let machines: Vec<MachineType> = answers.optional(&MACHINES)?;
    let is_virt =
        |machine: &&MachineType| machine.name == "virt" || machine.alias.as_deref() == Some("virt");
    machines.iter().find(is_virt).map(|machine| format!("{}-machine", machine.name))
}

/// Asks everything.
pub(super) async fn ask(session: &Session, kind: AcceleratorKind) -> Result<Answers, QmpError> {
    let mut answers = Answers::default();
    // The types come first: what is asked next depends on them, and is on its
    // way while the rest is being answered.
    let types = pose(session, vec![TYPES, MACHINES]);
    let rest = pose(
        session,
        vec![
            VERSION, TARGET, CPU_MODELS, KVM, TPM_MODELS, TPM_TYPES, OPTIONS, MIGRATION, SEV, SGX,
            GIC, SCHEMA,
        ],
    );
    collect(types, &mut answers).await?;
    let known: Vec<ObjectType> = answers.optional(&TYPES).unwrap_or_default();
    let known: HashSet<&str> = known.iter().map(|kind| kind.name.as_str()).collect();
    let devices = PROPERTIES_OF_TYPES.iter().filter(|name| known.contains(*name));
    // Some of these are abstract, which the list of types leaves out.
    let objects = PROPERTIES_OF_OBJECTS.iter();
    let mut more: Vec<Question> = devices.map(|name| device_properties(name)).collect();
    more.extend(objects.map(|name| object_properties(name)));
    more.extend(virt_machine(&answers).map(|name| object_properties(&name)));
    more.extend(expansions(kind));
    let more = pose(session, more);
    collect(rest, &mut answers).await?;
    collect(more, &mut answers).await?;
    Ok(answers)
}

type Posed = Vec<(Question, ostler_qmp::Pending<Box<serde_json::value::RawValue>>)>;

fn pose(session: &Session, questions: Vec<Question>) -> Posed {
    let _batch = session.monitor().batch();
    questions
        .into_iter()
        .map(|question| {
            let arguments = question.arguments.clone();
            let pending = session.monitor().execute_raw(question.name, arguments);
            (question, pending)
        })
        .collect()
}

async fn collect(posed: Posed, answers: &mut Answers) -> Result<(), QmpError> {
    for (question, pending) in posed {
        let answer = settle(pending.await)?;
        answers.insert(question.name, question.arguments.as_ref(), answer);
    }
    Ok(())
}
