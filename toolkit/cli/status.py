"""`toolkit status`."""

from __future__ import annotations

import click

from toolkit.cli.commands import summary
from toolkit.cli.options import echo_header, json_option, with_session
from toolkit.messages import _
from toolkit.workflows.workspace import Session


@click.command(help=summary("status"))
@click.option(
    "--agency", metavar="CODE", help=_("The history of one agency, and what changed between its returns.")
)
@click.option("--rules", is_flag=True, help=_("Which findings hit how many agencies."))
@json_option
@with_session
def status(session: Session, agency: str | None, rules: bool, as_json: bool) -> int:
    echo_header(session)
    if agency is not None:
        return _history(session, agency, as_json)
    if rules:
        return _rules(session, as_json)
    from toolkit.workflows.status import period_status, status_surface
    from toolkit.workflows.surfaces import to_text

    if as_json:
        click.echo(to_text(status_surface(session)))
        return 0
    for line in period_status(session):
        click.echo(line)
    return 0


def _history(session: Session, agency: str, as_json: bool) -> int:
    from toolkit.workflows.history import agency_history, history_surface
    from toolkit.workflows.surfaces import to_text

    if as_json:
        click.echo(to_text(history_surface(session, agency)))
        return 0
    for line in agency_history(session, agency):
        click.echo(line)
    return 0


def _rules(session: Session, as_json: bool) -> int:
    from toolkit.workflows.rule_report import rule_lines, rule_statistics, rule_surface
    from toolkit.workflows.surfaces import to_text

    statistics = rule_statistics(session)
    if as_json:
        click.echo(to_text(rule_surface(session, statistics)))
        return 0
    for line in rule_lines(statistics):
        click.echo(line)
    return 0
