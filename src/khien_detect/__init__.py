"""Khiên's detection library: content in, findings out; no Django, no database.

`from khien_detect import images, text, links`. A model never decides: a finding says what was seen,
where, why and how sure, for a person to judge. The same input and version give the same findings.
"""
