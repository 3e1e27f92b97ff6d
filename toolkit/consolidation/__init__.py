"""What counts, and what follows from it: pure functions of returns, masters and the as-of date."""
