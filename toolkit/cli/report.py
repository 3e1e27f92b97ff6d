"""`toolkit report`."""

from __future__ import annotations

import click

from toolkit.cli.commands import summary
from toolkit.cli.options import echo_header, now, with_session
from toolkit.messages import _, ngettext
from toolkit.workflows.workspace import Session


@click.command(help=summary("report"))
@click.option(
    "--final", is_flag=True, help=_("Seal the period: keep masters, figures and files as they are now.")
)
@click.option(
    "--corrigendum",
    is_flag=True,
    help=_("After sealing: a report of the figures that changed since, old and new."),
)
@with_session
def report(session: Session, final: bool, corrigendum: bool) -> int:
    from toolkit.workflows.report import form_faults, seal_period, to_sign, write_report

    if final and corrigendum:
        raise click.UsageError(_("Choose one: --final seals a period, --corrigendum comes after that."))
    echo_header(session)
    if corrigendum:
        return _corrigendum(session)
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
    for path in written.appendices:
        click.echo(_("Appendices: {path}").format(path=session.workspace.relative(path)))
    if final:
        for path, count in form_faults(to_sign(session, written)):
            click.echo(
                ngettext(
                    "{path} has {n} fault in its form; look at it before it is signed: toolkit lint {path}",
                    "{path} has {n} faults in its form; look at it before it is signed: toolkit lint {path}",
                    count,
                ).format(path=session.workspace.relative(path), n=count)
            )
        folder = seal_period(session, now(), written)
        click.echo(_("The period is sealed in {folder}.").format(folder=session.workspace.relative(folder)))
    return 0


def _corrigendum(session: Session) -> int:
    from toolkit.workflows.report import write_corrigendum

    path, edited = write_corrigendum(session, now())
    for old in edited:
        click.echo(
            _("{path} was edited by a person and stays as it is.").format(
                path=session.workspace.relative(old)
            )
        )
    if path is None:
        click.echo(_("No figure has changed since the period was sealed."))
    else:
        click.echo(_("Figures that changed since: {path}").format(path=session.workspace.relative(path)))
    return 0
