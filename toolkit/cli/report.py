"""`toolkit report`."""

from __future__ import annotations

import click

from toolkit.cli.commands import summary
from toolkit.cli.options import echo_header, now, with_session
from toolkit.messages import _
from toolkit.workflows.workspace import Session


@click.command(help=summary("report"))
@click.option(
    "--final", is_flag=True, help=_("Seal the period: keep masters, figures and files as they are now.")
)
@with_session
def report(session: Session, final: bool) -> int:
    from toolkit.workflows.report import seal_period, write_report

    echo_header(session)
    written = write_report(session, now())
    if written.kept_edit is not None:
        click.echo(
            _("{old} was edited by a person and stays as it is; the new report is {new}.").format(
                old=session.workspace.relative(written.kept_edit),
                new=session.workspace.relative(written.report),
            )
        )
    for change in written.changes:
        click.echo(f"  {change}")
    click.echo(_("Report: {path}").format(path=session.workspace.relative(written.report)))
    click.echo(_("Appendices: {path}").format(path=session.workspace.relative(written.appendices)))
    if final:
        folder = seal_period(session, now(), written)
        click.echo(_("The period is sealed in {folder}.").format(folder=session.workspace.relative(folder)))
    return 0
