"""What toolkit.toml may say. Every setting has a meaning and, where there is one, a default."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Literal

import msgspec


class _Strict(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Unknown keys are errors: a misspelt setting must not pass for one that was made."""


class Province(_Strict, frozen=True):
    """The province the workspace serves."""

    name: str
    """Short name, as in 'UBND tỉnh <name>'."""


class Issuer(_Strict, frozen=True):
    """Who issues forms and signs the report."""

    agency: str
    """Code in the directory of the agency that collects and reports, e.g. 'STC'."""
    place: str
    """Place name in front of the date of a document (Nghị định 30/2020, Phụ lục I, II.4)."""
    symbol: str = "BC-STC"
    """Symbol of the report after the slash."""
    letter_symbol: str = "STC-TH"
    """Symbol of letters after the slash."""
    recipient: str = "UBND tỉnh"
    """Whom the report is addressed to (Kính gửi)."""
    copies: tuple[str, ...] = ()
    """Who else receives the report (Nơi nhận), between 'Như trên' and 'Lưu'."""
    signer_form: str = ""
    """'', 'KT.', 'TL.', 'TUQ.', 'Q.' or 'TM.' before the signer's office."""
    signer_title: str = "GIÁM ĐỐC"
    """Office of the signer."""
    signer: str = ""
    """Full name of the signer; empty is left for the clerk."""
    drafted_by: str = "TH"
    """Unit that drafts, for the last line of Nơi nhận."""
    contact: str = ""
    """Officer in charge, as printed on the forms."""
    phone: str = ""
    """Telephone printed on the forms and letters."""
    email: str = ""
    """Address to which forms are sent back."""


class ReportIssuer(_Strict, frozen=True):
    """UBND tỉnh as the one that reports, to its superiors: its report is drawn up by the agency that collects."""

    symbol: str = "BC-UBND"
    """Symbol of the report after the slash."""
    recipients: tuple[str, ...] = ("Thủ tướng Chính phủ", "Bộ Tài chính")
    """Whom the report is addressed to (Kính gửi)."""
    copies: tuple[str, ...] = ()
    """Who else receives it (Nơi nhận), between 'Như trên' and 'Lưu'."""
    signer_form: str = ""
    """'' for the chairman; 'KT.' with signer_title = 'PHÓ CHỦ TỊCH', 'Q.' for an acting chairman."""
    signer_title: str = "CHỦ TỊCH"
    """Office of the signer, who signs for UBND ('TM. ỦY BAN NHÂN DÂN' stands above it by itself)."""
    signer: str = ""
    """Full name of the signer; empty is left for the clerk."""
    drafted_by: str = "THKH"
    """Unit that drafts, for the last line of Nơi nhận."""


class ReportRules(_Strict, frozen=True):
    """Who issues the report."""

    appendices: Literal["one_file", "each", "with_report"] = "one_file"
    """'one_file': all appendices in a file beside the report; 'each': every appendix in a file of its own;
    'with_report': in the file of the report. Each file is signed by itself (NĐ 30/2020/NĐ-CP, Phụ lục I, III)."""
    issued_by: Literal["agency", "province"] = "agency"
    """'agency': the agency that collects, to UBND tỉnh; 'province': UBND tỉnh, to its superiors."""
    province: ReportIssuer = ReportIssuer()


class PeriodSettings(_Strict, frozen=True):
    """One reporting period."""

    due: date
    """Last day on which a return is in time (before 30/11 means 29/11: QĐ 557, IV.1)."""
    due_of: dict[str, date] = {}
    """Last day for one kind of agencies ('provincial', 'commune') where it differs: NĐ 09/2019, Điều 8.5."""
    as_of: date | None = None
    """Day on which figures close (ngày chốt), printed on the forms."""
    correct_by: date | None = None
    """Day by which returns with faults must be corrected, while it is not past; empty: see ``FeedbackRules``."""


class DueRules(_Strict, frozen=True):
    """How due dates of tasks are held."""

    decided_by: str = "submitted"
    """'submitted' (ngày trình) or 'issued' (ngày ban hành): which date decides timeliness."""
    weekend: str = "keep"
    """'keep' or 'next_working_day' for due dates on Saturday or Sunday, of tasks and of returns."""


class VerdictRules(_Strict, frozen=True):
    """Thresholds of verdicts on measures."""

    near: Decimal = Decimal("0.95")
    """Share of the plan from which a missed measure is 'xấp xỉ đạt'."""
    likely: Decimal = Decimal(1)
    """Share of the way that should lie behind by now from which an end target is 'khả năng đạt'."""


class WindowRule(_Strict, frozen=True):
    """Between which days the figures of a kind of period are gathered (Nghị định 09/2019/NĐ-CP, Điều 12)."""

    opens: int = 15
    """Day of the month before the period on which its figures begin."""
    closes: int = 14
    """Day of the last month of the period on which its figures close."""
    calendar: bool = False
    """True takes the calendar days of the period instead."""


class IntakeRules(_Strict, frozen=True):
    """Limits for reading received files."""

    seconds: int = 20
    """Time one file may take to read."""
    memory_mib: int = 1024
    """Memory one reading process may take."""
    max_file_mib: int = 30
    """Largest file taken for a return; larger ones are archived and rejected."""
    move_processed: bool = True
    """Whether taken-in files move to inbox/processed."""


class ClusterRules(_Strict, frozen=True):
    """Where received workbooks are read."""

    executor: Literal["processes", "in_process"] = "processes"
    """'processes': worker processes on this machine, each bounded and killed where it hangs; 'in_process': one after
    the other in the main process, unbounded, for machines that allow no other processes."""
    address: str = ""
    """Address of a Dask scheduler ('tcp://10.0.0.5:8786'), on whose workers returns are read; empty: this machine."""


class FeedbackRules(_Strict, frozen=True):
    """How long an agency has to correct its return."""

    working_days: int = 3
    """Working days (Monday to Friday) from the as-of date, where the period sets no day."""


class RuleSetting(_Strict, frozen=True, rename={"from_": "from"}):
    """A rule switched to another severity for a while."""

    severity: str
    """'error', 'warning', 'info' or 'off'."""
    from_: date | None = None
    """First day the switch holds ('from' in the file); empty holds from the beginning."""
    until: date | None = None
    """Last day the switch holds; empty holds for good."""


class Settings(_Strict, frozen=True):
    """All of toolkit.toml."""

    province: Province
    issuer: Issuer
    current_period: str
    periods: dict[str, PeriodSettings] = {}
    due: DueRules = DueRules()
    verdicts: VerdictRules = VerdictRules()
    windows: dict[str, WindowRule] = {}
    """By kind of period: 'quarter', 'half_year', 'nine_months', 'year'."""
    intake: IntakeRules = IntakeRules()
    feedback: FeedbackRules = FeedbackRules()
    cluster: ClusterRules = ClusterRules()
    report: ReportRules = ReportRules()
    rules: dict[str, RuleSetting] = {}
    sample: bool = False
    """True in a demonstration workspace: every output says that its figures are samples."""
