"""Measures as they are shown: at most so many decimals, with the decimal sign of the language."""

from __future__ import annotations

from toolkit.messages import language


def measure(value: float, decimals: int = 1) -> str:
    """'1,27' in Vietnamese, '1.27' in English; no zeros at the end."""
    shown = f"{value:.{decimals}f}"
    if "." in shown:
        shown = shown.rstrip("0").rstrip(".")
    return shown.replace(".", ",") if language() == "vi" else shown
