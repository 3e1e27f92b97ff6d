"""Importing this loads the rules and what they stand on, for a process that others are copied from."""

from __future__ import annotations

from toolkit.validation.checks import load_rules

load_rules()
