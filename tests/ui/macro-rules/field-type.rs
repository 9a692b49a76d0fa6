use errspec::ApiErrorSpec;

macro_rules! api_error {
    ($name:ident { $variant:ident { $field:ident: $ty:ty } }) => {
        #[derive(Debug, ApiErrorSpec)]
        #[api_error(partial)]
        pub enum $name {
            $variant { $field: $ty },
        }
    };
}

api_error!(ApiError { TooManyBooks { limit: u64 } });
