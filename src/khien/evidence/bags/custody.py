"""The custody chain of one exhibit: for a program, for a reader, and to be checked."""

import json
from collections.abc import Iterator
from typing import Any

from django.template.loader import render_to_string
from django.utils.translation import override

from khien.evidence import queries, rules
from khien.evidence.bags.proofs import Link, files
from khien.evidence.models import Exhibit, ExhibitStep
from khien.evidence.queries import ShownStep


def custody_files(
    exhibit: Exhibit, *, stem: str, file: str, kept: str
) -> Iterator[tuple[str, bytes]]:
    """`file`: its name in the bag, `kept`: why it is not there; one of them is empty."""
    with override("vi"):
        steps = queries.custody(exhibit)
        shown = queries.shown_steps(steps)
        facts = {
            "exhibit": _facts(exhibit),
            "file": file,
            "not_included": kept,
            "custody": [_step(each) for each in shown],
            "verdict": queries.verify(exhibit, steps).broken or "whole",
        }
        told = {"exhibit": exhibit, "steps": shown, "file": file, "kept": kept}
        text = render_to_string("evidence/custody.txt", told)
    yield f"luu-giu/{stem}.json", as_json(facts)
    yield f"luu-giu/{stem}.txt", text.encode()
    yield from files(f"luu-giu/{stem}", _links(steps))


def as_json(facts: object) -> bytes:
    return json.dumps(facts, ensure_ascii=False, indent=1, default=str).encode()


def _facts(exhibit: Exhibit) -> dict[str, Any]:
    """`kept`: what the installation keeps; pictures are made anew when they come."""
    return {
        "id": exhibit.pk,
        "number": exhibit.number,
        "belongs_to": [exhibit.holder_kind, exhibit.holder],
        "name": exhibit.name,
        "origin": exhibit.origin,
        "kind": exhibit.kind,
        "received_at": exhibit.received_at.isoformat(),
        "received": {"size": exhibit.size, "sha256": exhibit.received_digest},
        "kept": {"size": exhibit.stored_size, "sha256": bytes(exhibit.stored_sha256).hex()},
        "sealed_for": exhibit.sealed_for_id,
    }


def _step(shown: ShownStep) -> dict[str, Any]:
    step = shown.step
    return {
        "position": step.position,
        "kind": step.kind,
        "at": step.at.isoformat(),
        "who": shown.who,
        "actor_key": step.actor_key,
        "actor_role": step.actor_role,
        "detail": step.detail,
        "to": shown.to,
        "why": shown.why,
        "hash": bytes(step.hash).hex(),
    }


def _links(steps: list[ExhibitStep]) -> Iterator[Link]:
    before = b""
    for step in steps:
        name = f"buoc-{step.position:03}.bin"
        yield Link(name, before, rules.step_text(step), bytes(step.hash))
        before = bytes(step.hash)
