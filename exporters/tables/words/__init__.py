"""What words mean in the languages tables are written in: headings, feelings, days, figures."""
