"""What is said to somebody who does not see the screen."""
