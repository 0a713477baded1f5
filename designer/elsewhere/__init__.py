"""What happens to the file of an open map elsewhere: seen, told, taken over, merged."""
