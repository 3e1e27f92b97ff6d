"""Commands: options in, one workflow, words out; the only place that decides the date and exits."""

from __future__ import annotations

import sys


def main() -> None:
    """Console entry point."""
    if sys.argv[1:] == ["--help"]:
        from toolkit.cli.console import speak_the_language
        from toolkit.cli.help_text import help_text

        speak_the_language()
        sys.stdout.write(help_text())
        return
    from toolkit.cli.main import run

    sys.exit(run())


__all__ = ["main"]
