"""`toolkit lint`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from toolkit.cli.commands import summary
from toolkit.cli.options import json_option
from toolkit.messages import _, ngettext

if TYPE_CHECKING:
    from toolkit.lint.judge import LintFinding


@click.command(help=summary("lint"))
@click.argument("file", metavar="FILE.docx", type=click.Path(path_type=Path))
@json_option
def lint(file: Path, as_json: bool) -> int:
    from toolkit.model.findings import Severity
    from toolkit.workflows.lint import lint_file, lint_json
    from toolkit.workflows.surfaces import to_text

    findings = lint_file(file)
    errors = sum(one.severity is Severity.ERROR for one in findings)
    if as_json:
        click.echo(to_text(lint_json(file, findings)))
        return 1 if errors else 0
    for one in findings:
        _echo(one)
    if findings:
        text = ngettext(
            "{file}: {count} finding, errors among them: {errors}.",
            "{file}: {count} findings, errors among them: {errors}.",
            len(findings),
        )
        click.echo(text.format(file=file, count=len(findings), errors=errors))
    else:
        click.echo(_("{file}: the form holds to every rule that can be checked.").format(file=file))
    return 1 if errors else 0


def _echo(one: LintFinding) -> None:
    from toolkit.messages.words import SEVERITY_WORDS

    click.echo(f"{_(SEVERITY_WORDS[one.severity])} [{_where(one)}]: {one.message}")
    if one.excerpt:
        click.echo(f"    “{one.excerpt}”")
    source = one.source or _("practice; the decree does not say")
    click.echo(f"    {one.remedy} ({source}; {one.rule})")


def _where(one: LintFinding) -> str:
    from toolkit.lint.names import REGIONS

    spot = one.spot
    parts = [_(REGIONS[spot.region])]
    if spot.table:
        parts = [_("table {number}").format(number=spot.table)]
    if spot.row:
        parts.append(_("row {number}").format(number=spot.row))
    if spot.section > 1:
        parts.append(_("section {number}").format(number=spot.section))
    if one.count > 1:
        parts.append(_("{count} places").format(count=one.count))
    return ", ".join(parts)
