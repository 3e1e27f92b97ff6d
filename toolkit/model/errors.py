"""Misuse: the one exception family, caught in one place and shown as one clear sentence."""

from __future__ import annotations


class ToolkitError(Exception):
    """Wrong use or a broken workspace; the text is a finished sentence in the user's language."""


class WorkspaceError(ToolkitError):
    """The workspace lacks something, or something in it cannot be used as it is."""


class FileInUseError(ToolkitError):
    """A file cannot be written, most often because it is open in Excel or Word."""


class PlanError(ToolkitError):
    """A document cannot be read as a plan."""


class SettingsError(ToolkitError):
    """A setting in toolkit.toml is unknown or has a wrong value."""
