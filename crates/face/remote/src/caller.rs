//! The connection as what the typed calls are made on.

use crate::{
    Connection,
    calls::{Answer, Caller},
};
use async_trait::async_trait;
use ostler_core::Result;
use ostler_driver::Stream;
use ostler_protocol::Procedure;
use std::os::fd::OwnedFd;

#[async_trait]
impl Caller for Connection {
    async fn call(
        &self,
        procedure: &'static Procedure,
        arguments: Vec<u8>,
        fds: Vec<OwnedFd>,
    ) -> Result<Answer> {
        let reply = self
            .exchange(
                procedure,
                |writer| {
                    writer.raw(&arguments);
                    Ok(())
                },
                fds,
            )
            .await?;
        Ok(Answer { payload: reply.payload, fds: reply.descriptors })
    }

    async fn open_stream(
        &self,
        procedure: &'static Procedure,
        arguments: Vec<u8>,
    ) -> Result<(Answer, Stream)> {
        let encode = |writer: &mut ostler_xdr::Writer<'_>| {
            writer.raw(&arguments);
            Ok(())
        };
        let (reply, end) = self.exchange_stream(procedure, encode).await?;
        let answer = Answer { payload: reply.payload, fds: reply.descriptors };
        Ok((answer, end.into_stream(procedure.stream)))
    }
}
