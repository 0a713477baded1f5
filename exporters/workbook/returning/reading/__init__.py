"""What a returned workbook says: tables found again, rows known again, all else told."""
