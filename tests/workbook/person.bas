Option Explicit

' What a person does with a workbook in LibreOffice: one step a line, its words parted by tabs.

Sub Work(source As String, script As String, target As String)
    Dim document As Object, hidden(0) As New com.sun.star.beans.PropertyValue
    Dim kind(0) As New com.sun.star.beans.PropertyValue
    Dim steps As Variant, number As Long
    On Error GoTo Trouble
    number = -1
    hidden(0).Name = "Hidden"
    hidden(0).Value = True
    document = StarDesktop.loadComponentFromURL(source, "_blank", 0, hidden())
    steps = Split(TextOf(script), Chr(10))
    For number = 0 To UBound(steps)
        Take(document, Split(steps(number), Chr(9)))
    Next number
    kind(0).Name = "FilterName"
    kind(0).Value = "Calc MS Excel 2007 XML"
    document.storeToURL(target, kind())
    document.close(True)
    StarDesktop.terminate()
    Exit Sub
Trouble:
    Dim file As Integer, why As String
    why = "step " & (number + 1) & ": " & Error$ & " (line " & Erl & ")"
    file = FreeFile
    Open ConvertFromURL(target & ".error") For Output As #file
    Print #file, why
    Close #file
    StarDesktop.terminate()
End Sub

Function TextOf(url As String) As String
    Dim files As Object, text As Object
    files = createUnoService("com.sun.star.ucb.SimpleFileAccess")
    text = createUnoService("com.sun.star.io.TextInputStream")
    text.setInputStream(files.openFileRead(url))
    text.setEncoding("UTF-8")
    TextOf = text.readString(Array(), False)
    text.closeInput()
End Function

Sub Take(document As Object, words As Variant)
    Dim sheet As Object, place As Variant
    If words(0) = "calculate" Then
        document.calculateAll()
        Exit Sub
    End If
    sheet = document.Sheets.getByName(words(1))
    Select Case words(0)
    Case "text"
        sheet.getCellRangeByName(words(2)).String = Replace(words(3), "\n", Chr(10))
    Case "type"
        ' As if it were typed: LibreOffice makes a number, a date, a formula of it.
        sheet.getCellRangeByName(words(2)).FormulaLocal = words(3)
    Case "clear"
        sheet.getCellRangeByName(words(2)).clearContents(1023)
    Case "insert rows"
        sheet.Rows.insertByIndex(CLng(words(2)) - 1, CLng(words(3)))
    Case "delete rows"
        sheet.Rows.removeByIndex(CLng(words(2)) - 1, CLng(words(3)))
    Case "insert columns"
        sheet.Columns.insertByIndex(CLng(words(2)) - 1, CLng(words(3)))
    Case "delete columns"
        sheet.Columns.removeByIndex(CLng(words(2)) - 1, CLng(words(3)))
    Case "copy rows"
        place = sheet.getCellRangeByName(words(3)).getCellAddress()
        sheet.copyRange(place, sheet.getCellRangeByName(words(2)).getRangeAddress())
    Case "move columns"
        place = sheet.getCellRangeByName(words(3)).getCellAddress()
        sheet.moveRange(place, sheet.getCellRangeByName(words(2)).getRangeAddress())
    Case "sort"
        Sort(sheet.getCellRangeByName(words(2)), CLng(words(3)), words(4) = "up")
    Case "hide rows"
        sheet.Rows.getByIndex(CLng(words(2)) - 1).IsVisible = False
    Case "merge"
        sheet.getCellRangeByName(words(2)).merge(True)
    Case "comment"
        place = sheet.getCellRangeByName(words(2)).getCellAddress()
        sheet.Annotations.insertNew(place, words(3))
    Case "rename"
        sheet.Name = words(2)
    Case "move"
        document.Sheets.moveByName(words(1), CInt(words(2)))
    Case "copy"
        document.Sheets.copyByName(words(1), words(2), document.Sheets.Count)
    Case "delete"
        document.Sheets.removeByName(words(1))
    Case "add"
        document.Sheets.insertNewByName(words(2), document.Sheets.Count)
    Case Else
        Error 5
    End Select
End Sub

Sub Sort(cells As Object, column As Long, up As Boolean)
    Dim fields(0) As New com.sun.star.table.TableSortField
    Dim wishes(1) As New com.sun.star.beans.PropertyValue
    fields(0).Field = column - 1
    fields(0).IsAscending = up
    wishes(0).Name = "SortFields"
    wishes(0).Value = fields()
    wishes(1).Name = "ContainsHeader"
    wishes(1).Value = True
    cells.sort(wishes())
End Sub
