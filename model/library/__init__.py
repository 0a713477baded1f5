"""What a person keeps on this computer to use it in many maps."""
