use errspec::ApiErrorSpec;

macro_rules! api_error {
    ($name:ident { $($variant:ident),* }) => {
        #[derive(Debug, ApiErrorSpec)]
        #[api_error(partial)]
        pub enum $name {
            $($variant),*
        }
    };
}

api_error!(ApiError { InternalError, NotFuond });
