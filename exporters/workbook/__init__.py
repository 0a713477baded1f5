"""The workbook: a map as sheets that stakeholders filter, fill in and send back.

``sheets`` says what stands in them, ``writing`` makes the file, ``returning`` reads it back.
Nothing is imported here: who only asks for options needs no library for sheets.
"""
