"""Nobody imports this; a process may be asked to load it."""
