"""Files as such: written whole or not at all, with the same bytes for the same content."""
