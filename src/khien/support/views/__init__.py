"""Pages of children's cases: the list, a case, Mẫu 01, and one page for each step."""
