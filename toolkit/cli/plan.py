"""`toolkit plan read` and `toolkit plan import`."""

from __future__ import annotations

from pathlib import Path
from textwrap import shorten
from typing import TYPE_CHECKING

import click

from toolkit.cli.commands import summary
from toolkit.cli.options import echo_header, json_option, now, with_session
from toolkit.messages import N_, _, ngettext
from toolkit.model.plan import PlanReading
from toolkit.workflows.workspace import Session

if TYPE_CHECKING:
    from toolkit.workflows.plan_import import Imported

CHANGE_WORDS = {"new": N_("new"), "changed": N_("changed"), "gone": N_("gone"), "back": N_("back again")}

_SHORT = 120
"""Letters of a title that are enough to recognise it on the screen."""


@click.group(help=summary("plan"))
def plan() -> None:
    pass


@plan.command(help=_("Show what a decision document says and what is doubtful in it; changes nothing."))
@click.argument("document", metavar="DOC", type=click.Path(path_type=Path))
@click.option(
    "--workspace",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help=_("The workspace whose agencies are used (default: the nearest one, else the agencies shipped)."),
)
@click.option("--period", hidden=True)
@json_option
def read(document: Path, folder: Path | None, period: str | None, as_json: bool) -> int:  # noqa: ARG001
    from toolkit.plans.surface import to_json
    from toolkit.workflows.plan_read import read_plan
    from toolkit.workflows.surfaces import to_text

    reading = read_plan(document, folder, Path.cwd())
    if as_json:
        click.echo(to_text(to_json(reading)))
    else:
        _echo_reading(reading)
    return 0


def _echo_reading(reading: PlanReading) -> None:
    from toolkit.vietnamese.dates import format_date

    plan_ = reading.plan
    click.echo(f"{plan_.number} ({format_date(plan_.issued_on)}), {plan_.issuer}: {plan_.title}")
    annex = sum(task.origin.value == "annex" for task in reading.tasks)
    targets = sum(len(indicator.targets) for indicator in reading.indicators)
    click.echo(
        _(
            "{tasks} tasks in the annex, {duties} duties in the text, {indicators} indicators with {targets} targets"
        ).format(
            tasks=annex,
            duties=len(reading.tasks) - annex,
            indicators=len(reading.indicators),
            targets=targets,
        )
    )
    for task in reading.tasks:
        deadline = task.deadline.raw if task.deadline else "-"
        click.echo(f"  {task.key}  {task.title}  [{', '.join(task.leads)}]  ({deadline})")
    for indicator in reading.indicators:
        click.echo(f"  {indicator.key}  {indicator.name}  [{', '.join(indicator.leads)}]")
    count = len(reading.doubts)
    if count:
        click.echo(ngettext("{n} doubt to look at:", "{n} doubts to look at:", count).format(n=count))
    for doubt in reading.doubts:
        click.echo(f"  {doubt.key or '-'}: {doubt.text}")
        for line in filter(None, (doubt.place, doubt.why, doubt.check)):
            click.echo(f"      {line}")


@plan.command(
    "import", help=_("Put tasks, assignments, measures and targets of plans into the master registers.")
)
@click.argument("documents", metavar="DOC...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help=_("Only show what would change; the masters stay as they are."))
@with_session
def import_(session: Session, documents: tuple[Path, ...], dry_run: bool) -> int:
    from toolkit.workflows.plan_import import import_plans

    echo_header(session)
    for imported in import_plans(session, documents, now(), dry_run=dry_run):
        _echo_imported(imported)
    if dry_run:
        click.echo(_("Nothing was written. To write it, run the command without --dry-run."))
        return 0
    click.echo(
        _("The masters are in {folder}. Next: look them through, then: toolkit issue").format(
            folder=session.workspace.master
        )
    )
    return 0


def _echo_imported(imported: Imported) -> None:
    click.echo(
        _("{number}: {new} new, {changed} changed, {gone} gone").format(
            number=imported.plan.number, new=imported.new, changed=imported.changed, gone=imported.gone
        )
    )
    for change in imported.shown_changes:
        title = shorten(change.title, _SHORT, placeholder="…")
        click.echo(f"  {_(CHANGE_WORDS[change.kind.value])}: {change.key} {title}")
        for difference in change.differences:
            click.echo(f"      {difference.text}")
    if imported.gone:
        click.echo(
            _(
                "  What is gone from the document is still asked for. To stop that, enter a decision "
                "'Đưa ra khỏi kế hoạch' in master/decisions.xlsx, or choose Không in the column 'Giao báo cáo'."
            )
        )
    if imported.agencies:
        click.echo(_("  By agency:"))
    for one in imported.agencies:
        click.echo(f"    {one.agency}")
        for change in one.changes:
            told = "; ".join(difference.text for difference in one.concerning(change))
            click.echo(
                f"      {_(CHANGE_WORDS[change.kind.value])}: {change.key}" + (f" ({told})" if told else "")
            )
    if imported.doubts:
        click.echo(
            ngettext(
                "{n} doubt stands on the sheet of doubts in master/tasks.xlsx; please settle it.",
                "{n} doubts stand on the sheet of doubts in master/tasks.xlsx; please settle them.",
                imported.doubts,
            ).format(n=imported.doubts)
        )
    if imported.links:
        click.echo(
            ngettext(
                "{n} duty or figure stands in another plan too: sheet 'Trùng giữa các kế hoạch' of "
                "master/tasks.xlsx. Confirm what is one and the same, and it is asked once.",
                "{n} duties or figures stand in another plan too: sheet 'Trùng giữa các kế hoạch' of "
                "master/tasks.xlsx. Confirm what is one and the same, and it is asked once.",
                len(imported.links),
            ).format(n=len(imported.links))
        )
