"""The head and the signature of a document, from the settings."""

from __future__ import annotations

from datetime import date

from toolkit.register.settings import Settings
from toolkit.reporting.phrases import month_name, plain, signer_lines
from toolkit.reporting.report_parts import Letterhead

_SUPERIOR = "UBND tỉnh {province}"


def letterhead(settings: Settings, issuer: str, symbol: str, signed_in: date) -> Letterhead:
    """Head of a document of the secretariat; ``signed_in`` gives month and year, the day stays blank.

    ``issuer`` is the agency's name as within a sentence. The superior body stands above it, upright, with
    'UBND' abbreviated (NĐ 30/2020/NĐ-CP, Phụ lục I, II.2).
    """
    own = settings.issuer
    return Letterhead(
        superior=_SUPERIOR.format(province=plain(settings.province.name)).upper(),
        issuer=plain(issuer),
        issuer_upper=plain(issuer).upper(),
        symbol=plain(symbol),
        place=plain(own.place),
        month=month_name(signed_in),
        year=str(signed_in.year),
        recipient=plain(own.recipient),
        signer_lines=signer_lines(own),
        signer=plain(own.signer),
        drafted_by=plain(own.drafted_by),
    )
