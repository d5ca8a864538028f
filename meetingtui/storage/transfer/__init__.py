"""What comes in from a file and goes out into one: checked, merged, in a fixed order. The texts are in `exchange`."""
