"""The words of the trade as values: frozen dataclasses and enums, standard library only."""
