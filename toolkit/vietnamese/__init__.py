"""Vietnamese text, numbers, dates, deadlines and order; pure functions on text, standard library only."""
