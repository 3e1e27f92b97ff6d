"""What the style of a web page's element says about its text, as far as it changes what is read."""

from __future__ import annotations

import re
from dataclasses import dataclass

from toolkit.vietnamese.legacy import LegacyEncoding, encoding_of_font

_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
_BLOCK = re.compile(r"display\s*:\s*(?:block|flex|grid|list-item|table\b)", re.IGNORECASE)
_FONT = re.compile(
    r"font-family\s*:\s*[\"']?([^;,\"']+)|font\s*:[^;]*?[\"'](\.Vn[^\"']*|VNI-[^\"']*)", re.IGNORECASE
)
_LIST = re.compile(
    r"list-style(?:-type)?\s*:\s*(?:[^;]*\s)?(none|disc|circle|square|decimal|[a-z]+-[a-z]+)", re.IGNORECASE
)
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_CLASS = re.compile(r"\.([\w-]+)")
_APART = re.compile(
    r"mso-element\s*:\s*(?:header|footer|footnote-list|endnote-list|comment-list)", re.IGNORECASE
)
_LABEL = re.compile(r"mso-list\s*:\s*ignore", re.IGNORECASE)
_ORNAMENTAL = ("symbol", "wingdings", "webdings", "courier new")


def hides(style: str) -> bool:
    """Whether an inline style hides its element, or marks it as no part of the running text."""
    return _HIDDEN.search(style) is not None or _APART.search(style) is not None


def is_block(style: str) -> bool:
    """Whether an inline style makes its element stand on lines of its own."""
    return _BLOCK.search(style) is not None


def is_list_label(style: str) -> bool:
    """Whether Word wrote this element for a list number or bullet."""
    return _LABEL.search(style) is not None


def list_kind(style: str) -> str | None:
    """The list style named ('none', 'disc', 'lower-roman'), if any."""
    found = _LIST.search(style)
    return found[1].lower() if found else None


def font_in(style: str) -> str | None:
    """The first font that an inline style names."""
    found = _FONT.search(style)
    return (found[1] or found[2]).strip() if found else None


def bullet_or_number(text: str, fonts: str) -> str:
    """A list label as Word wrote it into a page: numbers as they stand, ornaments as a dash."""
    label = " ".join(text.split())
    if len(label) == 1 and (not label.isalnum() or any(name in fonts.lower() for name in _ORNAMENTAL)):
        return "+" if label == "+" else "-"
    return label


@dataclass(frozen=True, slots=True)
class LegacyClasses:
    """Style classes whose font is one of before Unicode."""

    encodings: dict[str, LegacyEncoding]

    def of(self, classes: str) -> LegacyEncoding | None:
        """The encoding that one of these classes implies."""
        return next((self.encodings[name] for name in classes.split() if name in self.encodings), None)


def legacy_classes(sheets: str) -> LegacyClasses:
    """The classes of a page's style sheets whose rules name such a font."""
    found: dict[str, LegacyEncoding] = {}
    if ".vn" in sheets.lower() or "vni-" in sheets.lower():
        for selectors, rule in _RULE.findall(sheets):
            encoding = encoding_of_font(font_in(rule))
            if encoding is not None:
                found.update(dict.fromkeys(_CLASS.findall(selectors), encoding))
    return LegacyClasses(found)
