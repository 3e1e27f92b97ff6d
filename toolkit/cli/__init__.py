"""Commands: options in, one workflow, words out; the only place that decides the date and exits."""

from toolkit.cli.main import main

__all__ = ["main"]
