#[derive(Debug, Clone, Copy)]
pub struct Code(pub u16);

errspec::api_error!(pub ApiError: Code);
