"""`toolkit accept`, `toolkit withdraw`, `toolkit redate`: what a person decides about a return."""

from __future__ import annotations

from datetime import datetime

import click

from toolkit.cli.commands import summary
from toolkit.cli.options import echo_header, now, with_session
from toolkit.messages import _
from toolkit.workflows.workspace import Session


@click.command(help=summary("accept"))
@click.argument("given", metavar="RETURN")
@click.option("--reason", required=True, metavar="T", help=_("Why; it is kept in the ledger."))
@click.option(
    "--agency", metavar="CODE", help=_("Whose return it is, where the file itself leaves that open.")
)
@with_session
def accept(session: Session, given: str, reason: str, agency: str | None) -> int:
    from toolkit.workflows.settle import Settlement, settle

    echo_header(session)
    click.echo(settle(session, Settlement(given, reason, accept=True, agency=agency), now()))
    return 0


@click.command(help=summary("withdraw"))
@click.argument("given", metavar="RETURN")
@click.option("--reason", required=True, metavar="T", help=_("Why; it is kept in the ledger."))
@with_session
def withdraw(session: Session, given: str, reason: str) -> int:
    from toolkit.workflows.settle import Settlement, settle

    echo_header(session)
    click.echo(settle(session, Settlement(given, reason, accept=False, agency=None), now()))
    return 0


@click.command(help=summary("redate"))
@click.argument("given", metavar="RETURN")
@click.option(
    "--received",
    required=True,
    metavar="MOMENT",
    type=click.DateTime(["%Y-%m-%d", "%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M", "%d/%m/%Y", "%d/%m/%Y %H:%M"]),
    help=_("When it was received, Vietnamese time: 2026-11-28 or 2026-11-28T16:30."),
)
@click.option("--reason", required=True, metavar="T", help=_("Why; it is kept in the ledger."))
@with_session
def redate(session: Session, given: str, received: datetime, reason: str) -> int:
    from toolkit.workflows.settle import Redating, redate_return

    echo_header(session)
    click.echo(redate_return(session, Redating(given, received, reason), now()))
    return 0
