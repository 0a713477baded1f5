"""Promise 11: nobody gets in. Traps stand around the real program, and must stay untouched."""
