"""What is written down while a run goes on: events and money."""

from corridor.records.events import EVENT_KINDS, PARTY_KINDS, SITUATIONS, Events
from corridor.records.ledger import ACCOUNTS, OUTSIDE, Ledger

__all__ = ["ACCOUNTS", "EVENT_KINDS", "OUTSIDE", "PARTY_KINDS", "SITUATIONS", "Events", "Ledger"]
