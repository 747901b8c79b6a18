"""What is written in seeds/: its shapes, how it is read, checked and loaded."""
