"""Quizzes on paper: sheets to fill in, printed with four codes, and read off photographs."""
