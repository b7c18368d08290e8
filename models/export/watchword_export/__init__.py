"""Hugging Face checkpoints to Watchword model packages."""
