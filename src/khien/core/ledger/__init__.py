"""The ledger: who did what, on what, when, from which role. It only grows.

An event is written in the same transaction as the work itself. When that transaction commits, a
trigger in the database puts the event at the end of one chain of hashes; the lock on the chain is
held for the commit alone. Every night the end of the chain is signed. `verify` walks the chain,
holds it against every signed head, and names the first thing that is not as it was.
"""

from khien.core.ledger.recording import Entry, Event, history, record, record_many
from khien.core.ledger.verifying import Verdict, verify

__all__ = ["Entry", "Event", "Verdict", "history", "record", "record_many", "verify"]
