"""The verbs of indicators: definitions written down, targets set, figures kept."""

from khien.indicators.actions.definitions import write_down_definitions
from khien.indicators.actions.readings import keep_readings
from khien.indicators.actions.targets import set_target

__all__ = ["keep_readings", "set_target", "write_down_definitions"]
