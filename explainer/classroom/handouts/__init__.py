"""Lesson plans, pupil sheets and a teacher’s key, to print."""
