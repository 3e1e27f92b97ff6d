"""What officers type, paste or store in one cell, and what must come of it.

cell | hand | what | outcome | value read ('=' as before, '-' nothing) | findings at that cell

A finding at another cell is followed by '@' and the name of the cell. {nbsp} and the like stand for letters
that cannot be told apart in print, {long} for thirty thousand letters, {break} for a line break in the cell.
"""

from __future__ import annotations

SIGNS = {
    "{nbsp}": "\u00a0",
    "{nothing}": "\u200b",
    "{eth}": "\u00d0",
    "{break}": "\n",
    "{tilde}": "\u0303",
    "{grave}": "\u0300",
    "{hook}": "\u0309",
    "{dot}": "\u0323",
    "{horn}": "\u031b",
    "{soft}": "\u00ad",
    "{long}": ("Đã họp, đã trình. " * 1700).strip(),
}

NUMBERS = """
M1.value | types   | 4100                | accepted | 4100      |
M1.value | types   | 4.100               | accepted | 4100      | W225
M1.value | types   | 4,100               | accepted | 4100      | W225
M1.value | types   | 4.100,5             | accepted | 4100.5    |
M1.value | types   | 4,100.5             | accepted | 4100.5    | I226
M1.value | types   | 4 100               | accepted | 4100      | I226
M1.value | types   | 4·100               | returned | -         | E232
M1.value | types   | 7.850               | accepted | 7850      | W225
M1.value | types   | 7850 USD            | accepted | 7850      |
M1.value | types   | 7.850 USD trở lên   | accepted | 7850      | W225 W233
M1.value | types   | 4100 đồng           | returned | -         | E232
M1.value | types   | khoảng 4100         | accepted | 4100      | W233
M1.value | types   | 4000 - 4200         | returned | -         | E234
M1.value | types   | –4100               | returned | -4100     | I250 E705
M1.value | types   | (4100)              | returned | -         | E223
M1.value | types   | 4100 (ước)          | accepted | 4100      | W233
M1.value | types   | 1e3                 | returned | -         | E223
M1.value | types   | 120/166             | returned | -         | E223
M1.value | types   | =4000+100           | returned | -         | E223
M1.value | types   | chưa có             | returned | -         | E223
M1.value | types   | bốn nghìn một trăm  | returned | -         | E223
M1.value | types   | -                   | returned | -         | E230
M1.value | types   | không               | returned | -         | E230
M1.value | types   | …                   | returned | -         | E230
M1.value | types   | x                   | returned | -         | E223
M1.value | types   | nt                  | returned | -         | E223
M1.value | types   | O                   | returned | -         | E223
M1.value | types   | 0                   | accepted | 0         |
M1.value | types   | 1{nbsp}234          | accepted | 1234      | I250 I226
M1.value | types   | #N/A                | returned | -         | E220
M1.value | types   | #####               | returned | -         | E220
M1.value | number  | 4100                | accepted | 4100      |
M1.value | number  | 4.1                 | accepted | 4.1       | W703
M1.value | number  | 7.85                | accepted | 7.85      | W703
M1.value | number  | 0.45 as 0%          | returned | -         | E232
M1.value | date    | 2026-02-05 as d-mmm | returned | -         | E229
M1.value | truth   | TRUE                | returned | -         | E223
M1.value | formula | =4000+100           | returned | -         | E221
M1.value | formula | =4000+100 giving 4100 | accepted | 4100    |
M1.value | formula | =A1/0 giving #DIV/0! | returned | -        | E220
M1.value | error   | #N/A                | returned | -         | E220
M1.value | error   | #REF!               | returned | -         | E220
M1.value | empties |                     | returned | -         | E407
M3.value | types   | 1.500               | returned | -         | E224
M3.value | types   | 1.234               | returned | -         | E224
M3.value | types   | 50.000 ha           | returned | -         | E224
M3.value | types   | 10,1                | accepted | 10.1      |
M3.value | types   | 10.1                | accepted | 10.1      | I226
M3.value | types   | 1.500.000           | accepted | 1500000   |
M3.value | number  | 1.5                 | accepted | 1.5       | W235
M3.value | number  | 1500                | accepted | 1500      |
M3.value | types   | 120 héc ta          | returned | -         | E232
M2.value | types   | 12,5 %              | accepted | 12.5      | I227
M2.value | types   | 41,5%               | accepted | 41.5      | I227
M2.value | types   | 0,415               | accepted | 0.415     | W228 W703
M2.value | number  | 0.415 as 0.0%       | accepted | 41.5      | I227
M2.value | number  | 0.415               | accepted | 0.415     | W228 W703
M4.value | types   | 0,7                 | accepted | 0.7       |
M4.value | types   | 0,7%                | accepted | 0.7       | I227
T2.percent | types | 100%                | returned | 100       | I227 E421
T2.percent | types | 62,5                | accepted | 62.5      |
T2.percent | types | 450                 | returned | 450       | E301
T2.percent | number | 0.45 as 0%         | accepted | 45        | I227
T2.percent | number | 0.45               | accepted | 0.45      | W228
T2.percent | number | 45                 | accepted | 45        |
T2.percent | types | một nửa             | returned | -         | E223
T2.percent | date  | 2026-05-04 as d-mmm | returned | -         | E229
"""
DATES = """
T1.submitted_on | types  | 05/6/2026              | accepted | 2026-06-05 |
T1.submitted_on | types  | 25/6/2026              | accepted | 2026-06-25 |
T1.submitted_on | types  | 05/09/2026             | accepted | 2026-09-05 | W503@T1.issued_on
T1.submitted_on | types  | 5-6-26                 | accepted | 2026-06-05 |
T1.submitted_on | types  | 15.6.2026              | accepted | 2026-06-15 |
T1.submitted_on | types  | 15–6–2026              | accepted | 2026-06-15 | I250
T1.submitted_on | types  | 2026-06-15             | accepted | 2026-06-15 |
T1.submitted_on | types  | ngày 15 tháng 6 năm 2026 | accepted | 2026-06-15 |
T1.submitted_on | types  | 6/25/2026              | returned | -          | E241
T1.submitted_on | types  | 31/2/2026              | returned | -          | E246
T1.submitted_on | types  | 15/6/206               | returned | -          | E240
T1.submitted_on | types  | 15/6                   | returned | -          | E245
T1.submitted_on | types  | Quý II/2026            | returned | -          | E242
T1.submitted_on | types  | T6/2026                | returned | -          | E242
T1.submitted_on | types  | năm 2026               | returned | -          | E242
T1.submitted_on | types  | 46188                  | returned | -          | E243
T1.submitted_on | types  | 15062026               | returned | -          | E240
T1.submitted_on | types  | nt                     | returned | -          | E240
T1.submitted_on | types  | đã trình               | returned | -          | E240
T1.submitted_on | date   | 2026-06-15 as dd/mm/yyyy | accepted | 2026-06-15 |
T1.submitted_on | date   | 2026-06-15 as mm-dd-yy | accepted | 2026-06-15 |
T1.submitted_on | date   | 2026-04-03 as mm-dd-yy | returned | -          | E244
T1.submitted_on | date   | 2026-04-03 as m/d/yyyy | returned | -          | E244
T1.submitted_on | date   | 2026-04-03 as dd/mm/yyyy | accepted | 2026-04-03 |
T1.submitted_on | date   | 2062-06-15 as dd/mm/yyyy | returned | 2062-06-15 | E501 W503@T1.issued_on
T1.submitted_on | number | 46188                  | returned | -          | E243
T1.submitted_on | number | 2026                   | returned | -          | E240
T1.submitted_on | truth  | TRUE                   | returned | -          | E240
T1.submitted_on | formula | =TODAY() giving 46188 | returned | -          | E243
T1.issued_on    | types  | -                      | accepted | -          | W253
T1.issued_on    | types  | chưa ban hành          | returned | -          | E240
letter_date     | types  | 03/11/2026             | accepted | 2026-11-03 |
letter_date     | types  | 11/20/2026             | returned | -          | E241
letter_date     | date   | 2026-11-03 as mm-dd-yy | returned | -          | E244
M1.value_date   | types  | Quý III/2026           | returned | -          | E242
M1.value_date   | types  | 31/10/2206             | returned | -          | E246
"""
CHOICES = """
T2.status       | types  | Đang thực hiện         | accepted | under_way |
T2.status       | types  | đang  thực hiện.       | accepted | under_way |
T2.status       | types  | ĐANG THỰC HIỆN         | accepted | under_way |
T2.status       | types  | {eth}ang thực hiện    | accepted | under_way | I250
T2.status       | types  | Đang thu{horn}{dot}c hiê{dot}n | accepted | under_way | I250
T2.status       | types  | Dang thuc hien         | returned | -         | E222
T2.status       | types  | x                      | returned | -         | E222
T2.status       | types  | Đang triển khai        | returned | -         | E222
T2.status       | types  | §ang thùc hiÖn         | accepted | under_way | I251
T2.status       | font   | .VnTime: §ang thùc hiÖn | accepted | under_way | I251
T2.status       | types  | Ñang thöïc hieän       | accepted | under_way | I251
T2.status       | number | 1                      | returned | -         | E222
T2.status       | empties |                       | returned | -         | E401
M1.value_status | types  | Sơ bộ                  | accepted | preliminary |
M1.value_status | types  | ước                    | returned | -         | E222
"""
TEXTS = """
T1.document | types  | 123/TTr-SXD             | accepted | =         |
T1.document | number | 123                     | accepted | 123       | W255 W602
T1.document | date   | 2026-03-12 as d-mmm     | accepted | 12/03/2026 | W252 W602
T1.document | types  | nt                      | returned | nt        | E601
T1.document | types  | như trên                | returned | như trên  | E601
T1.document | link   | http://vb.example/123 showing 123/TTr-SXD | accepted | = |
T1.result   | types  | nt                      | accepted | nt        | W604
T1.result   | types  | =SUM(A1:A3)             | accepted | =SUM(A1:A3) |
T1.result   | types  | +84 237 3852 246        | accepted | +84 237 3852 246 |
T1.result   | types  | -1+1                    | accepted | -1+1      |
T1.result   | types  | @import                 | accepted | @import   |
T1.result   | types  | <b>Đã trình</b> & gửi   | accepted | <b>Đã trình</b> & gửi |
T1.result   | types  | Dòng một{break}Dòng hai      | accepted | Dòng một{break}Dòng hai |
T1.result   | types  | Đã{nbsp}trình UBND tỉnh | accepted | =         | I250
T1.result   | types  | Đa{tilde} tri{grave}nh UBND ti{hook}nh | accepted | = | I250
T1.result   | types  | {eth}ã trình UBND tỉnh | accepted | =         | I250
T1.result   | types  | Đã trình – UBND tỉnh    | accepted | Đã trình – UBND tỉnh |
T1.result   | types  | Đã{nothing} trình UBND tỉnh | accepted | =        | I250
T1.result   | types  | 'Đã trình UBND tỉnh     | accepted | 'Đã trình UBND tỉnh |
T1.result   | font   | .VnTime: Së X©y dùng ®· tr×nh | accepted | Sở Xây dựng đã trình | I251
T1.result   | font   | .VnTimeH: së x©y dùng   | accepted | SỞ XÂY DỰNG | I251
T1.result   | font   | VNI-Times: Sôû Xaây döïng | accepted | Sở Xây dựng | I251
T1.result   | font   | .VnTime: Đã trình       | accepted | Đã trình  |
T1.result   | runs   | Times New Roman: Đã trình ;; .VnTime: Së X©y dùng | accepted | Đã trình Sở Xây dựng | I251
T1.result   | types  | Së X©y dùng ®· tr×nh UBND tØnh | accepted | Sở Xây dựng đã trình UBND tỉnh | W254
T1.result   | types  | Sôû Xaây döïng ñaõ trình | accepted | Sở Xây dựng đã trình | W254
T1.result   | types  | ch{soft}a cã           | accepted | chưa có   | W254
T1.result   | types  | Café Ñandú, São Paulo   | accepted | Café Ñandú, São Paulo |
T1.result   | truth  | TRUE                    | accepted | TRUE      |
T1.result   | number | 45                      | accepted | 45        | W255
T1.result   | number | 0.45 as 0%              | accepted | 45%       | W255
T1.result   | error  | #REF!                   | returned | -         | E220
T1.result   | types  | #REF!                   | returned | -         | E220
T1.result   | formula | ="Đã "&"trình"         | returned | -         | E221
T1.result   | formula | ="Đã "&"trình" giving Đã trình | accepted | Đã trình |
T1.result   | formula | =IF(1,"","") giving    | accepted | -         | W412
T1.result   | remark | Đã trình UBND tỉnh      | accepted | -         | W210 W412
T1.result   | beside | Số liệu chưa chốt       | accepted | =         | W210
phone       | number | 2373852246              | accepted | 2373852246 | W255
phone       | types  | +84 237 3852 246        | accepted | +84 237 3852 246 |
phone       | types  | 123                     | accepted | 123       | W806
signer      | types  | x                       | returned | x         | E809
signer      | font   | .VnTime: NguyÔn V¨n An  | accepted | =         | I251
highlights  | types  | {long}                  | accepted | {long}    |
letter_number | types | 90/BC–SXD              | accepted | 90/BC–SXD |
letter_number | empties |                      | returned | -         | E801
"""
TABLES = (NUMBERS, DATES, CHOICES, TEXTS)
