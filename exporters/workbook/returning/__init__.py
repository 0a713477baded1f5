"""Reading a returned workbook: what came back, compared with what was sent and what is now."""
