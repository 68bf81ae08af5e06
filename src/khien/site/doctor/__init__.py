"""`khien doctor`: examines an installation and says what is wrong and what to do.

`looking/` gathers facts and changes nothing; `checks/` turns them into findings and asks nobody:
each check is a small function from the facts to at most a few findings. `examining` joins the two.
"""
