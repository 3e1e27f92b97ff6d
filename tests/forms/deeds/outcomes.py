"""What must come of what is done to sheets and files.

deed | outcome | answers that are not read as before | findings

A finding is followed by '@' and where it stands: an answer cell by its name (T1.code is the code of the row),
or a sheet; findings without a place are about the file. Where several stand in a row of cells, their number
is given ('I205 x3').
"""

from __future__ import annotations

WORKBOOK = """
nothing done | accepted |  |
protection removed | accepted |  |
letters made bold | accepted |  |
rows sorted | accepted |  |
rows sorted without the code column | returned | T1 T3 | E312@T1.code E405@T1.cause W412@T1.next_step E312@T3.code
titles sorted alone | returned |  | E312@T1.code E312@T3.code
rows inserted | accepted |  |
row moved to the end | accepted |  |
row deleted | returned | T2 | E310@Nhiệm vụ
group rows deleted | accepted |  |
row copied | accepted |  | I205@Nhiệm vụ
row copied and changed | returned |  | E204@Nhiệm vụ
second row for a task | accepted |  | W206@Nhiệm vụ
task added | accepted |  | W311@Nhiệm vụ
rows hidden and filtered | accepted |  |
columns hidden | accepted |  |
columns moved | accepted |  |
column inserted | accepted |  | I207@Nhiệm vụ
answer column repeated | accepted |  | I207@Nhiệm vụ
answer column deleted | returned | T1.submitted_on | E203@Nhiệm vụ
context columns deleted | accepted |  |
code column deleted | returned | T1 T2 T3 | E213@Nhiệm vụ
both code columns deleted | rejected |  | E159 E213@Nhiệm vụ E213@Chỉ tiêu
heading retyped | returned | T1.result T2.result T3.result | E203@Nhiệm vụ
headings in capitals | accepted |  |
code heading emptied | accepted |  |
heading row deleted | returned | T1 T2 T3 | E202
numbered row below headings | accepted |  |
code damaged | returned | T2 | E312@T2.code W311@T2.status
code typed over by another | returned | T2 | E204@T2.code E312@T2.code
blanks and dashes in codes | accepted |  |
result merged over two rows | accepted | T2.result | W211@T2.result W412@T2.result
two answers of a row merged | accepted |  | W211@T1.difficulty
codes merged | returned | T2 | W206@T2.status E312@T2.code
sheets renamed | accepted |  |
sheets reordered | accepted |  |
hidden sheet shown | accepted |  |
answer sheet hidden | accepted |  |
tasks deleted | returned | T1 T2 T3 | E202
measures deleted | returned | M1 M2 M3 M4 | E202
general deleted | returned | highlights | E202
sign-off deleted | returned | sign-off | E202
guide deleted | accepted |  |
tasks copied | accepted |  | I205@Nhiệm vụ (2) x3
sign-off copied | accepted |  | I208@Ký duyệt (2)
tasks copied and filled otherwise | returned |  | E204@Nhiệm vụ (2) I205@Nhiệm vụ (2) x2
general copied and filled otherwise | returned |  | I208@Đánh giá chung (2) E212@Đánh giá chung (2)
sheet added | accepted |  | I208@Phụ lục
hidden sheet added | accepted |  | I208@Phụ lục
all sheets in a new workbook | accepted |  | I158
tables in a new workbook | held | highlights sign-off | E153 E202 x2
tables without codes in a new workbook | rejected |  | E213@Sheet1 E213@Sheet2
all in one sheet | accepted |  | I158
hidden marks removed | accepted |  | I158
hidden sheet removed | accepted |  |
visible code removed | accepted |  | I163
all marks removed | held |  | E153
sums of the texts missing | accepted |  |
sums missing, sorted without codes | returned | T1 T3 | E312@T1.code E405@T1.cause W412@T1.next_step E312@T3.code
marks removed, sorted without codes | returned | T1 T3 | I158 E312@T1.code E405@T1.cause W412@T1.next_step E312@T3.code
marks removed, unit changed | returned |  | I158 E313@Chỉ tiêu
marks removed, neighbour's name | held |  | E155
neighbour's name on the form | held |  | E155
neighbour's letter number | held | letter_number | E164@letter_number
neighbour's title | held | signer_title | E165@signer_title
neighbour's rows added | held |  | E156 W311@Nhiệm vụ x2
neighbour's sheet added | held |  | E154 E155 E156 W311@Chỉ tiêu SNV
neighbour's whole form added | held |  | E154 E155 E156 \
I208@Hướng dẫn 2 I208@Đánh giá chung 2 I208@Ký duyệt 2 W311@Nhiệm vụ 2 x2 W311@Chỉ tiêu 2
telephone typed over the help | accepted | phone | I207@Ký duyệt W810@phone
text below the boxes | accepted |  | I207@Đánh giá chung
answers on the instructions | accepted |  | I207@Hướng dẫn x2
result typed into a locked column | accepted |  | W314@Nhiệm vụ
unit changed | returned |  | E313@Chỉ tiêu
answers one column too far | returned | T1 | E401@T1.status E223@T1.percent E240@T1.submitted_on
note right of the table | accepted |  | I207@Nhiệm vụ
note in the title | accepted |  | I207@Nhiệm vụ
chart added | accepted |  |
"""
PACKAGE = """
saved as xlsx | accepted |  |
xlsx called xls | accepted |  |
saved as xlsm | accepted |  |
saved as strict xlsx | accepted |  |
saved as csv | rejected |  | E104
saved as web page | rejected |  | E103
printed to pdf | rejected |  | E106
copied into Word | rejected |  | E105
empty file | rejected |  | E101
cut off in the mail | rejected |  | E108
password set | rejected |  | E102
packed | accepted |  |
packed in the neighbour's folder | held |  | E167
packed without the form | rejected |  | E106
mailed by herself | accepted |  |
mailed by the neighbour | held |  | E166
mailed by the neighbour's office | held |  | E166
mailed under the neighbour's name | held |  | E166
mailed from the address of the directory | held |  | E166
mailed on by the secretariat | accepted |  |
mailed by a private address | accepted |  |
in her own folder | accepted |  |
in the neighbour's folder | held |  | E167
in a dated folder | accepted |  |
form of last year | rejected |  | E151
form of an earlier issue | returned | T3 | I157 E310@Nhiệm vụ
form of an earlier version | accepted |  | I219@Nhiệm vụ
neighbour's form | returned | all | *
a table of her own | rejected |  | E150
text box drawn | accepted |  | W216@Nhiệm vụ
picture pasted | accepted |  | I217@Nhiệm vụ
"""
