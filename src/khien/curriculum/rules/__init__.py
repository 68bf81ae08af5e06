"""What a lesson must be before anybody teaches it."""
