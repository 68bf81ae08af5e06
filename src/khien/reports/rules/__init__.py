"""Pure decisions of reports."""
