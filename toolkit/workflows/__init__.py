"""One function per command: read, call the stages, write. No options, no printing, no exit here."""
