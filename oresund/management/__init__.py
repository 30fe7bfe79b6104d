"""Commands of the portal, and what they need to run."""
