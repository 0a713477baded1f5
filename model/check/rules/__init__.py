"""What the rules look for, one function each; the table of them is :mod:`model.check.table`."""
