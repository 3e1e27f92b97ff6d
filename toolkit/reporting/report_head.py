"""The head and the signature of a document, from the settings."""

from __future__ import annotations

from datetime import date

from toolkit.register.settings import Settings
from toolkit.reporting.phrases import month_name, plain, signer_lines
from toolkit.reporting.report_parts import Letterhead
from toolkit.vietnamese.words import join_list

NO_BREAK_SPACE = "\u00a0"
_SUPERIOR = "UBND tỉnh {province}"
_COMMITTEE = "Ủy ban nhân dân tỉnh {province}"
_FOR_COMMITTEE = "TM. ỦY BAN NHÂN DÂN"


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
        recipients=(plain(own.recipient),),
        copies=tuple(map(plain, own.copies)),
        signer_lines=signer_lines(own.signer_form, own.signer_title),
        signer=plain(own.signer),
        drafted_by=plain(own.drafted_by),
    )


def province_letterhead(settings: Settings, signed_in: date) -> Letterhead:
    """Head of a report of UBND tỉnh, signed for the committee (NĐ 30/2020/NĐ-CP, Điều 13; Phụ lục I, II.7.a)."""
    own, name = settings.report.province, plain(settings.province.name)
    # The name breaks before 'TỈNH' only, as it is written on two lines.
    name_below = f"tỉnh {name}".replace(" ", NO_BREAK_SPACE)
    return Letterhead(
        superior="",
        issuer=province_issuer(settings),
        issuer_upper=_COMMITTEE.format(province=name).replace(f"tỉnh {name}", name_below).upper(),
        symbol=plain(own.symbol),
        place=plain(settings.issuer.place),
        month=month_name(signed_in),
        year=str(signed_in.year),
        recipient=join_list([plain(one) for one in own.recipients]),
        recipients=tuple(map(plain, own.recipients)),
        copies=tuple(map(plain, own.copies)),
        signer_lines=(_FOR_COMMITTEE, *signer_lines(own.signer_form, own.signer_title)),
        signer=plain(own.signer),
        drafted_by=plain(own.drafted_by),
    )


def province_issuer(settings: Settings) -> str:
    """UBND tỉnh as it is named within a sentence."""
    return _SUPERIOR.format(province=plain(settings.province.name))
