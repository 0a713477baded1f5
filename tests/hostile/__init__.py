"""Files that mean harm, or that harm without meaning it: made here, given to the real commands."""
