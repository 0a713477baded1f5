"""When the program itself fails: work is put in safety first, then it is told, then reported."""
