//! A panic in a handler answers its request with an internal error instead of ending the session.

use std::future::Future;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::Pin;
use std::task::{Context, Poll};

use tower_lsp::jsonrpc::{Error, Id, Request, Response};
use tower_service::Service;

/// A service whose calls can't unwind into tower-lsp's loop.
pub(super) struct Boundary<S>(pub(super) S);

/// A call under way.
pub(super) struct Call<F> {
    inner: Pin<Box<F>>,
    id: Option<Id>,
}

impl<F, E> Future for Call<F>
where
    F: Future<Output = Result<Option<Response>, E>>,
{
    type Output = Result<Option<Response>, E>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let inner = &mut self.inner;
        match catch_unwind(AssertUnwindSafe(|| inner.as_mut().poll(cx))) {
            Ok(it) => it,
            Err(_) => Poll::Ready(Ok(self.id.take().map(|it| Response::from_error(it, Error::internal_error())))),
        }
    }
}

impl<S> Service<Request> for Boundary<S>
where
    S: Service<Request, Response = Option<Response>>,
{
    type Response = Option<Response>;
    type Error = S::Error;
    type Future = Call<S::Future>;

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), S::Error>> {
        self.0.poll_ready(cx)
    }

    fn call(&mut self, request: Request) -> Self::Future {
        let id = request.id().cloned();
        Call { inner: Box::pin(self.0.call(request)), id }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};
    use tower_lsp::lsp_types::{InitializeParams, InitializeResult};
    use tower_lsp::{LanguageServer, LspService, jsonrpc};

    use super::*;

    /// A server with a method that panics.
    struct Fragile;

    #[tower_lsp::async_trait]
    impl LanguageServer for Fragile {
        async fn initialize(&self, _: InitializeParams) -> jsonrpc::Result<InitializeResult> {
            Ok(InitializeResult::default())
        }

        async fn shutdown(&self) -> jsonrpc::Result<()> {
            Ok(())
        }
    }

    impl Fragile {
        async fn fail(&self) -> jsonrpc::Result<Value> {
            tokio::task::yield_now().await;
            panic!("a slip of ours")
        }

        async fn note(&self) {
            panic!("a slip of ours")
        }

        async fn work(&self) -> jsonrpc::Result<Value> {
            Ok(json!("done"))
        }
    }

    #[tokio::test]
    async fn a_panic_is_an_answer_and_the_session_goes_on() {
        let (service, _socket) = LspService::build(|_| Fragile)
            .custom_method("fail", Fragile::fail)
            .custom_method("note", Fragile::note)
            .custom_method("work", Fragile::work)
            .finish();
        let mut service = Boundary(service);
        let start = Request::build("initialize").params(json!({ "capabilities": {} })).id(1).finish();
        assert!(service.call(start).await.unwrap().is_some_and(|it| it.is_ok()));
        let failed = service.call(Request::build("fail").id(2).finish()).await.unwrap().unwrap();
        assert_eq!(failed.error().map(|it| it.code.code()), Some(-32603));
        assert_eq!(service.call(Request::build("note").finish()).await.unwrap(), None);
        let worked = service.call(Request::build("work").id(3).finish()).await.unwrap().unwrap();
        assert_eq!(worked.result(), Some(&json!("done")));
    }
}
