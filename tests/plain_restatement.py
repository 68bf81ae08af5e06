"""Restatement once more, written another way: one walk a figure, in floating point, nothing shared.

For each whole figure it asks of each unit of the wanted day how much of it can have come there.
"""


def walk(edges, on, to, unit):
    """(where it is on the day `to`, its part there): a unit follows each change as it comes."""
    parts = {unit: 1.0}
    for day in sorted({edge.date for edge in edges if on < edge.date <= to}):
        after = {}
        for at, part in parts.items():
            leaving = [e for e in edges if e.date == day and e.predecessor == at]
            if not leaving:
                after[at] = after.get(at, 0.0) + part
            for edge in leaving:
                told = all("children" in each.shares for each in leaving)
                share = float(edge.shares["children"]) if told else 1 / len(leaving)
                after[edge.successor] = after.get(edge.successor, 0.0) + part * share
        parts = after
    return parts


def plain_restate(figures, edges, on, to):
    """Unit → (estimate, least, most)."""
    found = {}
    for unit, value in figures.items():
        parts = walk(edges, on, to, unit)
        for at, part in parts.items():
            was = found.get(at, (0.0, 0.0, 0.0))
            least = value if len(parts) == 1 else 0.0
            found[at] = (was[0] + value * part, was[1] + least, was[2] + value)
    return found
