"""The map itself: records, edits, rules, files and layout. No Qt, no reportlab, no openpyxl."""
