"""Writing a bank, so that ours and other people's programs read it."""

import csv
import json
from collections.abc import Iterable
from datetime import UTC, datetime
from io import StringIO
from uuid import UUID, uuid5

from khien_detect.images.banks.entries import Entry, HashKind

_COLUMNS = ("hash", "kind", "category", "source", "terms", "expires", "note")
_STIX = {HashKind.PDQ: "PDQ", HashKind.MD5: "MD5", HashKind.SHA256: "'SHA-256'"}
_NAMES = UUID("6fa15c53-2d3c-5a1e-9d55-0d6c3c1a7f02")  # of our STIX identifiers, so they stay


def write_csv(entries: Iterable[Entry]) -> str:
    out = StringIO()
    table = csv.writer(out, lineterminator="\n")
    quoted = csv.writer(out, lineterminator="\n", quoting=csv.QUOTE_ALL)
    table.writerow(_COLUMNS)
    for each in entries:
        expires = each.expires.isoformat() if each.expires else ""
        words = (each.category, each.source, each.terms, expires, each.note)
        row = (each.hash.hex(), each.kind, *words)
        # Left to itself the module writes a carriage return bare, which ends the row for readers.
        (quoted if "\r" in "".join(words) else table).writerow(row)
    return out.getvalue()


def write_lines(entries: Iterable[Entry]) -> str:
    """For `threatexchange`'s local file exchange: kind and hash alone."""
    return "".join(f"{each.kind} {each.hash.hex()}\n" for each in entries)


def write_stix(entries: Iterable[Entry], *, now: datetime) -> str:
    """A STIX 2.1 bundle of indicators; the same entry has the same identifier every time."""
    objects = [_as_indicator(each, now.astimezone(UTC)) for each in entries]
    whole = str(uuid5(_NAMES, json.dumps(objects, sort_keys=True)))
    bundle = {"type": "bundle", "id": f"bundle--{whole}", "objects": objects}
    return json.dumps(bundle, ensure_ascii=False, indent=1)


def _as_indicator(each: Entry, now: datetime) -> dict[str, object]:
    moment = now.strftime("%Y-%m-%dT%H:%M:%S.000Z")
    row: dict[str, object] = {
        "type": "indicator",
        "spec_version": "2.1",
        "id": f"indicator--{uuid5(_NAMES, f'{each.kind}:{each.hash.hex()}:{each.source}')}",
        "created": moment,
        "modified": moment,
        "valid_from": moment,
        "pattern_type": "stix",
        "pattern": f"[file:hashes.{_STIX[each.kind]} = '{each.hash.hex()}']",
    }
    if each.expires:
        row["valid_until"] = f"{each.expires.isoformat()}T00:00:00.000Z"
    if each.category:
        row["indicator_types"] = [each.category]
    if each.source:
        row["name"] = each.source
    if each.note:
        row["description"] = each.note
    return row
