"""`toolkit explain KEY`."""

from __future__ import annotations

import click

from toolkit.cli.commands import summary
from toolkit.cli.options import echo_header, with_session
from toolkit.workflows.workspace import Session


@click.command(help=summary("explain"))
@click.argument("key", metavar="KEY")
@with_session
def explain(session: Session, key: str) -> int:
    from toolkit.workflows.explain import explain_key

    echo_header(session)
    for line in explain_key(session, key):
        click.echo(line)
    return 0
