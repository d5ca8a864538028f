"""What is done when the data file is damaged, missing or old: found, told, put together, put back."""
