"""A part that plainly begins with its first element is taken for one without a document type, and no other is."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

from hypothesis import example, given
from hypothesis import strategies as st

from toolkit.intake.package_reader import _declares, _declares_in

PIECES = st.sampled_from(
    [
        b"\xef\xbb\xbf",
        b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
        b"<?xml version='1.0' encoding='utf-8'?>",
        b'<?xml version="1.0"?>',
        b'<?xml version="1.0" encoding="UTF-16"?>',
        b'<?xml version="1.0" encoding="UTF-7"?>',
        b"<!-- x -->",
        b"<!DOCTYPE a>",
        b'<!DOCTYPE a [<!ENTITY b "c">]>',
        b"<?pi?>",
        b"<a>",
        b"<a/>",
        b"<",
        b"a",
        b"\r\n",
        b" ",
        b"\xff\xfe",
        "<a/>".encode("utf-16"),
        "<!DOCTYPE a><a/>".encode("utf-16-le"),
    ]
)


@given(st.lists(PIECES | st.binary(max_size=3), max_size=6).map(b"".join))
@example(b'<?xml version="1.0" encoding="UTF-8"?>\n<a><!DOCTYPE b></a>')
@example(b" " * 5000 + b"<!DOCTYPE a><a/>")
def test_a_quick_look_says_what_the_parser_says(part: bytes) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr("a.xml", part)
    with zipfile.ZipFile(stream) as package:
        quick = told(lambda: _declares(package, package.infolist()[0]))
    rest = io.BytesIO(part)
    assert quick == told(lambda: _declares_in(rest, rest.read(4096)))


def told(look: Callable[[], bool]) -> bool | None:
    """The answer; None where the parser does not know the encoding, for which the package counts as damaged."""
    try:
        return look()
    except ValueError:
        return None
