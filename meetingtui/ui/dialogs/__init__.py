"""Questions that open above a screen and answer through `dismiss`. Whole screens are in `screens`."""
