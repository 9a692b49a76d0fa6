use errspec::client::RetryPolicy;
use errspec::client::tower::TowerPolicy;

pub fn policy() -> TowerPolicy<()> {
    TowerPolicy::new(RetryPolicy::new(), ())
}
