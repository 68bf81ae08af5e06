"""How a figure stands to its target."""

from decimal import Decimal

from khien.core.measures import Figure


def tone(figure: Figure | None, target_percent: Decimal | int | None) -> str:
    """How a figure stands to its target; never shown by colour alone."""
    if figure is None or figure.percent is None or target_percent is None:
        return "neutral"
    if figure.percent >= target_percent:
        return "good"
    return "warn" if figure.percent >= float(target_percent) / 2 else "danger"
