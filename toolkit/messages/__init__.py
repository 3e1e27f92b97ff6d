"""Every sentence shown to a person outside the documents; gettext, English source, Vietnamese by default."""

from toolkit.messages.translation import N_, _, language, ngettext, use_language

__all__ = ["N_", "_", "language", "ngettext", "use_language"]
