"""The sheets of workbooks: .xlsx and .xlsm, .xlsb, .ods, and old .xls.

python-calamine reads the first three, fast, but it believes what a file says of itself: a row
number of a billion ends the whole process, a cell with an error comes back empty. So each file is
looked at first, within bounds, and calamine is handed a copy of what was looked at. Old files have
so many such numbers that xlrd, which is plain Python, reads them.
"""
