"""What every fault of tests/chaos needs: a service to hurt, producers that keep it busy, and one place that knows the invariants."""
