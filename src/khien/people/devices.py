"""A browser in words, so that a person knows their own sessions. Nothing else of it is kept."""

_SYSTEMS = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS", "macOS"),
    ("Linux", "Linux"),
)
_BROWSERS = (
    ("coc_coc", "Cốc Cốc"),
    ("Edg", "Edge"),
    ("OPR", "Opera"),
    ("Firefox", "Firefox"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)


def device_words(agent: str) -> str:
    """Like "Firefox · Windows"; empty where neither is known."""
    found = (_first(agent, _BROWSERS), _first(agent, _SYSTEMS))
    return " · ".join(words for words in found if words)


def _first(agent: str, known: tuple[tuple[str, str], ...]) -> str:
    return next((words for mark, words in known if mark in agent), "")
