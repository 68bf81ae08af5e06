"""The drawings of the house: each a few strokes in a square of 24, named by what it means.

Lists show hundreds of them, so they are put together here and not by a template each.
"""

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

_STROKES = {
    "phone": (
        '<path d="M5 3h4l2 5-2.5 2a12 12 0 0 0 5.5 5.5l2-2.5 5 2v4a2 2 0 0 1-2 2A17 17 0 0 1 3 5'
        'a2 2 0 0 1 2-2Z"/>'
    ),
    "exit": '<path d="M14 4H6a1 1 0 0 0-1 1v14a1 1 0 0 0 1 1h8M10 12h11m-4-4 4 4-4 4"/>',
    "check": '<path d="m5 12.5 5 5L20 7"/>',
    "clock": '<circle cx="12" cy="12" r="9"/><path d="M12 7v5l3.5 2"/>',
    "warn": '<path d="M12 3 2 20h20L12 3Zm0 7v4m0 3v.1"/>',
    "danger": '<path d="M8 2.5h8L21.5 8v8L16 21.5H8L2.5 16V8L8 2.5ZM12 7v6m0 3.5v.1"/>',
    "search": '<circle cx="11" cy="11" r="7"/><path d="m16 16 5 5"/>',
    "menu": '<path d="M4 6h16M4 12h16M4 18h16"/>',
    "print": '<path d="M7 9V3h10v6M7 17H4v-8h16v8h-3M7 14h10v7H7Z"/>',
    "user": '<circle cx="12" cy="8" r="4"/><path d="M4 21c1-5 4-7 8-7s7 2 8 7"/>',
    "globe": (
        '<circle cx="12" cy="12" r="9"/><path d="M3 12h18M12 3c5 5 5 13 0 18-5-5-5-13 0-18Z"/>'
    ),
    "arrow": '<path d="M4 12h16m-6-6 6 6-6 6"/>',
    "neutral": '<circle cx="12" cy="12" r="5"/>',
    "info": '<circle cx="12" cy="12" r="9"/><path d="M12 11v6m0-10v.1"/>',
}
_STROKES["good"] = _STROKES["check"]


def _drawn(strokes: str) -> SafeString:
    return format_html(
        '<svg class="k-icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">{}</svg>',
        mark_safe(strokes),
    )


_ICONS = {name: _drawn(strokes) for name, strokes in _STROKES.items()}


def icon(name: str) -> SafeString:
    """An unknown name gives the sign of information."""
    return _ICONS.get(name, _ICONS["info"])


def badge(text: str, tone: str = "neutral", drawn: str = "") -> SafeString:
    """`drawn`: the icon's name, where it is not the tone's."""
    return format_html(
        '<span class="k-badge" data-tone="{}">{}<span>{}</span></span>',
        tone,
        icon(drawn or tone),
        text,
    )
