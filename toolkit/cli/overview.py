"""`toolkit` alone: where the period stands, and the next step."""

from __future__ import annotations

from pathlib import Path

import click

from toolkit.cli.options import echo_header, today
from toolkit.workflows.workspace import SessionRequest, open_session


def overview(workspace: str | None, period: str | None) -> int:
    """Say where the period stands: of the workspace given, else of the nearest one."""
    from toolkit.workflows.status import next_step

    session = open_session(
        SessionRequest(Path(workspace) if workspace else None, period, today(), is_today=True), Path.cwd()
    )
    echo_header(session)
    for line in next_step(session):
        click.echo(line)
    return 0
