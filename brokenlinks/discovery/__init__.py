"""From a niche's keyword to pages that may be worth reading, through whatever can be searched."""
