"""What is written down while a run goes on: events and money."""

from corridor.records.events import EVENT_KINDS, JOURNAL, PARTY_KINDS, SITUATIONS, Events
from corridor.records.ledger import ACCOUNTS, CLAIMS, OUTSIDE, REASONS, Ledger

__all__ = ["ACCOUNTS", "CLAIMS", "EVENT_KINDS", "JOURNAL", "OUTSIDE", "PARTY_KINDS", "REASONS", "SITUATIONS", "Events", "Ledger"]
