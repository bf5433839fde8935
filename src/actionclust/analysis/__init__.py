"""What the numbers say: priorities, tables, and the Viable System Model."""
