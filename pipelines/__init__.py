"""The stages in the order in which a page meets them. Each calls the library; put your own in its place if you like."""
