"""`toolkit status`."""

from __future__ import annotations

import click

from toolkit.cli.options import echo_header, with_session
from toolkit.messages import _
from toolkit.workflows.workspace import Session


@click.command(help=_("Who has returned, in time or late, what is missing or overdue, whom to telephone."))
@click.option("--agency", metavar="CODE", help=_("The history of one agency."))
@click.option("--rules", is_flag=True, help=_("Which findings hit how many agencies."))
@with_session
def status(session: Session, agency: str | None, rules: bool) -> int:
    from toolkit.workflows.status import agency_history, period_status, rule_statistics

    echo_header(session)
    if agency is not None:
        for line in agency_history(session, agency):
            click.echo(line)
        return 0
    if rules:
        for line in rule_statistics(session):
            click.echo(line)
        return 0
    for line in period_status(session):
        click.echo(line)
    return 0
