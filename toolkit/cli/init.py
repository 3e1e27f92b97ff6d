"""`toolkit init DIR`."""

from __future__ import annotations

from pathlib import Path

import click

from toolkit.cli.commands import summary
from toolkit.messages import _


@click.command(help=summary("init"))
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
def init(folder: Path) -> int:
    from toolkit.workflows.init import create_workspace

    workspace = create_workspace(folder)
    click.echo(_("A workspace is ready in {folder}.").format(folder=workspace.root))
    click.echo(
        _("Next: set toolkit.toml, then: toolkit plan import DOCUMENT --workspace {folder}").format(
            folder=folder
        )
    )
    return 0
