"""PDF files written instruction by instruction: every letter half as wide as it is high, every line where it is put."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from toolkit.plans.document import Document
from toolkit.plans.reader import read_document

WIDTH, HEIGHT = 595.0, 842.0
LEFT, RIGHT = 85.0, 540.0
SIZE = 12.0
FULL_LETTERS = 68
"""Letters from which a line counts as full and is stretched to the right edge."""


def wide(text: str, size: float = SIZE) -> float:
    """The width of a text in points."""
    return len(text) * size / 2


@dataclass
class PdfPage:
    """A page being drawn; places are in points from its top left corner."""

    width: float = WIDTH
    height: float = HEIGHT
    rotate: int = 0
    operations: list[str] = field(default_factory=list)
    form: list[str] = field(default_factory=list)

    def framed(self) -> None:
        """Put all that was drawn so far into a form of half its size, and draw that at double size."""
        self.form = ["0.5 0 0 0.5 0 0 cm", *self.operations]
        self.operations = ["q 2 0 0 2 0 0 cm /Fm Do Q"]

    def text(self, x: float, y: float, text: str, size: float = SIZE, turned: bool = False) -> None:
        """Write a text with its baseline at ``y``; ``turned``: upwards along the page."""
        codes = text.encode("utf-16-be").hex()
        matrix = f"0 1 -1 0 {x} {self.height - y}" if turned else f"1 0 0 1 {x} {self.height - y}"
        self.operations.append(f"BT /F {size} Tf {matrix} Tm <{codes}> Tj ET")

    def filled(self, x: float, y: float, text: str, right: float = RIGHT) -> None:
        """Write a text whose blanks are widened so that it ends at ``right``."""
        parts = text.split()
        gap = (right - x - sum(map(wide, parts))) / (len(parts) - 1)
        for part in parts:
            self.text(x, y, part)
            x += wide(part) + gap

    def invisible(self, x: float, y: float, text: str) -> None:
        """Write a text that is not drawn, as over a scan."""
        codes = text.encode("utf-16-be").hex()
        self.operations.append(f"BT 3 Tr /F {SIZE} Tf 1 0 0 1 {x} {self.height - y} Tm <{codes}> Tj ET")

    def line(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """Draw a line."""
        self.operations.append(f"0.5 w {x0} {self.height - y0} m {x1} {self.height - y1} l S")

    def bar(self, x: float, y: float, width: float, height: float) -> None:
        """Fill a box, as Word draws borders."""
        self.operations.append(f"{x} {self.height - y - height} {width} {height} re f")

    def picture(self, share: float = 1.0) -> None:
        """Put a picture over the upper ``share`` of the page."""
        high = self.height * share
        self.operations.append(f"q {self.width} 0 0 {high} 0 {self.height - high} cm /Im Do Q")

    def lines(self, y: float, texts: Sequence[str], x: float = LEFT, step: float = 16.0) -> float:
        """Write lines under each other, full ones justified; the baseline after the last one."""
        for text in texts:
            write = self.filled if len(text) >= FULL_LETTERS else self.text
            write(x, y, text)
            y += step
        return y

    def grid(self, xs: Sequence[float], ys: Sequence[float], bars: bool = False) -> None:
        """Draw a full grid, with lines or with bars."""
        for y in ys:
            self.bar(xs[0], y, xs[-1] - xs[0], 0.5) if bars else self.line(xs[0], y, xs[-1], y)
        for x in xs:
            self.bar(x, ys[0], 0.5, ys[-1] - ys[0]) if bars else self.line(x, ys[0], x, ys[-1])


def pdf_bytes(
    pages: Sequence[PdfPage], locked: bool = False, readable: bool = True, packed: bool = True
) -> bytes:
    """The file; ``locked`` asks for a password, without ``readable`` its font does not say which letters it draws.

    Without ``packed`` its instructions can be read, and changed, in the file itself.
    """
    letters = sorted(
        {c for page in pages for o in [*page.operations, *page.form] if "Tj" in o for c in _letters(o)}
    )
    chars = "".join(
        f"<{ord(c):04x}> <{ord(c) if readable else 0xE000 + ord(c) % 4096:04x}>\n" for c in letters
    )
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /A def /CMapType 2 def\n"
        "1 begincodespacerange <0000> <ffff> endcodespacerange\n"
        f"{len(letters)} beginbfchar\n{chars}endbfchar endcmap end end"
    )
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {len(pages)}/Kids[{' '.join(f'{7 + 3 * i} 0 R' for i in range(len(pages)))}]>>".encode(),
        b"<</Type/Font/Subtype/Type0/BaseFont/T/Encoding/Identity-H/DescendantFonts[4 0 R]/ToUnicode 5 0 R>>",
        b"<</Type/Font/Subtype/CIDFontType2/BaseFont/T/DW 500/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)"
        b"/Supplement 0>>/FontDescriptor<</Type/FontDescriptor/FontName/T/Flags 4/Ascent 800/Descent -200"
        b"/CapHeight 700/ItalicAngle 0/StemV 80/FontBBox[0 -200 500 800]>>>>",
        _stream(cmap.encode(), b"", packed),
        _stream(
            b"\x80",
            b"/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8",
            packed,
        ),
    ]
    for index, page in enumerate(pages):
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {page.width} {page.height}]/Rotate {page.rotate}"
            f"/Resources<</Font<</F 3 0 R>>/XObject<</Im 6 0 R/Fm {9 + 3 * index} 0 R>>>>"
            f"/Contents {8 + 3 * index} 0 R>>".encode()
        )
        objects.append(_stream("\n".join(page.operations).encode(), b"", packed))
        box = (
            f"/Type/XObject/Subtype/Form/BBox[0 0 {page.width} {page.height}]/Resources<</Font<</F 3 0 R>>>>"
        )
        objects.append(_stream("\n".join(page.form).encode(), box.encode(), packed))
    return _file(objects, locked)


def _letters(operation: str) -> str:
    return bytes.fromhex(operation[operation.index("<") + 1 : operation.index(">")]).decode("utf-16-be")


def _stream(data: bytes, entries: bytes, packed: bool) -> bytes:
    if packed:
        data, entries = zlib.compress(data), entries + b"/Filter/FlateDecode"
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (entries, len(data), data)


def _file(objects: Sequence[bytes], locked: bool) -> bytes:
    data = b"%PDF-1.5\n"
    places = []
    for number, one in enumerate(objects, start=1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    secret = b"41" * 32
    lock = (
        b"/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<%s>/U<%s>>>/ID[<41><41>]" % (secret, secret)
        if locked
        else b""
    )
    count = len(objects) + 1
    return data + b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (
        count, table, count, lock, len(data),
    )  # fmt: skip


def opened(pages: Sequence[PdfPage], folder: Path) -> Document:
    """The pages as the toolkit reads them from a file."""
    path = folder / "a.pdf"
    path.write_bytes(pdf_bytes(pages))
    return read_document(path)
