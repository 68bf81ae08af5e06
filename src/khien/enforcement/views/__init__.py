"""Pages of violations: the list, opening one on an incident, a violation and its steps."""
