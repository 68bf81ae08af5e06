"""What people type about questions and quizzes, turned into plain arguments."""
