//! A domain's long job as `virDomainGetJobInfo` and `virDomainGetJobStats` give
//! it. Times are in milliseconds, sizes in bytes.

use crate::api::{DomainJobInfo, DomainJobStats};
use crate::object::{JobReport, Outcome};
use ostler_core::enumeration::DomainJobType;
use ostler_core::{Bytes, TypedParams};

impl JobReport {
    /// Its kind: bounded, where it is known how much there is to do.
    #[must_use]
    pub const fn kind(&self) -> DomainJobType {
        match self.outcome {
            None if self.total > 0 => DomainJobType::Bounded,
            None => DomainJobType::Unbounded,
            Some(Outcome::Completed) => DomainJobType::Completed,
            Some(Outcome::Failed) => DomainJobType::Failed,
            Some(Outcome::Cancelled) => DomainJobType::Cancelled,
        }
    }

    /// As `virDomainGetJobInfo` gives it.
    #[must_use]
    pub fn info(self) -> DomainJobInfo {
        DomainJobInfo {
            kind: self.kind().into(),
            time_elapsed: self.milliseconds(),
            data_total: Bytes(self.total),
            data_processed: Bytes(self.processed),
            data_remaining: Bytes(self.remaining()),
            ..DomainJobInfo::default()
        }
    }

    /// As `virDomainGetJobStats` gives it.
    #[must_use]
    pub fn stats(self) -> DomainJobStats {
        let mut params = TypedParams::default();
        params.push("operation", self.operation.to_wire());
        params.push("time_elapsed", self.milliseconds());
        params.push("data_total", self.total);
        params.push("data_processed", self.processed);
        params.push("data_remaining", self.remaining());
        DomainJobStats { kind: self.kind().into(), params }
    }

    fn milliseconds(&self) -> u64 {
        u64::try_from(self.elapsed.as_millis()).unwrap_or(u64::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ostler_core::TypedValue;
    use ostler_core::enumeration::{DomainJobOperation, Open};
    use std::time::Duration;

    #[test]
    fn a_job_is_told_as_far_as_it_is() {
        let job = JobReport {
            operation: DomainJobOperation::Backup,
            outcome: None,
            elapsed: Duration::from_millis(1500),
            processed: 30,
            total: 100,
        };
        let info = job.info();
        assert_eq!((info.kind, info.time_elapsed), (Open::from(DomainJobType::Bounded), 1500));
        let data = (info.data_total, info.data_processed, info.data_remaining);
        assert_eq!(data, (Bytes(100), Bytes(30), Bytes(70)));
        assert_eq!(JobReport { total: 0, ..job }.info().kind, DomainJobType::Unbounded);
        for (outcome, kind) in [
            (Outcome::Completed, DomainJobType::Completed),
            (Outcome::Failed, DomainJobType::Failed),
            (Outcome::Cancelled, DomainJobType::Cancelled),
        ] {
            assert_eq!(JobReport { outcome: Some(outcome), ..job }.stats().kind, kind);
        }
        let stats = job.stats();
        assert_eq!(stats.params.value("operation"), Some(&TypedValue::Int(9)));
        assert_eq!(stats.params.0.len(), 5);
    }
}
