"""Files whose readers are large or easily led astray, read in a process of their own.

It has bounded memory and time, no database and none of our settings; `asking` starts it. Where the
file brings it down, whoever asked lives on and is told.
"""
