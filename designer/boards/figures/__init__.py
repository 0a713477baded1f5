"""The figures board: what is measured, where people are lost, and how channels do."""
