"""The entries of the ledger about these exhibits, each with the hash before it and its own."""

import json
from collections.abc import Iterator
from uuid import UUID

from khien.core.proofs import Proof, proofs_of
from khien.evidence.bags.custody import as_json
from khien.evidence.bags.proofs import Link, files


def ledger_files(subjects: list[UUID]) -> Iterator[tuple[str, bytes]]:
    found = proofs_of(subjects)
    yield "so-cai/so-cai.json", as_json([_told(each) for each in found])
    yield from files("so-cai", [_link(each) for each in found])


def _link(proof: Proof) -> Link:
    return Link(f"{proof.position:09}.bin", proof.before, proof.text.encode(), proof.hash)


def _told(proof: Proof) -> dict[str, object]:
    event = proof.event
    return {
        "position": proof.position,
        "before": proof.before.hex(),
        "hash": proof.hash.hex(),
        "event": event.pk,
        "at": event.at.isoformat(),
        "actor_key": event.actor_key,
        "actor_role": event.actor_role,
        "verb": event.verb,
        "subject": event.subject,
        "data": json.loads(event.data),
    }
