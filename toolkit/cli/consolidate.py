"""`toolkit consolidate`: the main job."""

from __future__ import annotations

import click

from toolkit.cli.commands import summary
from toolkit.cli.options import echo_header, json_option, now, with_session
from toolkit.cli.progress import progress
from toolkit.cli.summary import echo_summary
from toolkit.messages import _
from toolkit.workflows.workspace import Session


@click.command(help=summary("consolidate"))
@json_option
@with_session
def consolidate(session: Session, as_json: bool) -> int:
    from toolkit.workflows.workers import await_returns

    await_returns(session)
    from toolkit.workflows.consolidate import consolidate_period
    from toolkit.workflows.surfaces import to_text

    echo_header(session)
    with progress(_("Reading returns")) as step:
        done = consolidate_period(session, now(), step)
    if as_json:
        click.echo(to_text(done.surface(session)))
    else:
        echo_summary(session, done)
    return 0 if done.all_accepted else 1
