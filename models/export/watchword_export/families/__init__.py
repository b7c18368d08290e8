"""One module for each family of checkpoints."""
