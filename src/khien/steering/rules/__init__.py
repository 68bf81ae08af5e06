"""Pure decisions about plans, tasks and what becomes of them."""
