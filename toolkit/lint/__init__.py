"""Whether a Word document keeps to the form of Nghị định 30/2020/NĐ-CP: what it looks like, and what is wrong."""
