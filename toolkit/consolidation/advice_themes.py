"""What each kind of fault says about the form itself: a closed declaration, with its thresholds."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from toolkit.messages import N_

LEAST_AGENCIES = 3
"""Fewer agencies than this with a fault say more about them than about the form."""
LEAST_SHARE = Fraction(5, 100)
"""Share of the agencies asked (or of the files received) from which a fault is the form's."""


class Counted(StrEnum):
    """What a theme is counted by: agencies in one column, agencies in the whole form, files, or nothing at all."""

    COLUMN = "column"
    FORM = "form"
    FILE = "file"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Theme:
    """Rules that call for the same change of the form.

    ``fault`` continues 'n agencies …', ``remedy`` continues 'next time …'; both are msgids. ``codes`` are
    finding codes, or the beginning of codes without their letter ('15' for 150 to 159).
    """

    name: str
    counted: Counted
    codes: tuple[str, ...]
    fault: str
    remedy: str


def _codes(text: str) -> tuple[str, ...]:
    return tuple(text.split())


THEMES = (
    Theme(
        "month first",
        Counted.COLUMN,
        _codes("E241 E244 W247"),
        N_("typed the month before the day, or a date with two readings"),
        N_("print 'day/month/year' under the heading and a filled example such as 25/9/2026 in a sample row"),
    ),
    Theme(
        "incomplete dates",
        Counted.COLUMN,
        _codes("E240 E242 E243 E245 E246 W253 E504"),
        N_("typed something other than a whole date"),
        N_("say in the heading that day, month and year are needed, and what to type where no day is known"),
    ),
    Theme(
        "dates that do not fit",
        Counted.COLUMN,
        _codes("E501 W502 W503 E505 W506 W507 W508 W509"),
        N_("gave a date that does not fit the plan, the period or another date"),
        N_("print beside the cell from which to which day a date can lie, and let the form mark it at once"),
    ),
    Theme(
        "two readings",
        Counted.COLUMN,
        _codes("E224 W225 I226 W235"),
        N_("typed a number whose separators can be read in two ways"),
        N_(
            "print a number such as 1234,5 as an example in the heading and ask for no separator of thousands"
        ),
    ),
    Theme(
        "no plain number",
        Counted.COLUMN,
        _codes("E223 E229 E230 W233 E234 W255 E303"),
        N_("typed words, a sign, a date or a range where one number belongs"),
        N_("give remarks a column of their own beside the number, and name the choice for 'no figure'"),
    ),
    Theme(
        "unit and size",
        Counted.COLUMN,
        _codes("E232 E313 W701 W702 W703 E705"),
        N_("gave a figure in another unit or far out of range"),
        N_("repeat the unit in every row next to the cell and print last year's figure beside it"),
    ),
    Theme(
        "percentages",
        Counted.COLUMN,
        _codes("I227 W228 E301 W704"),
        N_("typed a percentage in another way than in points"),
        N_("write '45 means 45 %' in the heading and let the form refuse what lies outside 0 to 100"),
    ),
    Theme(
        "choices",
        Counted.COLUMN,
        _codes("E222 E302"),
        N_("typed a text that is not in the list of choices"),
        N_("go through what was typed, add the missing choices to the list, and explain each one in a word"),
    ),
    Theme(
        "left empty",
        Counted.COLUMN,
        _codes("E401 E402 E403 E404 E405 E406 E407 E408 E409 E410 W411 W412 W413"),
        N_("left empty what the status asks for"),
        N_("colour the cell as soon as the status asks for it and say in the heading when it is required"),
    ),
    Theme(
        "document numbers",
        Counted.COLUMN,
        _codes("E601 W602"),
        N_("gave a document without a proper number and symbol"),
        N_("part the column into number, symbol and type of document, with 123/TTr-SXD as an example"),
    ),
    Theme(
        "documents that do not fit",
        Counted.COLUMN,
        _codes("W605 W606 W607 W608"),
        N_("named a document that does not fit the product asked for, the plan or the date of issue"),
        N_("print the kind of document asked for beside the cell and give its date a column of its own"),
    ),
    Theme(
        "empty words",
        Counted.COLUMN,
        _codes("E603 W604"),
        N_("typed a text that says nothing or points elsewhere"),
        N_("put a closed question into the heading (what was done, by which document, when) with an example"),
    ),
    Theme(
        "contradictions",
        Counted.COLUMN,
        _codes("42 43 W710"),
        N_("gave answers that contradict each other or the last period"),
        N_("let the column 'Kiểm tra' name the contradiction in the row and print the last answer beside it"),
    ),
    Theme(
        "parts and wholes",
        Counted.COLUMN,
        _codes("E706 W707 W708 W709"),
        N_("gave parts that do not fit their whole"),
        N_("stand the parts under their whole and show their sum in a locked cell"),
    ),
    Theme(
        "errors and formulas",
        Counted.COLUMN,
        _codes("E220 E221"),
        N_("sent cells with errors or formulas without a result"),
        N_(
            "ask for values alone on the instructions ('paste as values') and lock the cells against formulas"
        ),
    ),
    Theme(
        "text in columns of text",
        Counted.COLUMN,
        _codes("W252"),
        N_("have dates in cells where text belongs"),
        N_("give the date a column of its own and keep the column of text as text"),
    ),
    Theme(
        "old fonts",
        Counted.FORM,
        _codes("I250 I251 W254"),
        N_("typed in an old font or with loose tone marks"),
        N_("ask for Unicode on the first page and show how to choose it in the typing programme"),
    ),
    Theme(
        "sign-off",
        Counted.FORM,
        _codes("8"),
        N_("did not fill in the sign-off as it must be"),
        N_("put the sign-off on the first page and print the agency's own symbol before the number"),
    ),
    Theme(
        "outside the cells",
        Counted.FORM,
        _codes("I207 W210 W211 W216 I217 I218"),
        N_("wrote beside the answer cells, in comments or over the sheet"),
        N_("add a column 'Other remarks' to both tables and protect everything else"),
    ),
    Theme(
        "changed form",
        Counted.FORM,
        _codes("20 21 3"),
        N_("changed sheets, columns, rows or printed texts of the form"),
        N_("protect the structure of the workbook and give long lists a filter instead of moving rows"),
    ),
    Theme(
        "agencies that differ",
        Counted.FORM,
        _codes("9"),
        N_("report what another agency reports differently"),
        N_("name one agency for each figure in the master and show the others its figure to confirm"),
    ),
    Theme(
        "whose form",
        Counted.FORM,
        _codes("15 16"),
        N_("sent a form whose marks, lines or sender speak for another agency or period"),
        N_("send each agency its form alone, to its own address, with its name in the file name"),
    ),
    Theme(
        "no form",
        Counted.FILE,
        _codes("1"),
        N_("cannot be used as a return (another kind of file, damaged, locked, packed too deep)"),
        N_("say in the letter: the Excel form itself, without password, the signed paper as PDF beside it"),
    ),
    Theme(
        "answers to proposals",
        Counted.FORM,
        _codes("W262 W263"),
        N_("did not say clearly which proposed correction they agree to"),
        N_("offer a single mark to agree with, in the row of the proposal itself"),
    ),
    Theme("no fault", Counted.NOTHING, _codes("I157 I158 I163 I205 I219 I260 I261"), "", ""),
    Theme(
        "other",
        Counted.COLUMN,
        _codes("2 4 5 6 7"),
        N_("have a fault of another kind"),
        N_("go through these cells and add a sentence of help to the heading"),
    ),
)
"""Every code belongs to the theme that names it, else to the theme with the longest fitting beginning."""


def theme_of(code: str) -> Theme:
    """The theme a finding belongs to; raise KeyError where there is none."""
    for theme in THEMES:
        if code in theme.codes:
            return theme
    fitting = [
        (len(beginning), theme)
        for theme in THEMES
        for beginning in theme.codes
        if beginning.isdigit() and code[1:].startswith(beginning)
    ]
    if not fitting:
        raise KeyError(code)
    return max(fitting, key=lambda found: found[0])[1]
