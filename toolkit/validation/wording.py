"""What a typed text amounts to: a document number, a telephone number, or words that say nothing."""

from __future__ import annotations

import re

from toolkit.vietnamese.text import match_key

_NUMBER_AND_SYMBOL = re.compile(
    r"\d+\s*[a-zđ]?\s*[/-]\s*(?:(?:19|20)\d\d\s*[/-]\s*)?[^\W\d_]{2}", re.IGNORECASE
)
_NUMBER_IN_WORDS = re.compile(r"(?<![^\W\d_])số\s*(?:hiệu)?\s*:?\s*\d+", re.IGNORECASE)
_NOTHING_SAID = frozenset(
    match_key(words)
    for words in (
        "không", "ko", "k", "kh", "không có", "ko có", "chưa", "chưa có", "chưa rõ", "không rõ", "có", "n/a",
        "na", "none", "no", "x", "xx", "xxx", "v", "khác", "test", "abc", "đang", "đang làm", "đang cập nhật",
        "cập nhật sau", "bổ sung sau", "báo cáo sau", "khách quan", "chủ quan", "do khách quan",
        "do chủ quan", "lý do khách quan", "nguyên nhân khách quan", "nguyên nhân", "lý do",
    )
)  # fmt: skip
_ABOVE = r"(?:(?:dòng|mục|ô|cột|nhiệm vụ|nội dung|phần)\W+)?(?:trên|dưới|trước|kỳ trước)"
_ELSEWHERE = re.compile(
    rf"\W*(?:n\W?t|như\W+(?:đã\W+)?(?:nêu\W+)?(?:ở\W+)?{_ABOVE}|(?:đã\W+)?nêu\W+(?:ở\W+)?{_ABOVE}"
    rf"|xem\W+(?:ở\W+)?{_ABOVE}|tương tự(?:\W+{_ABOVE})?|cùng\W+lý\W+do|[\"〃]+)\W*"
)
_LONGEST_PHRASE = 60
"""Longer texts say something; they need not be looked at closely."""
_SEPARATE = re.compile(r"báo cáo riêng|gửi riêng|chế độ mật|bảo mật")
_PHONE_PARTS = re.compile(r"[/,;]|\s-\s|\bhoặc\b|\bext\b|\bmáy lẻ\b", re.IGNORECASE)
_PHONE_PART = re.compile(r"[^\d+(]*(?:\+|\()?\d[\d\s.()–-]*\d\D*")


def has_digit(text: str) -> bool:
    """Whether a document number can be in the text at all."""
    return any(character.isdigit() for character in text)


def looks_like_document(text: str) -> bool:
    """'123/QĐ-UBND', 'Số 12/BC-STC ngày 05/3/2026', '05-NQ/TU', 'Quyết định số 123 của UBND tỉnh'.

    Number and symbol are joined by a slash or a hyphen (NĐ 30/2020/NĐ-CP, Phụ lục I, mục II.3).
    """
    return bool(_NUMBER_AND_SYMBOL.search(text) or _NUMBER_IN_WORDS.search(text))


def points_elsewhere(text: str) -> bool:
    """'nt', 'như trên': an answer that is lost when rows are read one by one."""
    return len(text) <= _LONGEST_PHRASE and _ELSEWHERE.fullmatch(match_key(text)) is not None


def says_nothing(text: str) -> bool:
    """'-', '...', 'x', 'không có', 'nt': a cell that is filled and yet empty."""
    if not any(character.isalnum() for character in text):
        return True
    return len(text) <= _LONGEST_PHRASE and (match_key(text) in _NOTHING_SAID or points_elsewhere(text))


def gives_no_reason(text: str) -> bool:
    """Whether a text cannot be a reason: it says nothing, is one word, or has no words at all."""
    words = [word for word in text.split() if any(c.isalpha() for c in word)]
    return says_nothing(text) or len(words) < 2


def says_reported_separately(text: str) -> bool:
    """Whether the text only repeats that the matter is reported separately, which gives nothing away."""
    return len(text) <= 120 and _SEPARATE.search(match_key(text)) is not None


def looks_like_phone(text: str) -> bool:
    """Eight to twelve digits in at least one of the numbers given; the leading zero may be lost in Excel."""
    for part in _PHONE_PARTS.split(text):
        digits = sum(character.isdigit() for character in part)
        if 8 <= digits <= 12 and _PHONE_PART.fullmatch(part.strip()):
            return True
    return False
