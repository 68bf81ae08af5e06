"""Looking through much, in a process of its own that ends afterwards; it may be killed at any time.

`child` is that process; `waiting` goes through what was handed in, `incoming` through reports.
"""
