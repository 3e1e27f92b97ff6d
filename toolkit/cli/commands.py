"""The commands there are: where each is, and what it does in one sentence."""

from __future__ import annotations

from typing import NamedTuple

from toolkit.messages import N_, _


class Command(NamedTuple):
    """A command: the module of this package that has it, and its sentence in the list of commands."""

    module: str
    summary: str


COMMANDS = {
    "init": Command("init", N_("Make a new workspace in DIR.")),
    "plan": Command("plan", N_("Read plans, and put them into the master registers.")),
    "issue": Command(
        "issue", N_("Write one form per agency, the list of what was issued, and the cover letter.")
    ),
    "form": Command("form", N_("Look into a form.")),
    "validate": Command("validate", N_("Check files without taking them in.")),
    "consolidate": Command(
        "consolidate", N_("Take in the inbox, check, give feedback, consolidate, and say who is missing.")
    ),
    "status": Command(
        "status", N_("Who has returned, in time or late, what is missing or overdue, whom to telephone.")
    ),
    "remind": Command("remind", N_("Write reminder letters, each listing only that agency's gaps.")),
    "letters": Command(
        "letters",
        N_(
            "Write one letter per agency (request, feedback, reminder or thanks), and all in one file for printing."
        ),
    ),
    "report": Command("report", N_("Write the Word report and its appendices.")),
    "lint": Command("lint", N_("Check the form of a Word document against Nghị định 30/2020/NĐ-CP.")),
    "explain": Command("explain", N_("Show where a figure comes from, back to the cell it was typed in.")),
    "export": Command(
        "export",
        N_("Give the dataset to other programs: --json on the screen, --csv into a folder, or --sdmx."),
    ),
    "accept": Command("settle", N_("Let a held or returned return count in spite of its findings.")),
    "withdraw": Command("settle", N_("Take a return out of the count; nothing is deleted.")),
    "redate": Command(
        "settle",
        N_("Correct when a return was received, where its message, folder or file tells it wrongly."),
    ),
    "log": Command(
        "log", N_("Print the trail of a period: what came, what became of it, who decided, and why.")
    ),
    "demo": Command(
        "demo",
        N_("Run the whole cycle on the two plans in DIR, with sample returns that say they are samples."),
    ),
}
"""By name, in the order of the work. Kept here so that the list of commands loads none of them."""


HELP = N_("Yearly reporting on provincial action plans: forms out, returns checked, one report signed.")
OPTIONS = (
    ("--version", N_("Show the version and stop.")),
    ("--workspace DIR", N_("The workspace folder, for the state of the period.")),
    ("--period PERIOD", N_("The reporting period, such as 2026 or 2026-Q3.")),
    ("--help", N_("Show this message and exit.")),
)
"""Options of toolkit itself; the last is click's own."""


def summary(name: str) -> str:
    """What a command does, in the language of the screen."""
    return _(COMMANDS[name].summary)
