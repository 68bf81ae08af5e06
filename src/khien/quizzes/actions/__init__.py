"""The verbs: the only writers of questions, quizzes and answers."""
