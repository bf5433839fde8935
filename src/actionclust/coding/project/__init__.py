"""What is written to disk: the project file and the file of moves."""
