"""What `/metrics` counts, in Prometheus' format."""

from prometheus_client import Counter, Gauge, Histogram

from models.outbox import Delivery

TURNS = Counter("fieldbook_turns", "Updates taken from the inbox", ["outcome"])
TURN_SECONDS = Histogram("fieldbook_turn_seconds", "Time one update takes in its transaction")
DELIVERIES = Counter("fieldbook_deliveries", "Calls that hand a message to Telegram", ["outcome"])
DELIVERY_SECONDS = Histogram("fieldbook_delivery_seconds", "Time Telegram takes for one call")
WAITING = Gauge("fieldbook_waiting", "Rows that wait: updates, and messages by state", ["what"])
READY = Gauge("fieldbook_ready", "Whether all that this process needs is there: 0 as /readyz says")

# An alert sees the first failure only where Prometheus has seen a 0 before it.
for outcome in ("done", "failed"):
    TURNS.labels(outcome)
for state in Delivery:
    DELIVERIES.labels(state.value)
