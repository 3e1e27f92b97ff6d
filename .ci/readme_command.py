"""Print a command of the README: the first shell block under the heading that carries the given mark."""

from __future__ import annotations

import re
import sys
from pathlib import Path

README = Path(__file__).resolve().parents[1] / "README.md"


def command(mark: str) -> str:
    """The shell block that follows `<!-- command: MARK -->`."""
    match = re.search(
        rf"<!-- command: {re.escape(mark)} -->\s*```bash\n(.*?)```", README.read_text("utf-8"), re.S
    )
    if match is None:
        raise SystemExit(f"README has no command marked {mark!r}")
    return match[1].strip()


if __name__ == "__main__":
    sys.stdout.write(command(sys.argv[1]) + "\n")
